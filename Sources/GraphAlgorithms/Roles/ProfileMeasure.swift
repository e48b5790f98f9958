/// How alike, or how different, two profiles are.
public enum ProfileMeasure: String, Hashable, Sendable, CaseIterable {
  case correlation, euclidean, jaccard, cosine, matches, hamming

  /// Whether more means less alike.
  var isDistance: Bool { self == .euclidean || self == .hamming }

  func value(of tally: ProfileTally, scale: Double) -> Double {
    switch self {
    case .correlation: tally.correlation
    case .euclidean: scale * tally.euclidean
    case .jaccard: tally.jaccard
    case .cosine: tally.cosine
    case .matches: tally.matches
    case .hamming: scale * tally.hamming
    }
  }

  /// How far apart two profiles are; where the measure is undefined 0 for equal ones, else as far as unrelated ones are.
  func distance(of tally: ProfileTally) -> Double {
    if isDistance { return value(of: tally, scale: 1) }
    if tally.differences == 0 { return 0 }
    let likeness = value(of: tally, scale: 1)
    return likeness.isNaN ? 1 : 1 - likeness
  }

  var note: String {
    switch self {
    case .correlation: "Pearson's correlation of profiles; undefined where one is constant"
    case .euclidean: "Euclidean distance of profiles"
    case .jaccard: "Jaccard: shared ties over the ties of either; undefined where both have none"
    case .cosine: "cosine of profiles; undefined where one has no ties"
    case .matches: "share of positions with equal values"
    case .hamming: "sum of differences of profiles; without weights the number of differing positions"
    }
  }
}
