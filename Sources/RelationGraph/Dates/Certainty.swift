/// The answer to a question about dates that are not fully known.
///
/// Ordered: `not` < `possibly` < `certainly`.
public enum Certainty: Int, Hashable, Comparable, Sendable, CaseIterable {
  case not, possibly, certainly

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Both must hold: the weaker of the two.
  public func and(_ other: Self) -> Self { min(self, other) }
}
