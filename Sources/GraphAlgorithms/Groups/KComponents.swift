import GraphProjection

/// k-components: the largest sets of nodes that only k or more nodes taken away can separate, nested by k.
///
/// A set is a k-component if its nodes, with the ties among them, stay connected without any k − 1 of them, if it has more than k nodes,
/// and if no larger set is one. By Menger's theorem every two of its members have k paths between them, within the set, that share no
/// node. 1-components are the components, 2-components the blocks (a single tie is none). Two k-components share at most k − 1 nodes. A
/// set is listed once, with the largest k for which it is one.
///
/// On the undirected view: a tie in either direction counts, several of one pair count once, loops not at all; weights are ignored.
///
/// Options: `minimum` (1 ≤ whole number ≤ 1000, default 1) and `maximum` (default 1000), the range of k; `limit` (1 ≤ whole number,
/// default 1000000): the largest number of flows.
///
/// - Returns: ``NodeSets`` of `k_component` with `k`, by falling k, then by falling size; the figure `largest_k`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where more flows are needed.
/// - Complexity: O(n + m) for k ≤ 2; beyond, for every part of n nodes and m ties O(k·m) for each of about n flows; O(n + m) space.
///
/// J. Moody, D. R. White (2003). Structural cohesion and embeddedness: a hierarchical concept of social groups. American Sociological
/// Review 68. https://doi.org/10.2307/3088904
///
/// NetworkX `k_components` gives the same sets, and repeats a set for every k. igraph's `cohesive_blocks` may miss a set: of the karate
/// club's ten members with k = 4 it lists two subsets of five.
public struct KComponents: GraphAlgorithm {
  public var minimum = 1
  public var maximum = 1_000
  /// The largest number of flows.
  public var limit = 1_000_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "k-components",
    title: "k-components",
    family: .groups,
    summary: "The largest sets of nodes that stay connected without any k − 1 of them, nested by k.",
    citations: [
      Citation(
        "J. Moody, D. R. White", 2003, "Structural cohesion and embeddedness: a hierarchical concept of social groups",
        "American Sociological Review 68", doi: "10.2307/3088904")
    ],
    time: "O(k²·n·m) in practice", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("minimum", \.minimum, in: 1...1_000, help: "smallest k that is listed"),
    .integer("maximum", \.maximum, in: 1...1_000, help: "largest k that is looked for"),
    .integer("limit", \.limit, in: 1...Int.max, help: "the largest number of flows"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    var search = CohesiveParts(rows: rows, limit: limit)
    var found: [(k: Int, nodes: [Int])] = []
    var level = Self.ordered(rows.connectedParts().filter { $0.count > 1 })
    var k = 1
    let degeneracy = DegeneracyOrder(rows).degeneracy
    while !level.isEmpty {
      try context.checkpoint(Double(k) / Double(degeneracy + 1))
      var next: [[Int]] = []
      if k < maximum {
        if k == 1 {
          next = try Self.blocks(of: rows, in: context)
        } else {
          for nodes in level { next += try search.parts(of: nodes, k: k + 1, in: context.quiet) }
          next = CohesiveParts.largest(of: next)
        }
      }
      let kept = Set(next)
      if k >= minimum { found += level.filter { !kept.contains($0) }.map { (k, $0) } }
      level = next
      k += 1
    }
    let largest = found.map(\.k).max()
    let order = found.enumerated().sorted { ($1.element.k, $0.offset) < ($0.element.k, $1.offset) }.map(\.element)
    return NodeSets(
      order.map(\.nodes), name: "k_component",
      columns: [NodeScores.Column("k", order.map { Double($0.k) }, isInteger: true)],
      figures: [Figures.Entry("largest_k", largest.map { .integer($0) } ?? .undefined)],
      notes: [
        "every set once, with the largest k for which it is a k-component, and with more than k nodes",
        "directions, parallel ties and loops ignored",
      ])
  }

  /// The blocks of more than one tie.
  private static func blocks(of rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) -> [[Int]] {
    let blocks = try BiconnectedParts(of: rows, in: context.quiet)
    let sets = (0..<blocks.blockCount).map { block in
      blocks.blockNodes[blocks.blockOffsets[block]..<blocks.blockOffsets[block + 1]].map(Int.init).sorted()
    }
    return ordered(sets.filter { $0.count > 2 })
  }

  private static func ordered(_ sets: [[Int]]) -> [[Int]] {
    sets.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
  }
}
