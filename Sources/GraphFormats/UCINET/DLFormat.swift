import RelationGraph

extension GraphFormat {
  /// UCINET's data language: matrices and lists of ties.
  public static let dl = GraphFormat(
    id: "dl", title: "UCINET DL", extensions: ["dl"],
    specification: "https://sites.google.com/site/ucinetsoftware/document/dl-files",
    keeps: [.nodeIDs, .relationKinds, .direction, .mixedDirection, .loops, .isolates, .weights, .propertyTypes],
    reader: { source throws(ReadError) in try DLReader.read(source).draft() },
    writer: { [WrittenFile(name: "", text: DLWriter.text($0))] },
    recognises: { head in
      let text = head.text.prefix(4000).lowercased()
      guard text.hasPrefix("dl"), let next = text.dropFirst(2).first else { return false }
      return (next.isWhitespace || next == ",") && text.contains("=")
    },
    lossRule: DLWriter.losses,
    keepRule: { DLWriter.kept($0).graph })
}

/// The words of UCINET's data language.
enum DLWords {
  /// The words of a line, between white space and commas; what stands between quotes is one word.
  static func words(_ rows: TextRows) -> [TextRows.Word] {
    let bytes = rows.bytes
    let end = rows.row.upperBound
    var words: [TextRows.Word] = []
    var index = rows.row.lowerBound
    while index < end {
      guard !isSeparator(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      if bytes[index] == UInt8(ascii: "\""), let close = bytes[(start + 1)..<end].firstIndex(of: UInt8(ascii: "\"")) {
        index = close + 1
        let text = CharacterReference.unescaped(rows.text(start + 1..<close))
        words.append(.init(text: text, index: start, isQuoted: true))
        continue
      }
      while index < end, !isSeparator(bytes[index]) { index += 1 }
      words.append(.init(text: CharacterReference.unescaped(rows.text(start..<index)), index: start))
    }
    return words
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { TextRows.isSpace(byte) || byte == UInt8(ascii: ",") }

  /// The label as a word: between quotes where it must be.
  static func label(_ text: String) -> String {
    let escaped = CharacterReference.escaped(text)
    let isKeyword = ["data", "label", "row", "col", "matrix", "level", "embedded", "dl", "!"].contains {
      escaped.lowercased().hasPrefix($0)
    }
    let hasMarks = escaped.utf8.contains { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "=") }
    return isKeyword || hasMarks || escaped.isEmpty ? "\"\(escaped)\"" : escaped
  }
}
