import Foundation
import RelationGraph

/// From the bytes of an XML document, in the encoding that it declares, to UTF-8.
enum XMLEncoding {
  struct Text {
    var bytes: [UInt8]
    /// Behind a byte order mark.
    var start = 0
    /// What there is to say of the encoding.
    var remark: Diagnostic?
  }

  static func decoded(_ bytes: [UInt8], name: String) throws(ReadError) -> Text {
    let place = SourceLocation(file: name, line: 1, column: 1)
    func remark(_ encoding: String) -> Diagnostic {
      Diagnostic(.note, "encoding", "the text is \(encoding)", at: place)
    }
    func failure(_ encoding: String) -> ReadError {
      ReadError(
        Diagnostic(
          .error, "bad-encoding", "the text is not valid \(encoding)", at: place, hint: "save the file as UTF-8"))
    }
    if let isBigEndian = wide(bytes[...]) {
      guard let text = utf16(bytes, isBigEndian: isBigEndian) else { throw failure("UTF-16") }
      return Text(bytes: text, remark: remark("UTF-16"))
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let declared = declaration(bytes[start...]) ?? "utf-8"
    // Programs write `utf-16` into texts that were saved as UTF-8.
    if start == 3 || ["utf-8", "utf8", "us-ascii", "ascii"].contains(declared) || declared.hasPrefix("utf-16") {
      guard isUTF8(bytes, from: start) else {
        _ = try TextCheck.text(bytes, name: name)
        throw failure("UTF-8")
      }
      let isOther = declared.hasPrefix("utf-16")
      return Text(bytes: bytes, start: start, remark: isOther ? remark("UTF-8, not \(declared) as it says") : nil)
    }
    guard let encoding = encodings[declared] else {
      throw ReadError(
        Diagnostic(
          .error, "unknown-encoding", "the encoding '\(declared)' is not known", at: place,
          hint: "save the file as UTF-8"))
    }
    guard let text = String(bytes: bytes, encoding: encoding) else { throw failure(declared) }
    return Text(bytes: Array(text.utf8), remark: remark(declared))
  }

  /// Whether the text is UTF-16, and which of the two; `nil` if it is not.
  static func wide(_ bytes: ArraySlice<UInt8>) -> Bool? {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C, 0x00]) { return true }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00]) { return false }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// The encoding that `<?xml … ?>` names, in small letters.
  private static func declaration(_ bytes: ArraySlice<UInt8>) -> String? {
    let head = String(decoding: bytes.prefix(256).map { $0 & 0x7F }, as: UTF8.self)
    guard let match = head.prefixMatch(of: /<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/) else { return nil }
    return match.1.lowercased()
  }

  /// Checks piece by piece, so that the text is not there twice.
  private static func isUTF8(_ bytes: [UInt8], from start: Int) -> Bool {
    var start = start
    while start < bytes.count {
      var end = min(start + 1 << 20, bytes.count)
      while end < bytes.count, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      guard end > start, String(validating: bytes[start..<end], as: UTF8.self) != nil else { return false }
      start = end
    }
    return true
  }

  /// What Foundation knows, by the names of the IANA; the large numbers are those of Core Foundation.
  private static let encodings: [String: String.Encoding] = {
    var table: [String: String.Encoding] = [
      "iso-8859-1": .isoLatin1, "latin1": .isoLatin1, "iso-8859-2": .isoLatin2, "windows-1250": .windowsCP1250,
      "windows-1251": .windowsCP1251, "windows-1252": .windowsCP1252, "cp1252": .windowsCP1252,
      "windows-1253": .windowsCP1253, "windows-1254": .windowsCP1254, "shift_jis": .shiftJIS,
      "iso-2022-jp": .iso2022JP, "macintosh": .macOSRoman,
    ]
    let more: [(UInt, [String])] = [
      (0x940, ["euc-kr", "ks_c_5601-1987"]), (0x422, ["cp949", "windows-949"]), (0x632, ["gb18030", "gbk", "gb2312"]),
      (0xA03, ["big5"]), (0xA02, ["koi8-r"]), (0x20F, ["iso-8859-15"]), (0x205, ["iso-8859-5"]),
      (0x207, ["iso-8859-7"]), (0x209, ["iso-8859-9"]), (0x505, ["windows-1255"]), (0x506, ["windows-1256"]),
      (0x507, ["windows-1257"]),
    ]
    for (number, names) in more {
      for name in names { table[name] = String.Encoding(rawValue: 0x8000_0000 | number) }
    }
    return table
  }()
}
