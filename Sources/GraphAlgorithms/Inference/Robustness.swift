import GraphProjection

/// Robustness: how far the ranks of nodes would hold if a share of the ties, or of the nodes, had not been seen.
///
/// A share of the ties is taken away at random, or of the nodes with all their ties, and the measure taken again. The Spearman
/// correlation of the two rankings, over the nodes that are left, is averaged over samples.
///
/// Options: `measure`, an algorithm that scores nodes, with its default options (`degree`); `missing`, the share that is taken away
/// (0 < number < 1, default 0.1); `of`, `ties` (default) or `nodes`; `samples` (1 ≤ whole number ≤ 100000, default 100); `seed` (1).
///
/// - Returns: ``Figures`` with `correlation` (mean), `deviation`, `lowest`, `highest`, `leader_kept` (the share of samples in which the
///   first node is still first, alone or not), `top_overlap` (the mean share of the first tenth, at least three nodes, that stays
///   there), `removed` (ties or nodes a sample) and `samples`. Correlations are undefined where all nodes score alike.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a measure that is none, and what the measure throws.
/// - Complexity: samples times that of the measure, and O(n log n + m log m).
///
/// E. Costenbader, T. W. Valente (2003). The stability of centrality measures when networks are sampled. Social Networks 25.
/// https://doi.org/10.1016/S0378-8733(03)00012-1
///
/// Costenbader and Valente take nodes away and give Pearson correlations. A node taken away stays as an isolate, which measures that
/// count all nodes see as one, and is not ranked. NetworkX and igraph have no such function.
public struct Robustness: GraphAlgorithm {
  public enum Part: String, CaseIterable, Sendable { case ties, nodes }

  public var measure = "degree"
  /// The share that is taken away.
  public var missing = 0.1
  public var part = Part.ties
  public var samples = 100
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "robustness",
    title: "Robustness of a ranking",
    family: .inference,
    summary: "How far the ranks of nodes would hold if a share of the ties, or of the nodes, had not been seen.",
    citations: [
      Citation(
        "E. Costenbader, T. W. Valente", 2003,
        "The stability of centrality measures when networks are sampled", "Social Networks 25",
        doi: "10.1016/S0378-8733(03)00012-1")
    ],
    time: "O(samples·(n log n + m log m)), and samples times that of the measure",
    space: "O(n + m), and that of the measure", weights: .strength, direction: "as the measure has it")

  public static let parameters: [Parameter<Self>] = [
    .name("measure", \.measure, domain: "MEASURE", help: "id of an algorithm that scores nodes"),
    .real(
      "missing", \.missing, in: RealRange(0, 1, includesLower: false, includesUpper: false),
      help: "share that is taken away"),
    .choice("of", \.part, help: "what is taken away"), .samples(\.samples), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    guard let type = AlgorithmCatalog.algorithm(measure), type.card.family != .inference else {
      throw .unsuitable(
        "there is no measure '\(measure)'",
        hint: "one of: " + AlgorithmCatalog.family(.centrality).map { $0.card.id }.joined(separator: ", "))
    }
    @Sendable func scores(
      _ graph: ProjectedGraph, _ context: RunContext
    ) throws(AlgorithmError) -> [Double] {
      guard let scores = try type.init().run(on: graph, in: context) as? NodeScores else {
        throw .unsuitable("'\(measure)' gives no scores of nodes", hint: "choose another measure")
      }
      return scores.values
    }
    let full = try scores(graph, context.quiet)
    let total = part == .ties ? graph.tieCount : graph.nodeCount
    let removed = min(max(0, total - 1), max(1, Int((missing * Double(total)).rounded())))
    var generator = SplitMix64(seed: seed)
    let seeds = (0..<samples).map { _ in generator.next() }
    let found = try context.chunked(samples, size: 1) { range -> Result<RankAgreement, AlgorithmError> in
      var own = SplitMix64(seed: seeds[range.lowerBound])
      let (sample, nodes) = thinned(graph, by: removed, &own)
      var alone = context.quiet
      alone.workers = 1
      do throws(AlgorithmError) {
        return .success(RankAgreement(full, try scores(sample, alone), over: nodes))
      } catch {
        if case .unsuitable = error { return .success(RankAgreement(full, [], over: [])) }
        return .failure(error)
      }
    }
    var agreements: [RankAgreement] = []
    for result in found { agreements.append(try result.get()) }
    return figures(agreements, removed: removed)
  }

  private func thinned(
    _ graph: ProjectedGraph, by removed: Int, _ generator: inout SplitMix64
  ) -> (graph: ProjectedGraph, nodes: [Int]) {
    var isGone = [Bool](repeating: false, count: part == .ties ? graph.tieCount : graph.nodeCount)
    for place in generator.permutation(isGone.count).prefix(removed) { isGone[Int(place)] = true }
    let kept = (0..<graph.tieCount).filter { tie in
      let ends = graph.ends(ofTie: tie)
      return part == .ties ? !isGone[tie] : !isGone[ends.from] && !isGone[ends.to]
    }
    let ends = kept.map { tie in
      let ends = graph.ends(ofTie: tie)
      return (from: Int32(ends.from), to: Int32(ends.to))
    }
    let nodes = (0..<graph.nodeCount).filter { part == .ties || !isGone[$0] }
    return (graph.rewired(ends, weights: graph.tieWeights.map { weights in kept.map { weights[$0] } }), nodes)
  }

  private func figures(_ agreements: [RankAgreement], removed: Int) -> Figures {
    let correlations = agreements.map(\.correlation)
    let summary = ChanceComparison(.nan, samples: correlations)
    let defined = correlations.filter { !$0.isNaN }
    func mean(_ values: [Double]) -> Double {
      let values = values.filter { !$0.isNaN }
      return values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    }
    return Figures(
      [
        ("correlation", summary.expected), ("deviation", summary.deviation), ("lowest", defined.min() ?? .nan),
        ("highest", defined.max() ?? .nan), ("leader_kept", mean(agreements.map(\.leaderKept))),
        ("top_overlap", mean(agreements.map(\.topOverlap))),
      ].map { Figures.Entry($0.0, ChanceComparison.real($0.1)) }
        + [Figures.Entry("removed", .integer(removed)), Figures.Entry("samples", .integer(defined.count))],
      notes: [
        "measure '\(measure)' with its default options; \(removed) \(part.rawValue) taken away in every sample; "
          + "seed \(seed)",
        "Spearman correlation of the ranks of nodes that are left; nodes taken away stay as isolates",
      ])
  }
}
