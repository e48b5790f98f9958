import GraphProjection

/// Test of link prediction: how well measures of similarity find ties that were hidden from them.
///
/// The tied pairs are put into `folds` parts at random. Each part in turn is hidden; the measure, calculated without it, scores the
/// hidden pairs and the absent ones, those without a tie. Per measure, the mean over the folds and its standard deviation:
/// - `auc`: the chance that a hidden pair has a higher score than an absent one, equal scores counting a half; 0.5 by chance.
/// - `precision`: of h hidden pairs, the share that is among the h pairs of the highest scores; expected, where scores are equal.
/// - `average_precision`: the mean over the hidden pairs of the share of hidden ones among pairs of no lower score.
///
/// By chance both are the share of hidden ones among the pairs compared, `chance_precision`. Directions and weights are ignored; loops
/// do not count, several ties of one pair count once. The measures have the defaults of their options.
///
/// Options: `method`, the id of a measure or `all` (`resource-allocation`); `folds` (10; one a tie where there are fewer ties); `sample`,
/// the largest number of absent pairs (100 000; of more as many are drawn, with replacement, the same for all folds); `limit`, the
/// largest number of nodes for `simrank`, `katz-similarity` and `all` (2000); `seed`.
///
/// - Returns: ``Figures`` with `ties`, `absent_pairs`, `compared_absent_pairs`, `folds`, `chance_auc`, `chance_precision`, and
///   a group for every measure; undefined where there are fewer than two ties or no absent pairs.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more nodes than the limit.
/// - Complexity: That of the measures for all pairs, times the folds.
///
/// L. Lü, T. Zhou (2011). Link prediction in complex networks: a survey. Physica A 390. https://doi.org/10.1016/j.physa.2010.11.027
///
/// NetworkX and igraph have no such test. The survey compares random pairs for the AUC, which here is exact over the pairs compared.
public struct LinkPredictionTest: GraphAlgorithm {
  /// The measure that is tested.
  public var method = SimilarityMethod.resourceAllocation
  /// How many parts are hidden in turn.
  public var folds = 10
  /// The largest number of absent pairs.
  public var sample = 100_000
  /// The largest number of nodes for measures of all pairs.
  public var limit = 2_000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "link-prediction-test",
    title: "Test of link prediction",
    family: .similarity,
    summary: "How well measures of similarity find ties that were hidden from them.",
    citations: [.luZhou],
    time: "O(k·∑ d(v)²) for k folds; more for walks and SimRank", space: "O(n + m); SimRank O(n²)",
    weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .choice("method", \.method, help: "the measure that is tested"),
    .integer("folds", \.folds, in: 2...10_000, help: "parts of the ties that are hidden in turn"),
    .integer(
      "sample", \.sample, in: 1...100_000_000, help: "largest number of absent pairs; of more, so many are drawn"),
    .nodeLimit(\.limit), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    if [.all, .simrank, .katzSimilarity].contains(method) {
      try graph.checkNodeCount(atMost: limit, for: Self.card.id, hint: "choose another method, or raise 'limit'")
    }
    let rows = graph.neighbourRows(.both)
    let methods = method == .all ? SimilarityMethod.allCases.filter { $0 != .all } : [method]
    let absent = try AbsentPairs(rows, atMost: sample, seed: seed &+ 1, in: context)
    let ties = (0..<rows.nodeCount).flatMap { node in
      rows.targets[rows.range(node)].filter { $0 > node }.map { (from: Int32(node), to: $0) }
    }
    let parts = min(folds, ties.count)
    var qualities: [[PredictionQuality]] = methods.map { _ in [] }
    if ties.count > 1, !absent.pairs.isEmpty {
      var generator = SplitMix64(seed: seed)
      let order = generator.permutation(ties.count)
      for part in 0..<parts {
        let hidden = stride(from: part, to: order.count, by: parts).map { Int(order[$0]) }.sorted().map { ties[$0] }
        let training = rows.removing(hidden)
        for (index, method) in methods.enumerated() {
          try context.checkpoint(Double(part * methods.count + index) / Double(parts * methods.count))
          let scorer = try method.scorer(training, in: context.quiet)
          qualities[index].append(
            PredictionQuality(
              hidden: try Self.scores(hidden, scorer, rows.nodeCount, in: context.quiet),
              absent: try Self.scores(absent.pairs, scorer, rows.nodeCount, in: context.quiet)))
        }
      }
    }
    let share = Double(ties.count) / Double(max(1, parts))
    var entries = [
      Figures.Entry("ties", .integer(ties.count)), Figures.Entry("absent_pairs", .integer(absent.total)),
      Figures.Entry("compared_absent_pairs", .integer(absent.pairs.count)), Figures.Entry("folds", .integer(parts)),
      Figures.Entry("chance_auc", .real(0.5)),
      Figures.Entry(
        "chance_precision", qualities[0].isEmpty ? .undefined : .real(share / (share + Double(absent.pairs.count)))),
    ]
    for (method, list) in zip(methods, qualities) {
      let measures = [
        ("auc", list.map(\.areaUnderCurve)), ("precision", list.map(\.precision)),
        ("average_precision", list.map(\.averagePrecision)),
      ]
      entries.append(
        Figures.Entry(
          method.rawValue.replacing("-", with: "_"),
          .group(measures.flatMap { Self.meanAndDeviation($0, $1) })))
    }
    var notes = ["\(parts) folds; means and standard deviations over the folds; directions and weights ignored"]
    if absent.isSample { notes.append("\(absent.pairs.count) of \(absent.total) absent pairs, drawn with replacement") }
    if qualities[0].isEmpty { notes.append("undefined: it takes two ties and a pair without one") }
    return Figures(entries, notes: notes)
  }

  private static func meanAndDeviation(_ name: String, _ values: [Double]) -> [Figures.Entry] {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return [
      Figures.Entry(name, .real(mean)),
      Figures.Entry("\(name)_deviation", .real(count > 1 ? (squares / (count - 1)).squareRoot() : .nan)),
    ]
  }

  /// The scores of pairs, which are sorted by their first node.
  private static func scores(
    _ pairs: [(from: Int32, to: Int32)], _ scorer: any SimilarityScorer, _ nodeCount: Int, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    try context.chunked(pairs.count, size: 8192) { chunk in
      var row = SimilarityRow(nodeCount: nodeCount)
      var last: Int32 = -1
      var scores: [Double] = []
      for pair in pairs[chunk] {
        if pair.from != last {
          if context.cancellation.isCancelled { break }
          row.empty()
          scorer.fill(&row, from: Int(pair.from))
          last = pair.from
        }
        scores.append(row.scores[Int(pair.to)])
      }
      return scores
    }.flatMap(\.self)
  }
}

extension NeighbourRows {
  /// The undirected graph without some of its pairs, which are sorted.
  fileprivate func removing(_ pairs: [(from: Int32, to: Int32)]) -> NeighbourRows {
    var gone = [[Int32]](repeating: [], count: nodeCount)
    for pair in pairs {
      gone[Int(pair.from)].append(pair.to)
      gone[Int(pair.to)].append(pair.from)
    }
    var left = NeighbourRows(offsets: [0], targets: [], weights: nil)
    for node in 0..<nodeCount {
      left.targets += targets[range(node)].filter { !gone[node].contains($0) }
      left.offsets.append(left.targets.count)
    }
    return left
  }
}
