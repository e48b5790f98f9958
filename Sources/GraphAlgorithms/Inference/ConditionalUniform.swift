import GraphProjection

/// Conditional uniform graph test: whether a figure is what all graphs of one size, density or dyad census would give.
///
/// The figure is compared with random graphs that are equally likely given what they are conditioned on: the nodes alone (`size`, every
/// tie with probability ½), the number of ties (`edges`), or the numbers of mutual, asymmetric and null pairs (`dyads`).
///
/// Options: `figure` (`transitivity`) as for ``Significance``; `condition` (`edges`); `samples` (1 ≤ whole number ≤ 100000, default
/// 1000); `seed` (1).
///
/// - Returns: ``Figures`` as those of ``Significance``.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a figure that there is not; ``AlgorithmError/limit(_:hint:)`` for `size` on a
///   graph with more than ten million pairs.
/// - Complexity: samples times that of the figure and O(m), O(n²) for `size`.
///
/// B. S. Anderson, C. Butts, K. Carley (1999). The interaction of size and density with graph-level indices. Social Networks 21.
/// https://doi.org/10.1016/S0378-8733(99)00011-8
///
/// It is `cug.test` of the R package sna, which gives the plain share r/N; here the observed graph counts as one of the samples. In a
/// two-mode graph only ties between its two kinds are possible.
public struct ConditionalUniform: GraphAlgorithm {
  public enum Condition: String, CaseIterable, Sendable {
    case size, edges, dyads

    var model: NullModel {
      switch self {
      case .size: .size
      case .edges: .erdosRenyi
      case .dyads: .dyads
      }
    }
  }

  public var figure = "transitivity"
  public var condition = Condition.edges
  public var samples = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "cug",
    title: "Conditional uniform graph test",
    family: .inference,
    summary: "Whether a figure is what random graphs of the same size, density or dyad census would give.",
    citations: [
      Citation(
        "B. S. Anderson, C. Butts, K. Carley", 1999,
        "The interaction of size and density with graph-level indices", "Social Networks 21",
        doi: "10.1016/S0378-8733(99)00011-8")
    ],
    time: "O(samples·m), and samples times that of the figure", space: "O(n + m), and that of the figure",
    weights: .ignored, direction: "followed; as the figure has it")

  public static let parameters: [Parameter<Self>] = [
    .figure(\.figure), .choice("condition", \.condition, help: "what random graphs have in common with this one"),
    .samples(\.samples), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    var test = Significance()
    (test.figure, test.model, test.samples, test.seed) = (figure, condition.model, samples, seed)
    return try test.run(on: graph, in: context)
  }
}
