import RelationGraph

extension GraphFormat {
  /// DOT with all attributes and no styling; `entente draw` writes styled diagrams.
  public static let dot = GraphFormat(
    id: "dot", title: "DOT", extensions: ["dot", "gv"], specification: "https://graphviz.org/doc/info/lang.html",
    keeps: .everything,
    reader: { source throws(ReadError) in try DOTReader.draft(source) },
    writer: { graph in [WrittenFile(name: "", text: DOTWriter.text(graph))] },
    recognises: { DOTBeginning.matches($0.text) })
}

/// How a DOT text begins: comments, `strict`, `graph` or `digraph`, a name, a brace.
private enum DOTBeginning {
  static func matches(_ text: String) -> Bool {
    var rest = text[...].utf8
    skipSpace(&rest)
    var word = word(&rest)
    if word == "strict" {
      skipSpace(&rest)
      word = Self.word(&rest)
    }
    guard word == "graph" || word == "digraph" else { return false }
    skipSpace(&rest)
    if rest.first == UInt8(ascii: "\"") {
      // A quoted name; a quote in it stands behind a backslash.
      rest = rest.dropFirst()
      var isEscaped = false
      while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") || isEscaped {
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      }
    } else {
      rest = rest.drop { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "/") }
    }
    skipSpace(&rest)
    return rest.first == UInt8(ascii: "{")
  }

  private static func word(_ rest: inout Substring.UTF8View) -> String {
    let word = rest.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    rest = rest[word.endIndex...]
    return String(decoding: word.prefix(8), as: UTF8.self).lowercased()
  }

  private static func skipSpace(_ rest: inout Substring.UTF8View) {
    while let first = rest.first {
      if first <= 0x20 {
        rest = rest.drop { $0 <= 0x20 }
      } else if rest.starts(with: "//".utf8) || first == UInt8(ascii: "#") {
        rest = rest.drop { $0 != 0x0A }
      } else if rest.starts(with: "/*".utf8) {
        rest = rest.dropFirst(2)
        while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest = rest.dropFirst() }
        rest = rest.dropFirst(2)
      } else {
        return
      }
    }
  }
}
