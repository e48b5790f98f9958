/// An address that a document may lead to.
enum ReportAddress {
  /// `text` as an address of http, https or mailto with everything spelt out that could end or hide it; `nil` for all others.
  static func checked(_ text: String) -> String? {
    let lower = text.prefix(8).lowercased()
    guard ["http://", "https://", "mailto:"].contains(where: lower.hasPrefix), text.utf8.count <= 2000 else {
      return nil
    }
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0...0x20, 0x7F...0xFF, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "["),
        UInt8(ascii: "]"):
        result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      default: result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }
}
