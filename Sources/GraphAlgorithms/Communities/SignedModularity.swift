import GraphProjection

/// The strength of every tie with its sign: |weight|, below 0 for a negative tie.
struct SignedStrengths {
  var values: [Double]
  /// In words, for the notes of a result.
  let notes: [String]

  /// - Parameter neutralCounts: whether a tie without a sign counts as a positive one; otherwise it is left out.
  init(_ graph: ProjectedGraph, neutralCounts: Bool, for measure: String) throws(AlgorithmError) {
    guard graph.tieWeights == nil || graph.projection.weightMeaning != .distance else {
      throw .unsuitable(
        "'\(measure)' takes weights as strengths, but the weight is declared a distance",
        hint: "say --weight-means strength, or leave the weight out (--weight none)")
    }
    let signs = graph.tieSigns()
    var sizes: [Double] = []
    for tie in signs.indices {
      let weight = graph.weight(ofTie: tie)
      guard weight.isFinite else {
        throw .unsuitable(
          "relation \(graph.name(ofTie: tie)) has the weight \(weight); '\(measure)' needs finite weights",
          hint: "leave the weight out (--weight none), or mend it in the data")
      }
      let isLeftOut = signs[tie] == .mixed || (signs[tie] == .neutral && !neutralCounts)
      sizes.append(isLeftOut ? 0 : abs(weight))
    }
    // Whole numbers up to a common factor: sums are exact, and the factor falls out of every quotient.
    if graph.tieWeights != nil { sizes = WholeStrengths(sizes).values }
    values = zip(sizes, signs).map { $1 == .negative ? -$0 : $0 }
    let neutral = signs.count { $0 == .neutral }
    let mixed = signs.count { $0 == .mixed }
    notes =
      [graph.tieWeights == nil ? "every tie counts 1" : "strength of a tie = weight without its sign"]
      + (neutral == 0
        ? [] : ["\(neutral) ties without a sign \(neutralCounts ? "count as positive" : "are left out")"])
      + (mixed == 0 ? [] : ["\(mixed) ties with relations of both signs are left out"])
  }
}

extension ProjectedGraph {
  /// The signed modularity of a partition: positive ties inside groups against those expected, negative ties outside likewise.
  ///
  ///     Q = Σ_c [ L⁺_c − γ (D⁺_c)²/4m⁺ − L⁻_c + γ (D⁻_c)²/4m⁻ ] / (m⁺ + m⁻)
  ///
  /// directed with (out-degree · in-degree)/m in place of D²/4m.
  ///
  /// - Returns: NaN where no tie has a strength.
  func signedModularity(of group: [Int], strengths: [Double], resolution: Double) -> Double {
    var degrees = [SIMD4<Double>](repeating: .zero, count: (group.max() ?? -1) + 1)
    var inside = 0.0
    var totals = SIMD2<Double>.zero
    for tie in 0..<tieCount {
      let ends = ends(ofTie: tie)
      let place = strengths[tie] < 0 ? 1 : 0
      totals[place] += abs(strengths[tie])
      degrees[group[ends.from]][2 * place] += abs(strengths[tie])
      degrees[group[ends.to]][2 * place + 1] += abs(strengths[tie])
      if group[ends.from] == group[ends.to] { inside += strengths[tie] }
    }
    let all = totals.sum()
    guard all > 0 else { return .nan }
    var expected = 0.0
    for degree in degrees {
      for place in 0...1 where totals[place] > 0 {
        let (out, incoming) = (degree[2 * place], degree[2 * place + 1])
        let product = isDirected ? out * incoming : (out + incoming) * (out + incoming) / 4
        expected += (place == 0 ? 1 : -1) * product / totals[place]
      }
    }
    return (inside - resolution * expected) / all
  }
}
