/// A node of a YAML document with its place in the file.
struct YAMLNode {
  enum Content {
    case scalar(Scalar)
    case sequence([YAMLNode])
    case mapping([Pair])
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

  /// Keys are always scalars.
  struct Pair {
    var key: YAMLNode
    var value: YAMLNode
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

extension [YAMLNode.Pair] {
  subscript(key: String) -> YAMLNode? { first { $0.key.text == key }?.value }
}
