import RelationGraph

/// A graph as nodes and edges with named attributes: the one shape that all general-purpose formats share.
///
/// Readers fill it and call ``draft()``; writers have the same rows one by one from ``FlatRows``. What attributes cannot hold stands,
/// as JSON, in one attribute more, `entente`, so that formats with free attributes lose nothing.
struct FlatGraph: Sendable {
  typealias Attribute = (key: String, value: PropertyValue)

  struct Node: Sendable {
    var id: String
    var attributes: [Attribute] = []
    var location: SourceLocation?
  }

  struct Edge: Sendable {
    var id: String?
    var from, to: String
    /// `nil` where the file does not say.
    var isDirected: Bool?
    var attributes: [Attribute] = []
    var location: SourceLocation?
  }

  /// `title`, `description`, `language`, `entente` and whatever else a file says of the whole graph.
  var attributes: [Attribute] = []
  /// The direction of edges that do not say.
  var isDirected = true
  var nodes: [Node] = []
  var edges: [Edge] = []
  /// Whether nodes that only edges mention come into being.
  var impliesNodes = false
  var diagnostics: [Diagnostic] = []

  init() {}
}

/// What the attributes of a format can hold.
struct FlatShape: Sendable {
  /// The types that a value may have as such; the others are written as text.
  var values: Set<PropertyType> = [.text, .integer, .real, .flag]
  /// Whether all values of one attribute have one type.
  var isColumnTyped = false
  /// Whether the file does not tell types: reading takes a word for what it looks like.
  var isGuessed = false
  /// Keys that mean something else in the format, besides those that always do.
  var reservedNodeKeys: Set<String> = []
  var reservedEdgeKeys: Set<String> = []
  /// The text without characters that the format cannot hold.
  var cleaned: @Sendable (String) -> String = { $0 }
}

/// Keys of attributes and what they mean.
enum FlatKey {
  static let record = "entente"
  private static let prefix = "property_"

  /// Keys with a meaning of their own here, or in the programs that read these formats.
  private static let reserved: Set = [
    "", "id", "label", "kind", "aliases", "dates", "sources", "sign", "is_directed", "source", "target", "key", "dir",
    "start", "end", record,
  ]

  /// The attribute of a property; ``property(_:)`` undoes it.
  static func attribute(_ key: String, reserved more: Set<String>) -> String {
    let isTaken =
      reserved.contains(key) || more.contains(key) || key.hasPrefix("label_") || key.hasPrefix(prefix)
    return isTaken ? prefix + key : key
  }

  static func property(_ key: String) -> String { key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : key }

  /// What of a text all formats hold alike; for telling whether a value is the one that was written.
  static func essence(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isFragile(scalar) { result.append(scalar) }
    return String(result)
  }

  private static func isFragile(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0x85 || scalar.value == 0xFFFD
      || scalar.value & 0xFFFE == 0xFFFE || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{FEFF}"
  }

  /// Whether a value may be what `exact` became in a file.
  static func matches(_ value: PropertyValue, _ exact: PropertyValue) -> Bool {
    if let a = value.number, let b = exact.number { return a == b }
    return essence(value.text) == essence(exact.text)
  }
}
