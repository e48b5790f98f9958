import Foundation
import RelationGraph

/// The text of a file whose encoding nobody states.
struct DecodedText {
  var text: String
  /// What was found where it is not UTF-8.
  var warnings: [Diagnostic] = []
}

extension GraphSource {
  /// The text, whatever it is encoded in: UTF-8, UTF-16 and UTF-32 by their marks or by their zeros, else Windows-1252, the superset of
  /// Latin-1, with a warning.
  ///
  /// A text that is UTF-8 but for some bytes is not guessed at: it is refused with the places of these bytes. So are files that
  /// look binary. Other control characters than tab and line ends become U+FFFD with a warning.
  func decoded() throws(ReadError) -> DecodedText {
    let bytes = try bytes()
    let place = SourceLocation(file: name)
    guard let encoding = TextEncoding(bytes) else {
      return DecodedText(text: try TextCheck.text(bytes, name: name))
    }
    let text = encoding.text(of: bytes)
    guard text.utf8.prefix(8000).count(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) <= 8 else {
      throw ReadError(Diagnostic(.error, "binary", "this looks like a binary file", at: place))
    }
    let found = Diagnostic(
      .warning, "encoding", "the text is not UTF-8: it is read as \(encoding.rawValue)", at: place,
      hint: "--encoding NAME says what it is, as in --encoding euc-kr")
    return DecodedText(text: text.replacingForbidden, warnings: [found])
  }

  /// The same file from another encoding, by a name that iconv knows.
  ///
  /// - Throws: `ReadError` if there is no such encoding, or if the file is not in it.
  public func decoded(from encoding: String) throws(ReadError) -> GraphSource {
    guard !isFolder else { return self }
    let source = try bytes()
    let converter = iconv_open("UTF-8", encoding)
    guard converter != iconv_t(bitPattern: -1) else {
      throw ReadError(
        Diagnostic(
          .error, "unknown-encoding", "'\(encoding)' is not an encoding",
          hint: "utf-8, utf-16, latin1, windows-1252, euc-kr, shift-jis, gb18030 …"))
    }
    defer { iconv_close(converter) }
    var input = source.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 1 << 16)
    var result: [UInt8] = []
    var used = 0
    while used < input.count {
      var isWrong = false
      input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var from = input.baseAddress.map { $0 + used }
          var left = input.count - used
          var to = output.baseAddress
          var room = output.count
          let status = iconv(converter, &from, &left, &to, &room)
          isWrong = status == -1 && errno != E2BIG
          used = input.count - left
          result.append(contentsOf: output[..<(output.count - room)].lazy.map { UInt8(bitPattern: $0) })
        }
      }
      guard !isWrong else {
        let line = source[..<used].count { $0 == 0x0A } + 1
        throw ReadError(
          Diagnostic(
            .error, "wrong-encoding", "the file is not in \(encoding)",
            at: SourceLocation(file: name, line: line), hint: "the first byte that does not fit is number \(used + 1)"))
      }
    }
    return holding(result)
  }
}

/// Encodings that are told from UTF-8 by looking.
enum TextEncoding: String {
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  case windows1252 = "Windows-1252"

  /// `nil` for UTF-8, and for what is to be reported as broken UTF-8.
  init?(_ bytes: [UInt8]) {
    let head = bytes.prefix(4)
    if head.elementsEqual([0xFF, 0xFE, 0, 0]) {
      self = .utf32LittleEndian
    } else if head.elementsEqual([0, 0, 0xFE, 0xFF]) {
      self = .utf32BigEndian
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else if let halves = Self.zeros(bytes.prefix(4000)) {
      self = halves
    } else if Self.isWindows1252(bytes) {
      self = .windows1252
    } else {
      return nil
    }
  }

  /// UTF-16 without a mark: Latin text has its zeros in every other byte.
  private static func zeros(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
    guard bytes.count >= 8 else { return nil }
    let even = bytes.indices.count { $0 % 2 == 0 && bytes[$0] == 0 }
    let odd = bytes.indices.count { $0 % 2 == 1 && bytes[$0] == 0 }
    let half = bytes.count / 2
    if odd > half * 7 / 10, even < half / 10 { return .utf16LittleEndian }
    return even > half * 7 / 10 && odd < half / 10 ? .utf16BigEndian : nil
  }

  /// More bytes that no UTF-8 has than characters that only UTF-8 has.
  private static func isWindows1252(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) == nil else { return false }
    var wrong = 0
    var right = 0
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    loop: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if scalar.value >= 0x80 { right += 1 }
      case .error: wrong += 1
      case .emptyInput: break loop
      }
    }
    return wrong > right
  }

  func text(of bytes: [UInt8]) -> String {
    switch self {
    case .utf16LittleEndian:
      String(decoding: Self.units(bytes, 2, isLittle: true).map { UInt16($0) }, as: UTF16.self).withoutMark
    case .utf16BigEndian:
      String(decoding: Self.units(bytes, 2, isLittle: false).map { UInt16($0) }, as: UTF16.self).withoutMark
    case .utf32LittleEndian: String(decoding: Self.units(bytes, 4, isLittle: true), as: UTF32.self).withoutMark
    case .utf32BigEndian: String(decoding: Self.units(bytes, 4, isLittle: false), as: UTF32.self).withoutMark
    case .windows1252: String(String.UnicodeScalarView(bytes.map(Self.windows1252Scalar)))
    }
  }

  private static func units(_ bytes: [UInt8], _ width: Int, isLittle: Bool) -> [UInt32] {
    stride(from: 0, to: bytes.count - bytes.count % width, by: width).map { start in
      let unit = bytes[start..<start + width]
      return (isLittle ? Array(unit.reversed()) : Array(unit)).reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// The 32 places where Windows-1252 is not Latin-1; five of them are not used.
  private static let upper: [Unicode.Scalar] = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

  private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80..<0xA0).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }
}

extension String {
  fileprivate var withoutMark: String { unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self }

  /// Control characters become U+FFFD.
  fileprivate var replacingForbidden: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map {
          $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0) || $0.value == 0x7F ? "\u{FFFD}" : $0
        }))
  }
}
