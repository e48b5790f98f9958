/// Names for what GraphML holds only as tokens (`xs:NMTOKEN`): the texts themselves where they are tokens.
struct XMLTokens {
  private var taken: Set<String>
  private(set) var tokens: [String] = []

  /// - Parameter texts: different from each other; those that are tokens keep theirs, whatever the others become.
  init(_ texts: [String]) {
    taken = Set(texts.filter(Self.isToken))
    var numbers: [String: Int] = [:]
    for text in texts {
      guard !Self.isToken(text) else {
        tokens.append(text)
        continue
      }
      let base = Self.token(text)
      var token = base
      var number = numbers[base, default: 1]
      while !taken.insert(token).inserted {
        number += 1
        token = "\(base)-\(number)"
      }
      numbers[base] = number
      tokens.append(token)
    }
  }

  static func isToken(_ text: String) -> Bool { !text.isEmpty && text.unicodeScalars.allSatisfy(isTokenScalar) }

  private static func token(_ text: String) -> String {
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
