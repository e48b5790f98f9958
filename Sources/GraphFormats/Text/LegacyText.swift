import RelationGraph

/// Text of formats that are older than UTF-8 is everywhere: UTF-8, UTF-16 with its mark, else Windows-1252.
enum LegacyText {
  /// The bytes of the text in UTF-8, without a byte order mark, and a note where the file was something else.
  ///
  /// - Throws: `ReadError` for binary files and for UTF-8 with a few bytes that are wrong.
  static func read(_ source: GraphSource) throws(ReadError) -> (bytes: [UInt8], notes: [Diagnostic]) {
    let bytes = try source.bytes()
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    func note(_ name: String) -> [Diagnostic] {
      [
        Diagnostic(
          .note, "encoding", "the text is not UTF-8 and is read as \(name)", at: SourceLocation(file: source.name),
          hint: "save the file as UTF-8 if names look wrong")
      ]
    }
    if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) {
      return (utf16(rest.dropFirst(2), isLittle: rest.first == 0xFF), note("UTF-16"))
    }
    guard rest.prefix(8000).count(where: { $0 < 0x09 || $0 == 0x7F }) <= 8 else {
      throw ReadError(
        Diagnostic(.error, "binary", "this looks like a binary file", at: SourceLocation(file: source.name)))
    }
    if String(validating: rest, as: UTF8.self) != nil { return (Array(rest), []) }
    let (valid, invalid) = sequences(in: rest)
    if valid > invalid {
      _ = try TextCheck.text(bytes, name: source.name)
    }
    return (windows1252(rest), note("Windows-1252 (Latin-1)"))
  }

  /// How many sequences of several bytes are UTF-8, and how many are not.
  private static func sequences(in bytes: ArraySlice<UInt8>) -> (valid: Int, invalid: Int) {
    var (valid, invalid) = (0, 0)
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if scalar.value >= 0x80 { valid += 1 }
      case .error: invalid += 1
      case .emptyInput: return (valid, invalid)
      }
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var first: UInt8?
    for byte in bytes {
      guard let other = first else {
        first = byte
        continue
      }
      units.append(isLittle ? UInt16(byte) << 8 | UInt16(other) : UInt16(other) << 8 | UInt16(byte))
      first = nil
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
      if let scalar = Unicode.Scalar(code) { text.append(scalar) }
    }
    return Array(String(text).utf8)
  }

  /// What Windows-1252 has in the places 0x80 to 0x9F.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
