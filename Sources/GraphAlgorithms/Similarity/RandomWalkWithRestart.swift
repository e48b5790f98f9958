import GraphProjection

/// Random walk with restart: how often a walker is at a node who keeps going back to one.
///
/// With probability c the walker goes back to the start s, else along a tie of where it is, in proportion to the strengths:
/// p = c·e_s + (1 − c)·Pᵀp. From a node that no tie leaves it goes back. Nodes near s by many ways score high.
///
/// Directions are followed; loops count, parallel ties add up. It is iterated from e_s until p changes by less than the tolerance in all.
///
/// Options: `from`, the start (needed); `restart` (0 < c < 1, default 0.15); `count` (1 ≤ whole number ≤ 10000000, default 100), how many
/// nodes are listed; `tolerance` (default 1e-12).
///
/// - Returns: ``PairScores`` from the start with `proximity`, nodes of proximity 0 and the start left out; the figure `at_start`, that of
///   the start itself. All proximities of the graph add up to 1.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` without a start, and for negative weights and distances;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n + m) a step, log(tolerance) / log(1 − c) steps; O(n + m) space.
///
/// H. Tong, C. Faloutsos, J.-Y. Pan (2006). Fast random walk with restart and its applications. ICDM.
/// https://doi.org/10.1109/ICDM.2006.70
///
/// It is PageRank personalised to one node, with the damping 1 − c.
public struct RandomWalkWithRestart: GraphAlgorithm {
  /// The start: an id, a name or an alias.
  public var from = ""
  /// c.
  public var restart = 0.15
  /// How many nodes are listed.
  public var count = 100
  /// The largest change in all.
  public var tolerance = 1e-12

  public init() {}

  public static let card = AlgorithmCard(
    id: "random-walk-with-restart",
    title: "Random walk with restart",
    family: .similarity,
    summary: "How often a walker is at a node who keeps going back to one.",
    citations: [
      Citation(
        "H. Tong, C. Faloutsos, J.-Y. Pan", 2006, "Fast random walk with restart and its applications",
        "Sixth IEEE International Conference on Data Mining", doi: "10.1109/ICDM.2006.70")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .node("from", \.from, help: "where the walks start"),
    .real(
      "restart", \.restart, in: RealRange(0, 1, includesLower: false, includesUpper: false),
      help: "the probability of going back at every step"),
    .integer("count", \.count, in: 1...10_000_000, help: "how many nodes are listed"),
    .tolerance(\.tolerance, help: "largest change of all proximities together"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    guard !from.isEmpty else {
      throw .unsuitable("'\(Self.card.id)' starts at a node", hint: "say which: from=NODE")
    }
    let start = try graph.node(named: from)
    let n = graph.nodeCount
    // Shares of the largest, so that no sum of strengths is infinite.
    let largest = strengths?.max() ?? 1
    let shares = strengths?.map { largest > 0 ? $0 / largest : 0 }
    let rows = graph.matrixRows(.incoming, strengths: shares, loops: 1)
    var leaving = [Double](repeating: 0, count: n)
    for node in 0..<n {
      for arc in rows.range(node) { leaving[Int(rows.targets[arc])] += rows.weights?[arc] ?? 1 }
    }
    var values = [Double](repeating: 0, count: n)
    values[start] = 1
    var change = 1.0
    let mostSteps = 100_000
    var steps = 0
    while change > tolerance {
      try context.checkpoint(min(1, tolerance / change))
      steps += 1
      guard steps <= mostSteps else {
        throw .limit(
          "no convergence to \(tolerance) in \(mostSteps) steps", hint: "set a larger tolerance or restart")
      }
      var next = [Double](repeating: 0, count: n)
      for node in 0..<n {
        var sum = 0.0
        for arc in rows.range(node) {
          let source = Int(rows.targets[arc])
          sum += values[source] * ((rows.weights?[arc] ?? 1) / leaving[source])
        }
        next[node] = (1 - restart) * sum
      }
      // What does not go along a tie goes back.
      next[start] += max(0, 1 - next.reduce(0, +))
      change = zip(next, values).reduce(0) { $0 + abs($1.0 - $1.1) }
      values = next
    }
    var best = BestPairs(count: count)
    for node in 0..<n where node != start && values[node] > 0 {
      best.insert(values[node], from: Int32(start), to: Int32(node))
    }
    let ranked = best.sorted()
    return PairScores(
      ranked.map { .init(from: Int($0.from), to: Int($0.to), tie: graph.firstTie(between: Int($0.from), Int($0.to))) },
      columns: [NodeScores.Column("proximity", ranked.map(\.score))],
      figures: [Figures.Entry("at_start", .real(values[start]))],
      notes: [
        "restart \(restart); \(graph.strengthNote)",
        "\(graph.isDirected ? "directions followed" : "undirected"); the walk goes back from a node that no tie leaves",
      ])
  }
}
