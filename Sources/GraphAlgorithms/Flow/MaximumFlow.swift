import GraphProjection

/// The maximum flow: how much can be carried from one node to another when no tie carries more than its capacity.
///
/// A flow gives every tie an amount of at most its capacity, and what enters a node other than the two ends leaves it again. The
/// largest value is, by the theorem of Ford and Fulkerson, that of a minimum cut: the ties whose capacities add up to the least
/// and without which nothing gets through. The capacity of a tie is its weight, a strength; 1 without weights, and then the value
/// is the number of paths without a common tie. Ties of a directed graph carry along their direction, others both ways.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias; different.
///
/// Dinic's blocking flows along shortest augmenting paths. Of several maximum flows it is the one that they find first, which
/// depends on the order of node ids alone. The cut is the one nearest to the start.
///
/// - Returns: ``PairScores`` of the ties that carry something, in the direction in which they do, with `flow`, `capacity` and `cut`
///   (1 for ties of the cut); the figures `value`, `cut_size` (ties) and `source_side` (nodes).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end, equal ends, a weight declared a distance and a negative one;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(n²·m) time, O(m·√m) where every capacity is 1; O(n + m) space.
///
/// L. R. Ford, D. R. Fulkerson (1956). Maximal flow through a network. Canadian Journal of Mathematics 8.
/// https://doi.org/10.4153/CJM-1956-045-5 — E. A. Dinic (1970). Algorithm for solution of a problem of maximum flow in networks
/// with power estimation. Soviet Mathematics Doklady 11.
///
/// The value is that of NetworkX `maximum_flow` and igraph `max_flow`. In NetworkX a tie without a capacity carries any amount,
/// and multigraphs are refused.
public struct MaximumFlow: GraphAlgorithm {
  /// Where the flow starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "maximum-flow",
    title: "Maximum flow",
    family: .flow,
    summary: "How much the ties can carry from one node to another, and the ties that limit it.",
    citations: [
      Citation(
        "L. R. Ford, D. R. Fulkerson", 1956, "Maximal flow through a network", "Canadian Journal of Mathematics 8",
        doi: "10.4153/CJM-1956-045-5"),
      Citation(
        "E. A. Dinic", 1970, "Algorithm for solution of a problem of maximum flow in networks with power estimation",
        "Soviet Mathematics Doklady 11"),
    ],
    time: "O(n²·m); O(m·√m) without weights", space: "O(n + m)", weights: .strength, direction: "followed")

  public static let parameters: [Parameter<Self>] = Parameter.ends(from: \.from, to: \.to)

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds.different(from: from, to: to, in: graph, for: Self.card.id)
    let capacities = try graph.tieCapacities(for: Self.card.id)
    var network = CapacityNetwork(graph, capacities: capacities)
    _ = try network.fill(from: ends.from, to: ends.to, in: context)
    let side = network.reached(from: ends.from)
    let cut = CutTies(graph, side: side, capacities: capacities, bothWays: !graph.isDirected)
    var isCut = [Bool](repeating: false, count: graph.tieCount)
    for tie in cut.ties { isCut[tie] = true }
    let carriers = (0..<graph.tieCount).filter { network.flow(ofPair: $0) != 0 }
    let flows = carriers.map { network.flow(ofPair: $0) }
    return PairScores(
      zip(carriers, flows).map { tie, flow in
        let (a, b) = graph.ends(ofTie: tie)
        return PairScores.Pair(from: flow > 0 ? a : b, to: flow > 0 ? b : a, tie: tie)
      },
      columns: [
        NodeScores.Column("flow", flows.map(abs)),
        NodeScores.Column("capacity", carriers.map { capacities?[$0] ?? 1 }),
        NodeScores.Column("cut", carriers.map { isCut[$0] ? 1 : 0 }, isInteger: true),
      ],
      figures: [
        Figures.Entry("value", .real(cut.value)), Figures.Entry("cut_size", .integer(cut.ties.count)),
        Figures.Entry("source_side", .nodes(side.indices.filter { side[$0] })),
      ],
      notes: [
        graph.capacityNote,
        graph.isDirected
          ? "ties carry along their direction" : "ties carry both ways; the direction shown is that of the flow",
        "value of the flow = that of the cut: \(cut.value.brief)",
      ])
  }
}
