/// Reads numbers as `PlainScalar.number` does, without making texts of them.
enum NumberField {
  enum Value {
    case integer(Int)
    case real(Double)
    case none
  }

  private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }

  /// Numbers of at most 15 digits are exact as they stand; the others are left to the careful way.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Value {
    var index = range.lowerBound
    let isNegative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    var value = 0
    var point = -1
    while index < range.upperBound {
      let digit = bytes[index] &- 48
      if digit < 10 {
        value = value &* 10 &+ Int(digit)
      } else if bytes[index] == UInt8(ascii: "."), point < 0 {
        point = index
      } else {
        return careful(bytes, range)
      }
      index += 1
    }
    let length = index - start
    let digits = length - (point >= 0 ? 1 : 0)
    guard digits >= 1, digits <= 15, !(bytes[start] == 48 && digits > 1 && point != start + 1) else {
      return careful(bytes, range)
    }
    if point < 0 {
      return value == 0 && isNegative ? careful(bytes, range) : .integer(isNegative ? -value : value)
    }
    guard point > start, point < range.upperBound - 1 else { return careful(bytes, range) }
    let real = Double(value) / powers[range.upperBound - 1 - point]
    return .real(isNegative ? -real : real)
  }

  private static func careful(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Value {
    switch PlainScalar.number(String(decoding: bytes[range], as: UTF8.self)) {
    case .integer(let value)?: .integer(value)
    case .real(let value)?: .real(value)
    default: .none
    }
  }
}
