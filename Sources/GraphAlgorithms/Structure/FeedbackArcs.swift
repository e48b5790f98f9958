import GraphProjection

/// Feedback arcs: as few ties as possible without which a directed graph has no cycle.
///
/// Each strong component is put into an order in which few ties lead back: these are the feedback arcs. A component of up to
/// `exact` nodes is solved for the fewest by dynamic programming over its subsets; larger ones by the greedy order of Eades,
/// Lin and Smyth, improved by moving single nodes. Ties between components lead back in no order and are none. Parallel ties
/// count each; a loop is always one; weights are ignored.
///
/// Options: `exact` (0 ≤ whole number ≤ 20, default 16): up to how many nodes a strong component is solved exactly.
///
/// - Returns: ``PairScores`` of the feedback arcs with `span`, how many places they lead back within their component, by tie; figures
///   `feedback_arcs`, `share` of all ties, and `proven`, whether there cannot be fewer.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for an undirected graph.
/// - Complexity: O(n² + m) for the order and O(n² + m) a round of moves; O(2^k·k²) time and O(2^k) space for k ≤ `exact` nodes.
///
/// P. Eades, X. Lin, W. F. Smyth (1993). A fast and effective heuristic for the feedback arc set problem. Information Processing Letters 47.
/// https://doi.org/10.1016/0020-0190(93)90079-O
///
/// igraph `feedback_arc_set` has both ways, the exact one by integer programming.
public struct FeedbackArcs: GraphAlgorithm {
  /// Up to how many nodes a strong component is solved exactly.
  public var exact = 16

  public init() {}

  public static let card = AlgorithmCard(
    id: "feedback-arcs",
    title: "Feedback arcs",
    family: .structure,
    summary: "As few ties as possible without which a directed graph has no cycle.",
    citations: [
      Citation(
        "P. Eades, X. Lin, W. F. Smyth", 1993, "A fast and effective heuristic for the feedback arc set problem",
        "Information Processing Letters 47", doi: "10.1016/0020-0190(93)90079-O")
    ],
    time: "O(n² + m) a round; O(2^k·k²) for k ≤ exact nodes", space: "O(n + m + 2^k)", weights: .ignored,
    direction: "followed; undirected graphs are refused")

  public static let parameters: [Parameter<Self>] = [
    .integer("exact", \.exact, in: 0...20, help: "up to how many nodes a strong component is solved exactly")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    guard graph.isDirected else {
      throw .unsuitable(
        "'\(Self.card.id)' needs a directed graph", hint: "say --direction directed, or choose directed relations")
    }
    let forward = graph.neighbourRows(keepsParallels: true)
    let backward = graph.neighbourRows(.incoming, keepsParallels: true)
    let parts = try StrongParts(offsets: forward.offsets, targets: forward.targets, in: context.quiet)
    var place = [Int](repeating: 0, count: graph.nodeCount)
    var isProven = true
    for part in parts.members() where part.count > 1 {
      try context.checkpoint()
      let nodes = part.map(Int.init)
      let (out, into) = (forward.restricted(to: nodes), backward.restricted(to: nodes))
      let order: [Int]
      if nodes.count <= exact {
        order = try ArcOrder.best(forward: out, in: context.quiet)
      } else {
        let start = ArcOrder.greedy(forward: out, backward: into)
        order = try ArcOrder.improved(start, forward: out, backward: into, in: context.quiet)
      }
      for (index, node) in order.enumerated() { place[nodes[node]] = index }
      // One arc back in a strong component, which has a cycle, cannot be bettered.
      let back = (0..<nodes.count).reduce(0) { sum, node in
        sum + out.range(node).count { place[nodes[Int(out.targets[$0])]] < place[nodes[node]] }
      }
      if nodes.count > exact, back > 1 { isProven = false }
    }
    var pairs: [PairScores.Pair] = []
    var spans: [Double] = []
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      guard parts.part[ends.from] == parts.part[ends.to], place[ends.from] >= place[ends.to] else { continue }
      pairs.append(PairScores.Pair(from: ends.from, to: ends.to, tie: tie))
      spans.append(Double(place[ends.from] - place[ends.to]))
    }
    let share = graph.tieCount > 0 ? Double(pairs.count) / Double(graph.tieCount) : .nan
    return PairScores(
      pairs, columns: [NodeScores.Column("span", spans, isInteger: true)], leading: nil,
      figures: [
        Figures.Entry("feedback_arcs", .integer(pairs.count)),
        Figures.Entry("share", .real(share)),
        Figures.Entry("proven", .flag(isProven)),
      ],
      notes: [
        "strong components of up to \(exact) nodes are solved exactly, larger ones by a greedy order and moves of nodes",
        "parallel ties count each, weights do not; a loop is a feedback arc of span 0",
      ])
  }
}
