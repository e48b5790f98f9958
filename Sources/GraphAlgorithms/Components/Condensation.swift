import GraphProjection

/// Condensation: the strong components of a directed graph as single nodes, with the ties between them.
///
/// Two nodes are in one component where each reaches the other. Between components ties lead one way only, so that the condensation has
/// no cycle: it is the order that is left when mutual reach is taken together. A component stands under its first node.
///
/// Parallel ties count, loops and weights do not. The components of an undirected graph have no ties between them.
///
/// It has no options.
///
/// - Returns: ``PairScores`` between the first nodes of components with `arcs` (the number of ties), `from_size` and `to_size`, ascending;
///   figures `components`, `largest_component`, `sources` and `sinks`: the first nodes of components that no tie enters, or leaves.
/// - Complexity: O(n + m log m) time, O(n + m) space.
///
/// F. Harary, R. Z. Norman, D. Cartwright (1965). Structural models. Wiley. —
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1. https://doi.org/10.1137/0201010
///
/// NetworkX `condensation` gives the same graph, its nodes numbered in another order and without counts of ties.
public struct Condensation: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "condensation",
    title: "Condensation",
    family: .components,
    summary: "The strong components of a directed graph as single nodes, and the ties between them.",
    citations: [
      Citation(
        "F. Harary, R. Z. Norman, D. Cartwright", 1965,
        "Structural models: an introduction to the theory of directed graphs",
        "Wiley"),
      .tarjan,
    ],
    time: "O(n + m log m)", space: "O(n + m)", weights: .ignored, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(keepsParallels: true)
    let parts = try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context)
    var first = [Int](repeating: -1, count: parts.count)
    var size = [Int](repeating: 0, count: parts.count)
    for (node, part) in parts.part.enumerated() {
      if first[Int(part)] < 0 { first[Int(part)] = node }
      size[Int(part)] += 1
    }
    let names = parts.part.map { first[Int($0)] }
    var arcs: [(from: Int, to: Int)] = []
    for node in 0..<rows.nodeCount {
      for arc in rows.range(node) where names[node] != names[Int(rows.targets[arc])] {
        arcs.append((names[node], names[Int(rows.targets[arc])]))
      }
    }
    arcs.sort { $0 < $1 }
    var pairs: [PairScores.Pair] = []
    var counts: [Double] = []
    for arc in arcs {
      if let last = pairs.last, last.from == arc.from, last.to == arc.to {
        counts[counts.count - 1] += 1
      } else {
        pairs.append(PairScores.Pair(from: arc.from, to: arc.to))
        counts.append(1)
      }
    }
    func sizes(_ nodes: [Int]) -> [Double] { nodes.map { Double(size[Int(parts.part[$0])]) } }
    let (entered, left) = (Set(pairs.map(\.to)), Set(pairs.map(\.from)))
    return PairScores(
      pairs,
      columns: [
        NodeScores.Column("arcs", counts, isInteger: true),
        NodeScores.Column("from_size", sizes(pairs.map(\.from)), isInteger: true),
        NodeScores.Column("to_size", sizes(pairs.map(\.to)), isInteger: true),
      ], leading: nil,
      figures: [
        Figures.Entry("components", .integer(parts.count)),
        Figures.Entry("largest_component", .integer(size.max() ?? 0)),
        Figures.Entry("sources", .nodes(first.filter { !entered.contains($0) }.sorted())),
        Figures.Entry("sinks", .nodes(first.filter { !left.contains($0) }.sorted())),
      ],
      notes: ["a component stands under its first node; parallel ties count, loops and weights do not"]
        + (graph.isDirected ? [] : ["undirected graph: no ties between components"]))
  }
}
