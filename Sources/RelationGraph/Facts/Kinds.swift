/// What a node is: a country, an official, an organisation, a framework …
///
/// An open set: a ``Schema`` decides which kinds a graph may hold.
public struct NodeKind: RawRepresentable, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue.precedes(b.rawValue) }

  public static let country: Self = "country"
  public static let official: Self = "official"
  public static let organisation: Self = "organisation"
  public static let framework: Self = "framework"
  public static let event: Self = "event"
  public static let technology: Self = "technology"
  public static let place: Self = "place"

  /// The kind of nodes whose file does not say one.
  public static let unspecified: Self = "node"
}

/// What a relation means: `holds-office`, `party-to`, `met-with` …
///
/// An open set: a ``Schema`` decides which kinds a graph may hold, between which nodes, with which direction and sign.
public struct RelationKind: RawRepresentable, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue.precedes(b.rawValue) }

  /// The kind of relations whose file does not say one.
  public static let unspecified: Self = "related-to"
}

/// The sign of a tie: +1 friendly or binding, −1 hostile, 0 neither.
public enum Sign: Int8, Hashable, Sendable, Codable, CaseIterable {
  case negative = -1
  case neutral = 0
  case positive = 1
}

extension String {
  /// The order used for everything that is written out: by UTF-8 bytes.
  ///
  /// `String`'s own `<` compares normalised forms, so that it depends on Unicode tables; bytes do not change.
  package func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
