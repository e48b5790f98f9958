import GraphProjection

/// Dominating set: as few nodes as possible such that every other node is tied to one of them.
///
/// The smallest number is the domination number γ. In every component a greedy choice, which takes at most ln n + 1 times as many, is
/// bettered by branch and bound until it is proven smallest or the steps are used up; the figure `proven` tells. On the undirected view:
/// a tie in either direction counts, loops and weights do not. A node without ties dominates itself.
///
/// Options: `limit` (0 ≤ whole number, default 20000): the largest number of steps of the proof; 0: the greedy choice alone.
///
/// - Returns: ``NodeSets`` of one `dominating_set`, none for the empty graph; figures `domination_number` (undefined unless
///   proven), `proven`.
/// - Complexity: O(n²) for the greedy choice; exponential for the proof at worst, at most `limit` steps of O(n + m); O(n + m) space.
///
/// O. Ore (1962). Theory of graphs. American Mathematical Society. https://doi.org/10.1090/coll/038 —
/// V. Chvátal (1979). A greedy heuristic for the set-covering problem. Mathematics of Operations Research 4.
/// https://doi.org/10.1287/moor.4.3.233
///
/// NetworkX `dominating_set` gives any, not a smallest one.
public struct DominatingSet: GraphAlgorithm {
  /// The largest number of steps of the proof.
  public var limit = 20_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "dominating-set",
    title: "Dominating set",
    family: .groups,
    summary: "As few nodes as possible such that every other node is tied to one of them.",
    citations: [
      Citation("O. Ore", 1962, "Theory of graphs", "American Mathematical Society", doi: "10.1090/coll/038"),
      Citation(
        "V. Chvátal", 1979, "A greedy heuristic for the set-covering problem", "Mathematics of Operations Research 4",
        doi: "10.1287/moor.4.3.233"),
    ],
    time: "O(n²), and at most limit steps of O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 0...Int.max, help: "the largest number of steps of the proof")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    var (set, isProven, steps): ([Int], Bool, Int) = ([], true, 0)
    let parts = rows.connectedParts()
    for (number, part) in parts.enumerated() {
      try context.checkpoint(Double(number) / Double(parts.count))
      guard part.count > 2 else {
        set.append(part[0])
        continue
      }
      let search = try DominationSearch(rows.restricted(to: part), limit: limit - steps, in: context.quiet)
      steps = min(limit, steps + search.steps)
      isProven = isProven && search.isProven
      set += search.best.map { part[$0] }
    }
    return NodeSets(
      set.isEmpty ? [] : [set.sorted()], name: "dominating_set",
      figures: [
        Figures.Entry("domination_number", isProven ? .integer(set.count) : .undefined),
        Figures.Entry("proven", .flag(isProven)),
      ],
      notes: [
        isProven ? "one of the smallest sets, proven" : "the best found in \(limit) steps, not proven smallest",
        "a tie in either direction counts, loops do not",
      ])
  }
}
