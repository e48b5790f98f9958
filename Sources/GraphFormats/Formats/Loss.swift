/// A field of a graph that a format cannot hold, and how many facts have it.
public struct Loss: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What is lost, in words that a person reads: `aliases`, `property 'treaty' of relations`.
  public var field: String
  /// How many values, nodes or relations are affected.
  public var facts: Int

  public init(_ field: String, facts: Int) {
    self.field = field
    self.facts = facts
  }

  public var description: String { "\(field) (\(facts))" }
}
