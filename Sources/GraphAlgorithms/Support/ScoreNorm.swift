/// The scale of a vector of scores.
public enum ScoreNorm: String, Hashable, Sendable, CaseIterable {
  /// Euclidean norm 1.
  case l2
  /// The values add up to 1.
  case sum
  /// The largest value is 1.
  case max
  /// As it comes.
  case none

  func apply(to values: [Double]) -> [Double] {
    let largest = values.reduce(0) { Swift.max($0, abs($1)) }
    guard self != .none, largest > 0 else { return values }
    // By the largest value first, whose square may be out of range.
    let scaled = values.map { $0 / largest }
    switch self {
    case .none, .max: return scaled
    case .sum: return Self.divided(scaled, by: scaled.reduce(0) { $0 + abs($1) })
    case .l2: return Self.divided(scaled, by: scaled.reduce(0) { $0 + $1 * $1 }.squareRoot())
    }
  }

  private static func divided(_ values: [Double], by divisor: Double) -> [Double] { values.map { $0 / divisor } }

  var note: String {
    switch self {
    case .l2: "Euclidean norm 1"
    case .sum: "the values add up to 1"
    case .max: "the largest value is 1"
    case .none: "not normalised"
    }
  }
}

extension Parameter {
  /// `norm`: the scale of the scores.
  static func norm(_ path: WritableKeyPath<Root, ScoreNorm> & Sendable) -> Parameter {
    choice("norm", path, help: "scale of the values: Euclidean norm 1, sum 1, largest 1, or as they come")
  }
}
