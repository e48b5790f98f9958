import RelationGraph

/// How a table writes dates: `DD.MM.YYYY`, `MM/DD/YYYY`, `YYYYMMDD`.
struct DatePattern {
  private enum Part {
    case year, month, day
    case mark(Character)
  }

  private let parts: [Part]

  /// `nil` if there is no year, or something else than once.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("YYYY") {
        parts.append(.year)
        rest = rest.dropFirst(4)
      } else if rest.hasPrefix("MM") {
        parts.append(.month)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("DD") {
        parts.append(.day)
        rest = rest.dropFirst(2)
      } else {
        guard !first.isLetter else { return nil }
        parts.append(.mark(first))
        rest = rest.dropFirst()
      }
    }
    func count(_ isIncluded: (Part) -> Bool) -> Int { parts.count(where: isIncluded) }
    let years = count { if case .year = $0 { true } else { false } }
    let months = count { if case .month = $0 { true } else { false } }
    let days = count { if case .day = $0 { true } else { false } }
    guard years == 1, months <= 1, days <= months else { return nil }
    self.parts = parts
  }

  /// The date; months and days may have one digit where a mark follows or nothing does.
  func date(_ text: String) -> PartialDate? {
    var rest = text[...]
    var (year, month, day): (Int?, Int?, Int?)
    for (index, part) in parts.enumerated() {
      if case .mark(let mark) = part {
        guard rest.first == mark else { return nil }
        rest = rest.dropFirst()
        continue
      }
      let isYear = if case .year = part { true } else { false }
      let width = isYear ? 4 : 2
      let isFollowed = index + 1 < parts.count
      let isTight =
        if isFollowed, case .mark = parts[index + 1] {
          false
        } else if index > 0, case .mark = parts[index - 1] {
          isFollowed
        } else {
          index > 0 || isFollowed
        }
      let digits = rest.prefix(width).prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), digits.count == width || !isYear && !isTight else { return nil }
      rest = rest.dropFirst(digits.count)
      switch part {
      case .year: year = number
      case .month: month = number
      default: day = number
      }
    }
    guard rest.isEmpty, let year else { return nil }
    return PartialDate(year: year, month: month, day: day)
  }
}
