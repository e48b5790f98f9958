/// Ids of nodes and relations as ids of entities, which are letters, digits, points and hyphens.
///
/// Any other id is written as the hexadecimal digits of its bytes, and a relation without one is numbered; both are undone at
/// reading, so that nothing is lost.
enum FtMID {
  private static let own = "entente-"
  private static let hex = own + "hex-"
  private static let link = own + "link-"
  private static let linkHex = own + "linkhex-"
  private static let lengthLimit = 200

  static func isValid(_ id: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
      default: false
      }
    }
    let bytes = id.utf8
    guard let first = bytes.first, let last = bytes.last, isAlphanumeric(first), isAlphanumeric(last),
      bytes.count <= lengthLimit
    else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }

  static func node(_ id: String) -> String { isValid(id) && !id.hasPrefix(own) ? id : hex + digits(id) }

  /// - Parameter isTaken: whether a node has the same id.
  static func relation(_ id: String?, number: Int, isTaken: Bool) -> String {
    guard let id else { return link + String(number) }
    return isTaken ? linkHex + digits(id) : node(id)
  }

  static func nodeID(_ text: String) -> String {
    guard text.hasPrefix(hex), let id = original(text.dropFirst(hex.count)), node(id) == text else { return text }
    return id
  }

  /// The id of a relation; `nil` where it was only numbered.
  static func relationID(_ text: String) -> String? {
    if text.hasPrefix(linkHex) { return original(text.dropFirst(linkHex.count)) ?? text }
    if text.hasPrefix(link), Int(text.dropFirst(link.count)) != nil { return nil }
    return nodeID(text)
  }

  private static func digits(_ id: String) -> String {
    id.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func original(_ digits: Substring) -> String? {
    let digits = Array(digits.utf8)
    guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
      guard pair.allSatisfy(\.isHexDigit), let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    guard let id = String(validating: bytes, as: UTF8.self), self.digits(id).utf8.elementsEqual(digits) else {
      return nil
    }
    return id
  }
}
