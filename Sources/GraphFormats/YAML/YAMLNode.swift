/// A node of a YAML document with its place in the file.
struct YAMLNode {
  enum Content {
    case scalar(Scalar)
    case sequence([YAMLNode])
    case mapping(Mapping)
  }

  struct Scalar {
    var text: String
    /// Without quotes, and not a block of lines.
    var isPlain: Bool
    /// Tagged `!date`.
    var isDate = false

    /// Nothing behind the colon, or `null`.
    var isNothing: Bool { isPlain && !isDate && (text.isEmpty || text == "~" || text == "null") }
  }

  /// Keys, always scalars, and the value of each.
  struct Mapping: Sequence {
    var keys: [YAMLNode] = []
    var values: [YAMLNode] = []

    func makeIterator() -> some IteratorProtocol<(YAMLNode, YAMLNode)> { zip(keys, values).makeIterator() }

    subscript(name: String) -> YAMLNode? { keys.firstIndex { $0.text == name }.map { values[$0] } }
  }

  var content: Content
  var line: Int
  var column: Int

  var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The text of a scalar; empty for everything else.
  var text: String { scalar?.text ?? "" }
  var isNothing: Bool { scalar?.isNothing ?? false }

  var shape: String {
    switch content {
    case .scalar(let scalar): scalar.text.isEmpty ? "empty" : "a text"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}
