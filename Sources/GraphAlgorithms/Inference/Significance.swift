import GraphProjection

/// Significance: whether a figure of the graph is what chance alone would give.
///
/// The figure is measured on the graph and on random graphs that share something with it (``NullModel``): z = (observed − mean) /
/// standard deviation, and p is the share of samples, the graph among them, that are as far from the mean or farther.
///
/// Options: `figure`, one known by name (`transitivity`, the default), `ALGORITHM.FIGURE`, or `MEASURE.maximum`, `minimum`, `mean`,
/// `deviation`, `gini` or `centralization`; `model` (`swap`); `samples` (1 ≤ whole number ≤ 100000, default 200); `rounds`, attempted
/// swaps a tie or trades a node (10); `seed` (1).
///
/// - Returns: ``Figures`` with `observed`, `expected`, `deviation`, `z`, `p_greater`, `p_less`, `p`, `lowest`, `highest` and
///   `samples`; undefined where the figure is, or where all samples agree.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a figure that there is not, and where the graph does not fit the model.
/// - Complexity: samples times that of the figure and O(rounds·m).
///
/// S. Maslov, K. Sneppen (2002). Specificity and stability in topology of protein networks. Science 296.
/// https://doi.org/10.1126/science.1065103 —
/// G. Strona, D. Nappo, F. Boccacci, S. Fattorini, J. San-Miguel-Ayanz (2014). A fast and unbiased procedure to randomize ecological
/// binary matrices with fixed row and column totals. Nature Communications 5. https://doi.org/10.1038/ncomms5114
///
/// NetworkX `double_edge_swap` and igraph `rewire` make single random graphs; the comparison is left to the user. In a directed graph
/// neither swaps nor trades turn round a cycle of three by itself, so that a few graphs may be out of reach.
public struct Significance: GraphAlgorithm {
  public var figure = "transitivity"
  public var model = NullModel.swap
  public var samples = 200
  /// Attempted swaps a tie, or trades a node.
  public var rounds = 10
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "significance",
    title: "Significance of a figure",
    family: .inference,
    summary: "Whether a figure of the graph is more, or less, than chance alone would give.",
    citations: [.maslovSneppen, .strona],
    time: "O(samples·rounds·m), and samples times that of the figure", space: "O(n + m), and that of the figure",
    weights: .ignored, direction: "followed; as the figure has it")

  public static let parameters: [Parameter<Self>] = [
    .figure(\.figure), .choice("model", \.model, help: "what random graphs keep of this one"),
    .samples(\.samples), .swapRounds(\.rounds), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let figure = try FigureMeasure(figure)
    let sampler = try NullSampler(graph, model: model, samples: samples, rounds: rounds, seed: seed)
    let observed = try figure.value(of: sampler.observed, in: context.quiet)
    let random = try sampler.each(in: context) { sample throws(AlgorithmError) in
      try figure.randomValue(of: sample, in: context)
    }
    let comparison = ChanceComparison(observed, samples: random)
    return Figures(
      comparison.entries, notes: ["figure '\(figure.name)'"] + sampler.notes(seed: seed) + comparison.notes)
  }
}

/// Options of several algorithms that draw samples.
extension Parameter {
  static func figure(_ path: WritableKeyPath<Root, String> & Sendable) -> Parameter {
    name("figure", path, domain: "FIGURE", help: "a figure by name, ALGORITHM.FIGURE or MEASURE.maximum|mean|gini|…")
  }

  static func samples(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("samples", path, in: 1...100_000, help: "random samples")
  }

  /// `rounds`: of ``NullSampler``.
  static func swapRounds(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("rounds", path, in: 1...1000, help: "attempted swaps a tie, or trades a node")
  }
}
