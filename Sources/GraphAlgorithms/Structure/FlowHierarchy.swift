import GraphProjection

/// Flow hierarchy: the share of the ties that are on no directed cycle.
///
/// A tie is on a cycle exactly when both of its ends are in one strong component; a loop is a cycle itself. 1 for a graph without
/// directed cycles, 0 where every tie is on one. With a weight, the share of the weight.
///
/// It has no options.
///
/// - Returns: ``Figures`` with `flow_hierarchy`, undefined where there are no ties, and `ties_on_cycles`, their number.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and ones declared distances.
/// - Complexity: O(n + m) time, O(n) space.
///
/// J. Luo, C. L. Magee (2011). Detecting evolving patterns of self-organizing networks by flow hierarchy measurement. Complexity 16.
/// https://doi.org/10.1002/cplx.20368
///
/// The figure is that of NetworkX `flow_hierarchy`, which refuses undirected graphs; there every tie is a cycle of two, so 0.
public struct FlowHierarchy: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "flow-hierarchy",
    title: "Flow hierarchy",
    family: .structure,
    summary: "The share of the ties that are on no directed cycle.",
    citations: [
      Citation(
        "J. Luo, C. L. Magee", 2011,
        "Detecting evolving patterns of self-organizing networks by flow hierarchy measurement", "Complexity 16",
        doi: "10.1002/cplx.20368")
    ],
    time: "O(n + m)", space: "O(n)", weights: .strength,
    direction: "followed; in an undirected graph every tie goes both ways")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let scale = strengths?.max() ?? 1
    let arcs = graph.outgoing
    let parts = try StrongParts(offsets: arcs.offsets, targets: arcs.targets, in: context).part
    var (whole, cyclic, count) = (0.0, 0.0, 0)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      // Divided by the largest, so that no sum is infinite.
      let share = strengths.map { $0[tie] / scale } ?? 1
      guard share > 0 else { continue }
      whole += share
      guard parts[ends.from] == parts[ends.to] else { continue }
      cyclic += share
      count += 1
    }
    return Figures(
      [
        Figures.Entry("flow_hierarchy", whole > 0 ? .real(1 - cyclic / whole) : .undefined),
        Figures.Entry("ties_on_cycles", .integer(count)),
      ], notes: [graph.strengthNote, "ties within a strong component are on cycles, and so are loops"])
  }
}
