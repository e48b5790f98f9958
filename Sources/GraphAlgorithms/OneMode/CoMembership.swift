import GraphProjection

/// What becomes of probabilities when many pairs are tested at once.
public enum TestCorrection: String, Hashable, Sendable, CaseIterable {
  /// The false discovery rate, Benjamini and Hochberg (1995).
  case fdr
  case bonferroni
  case none

  /// The adjusted probabilities; `p` ascending, of `tests` tests those that are not 1 by themselves.
  func adjusted(_ p: [Double], tests: Double) -> [Double] {
    switch self {
    case .none: return p
    case .bonferroni: return p.map { min(1, $0 * tests) }
    case .fdr:
      var adjusted = p
      var least = 1.0
      for place in p.indices.reversed() {
        least = min(least, p[place] * (tests / Double(place + 1)))
        adjusted[place] = least
      }
      return adjusted
    }
  }

  fileprivate var note: String {
    switch self {
    case .fdr: "p_adjusted controls the false discovery rate (Benjamini–Hochberg)"
    case .bonferroni: "p_adjusted = p times the number of tests (Bonferroni)"
    case .none: "p_adjusted = p, not corrected for the number of tests"
    }
  }
}

/// The pairs of actors with the probability that chance alone makes them share so much.
struct CoMembership {
  var ties: TwoModeTies
  var correction: TestCorrection
  var level: Double

  /// - Parameter chance: Of a pair: how many shared nodes are expected, and the probability of at least as many.
  func scores(
    _ shared: SharedPairs, notes: [String], figures: [Figures.Entry] = [], in context: RunContext,
    chance: @escaping @Sendable (SharedPairs.Pair) -> (expected: Double, p: Double)
  ) throws(AlgorithmError) -> PairScores {
    let chances = try context.chunked(shared.pairs.count, size: 1024) { chunk in
      chunk.map { context.cancellation.isCancelled ? (expected: 0, p: 1) : chance(shared.pairs[$0]) }
    }
    try context.checkpoint(1)
    let all = chances.flatMap(\.self)
    let order = all.indices.sorted { (all[$0].p, $0) < (all[$1].p, $1) }
    let n = Double(ties.actors.count)
    let p = order.map { all[$0].p }
    let adjusted = correction.adjusted(p, tests: n * (n - 1) / 2)
    let isSignificant = adjusted.map { $0 <= level }
    return PairScores(
      order.map {
        .init(from: ties.actors[Int(shared.pairs[$0].first)], to: ties.actors[Int(shared.pairs[$0].second)])
      },
      columns: [
        NodeScores.Column("shared", order.map { Double(shared.pairs[$0].count) }, isInteger: true),
        NodeScores.Column("expected", order.map { all[$0].expected }),
        NodeScores.Column("p", p),
        NodeScores.Column("p_adjusted", adjusted),
        NodeScores.Column("significant", isSignificant.map { $0 ? 1 : 0 }, isInteger: true),
      ], leading: nil,
      figures: ties.figures + [
        Figures.Entry("pairs", .integer(all.count)), Figures.Entry("tests", .real(n * (n - 1) / 2)),
        Figures.Entry("significant", .integer(isSignificant.count { $0 })),
      ] + figures,
      notes: ties.notes + notes + [
        "p = probability of at least as many shared nodes; every pair of actors is a test, those that share nothing have p = 1",
        "\(correction.note); significant: p_adjusted ≤ \(level)",
      ])
  }
}

extension Parameter {
  /// `correction`: for the number of tests.
  static func correction(_ path: WritableKeyPath<Root, TestCorrection> & Sendable) -> Parameter {
    choice("correction", path, help: "for the number of tests: false discovery rate, Bonferroni's, none")
  }

  /// `level`: of significance.
  static func level(_ path: WritableKeyPath<Root, Double> & Sendable) -> Parameter {
    real("level", path, in: RealRange(0, 1, includesLower: false), help: "largest p_adjusted that is significant")
  }
}
