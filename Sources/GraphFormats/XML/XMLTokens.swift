import RelationGraph

/// Names for what GraphML holds only as tokens (`xs:NMTOKEN`): the texts themselves where they are tokens.
struct XMLTokens: Sendable {
  private let texts: RowList<String>
  /// Whether all texts are tokens.
  let areTexts: Bool
  /// Every token, where several texts would have the same one.
  private var table: [String] = []

  init(_ texts: [String]) { self.init(RowList(texts.count) { texts[$0] }) }

  /// - Parameter texts: different from each other; those that are tokens keep theirs, whatever the others become.
  init(_ texts: RowList<String>) {
    self.texts = texts
    areTexts = !texts.hasRow { !Self.isToken($0) }
    if !areTexts, !Self.areDistinct(texts.mapped { Self.token($1) }) { table = Self.numbered(texts) }
  }

  subscript(index: Int) -> String { table.isEmpty ? areTexts ? texts[index] : Self.token(texts[index]) : table[index] }

  var tokens: [String] { texts.indices.map { self[$0] } }

  /// Whether no two texts are the same, by a hash of each: 8 bytes a text, where a set of millions would need a gigabyte.
  private static func areDistinct(_ texts: RowList<String>) -> Bool {
    var hashes = [UInt64](repeating: 0, count: texts.count)
    let size = TextDocument.partSize
    hashes.withUnsafeMutableBufferPointer { hashes in
      let hashes = SharedMemory(hashes)
      Parallelism.forEach((texts.count + size - 1) / size) { part in
        for index in part * size..<min(texts.count, (part + 1) * size) { hashes.base[index] = hash(texts[index]) }
      }
    }
    hashes.sort()
    return !hashes.indices.dropFirst().contains { hashes[$0] == hashes[$0 - 1] }
  }

  /// FNV-1a, its bits mixed once more. Two texts with one hash cost time, and change no token.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  /// The tokens, numbers behind those that several texts would have.
  private static func numbered(_ texts: RowList<String>) -> [String] {
    var taken = Set(texts.lazy.filter(isToken))
    var numbers: [String: Int] = [:]
    return texts.map { text in
      guard !isToken(text) else { return text }
      let base = token(text)
      var token = base
      var number = numbers[base, default: 1]
      while !taken.insert(token).inserted {
        number += 1
        token = "\(base)-\(number)"
      }
      numbers[base] = number
      return token
    }
  }

  static func isToken(_ text: String) -> Bool { !text.isEmpty && text.unicodeScalars.allSatisfy(isTokenScalar) }

  private static func token(_ text: String) -> String {
    if isToken(text) { return text }
    let scalars = text.unicodeScalars.map { isTokenScalar($0) ? $0 : "_" }
    return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
  }

  /// Characters of names in all editions of XML 1.0: the first ones knew the letters of Unicode 2.
  private static func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", ":": true
    case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{131}": true
    case "\u{134}"..."\u{13E}", "\u{141}"..."\u{148}", "\u{14A}"..."\u{17E}", "\u{1E00}"..."\u{1E9B}": true
    case "\u{1EA0}"..."\u{1EF9}", "\u{5D0}"..."\u{5EA}", "\u{621}"..."\u{63A}", "\u{641}"..."\u{64A}": true
    case "\u{905}"..."\u{939}", "\u{E01}"..."\u{E2E}": true
    case "\u{391}"..."\u{3A1}", "\u{3A3}"..."\u{3CE}", "\u{401}"..."\u{40C}", "\u{40E}"..."\u{44F}": true
    case "\u{3041}"..."\u{3094}", "\u{30A1}"..."\u{30FA}", "\u{4E00}"..."\u{9FA5}", "\u{AC00}"..."\u{D7A3}": true
    default: false
    }
  }
}
