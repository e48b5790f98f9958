import GraphProjection

/// Clique percolation: overlapping communities that are chains of cliques, each of which shares all nodes but one with the next.
///
/// A community is a largest union of cliques of k nodes that can be reached from each other through cliques of k nodes that share
/// k − 1. A node may be in several, or in none. They are found from the cliques that are part of no larger one: two of these with
/// at least k nodes belong together where they share k − 1 or more. Directions, loops, parallel ties and weights are ignored.
///
/// Options: `size` k, 2 ≤ k, default 3; with 2 communities are the components, without single nodes. `limit`: the largest number of
/// cliques of k nodes or more, default 200,000.
///
/// - Returns: ``NodeSets`` named `community`, the largest first, with the column `cliques`, how many maximal cliques are in each;
///   and the figures `covered` and `overlapping`, how many nodes are in a community, and in more than one.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are too many cliques.
/// - Complexity: O(d·n·3^(d/3)) for the cliques, d the degeneracy; then O(Σ c(v)²), c(v) the cliques of node v.
///
/// G. Palla, I. Derényi, I. Farkas, T. Vicsek (2005). Uncovering the overlapping community structure of complex networks in nature
/// and society. Nature 435. https://doi.org/10.1038/nature03607
///
/// As NetworkX (k_clique_communities) and CFinder.
public struct CliquePercolation: GraphAlgorithm {
  /// k.
  public var size = 3
  /// The largest number of cliques.
  public var limit = 200_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "clique-percolation",
    title: "Clique percolation",
    family: .groups,
    summary: "Overlapping communities that are chains of cliques, each sharing all nodes but one with the next.",
    citations: [
      Citation(
        "G. Palla, I. Derényi, I. Farkas, T. Vicsek", 2005,
        "Uncovering the overlapping community structure of complex networks in nature and society", "Nature 435",
        doi: "10.1038/nature03607"),
      .eppsteinLofflerStrash,
    ],
    time: "O(d·n·3^(d/3)), d the degeneracy", space: "O(n + m + size of the cliques)", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("size", \.size, in: 2...Int.max, help: "k: nodes of a clique"),
    .integer("limit", \.limit, in: 1...Int.max, help: "largest number of cliques"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let n = rows.nodeCount
    let cliques = try PercolatingCliques(rows, size: size, limit: limit, in: context).cliques
    var parts = DisjointSets(count: cliques.count)
    var cliquesOf = [[Int32]](repeating: [], count: n)
    var shared = [Int32](repeating: 0, count: cliques.count)
    for (index, clique) in cliques.enumerated() {
      if index % 256 == 0 { try context.checkpoint(Double(index) / Double(cliques.count)) }
      var touched: [Int32] = []
      for node in clique {
        for other in cliquesOf[Int(node)] {
          if shared[Int(other)] == 0 { touched.append(other) }
          shared[Int(other)] += 1
        }
        cliquesOf[Int(node)].append(Int32(index))
      }
      for other in touched {
        if Int(shared[Int(other)]) >= size - 1 { parts.unite(index, Int(other)) }
        shared[Int(other)] = 0
      }
    }
    var nodes = [[Int]](repeating: [], count: cliques.count)
    var counts = [Int](repeating: 0, count: cliques.count)
    for (index, clique) in cliques.enumerated() {
      let root = parts.root(of: index)
      nodes[root] += clique.map(Int.init)
      counts[root] += 1
    }
    var last = [Int](repeating: -1, count: n)
    for root in nodes.indices where counts[root] > 0 {
      nodes[root] = nodes[root].filter { node in
        defer { last[node] = root }
        return last[node] != root
      }.sorted()
    }
    let order = nodes.indices.filter { counts[$0] > 0 }.sorted {
      nodes[$0].count != nodes[$1].count
        ? nodes[$0].count > nodes[$1].count : nodes[$0].lexicographicallyPrecedes(nodes[$1])
    }
    var memberships = [Int](repeating: 0, count: n)
    for root in order { for node in nodes[root] { memberships[node] += 1 } }
    return NodeSets(
      order.map { nodes[$0] }, name: "community",
      columns: [NodeScores.Column("cliques", order.map { Double(counts[$0]) }, isInteger: true)],
      figures: [
        .init("covered", .integer(memberships.count { $0 > 0 })),
        .init("overlapping", .integer(memberships.count { $0 > 1 })),
      ],
      notes: ["cliques of \(size) nodes that share \(size - 1); directions and weights ignored"])
  }
}
