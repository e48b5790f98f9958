import Foundation
import GraphProjection

/// Continuous coreness: how much a node is of the core, with the strength of a tie fitted by the product of two values.
///
/// The values c ≥ 0 minimise Σ (wᵢⱼ − cᵢcⱼ)² over all pairs i ≠ j (MINRES: the diagonal is left out), and are given with Euclidean
/// norm 1. In a directed graph wᵢⱼ is the mean of both directions. The notes give the correlation of wᵢⱼ and cᵢcⱼ over all pairs,
/// which says how much of a core and periphery there is at all.
///
/// The best of several fits counts: one from the degrees and `starts` from seeded random values (0: three). `tolerance` is the
/// largest change of a value in the last step (1e-12), `iterations` the most steps of one fit (10 000). A weight is a strength.
///
/// Of a star there are no best values: the error falls without end as that of the hub grows. The limit is given, 1 for the hub and 0
/// for the others. Where a star is one component of several there may be no convergence.
///
/// - Returns: ``NodeScores`` with `coreness`; 0 for all without ties.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` without convergence, ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and
///   weights declared distances.
/// - Complexity: O(n + m) a step; O(n + m) space.
///
/// S. P. Borgatti, M. G. Everett (2000). Models of core/periphery structures. Social Networks 21.
/// https://doi.org/10.1016/S0378-8733(99)00019-2 —
/// J. P. Boyd, W. J. Fitzgerald, M. C. Mahutga, D. A. Smith (2010). Computing continuous core/periphery structures for social
/// relations data with MINRES/SVD. Social Networks 32. https://doi.org/10.1016/j.socnet.2009.09.003
///
/// UCINET offers the values of best correlation and those of MINRES; these are the latter. With the diagonal they would be the
/// eigenvector centrality.
public struct ContinuousCore: GraphAlgorithm {
  public var starts = 0
  public var seed: UInt64 = 1
  public var tolerance = 1e-12
  public var iterations = 10_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "core-periphery-continuous",
    title: "Continuous coreness",
    family: .roles,
    summary: "How much a node is of the core, with the strength of a tie fitted by the product of two values.",
    citations: [
      .borgattiEverettCore,
      Citation(
        "J. P. Boyd, W. J. Fitzgerald, M. C. Mahutga, D. A. Smith", 2010,
        "Computing continuous core/periphery structures for social relations data with MINRES/SVD",
        "Social Networks 32", doi: "10.1016/j.socnet.2009.09.003"),
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength,
    direction: "ignored: the mean of both directions counts")

  public static let parameters: [Parameter<Self>] = [
    .starts(\.starts),
    .seed(\.seed),
    .tolerance(\.tolerance, help: "largest change of a value in the last step"),
    .steps(\.iterations),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    var rows = try TieProfiles(graph, for: Self.card.id).symmetricRows().rows
    rows.weights = rows.weights?.map { $0 / 2 }
    let fit = RankOneFit(rows, tolerance: tolerance, iterations: iterations)
    var generator = SplitMix64(seed: seed)
    let degrees = (0..<graph.nodeCount).map { (rows.weights ?? [])[rows.range($0)].reduce(0, +) }
    let total = degrees.reduce(0, +)
    var best = [Double](repeating: 0, count: graph.nodeCount)
    let hub = Self.hub(of: rows)
    if let hub {
      best[hub] = 1
    } else if total > 0 {
      best = try fit.values(from: degrees.map { $0 / total.squareRoot() }, in: context)
      var error = fit.error(best)
      let runs = starts > 0 ? starts : 3
      for run in 0..<runs {
        try context.checkpoint(Double(run + 1) / Double(runs + 1))
        let start = degrees.map { $0 > 0 ? 0.1 + Double(generator.next(below: 1 << 30)) / Double(1 << 30) : 0 }
        let values = try fit.values(from: start, in: context)
        // A gain within rounding errors is none: the first fit stays.
        if fit.error(values) < error - 1e-9 * abs(error) {
          best = values
          error = fit.error(values)
        }
      }
    }
    let norm = best.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let values = norm > 0 ? best.map { $0 / norm } : best
    let correlation = fit.correlation(values)
    return NodeScores(
      [NodeScores.Column("coreness", values)],
      notes: [
        graph.strengthNote, "MINRES: least squares without the diagonal; Euclidean norm 1",
        hub != nil
          ? "a star has no best values: the limit, all for its hub"
          : correlation.isNaN
            ? "the correlation with the fit is undefined" : "correlation with the fit: \(correlation.brief)",
      ])
  }

  /// The node that all of several ties lead to: the larger its value and the smaller the others, the better the fit, without end.
  private static func hub(of rows: NeighbourRows) -> Int? {
    guard rows.targets.count > 2 else { return nil }
    return (0..<rows.nodeCount).first { 2 * rows.range($0).count == rows.targets.count }
  }
}
