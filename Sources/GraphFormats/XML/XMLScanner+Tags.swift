import RelationGraph

extension XMLScanner {
  mutating func startTag() throws(ReadError) -> XMLElement {
    let start = index
    let place = location(at: start)
    index += 1
    let name = try name(of: "an element")
    if open.isEmpty, hasRoot {
      throw failure("xml-syntax", "there is a second root element '\(string(name))'", at: start)
    }
    guard open.count < Self.depthLimit else {
      throw failure("too-deep", "elements are nested deeper than \(Self.depthLimit)", at: start, isLimit: true)
    }
    var element = XMLElement(name: local(name), attributes: [], location: place)
    while true {
      let gap = skipSpace()
      switch byte(at: index) {
      case UInt8(ascii: ">"):
        index += 1
      case UInt8(ascii: "/") where byte(at: index + 1) == UInt8(ascii: ">"):
        index += 2
        closing = element.name
      case _ where index >= bytes.count:
        throw failure(
          "unclosed-tag", "the tag '\(string(name))' is not closed", at: start, hint: "perhaps the file is cut off")
      default:
        guard gap > 0 else { throw failure("xml-syntax", "a tag goes on where a space or '>' is missing", at: index) }
        try readAttribute(of: &element, start)
        continue
      }
      open.append((name, place))
      hasRoot = true
      return element
    }
  }

  private mutating func readAttribute(of element: inout XMLElement, _ tag: Int) throws(ReadError) {
    let start = index
    let name = string(try name(of: "an attribute"))
    _ = skipSpace()
    guard byte(at: index) == UInt8(ascii: "=") else {
      throw failure("xml-syntax", "the attribute '\(name)' has no value", at: start)
    }
    index += 1
    _ = skipSpace()
    let quote = byte(at: index)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw failure("xml-syntax", "the value of '\(name)' is not between quotes", at: start)
    }
    index += 1
    let value = index
    while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "<") { index += 1 }
    guard byte(at: index) == quote else {
      throw failure(
        "unclosed-quote", "the value of '\(name)' is not closed", at: start, hint: "write &lt; for < in a value")
    }
    guard element[name] == nil else {
      throw failure("duplicate-attribute", "'\(name)' stands twice in one tag", at: start)
    }
    guard element.attributes.count < Self.attributeLimit else {
      throw failure("too-many", "a tag has more than \(Self.attributeLimit) attributes", at: tag, isLimit: true)
    }
    let range = value..<index
    index += 1
    element.attributes.append((name, try decoded(range, isAttribute: true)))
  }

  mutating func endTag() throws(ReadError) -> String {
    let start = index
    index += 2
    let name = try name(of: "an element")
    _ = skipSpace()
    guard byte(at: index) == UInt8(ascii: ">") else {
      throw failure("unclosed-tag", "the end tag '\(string(name))' is not closed", at: start)
    }
    index += 1
    guard let last = open.popLast() else {
      throw failure("xml-syntax", "'\(string(name))' ends where nothing is open", at: start)
    }
    guard bytes[last.name].elementsEqual(bytes[name]) else {
      throw failure(
        "mismatched-tag", "'\(string(name))' ends where '\(string(last.name))' is open", at: start,
        hint: "'\(string(last.name))' opens at \(last.location)")
    }
    return local(name)
  }

  /// The bytes of a name. What is a letter in which language is left to the writers of files.
  mutating func name(of what: String) throws(ReadError) -> Range<Int> {
    let start = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    let first = byte(at: start)
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    guard index > start, !isDigit, first != UInt8(ascii: "-"), first != UInt8(ascii: ".") else {
      throw failure(
        "xml-syntax", "the name of \(what) is missing", at: start, hint: "write &lt; for < in a text")
    }
    guard index - start <= 1000 else {
      throw failure("too-long", "the name of \(what) is longer than 1000 bytes", at: start, isLimit: true)
    }
    return start..<index
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ":"), 0x80...0xFF:
      true
    default: false
    }
  }

  /// A name without its prefix.
  private func local(_ name: Range<Int>) -> String {
    guard let colon = bytes[name].lastIndex(of: UInt8(ascii: ":")), colon + 1 < name.upperBound else {
      return string(name)
    }
    return string(colon + 1..<name.upperBound)
  }

  mutating func skipSpace() -> Int {
    let start = index
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    return index - start
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
