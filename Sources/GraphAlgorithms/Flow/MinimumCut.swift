import GraphProjection

/// The minimum cut of the whole graph: the ties of the smallest total capacity whose removal divides it.
///
/// Over all divisions of the nodes into two sides, neither empty, it minimises the sum of the capacities of the ties between
/// them. The capacity of a tie is its weight, a strength; 1 without weights. Directions and loops are ignored: two ties of opposite
/// direction are two. A graph that is not connected has a cut of value 0 without ties.
///
/// Of several cuts of the same value it is the one that the phases of Stoer and Wagner's algorithm meet first.
///
/// - Returns: ``PairScores`` of the ties of the cut with `capacity`; the figures `value` (undefined below two nodes), `cut_size`
///   (ties) and `smaller_side` (nodes; of equally large sides that without the first node).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight declared a distance and for a negative one.
/// - Complexity: O(n (m + n log n)) time at worst, O(n + m) space.
///
/// M. Stoer, F. Wagner (1997). A simple min-cut algorithm. Journal of the ACM 44. https://doi.org/10.1145/263867.263872
///
/// NetworkX `stoer_wagner` and igraph `mincut` give the same value; NetworkX refuses graphs that are not connected or directed.
public struct MinimumCut: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "minimum-cut",
    title: "Minimum cut",
    family: .flow,
    summary: "The weakest set of ties whose removal divides the graph in two.",
    citations: [
      Citation(
        "M. Stoer, F. Wagner", 1997, "A simple min-cut algorithm", "Journal of the ACM 44",
        doi: "10.1145/263867.263872"),
      Citation(
        "H. Nagamochi, T. Ibaraki", 1992, "Computing edge-connectivity in multigraphs and capacitated graphs",
        "SIAM Journal on Discrete Mathematics 5", doi: "10.1137/0405004"),
    ],
    time: "O(n (m + n log n))", space: "O(n + m)", weights: .strength, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let capacities = try graph.tieCapacities(for: Self.card.id)
    var notes = [graph.capacityNote, "directions and loops ignored"]
    guard graph.nodeCount > 1 else {
      notes.append("a cut needs two nodes")
      return PairScores(
        [], columns: [NodeScores.Column("capacity", [])],
        figures: [
          Figures.Entry("value", .undefined), Figures.Entry("cut_size", .integer(0)),
          Figures.Entry("smaller_side", .nodes([])),
        ], notes: notes)
    }
    let cut = try GlobalCut(
      graph.neighbourRows(.both, lengths: capacities, keepsParallels: true), in: context)
    var side = [Bool](repeating: false, count: graph.nodeCount)
    for node in cut.side { side[node] = true }
    let crossing = CutTies(graph, side: side, capacities: capacities, bothWays: true)
    notes.append("value of the cut: \(crossing.value.brief)")
    return PairScores(
      crossing.ties.map { tie in
        let ends = graph.ends(ofTie: tie)
        return PairScores.Pair(from: ends.from, to: ends.to, tie: tie)
      },
      columns: [NodeScores.Column("capacity", crossing.ties.map { capacities?[$0] ?? 1 })],
      figures: [
        Figures.Entry("value", .real(crossing.value)), Figures.Entry("cut_size", .integer(crossing.ties.count)),
        Figures.Entry("smaller_side", .nodes(cut.side)),
      ], notes: notes)
  }
}
