extension PartialDate: LosslessStringConvertible {
  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with `~`, `?` or `%` behind it; `nil` if it is not that or no such day.
  public init?(_ text: String) {
    var bytes = Substring(text).utf8
    var isApproximate = false
    var isUncertain = false
    switch bytes.last {
    case UInt8(ascii: "~"): isApproximate = true
    case UInt8(ascii: "?"): isUncertain = true
    case UInt8(ascii: "%"): (isApproximate, isUncertain) = (true, true)
    default: break
    }
    if isApproximate || isUncertain { bytes.removeLast() }
    let isBeforeZero = bytes.first == UInt8(ascii: "-")
    if isBeforeZero { bytes.removeFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard parts.count <= 3 else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.count == width, part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        return nil
      }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    guard !numbers.isEmpty, !(isBeforeZero && numbers[0] == 0) else { return nil }
    self.init(
      year: isBeforeZero ? -numbers[0] : numbers[0],
      month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil,
      isApproximate: isApproximate,
      isUncertain: isUncertain)
  }

  /// The date in EDTF, which reads back to the same value.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number.magnitude)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = (year < 0 ? "-" : "") + padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    switch (isApproximate, isUncertain) {
    case (true, true): return text + "%"
    case (true, false): return text + "~"
    case (false, true): return text + "?"
    case (false, false): return text
    }
  }
}

extension PartialDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = PartialDate(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a date")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
