import GraphProjection

/// Acyclicity: whether ties lead back to where they start, and how many levels the order that they make has.
///
/// - `acyclic`: whether there is no directed cycle, a loop among them; of an undirected graph, whether it is a forest.
/// - `nodes_on_cycles`: those in a strong component of several nodes or with a loop.
/// - `levels`: the number of strong components on the longest chain of them, each with a tie to the next; for a graph without cycles
///   the number of nodes on the longest path.
/// - `sources`, `sinks`: nodes that no tie of another leads to, and those from which none leads to another; a node without ties is both.
///
/// All but the first are undefined for an undirected graph. Weights are ignored.
///
/// It has no options.
///
/// - Returns: ``Figures`` with the names above, and the group `level_sizes`: the nodes by the longest chain that leads to them, from 1.
/// - Complexity: O(n + m) time and space.
///
/// A. B. Kahn (1962). Topological sorting of large networks. Communications of the ACM 5. https://doi.org/10.1145/368996.369025 —
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1. https://doi.org/10.1137/0201010
///
/// For a graph without cycles the levels are NetworkX's `topological_generations`, which refuses others.
public struct Acyclicity: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "acyclicity",
    title: "Acyclicity",
    family: .structure,
    summary: "Whether the ties make cycles, and how many levels the order that they make has.",
    citations: [
      Citation(
        "A. B. Kahn", 1962, "Topological sorting of large networks", "Communications of the ACM 5",
        doi: "10.1145/368996.369025"),
      .tarjan,
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored,
    direction: "followed; of an undirected graph only whether it is a forest")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    var hasLoop = [Bool](repeating: false, count: graph.nodeCount)
    for tie in 0..<graph.tieCount where graph.ends(ofTie: tie).from == graph.ends(ofTie: tie).to {
      hasLoop[graph.ends(ofTie: tie).from] = true
    }
    let rows = graph.neighbourRows()
    guard graph.isDirected else {
      // Ties fewer than nodes by the number of components: several ties of one pair are no cycle of different nodes.
      let isForest = rows.targets.count / 2 == rows.nodeCount - rows.connectedParts().count && !hasLoop.contains(true)
      return Figures(
        [Figures.Entry("acyclic", .flag(isForest))]
          + ["nodes_on_cycles", "levels", "sources", "sinks", "level_sizes"].map { Figures.Entry($0, .undefined) },
        notes: ["undirected graph: acyclic means that it is a forest; parallel ties count once"])
    }
    let parts = try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context)
    let members = parts.members()
    // Ties lead to parts of smaller number, so that all that lead to a part come before it.
    var level = [Int](repeating: 1, count: parts.count)
    for part in stride(from: parts.count - 1, through: 0, by: -1) {
      for node in members[part] {
        for target in rows.targets[rows.range(Int(node))] where parts.part[Int(target)] != part {
          let other = Int(parts.part[Int(target)])
          level[other] = max(level[other], level[part] + 1)
        }
      }
    }
    let cyclic = (0..<rows.nodeCount).filter { hasLoop[$0] || members[Int(parts.part[$0])].count > 1 }
    var sizes = [Int](repeating: 0, count: level.max() ?? 0)
    for node in 0..<rows.nodeCount { sizes[level[Int(parts.part[node])] - 1] += 1 }
    let backward = graph.neighbourRows(.incoming)
    return Figures(
      [
        Figures.Entry("acyclic", .flag(cyclic.isEmpty)),
        Figures.Entry("nodes_on_cycles", .integer(cyclic.count)),
        Figures.Entry("levels", .integer(sizes.count)),
        Figures.Entry("sources", .nodes((0..<rows.nodeCount).filter { backward.range($0).isEmpty })),
        Figures.Entry("sinks", .nodes((0..<rows.nodeCount).filter { rows.range($0).isEmpty })),
        Figures.Entry(
          "level_sizes", .group(sizes.enumerated().map { Figures.Entry(String($0.offset + 1), .integer($0.element)) })),
      ], notes: ["levels of strong components: the longest chain of them; a loop is a cycle"])
  }
}
