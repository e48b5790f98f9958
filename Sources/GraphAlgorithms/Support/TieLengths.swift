import GraphProjection

/// Lengths that differ by less than this share of them count as equal, so that 0.1 + 0.2 and 0.15 + 0.15 do.
let lengthTolerance = 1e-10

extension ProjectedGraph {
  /// The length of every tie for a path measure, or `nil` where every tie has length 1.
  ///
  /// A distance is taken as it is, a strength w as 1/w. A weight without a declared meaning, and one that is not positive and
  /// finite, is refused with the relation named.
  func tieLengths(for measure: String) throws(AlgorithmError) -> [Double]? {
    guard let weights = tieWeights else { return nil }
    guard let meaning = projection.weightMeaning else {
      throw .unsuitable(
        "'\(measure)' measures paths and must know what the weight means",
        hint: "say --weight-means strength (length 1/weight) or --weight-means distance (length = weight)")
    }
    let largest = lengthLimit
    // Without a copy where nothing changes; the loop below names what is wrong.
    if meaning == .distance, weights.allSatisfy({ $0 >= 1 / largest && $0 <= largest }) { return weights }
    var lengths = weights
    for (tie, weight) in weights.enumerated() {
      guard weight > 0, weight.isFinite else {
        throw .unsuitable(
          "relation \(name(ofTie: tie)) has the weight \(weight); '\(measure)' needs positive, finite weights",
          hint: "leave the weight out (--weight none), or mend it in the data")
      }
      if meaning == .strength { lengths[tie] = 1 / weight }
      guard lengths[tie] <= largest, lengths[tie] >= 1 / largest else {
        throw .unsuitable(
          "relation \(name(ofTie: tie)) has the weight \(weight), too near to 0 or to infinity for sums of lengths",
          hint: "scale the weights")
      }
    }
    return lengths
  }

  /// The largest length, and 1 over the smallest: no sum of path lengths over all nodes is infinite, nor one of their inverses.
  var lengthLimit: Double { Double.greatestFiniteMagnitude / 4 / (Double(nodeCount) * Double(nodeCount)) }

  /// The strength of every tie, or `nil` where every tie counts 1. Negative and non-finite weights are refused.
  func tieStrengths(for measure: String) throws(AlgorithmError) -> [Double]? {
    guard let weights = tieWeights else { return nil }
    guard projection.weightMeaning != .distance else {
      throw .unsuitable(
        "'\(measure)' takes weights as strengths, but the weight is declared a distance",
        hint: "say --weight-means strength, or leave the weight out (--weight none)")
    }
    for (tie, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .unsuitable(
        "relation \(name(ofTie: tie)) has the weight \(weight); '\(measure)' needs finite weights that are not negative",
        hint: "leave the weight out (--weight none), or mend it in the data")
    }
    return weights
  }

  /// The strength convention in words, for the notes of a result.
  var strengthNote: String { tieWeights == nil ? "every tie counts 1" : "strength of a tie = weight" }

  /// The length convention in words, for the notes of a result.
  var lengthNote: String {
    switch (tieWeights, projection.weightMeaning) {
    case (nil, _): "every tie has length 1"
    case (_, .strength): "length of a tie = 1/weight"
    default: "length of a tie = weight"
    }
  }
}
