import GraphProjection
import RelationGraph

/// A spanning tree of the smallest total length, or of the largest total strength; one tree for every component.
///
/// - `objective=minimum`: ∑ ℓ(t) over the ties of the tree is smallest; a weight declared a distance is the length, one declared
///   a strength w gives 1/w.
/// - `objective=maximum`: ∑ w(t) is largest. It holds the widest path between every two nodes.
///
/// Under one declared strength both are the same tree, for the order of ties alone decides. Without weights every tie counts 1.
/// Directions and loops are ignored. Of equal ties the first is taken, so that the tree is unique.
///
/// Options:
/// - `objective`: `minimum` (the default) or `maximum`.
///
/// - Returns: ``PairScores`` of the ties of the trees with `length` or `strength`; the figures `total`, `ties` and `trees` (isolated
///   nodes count as trees).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for weights that the objective cannot take.
/// - Complexity: O(m log m) time, O(n + m) space.
///
/// J. B. Kruskal (1956). On the shortest spanning subtree of a graph and the traveling salesman problem. Proceedings of the
/// American Mathematical Society 7. https://doi.org/10.1090/S0002-9939-1956-0078686-7
///
/// NetworkX `minimum_spanning_tree` and `maximum_spanning_tree`, igraph `spanning_tree` (minimum only), give the same totals; which
/// of several trees depends there on the order of insertion. NetworkX refuses directed graphs.
public struct SpanningTree: GraphAlgorithm {
  public var objective = Objective.minimum

  public enum Objective: String, Hashable, Sendable, CaseIterable {
    case minimum, maximum
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "spanning-tree",
    title: "Spanning tree",
    family: .flow,
    summary: "The shortest, or the strongest, ties that hold every component together without a cycle.",
    citations: [
      Citation(
        "J. B. Kruskal", 1956,
        "On the shortest spanning subtree of a graph and the traveling salesman problem",
        "Proceedings of the American Mathematical Society 7", doi: "10.1090/S0002-9939-1956-0078686-7")
    ],
    time: "O(m log m)", space: "O(n + m)", weights: .length, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .choice("objective", \.objective, help: "smallest sum of lengths, or largest sum of strengths")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let values =
      switch objective {
      case .minimum: try graph.tieLengths(for: Self.card.id)
      case .maximum: try graph.tieStrengths(for: Self.card.id)
      }
    let ties = try SpanningForest(of: graph, values, isMaximum: objective == .maximum, in: context).ties
    var pairs = [PairScores.Pair](count: ties.count) { _ in }
    var column = [Double](count: ties.count) { _ in }
    // First use of memory takes longer than what is written: on several threads.
    try pairs.withSharedMemory { (pairs) throws(AlgorithmError) in
      try column.withSharedMemory { (column) throws(AlgorithmError) in
        _ = try context.quiet.chunked(ties.count, size: 1 << 15) { places in
          for place in places {
            let tie = ties[place]
            pairs.base[place] = PairScores.Pair(from: Int(tie.from), to: Int(tie.to), tie: Int(tie.tie))
            column.base[place] = values?[Int(tie.tie)] ?? 1
          }
        }
      }
    }
    let total = column.reduce(0, +)
    guard total < .infinity else { throw .infiniteStrength }
    return PairScores(
      pairs, columns: [NodeScores.Column(objective == .minimum ? "length" : "strength", column)], leading: nil,
      figures: [
        Figures.Entry("total", .real(total)), Figures.Entry("ties", .integer(ties.count)),
        Figures.Entry("trees", .integer(graph.nodeCount - ties.count)),
      ],
      notes: [
        objective == .minimum ? graph.lengthNote : graph.strengthNote, "directions and loops ignored",
        "of equal ties the first by node ids is taken",
      ])
  }
}
