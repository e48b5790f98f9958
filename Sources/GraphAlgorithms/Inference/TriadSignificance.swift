import GraphProjection

/// Triad significance: which of the sixteen triads there are more often than chance gives.
///
/// The triad census is compared with those of random graphs that have as many mutual, asymmetric and null pairs (`dyads`, Holland and
/// Leinhardt's U|MAN) or the same numbers of incoming and outgoing ties of every node (`swap`).
///
/// Options: `model` (`dyads`), any ``NullModel``; `samples` (1 ≤ whole number ≤ 100000, default 200); `rounds`, attempted swaps a tie
/// (10); `seed` (1).
///
/// - Returns: ``Figures`` with the groups `observed`, `expected`, `deviation`, `z` and `p` (two-sided), each by class; undefined
///   where all samples agree.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for an undirected graph.
/// - Complexity: O(samples·m·(rounds + Δ)) time with the largest degree Δ; O(n + m) space per worker.
///
/// P. W. Holland, S. Leinhardt (1976). Local structure in social networks. Sociological Methodology 7. https://doi.org/10.2307/270703
///
/// `cug.test` of the R package sna tests one figure at a time. Expected values are means of samples, where Holland and Leinhardt give
/// them in closed form.
public struct TriadSignificance: GraphAlgorithm {
  public var model = NullModel.dyads
  public var samples = 200
  public var rounds = 10
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "triad-significance",
    title: "Triad significance",
    family: .inference,
    summary: "Which of the sixteen triads there are more often, or less often, than chance alone would give.",
    citations: [.hollandLeinhardt],
    time: "O(samples·m·(rounds + Δ))", space: "O(n + m)", weights: .ignored, direction: "needed")

  public static let parameters: [Parameter<Self>] = [
    .choice("model", \.model, help: "what random graphs keep of this one"), .samples(\.samples), .swapRounds(\.rounds),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    guard graph.isDirected else {
      throw .unsuitable(
        "'triad-significance' needs a directed graph", hint: "say --direction directed, or test transitivity instead")
    }
    let sampler = try NullSampler(graph, model: model, samples: samples, rounds: rounds, seed: seed)
    let observed = try Self.census(of: sampler.observed, in: context.quiet)
    let random = try sampler.each(in: context) { sample throws(AlgorithmError) in
      var alone = context.quiet
      alone.workers = 1
      return try Self.census(of: sample, in: alone)
    }
    let tests = observed.indices.map { index in
      ChanceComparison(observed[index].value, samples: random.map { $0[index].value })
    }
    func group(_ name: String, _ value: (ChanceComparison) -> Double) -> Figures.Entry {
      Figures.Entry(
        name,
        .group(tests.indices.map { Figures.Entry(observed[$0].name, ChanceComparison.real(value(tests[$0]))) }))
    }
    return Figures(
      [
        group("observed", \.observed), group("expected", \.expected), group("deviation", \.deviation),
        group("z", \.z), group("p", \.p),
      ], notes: sampler.notes(seed: seed) + (tests.first?.notes ?? []))
  }

  private static func census(
    of graph: ProjectedGraph, in context: RunContext
  ) throws(AlgorithmError) -> [(name: String, value: Double)] {
    guard case .group(let entries)? = try TriadCensus().run(on: graph, in: context)["triad_census"] else { return [] }
    return entries.map { ($0.name, $0.value.number ?? .nan) }
  }
}
