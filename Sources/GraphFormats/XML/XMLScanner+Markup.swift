import RelationGraph

extension XMLScanner {
  /// A processing instruction; `nil` for the XML declaration.
  mutating func instruction() throws(ReadError) -> XMLEvent? {
    let start = index
    index += 2
    let target = string(try name(of: "an instruction"))
    _ = skipSpace()
    let text = index
    while index < bytes.count, !(bytes[index] == UInt8(ascii: "?") && byte(at: index + 1) == UInt8(ascii: ">")) {
      index += 1
    }
    guard index < bytes.count else { throw failure("unclosed-tag", "an instruction is not closed", at: start) }
    let range = text..<index
    index += 2
    return target.lowercased() == "xml" ? nil : .instruction(target: target, text: string(range))
  }

  /// A comment or a DOCTYPE, passed over, or the text of a CDATA section, if texts are kept.
  mutating func declaration() throws(ReadError) -> String? {
    let start = index
    if follows("<!--", at: start) {
      index += 4
      guard skip(to: "-->") != nil else { throw failure("unclosed-tag", "a comment is not closed", at: start) }
    } else if follows("<![CDATA[", at: start), !open.isEmpty {
      index += 9
      let text = index
      guard let end = skip(to: "]]>") else { throw failure("unclosed-tag", "a CDATA section is not closed", at: start) }
      return keepsText ? try section(text..<end) : nil
    } else if follows("<!DOCTYPE", at: start), !hasRoot {
      try skipDocumentType()
    } else {
      throw failure("xml-syntax", "'<!' begins nothing that can stand here", at: start)
    }
    return nil
  }

  /// The text of a CDATA section, in which `&` is a character like the others.
  private mutating func section(_ range: Range<Int>) throws(ReadError) -> String {
    if let control = bytes[range].firstIndex(where: { $0 < 0x20 && !Self.isSpace($0) }) {
      throw failure("control-character", "a control character", at: control, hint: "XML cannot hold it; remove it")
    }
    let text = string(range)
    return bytes[range].contains(0x0D) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
  }

  /// Goes behind the next occurrence; the place where that begins.
  private mutating func skip(to end: StaticString) -> Int? {
    let first = end.utf8CodeUnitCount > 0 ? end.withUTF8Buffer { $0[0] } : 0
    while index < bytes.count {
      if bytes[index] == first, follows(end, at: index) {
        defer { index += end.utf8CodeUnitCount }
        return index
      }
      index += 1
    }
    return nil
  }

  /// Passes over a DOCTYPE with all that it declares.
  private mutating func skipDocumentType() throws(ReadError) {
    let start = index
    index += 9
    var depth = 0
    var declares = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[index]
        index += 1
        while index < bytes.count, bytes[index] != quote { index += 1 }
      case UInt8(ascii: "<") where follows("<!--", at: index):
        index += 4
        _ = skip(to: "-->")
        continue
      case UInt8(ascii: "<"):
        depth += 1
        declares = true
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"):
        depth -= 1
        if depth < 0 {
          index += 1
          if declares {
            diagnostics.append(
              Diagnostic(
                .warning, "doctype", "what the DOCTYPE declares (entities, default values) is passed over",
                at: location(at: start)))
          }
          return
        }
      default: break
      }
      index += 1
    }
    throw failure("unclosed-tag", "the DOCTYPE is not closed", at: start)
  }
}
