import GraphProjection

/// The simple cycles of a graph up to a number of ties: closed walks that meet no node twice.
///
/// In a directed graph a cycle has two nodes or more and follows the ties; in an undirected one it has three or more, and its two
/// senses are one. Cycles are told apart by their nodes and the order in which they meet them; parallel ties do not make several
/// of them, and loops are left out. Weights are ignored. Cycles over the same nodes are one set, with their number.
///
/// Options:
/// - `length`: the largest number of ties, 2 … 1000; default 4.
/// - `limit`: the largest number of cycles, 1 … 1,000,000; default 10,000. Where there are more, the run ends with an error.
///
/// From every node, the smallest of its cycles, a search in depth among the larger ones within one strong part, that turns back
/// where the way home is too long.
///
/// - Returns: ``NodeSets`` named `cycle`, the smallest first, then by their nodes, with `cycles`, the number of cycles over exactly
///   these nodes; the figures `cycles` and `nodes_on_cycles`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are more cycles than `limit`.
/// - Complexity: O(n (n + m)) and the partial paths tried, at most n·d^length for degree d; O(n + m + output) space.
///
/// D. B. Johnson (1975). Finding all the elementary circuits of a directed graph. SIAM Journal on Computing 4.
/// https://doi.org/10.1137/0204007
///
/// NetworkX `simple_cycles` (with `length_bound`) gives the same cycles, each as a sequence of nodes, and loops besides.
public struct SimpleCycles: GraphAlgorithm {
  /// The largest number of ties of a cycle.
  public var length = 4
  /// The largest number of cycles.
  public var limit = 10_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "cycles",
    title: "Simple cycles",
    family: .structure,
    summary: "Closed ways that meet no node twice, up to a number of ties.",
    citations: [
      Citation(
        "D. B. Johnson", 1975, "Finding all the elementary circuits of a directed graph", "SIAM Journal on Computing 4",
        doi: "10.1137/0204007")
    ],
    time: "O(n (n + m) + n·d^length)", space: "O(n + m + output)", weights: .ignored, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .integer("length", \.length, in: 2...1000, help: "largest number of ties of a cycle"),
    .integer("limit", \.limit, in: 1...1_000_000, help: "largest number of cycles"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    var search = try CycleSearch(graph, context)
    for start in 0..<graph.nodeCount {
      try context.checkpoint(Double(start) / Double(graph.nodeCount))
      guard try search.findCycles(from: start, length: length, limit: limit, context.quiet) else {
        throw .limit(
          "there are more than \(limit) simple cycles of at most \(length) ties",
          hint: "lower length=\(length), or raise limit=\(limit)")
      }
    }
    let sorted = search.found.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
    }
    var sets: [[Int32]] = []
    var counts: [Double] = []
    for nodes in sorted {
      if let last = sets.last, last == nodes {
        counts[counts.count - 1] += 1
      } else {
        sets.append(nodes)
        counts.append(1)
      }
    }
    return NodeSets(
      sets.map { $0.map(Int.init) }, name: "cycle", columns: [NodeScores.Column("cycles", counts, isInteger: true)],
      figures: [
        Figures.Entry("cycles", .integer(sorted.count)),
        Figures.Entry("nodes_on_cycles", .integer(Set(sorted.joined()).count)),
      ],
      notes: [
        "all simple cycles of at most \(length) ties; cycles over the same nodes are one set",
        graph.isDirected
          ? "cycles follow the direction of the ties" : "the two senses of a cycle are one; at least 3 ties",
        "weights, loops and parallel ties ignored",
      ])
  }
}
