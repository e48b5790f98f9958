import RelationGraph

/// What an unquoted word in a text file is.
enum PlainScalar {
  /// `true` and `false` are flags, `12` an integer, `1.5` a real, `2023-05` a date; everything else is text.
  static func value(_ text: String) -> PropertyValue {
    guard let first = text.utf8.first else { return .text(text) }
    switch first {
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      return text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text) ?? PartialDate(text).map(PropertyValue.date) ?? .text(text)
    default: return .text(text)
    }
  }

  /// The value whose text is exactly this one; text if there is no other.
  static func faithful(_ text: String) -> PropertyValue {
    let value = value(text)
    return value.text == text ? value : .text(text)
  }

  /// An integer without leading zeros, or a finite real in decimal notation.
  static func number(_ text: String) -> PropertyValue? {
    let bytes = text.utf8
    guard bytes.count <= 40, bytes.allSatisfy(isNumberByte) else { return nil }
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    if digits.first == UInt8(ascii: "0"), let second = digits.dropFirst().first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
    {
      return nil
    }
    if let integer = Int(text) { return text == "-0" ? nil : .integer(integer) }
    guard digits.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }),
      let real = Double(text), real.isFinite
    else { return nil }
    return .real(real)
  }

  /// Whether an unquoted word is a number that no property can hold: `.nan`, `-.inf`, `1e999`.
  static func isNotFinite(_ text: String) -> Bool {
    guard text.utf8.count <= 40, let first = text.utf8.first, isNumberByte(first) else { return false }
    if [".nan", ".inf", "-.inf", "+.inf"].contains(text.lowercased()) { return true }
    return text.utf8.allSatisfy(isNumberByte) && Double(text)?.isInfinite == true
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
