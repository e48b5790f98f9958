import Foundation
import RelationGraph

extension XMLScanner {
  /// The text up to the next tag, if texts are kept.
  mutating func text() throws(ReadError) -> String? {
    let start = index
    index = end(of: start)
    if open.isEmpty {
      guard let stray = bytes[start..<index].firstIndex(where: { !Self.isSpace($0) }) else { return nil }
      throw failure(
        "xml-syntax", hasRoot ? "there is text behind the root element" : "the file does not begin with an element",
        at: stray)
    }
    return keepsText ? try decoded(start..<index, isAttribute: false) : nil
  }

  private func end(of start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base + start, 0x3C, buffer.count - start) else {
        return buffer.count
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Characters with references replaced, and line ends as XML wants them.
  mutating func decoded(_ range: Range<Int>, isAttribute: Bool) throws(ReadError) -> String {
    var start = range.lowerBound
    var place = start
    var text = ""
    while place < range.upperBound {
      let byte = bytes[place]
      guard byte < 0x20 || byte == UInt8(ascii: "&") else {
        place += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "&"):
        text += string(start..<place)
        text.unicodeScalars.append(try reference(at: &place, before: range.upperBound))
        start = place
      case 0x0D:
        text += string(start..<place)
        place += 1
        if place < range.upperBound, bytes[place] == 0x0A { place += 1 }
        text += isAttribute ? " " : "\n"
        start = place
      case 0x0A where !isAttribute, 0x09 where !isAttribute: place += 1
      case 0x0A, 0x09:
        text += string(start..<place) + " "
        place += 1
        start = place
      default:
        let code = String(byte, radix: 16, uppercase: true)
        throw failure(
          "control-character", "control character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
          at: place, hint: "XML cannot hold it; remove it")
      }
    }
    if start == range.lowerBound { return string(range) }
    return text + string(start..<range.upperBound)
  }

  /// The character that a reference such as `&amp;` or `&#x20;` stands for.
  private mutating func reference(at place: inout Int, before end: Int) throws(ReadError) -> Unicode.Scalar {
    let start = place
    let limit = min(end, start + 64)
    var stop = start + 1
    while stop < limit, bytes[stop] != UInt8(ascii: ";"), bytes[stop] > 0x20 { stop += 1 }
    guard stop < limit, bytes[stop] == UInt8(ascii: ";") else {
      throw failure("xml-syntax", "'&' begins no reference", at: start, hint: "write &amp; for &")
    }
    let name = string(start + 1..<stop)
    place = stop + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else {
      throw failure(
        "unknown-entity", "the entity '\(name)' is not known", at: start,
        hint: "entities that a file declares are not expanded; write the character itself")
    }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    // `UInt32` would take a sign.
    guard digits.first?.isHexDigit == true, let code = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(code), code >= 0x20 || code == 0x09 || code == 0x0A || code == 0x0D
    else { throw failure("bad-character", "'&\(name);' is no character that XML can hold", at: start) }
    return scalar
  }
}
