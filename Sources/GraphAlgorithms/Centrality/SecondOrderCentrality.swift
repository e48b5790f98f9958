import GraphProjection

/// Second-order centrality: how irregularly a random walk returns to a node, the standard deviation of its return times.
///
/// The walk is as often at every node of its component: with D the largest strength in the component it follows a tie of
/// strength w with probability w/D and stays where it is otherwise. The mean return time is then k, the number of nodes, for
/// all of them, and σ(v) = √(2 Σ H(u, v) + k − k²), with H(u, v) the mean number of steps from u to v. A central node sees the
/// walk regularly: *low values are central*. Undefined for isolates.
///
/// Directions are ignored, parallel ties add up, loops do not matter. Every component is a graph of its own, of at most 4,000
/// nodes: compare values within components only.
///
/// - Returns: ``NodeScores`` with `second_order`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and weights too different
///   to be added up; ``AlgorithmError/limit(_:hint:)`` for too large a component.
/// - Complexity: O(n³) time, O(n²) space.
///
/// A.-M. Kermarrec, E. Le Merrer, B. Sericola, G. Trédan (2011). Second order centrality: distributed assessment of nodes
/// criticity in complex networks. Computer Communications 34. https://doi.org/10.1016/j.comcom.2010.06.007
///
/// As NetworkX, which refuses disconnected and directed graphs.
public struct SecondOrderCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "second-order",
    title: "Second-order centrality",
    family: .centrality,
    summary: "The standard deviation of the times in which a random walk returns to a node; low values are central.",
    citations: [
      Citation(
        "A.-M. Kermarrec, E. Le Merrer, B. Sericola, G. Trédan", 2011,
        "Second order centrality: distributed assessment of nodes criticity in complex networks",
        "Computer Communications 34", doi: "10.1016/j.comcom.2010.06.007")
    ],
    time: "O(n³)", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    var values = [Double](repeating: .nan, count: graph.nodeCount)
    try CurrentNetwork.forEachPart(of: graph, for: Self.card.id, in: context) { (network) throws(AlgorithmError) in
      let k = Double(network.count)
      let largest =
        (0..<network.count).map { (network.rows.weights ?? [])[network.rows.range($0)].reduce(0, +) }.max() ?? 0
      let sums = network.resistanceSums()
      let all = sums.reduce(0, +)
      for (place, sum) in sums.enumerated() {
        // The mean numbers of steps to a node add up to D k (Σ R(v, ·) − ½ · mean of all such sums).
        let steps = largest * k * (sum - all / (2 * k))
        values[network.nodes[place]] = max(0, 2 * steps + k - k * k).squareRoot()
      }
    }
    guard !values.contains(where: \.isInfinite) else { throw .infiniteStrength }
    return NodeScores(
      [NodeScores.Column("second_order", values)],
      notes: [
        graph.strengthNote + "; directions are ignored",
        "low values are central; within components, undefined for isolates",
      ])
  }
}
