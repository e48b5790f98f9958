import Foundation
import GraphProjection

/// Noise-corrected backbone: the ties that are stronger than the strengths of both ends let them be, by more than noise.
///
/// With the whole strength n and the strengths nᵤ and nᵥ of the ends, a tie of weight w has the lift L = w·n/(nᵤnᵥ) over what is
/// expected of it, and the score (L − 1)/(L + 1), from −1 to 1. Weights are taken as counts out of n, with a beta prior whose mean
/// and variance are those of a hypergeometric draw; the deviation of the score follows by the delta method. A tie is kept where
/// score > `deviations` · deviation. In an undirected graph every tie counts both ways, so that n is twice the sum of weights.
/// Loops are left out.
///
/// Options: `deviations`, 0 or more (1.64, about p = 0.05 one-sided; 1.28: 0.1, 2.32: 0.01); `all`, keep every tie (`false`).
///
/// - Returns: ``PairScores`` over the ties that are kept, by falling score in deviations, with `weight`, `expected`, `score`,
///   `deviation`, `z` = score/deviation and `p` = P(Z ≥ z) of a normal Z; figures `kept`, `ties`, `kept_weight_share`, `kept_nodes`.
///   Where the deviation is 0 or has no number, z and p are undefined and a score above 0 is kept.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a graph without weights, negative weights, weights declared distances, and
///   weights that add up to 1 or less, which are no counts.
/// - Complexity: O(n + m log m) time, O(n + m) space.
///
/// M. Coscia, F. M. H. Neffke (2017). Network backboning with noisy data. IEEE 33rd International Conference on Data Engineering.
/// https://doi.org/10.1109/ICDE.2017.100
///
/// The authors' program takes (1 − μ²) for (1 − μ)² in the prior; the difference is of the order of the prior mean μ. NetworkX,
/// igraph and UCINET have none.
public struct NoiseCorrectedBackbone: GraphAlgorithm {
  /// How many deviations the score of a kept tie lies above 0.
  public var deviations = 1.64
  /// Whether every tie is kept.
  public var all = false

  public init() {}

  public static let card = AlgorithmCard(
    id: "noise-corrected",
    title: "Noise-corrected backbone",
    family: .projection,
    summary: "The ties that are stronger than the strengths of both ends let them be, by more than noise.",
    citations: [
      Citation(
        "M. Coscia, F. M. H. Neffke", 2017, "Network backboning with noisy data",
        "IEEE 33rd International Conference on Data Engineering", doi: "10.1109/ICDE.2017.100")
    ],
    time: "O(n + m log m)", space: "O(n + m)", weights: .strength,
    direction: "followed: outgoing strength of the start, incoming strength of the end")

  public static let parameters: [Parameter<Self>] = [
    .real(
      "deviations", \.deviations, in: RealRange(0, .infinity),
      help: "by how many deviations the score of a kept tie lies above 0"),
    .flag("all", \.all, help: "keep every tie"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let ties = try WeightedTies(graph, for: Self.card.id)
    let whole = graph.isDirected ? ties.total : 2 * ties.total
    guard whole > 1 || ties.list.isEmpty else {
      throw .unsuitable(
        "'noise-corrected' takes weights as counts, but they add up to \(whole.brief)",
        hint: "choose a weight that counts, or scale it")
    }
    let scores = ties.list.map { tie in
      Score(
        weight: tie.weight / whole, from: ties.leaving[tie.from].strength / whole,
        to: ties.arriving[tie.to].strength / whole, whole: whole)
    }
    try context.checkpoint(0.5)
    let rank = scores.map { $0.z.isNaN ? ($0.score > 0 ? Double.infinity : -.infinity) : $0.z }
    let kept = ties.list.indices.filter { place in
      let score = scores[place]
      return all || (score.z.isNaN ? score.score > 0 : score.z > deviations)
    }.sorted { rank[$0] == rank[$1] ? $0 < $1 : rank[$0] > rank[$1] }
    return PairScores(
      kept.map { .init(from: ties.list[$0].from, to: ties.list[$0].to, tie: ties.list[$0].tie) },
      columns: [
        NodeScores.Column("weight", kept.map { ties.list[$0].weight }),
        NodeScores.Column("expected", kept.map { scores[$0].expected * whole }),
        NodeScores.Column("score", kept.map { scores[$0].score }),
        NodeScores.Column("deviation", kept.map { scores[$0].deviation }),
        NodeScores.Column("z", kept.map { scores[$0].z }),
        NodeScores.Column("p", kept.map { scores[$0].z.isNaN ? .nan : erfc(scores[$0].z / 2.0.squareRoot()) / 2 }),
      ], leading: nil, figures: ties.figures(kept),
      notes: [
        graph.strengthNote,
        "score = (lift − 1)/(lift + 1), lift = weight divided by what the strengths of both ends let expect",
        all
          ? "all ties are kept" : "ties whose score is more than \(deviations.description) deviations above 0 are kept",
        "z = score/deviation; p by the normal distribution",
      ])
  }
}

/// The score of one tie from shares of the whole strength.
private struct Score {
  /// As a share of the whole.
  let expected: Double
  let score: Double
  /// NaN where it cannot be told.
  let deviation: Double
  let z: Double

  /// - Parameters:
  ///   - weight: w/n.
  ///   - from: nᵤ/n.
  ///   - to: nᵥ/n.
  ///   - whole: n.
  init(weight: Double, from: Double, to: Double, whole: Double) {
    expected = from * to
    guard weight > 0 else {
      // A tie of weight 0 has the lift 0; its ends may have no strength at all.
      (score, deviation, z) = (-1, .nan, .nan)
      return
    }
    let lift = weight / min(from, to) / max(from, to)
    score = lift.isFinite ? (lift - 1) / (lift + 1) : 1
    let variance = expected * (1 - from) * (1 - to) / (whole - 1)
    // Moments of a beta distribution; where the prior has no variance it is a point.
    let size = variance > 0 ? expected * (1 - expected) / variance - 1 : .infinity
    let posterior = size.isFinite ? (expected * size + weight * whole) / (size + whole) : expected
    let slope = (1 + weight - lift * (from + to)) / expected
    let factor = 2 * abs(slope) / ((lift + 1) * (lift + 1))
    let value = (max(0, posterior * (1 - posterior)) / whole).squareRoot() * factor
    let ratio = score / value
    deviation = value.isFinite ? value : .nan
    z = value > 0 && ratio.isFinite ? ratio : .nan
  }
}
