import RelationGraph

/// Makes properties and periods of the columns of a plain table, once for each distinct text.
enum PlainColumns {
  /// The values of the narrowest type that keeps all; `nil` where there is something to say about one of them.
  static func property(_ words: [String], _ codes: [Int32]) -> PropertyColumn? {
    let type = CSVProperties.narrowestType(of: words)
    let isNumber = type == .integer || type == .real
    guard !isNumber || !words.contains(where: CSVProperties.isNotFinite) else { return nil }
    if type == .text, words.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) && $0.utf8.count <= 40 }) {
      guard words.contains(where: { PlainScalar.number($0.replacing(",", with: ".")) == nil && !$0.isEmpty }) else {
        return nil
      }
    }
    var values: [PropertyValue] = []
    var place: [PropertyValue: Int32] = [:]
    let code = words.map { word -> Int32 in
      guard !word.isEmpty, let value = CSVProperties.value(word, type) else { return -1 }
      if let known = place[value] { return known }
      place[value] = Int32(values.count)
      values.append(value)
      return Int32(values.count - 1)
    }
    return PropertyColumn(values: values, codes: codes.map { code[Int($0)] })
  }

  /// One column of dates: its distinct values, and which of them every row has.
  struct Bounds {
    fileprivate var values: [DateBound] = [.unknown]
    fileprivate var codes: [Int32] = []

    init() {}

    /// `nil` where a text is no date.
    init?(_ words: [String], _ codes: [Int32]) {
      values = words.compactMap(Self.bound)
      guard values.count == words.count else { return nil }
      self.codes = codes
    }

    private static func bound(_ text: String) -> DateBound? {
      text.isEmpty ? .unknown : text == ".." ? .open : PartialDate(text).map(DateBound.date)
    }
  }

  /// The distinct periods of all rows, in order of arrival, and which of them every row has.
  static func periods(from start: Bounds, to end: Bounds, count: Int) -> (values: [Validity], codes: [Int32]) {
    var number: [UInt64: Int32] = [:]
    var values: [Validity] = []
    var place: [Validity: Int32] = [:]
    var last: (key: UInt64, code: Int32) = (.max, 0)
    var codes: [Int32] = []
    codes.reserveCapacity(count)
    for row in 0..<count {
      let (a, b) = (start.codes.isEmpty ? 0 : start.codes[row], end.codes.isEmpty ? 0 : end.codes[row])
      let key = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
      if key != last.key {
        let known = number[key]
        let validity = known == nil ? Validity(start: start.values[Int(a)], end: end.values[Int(b)]) : .unknown
        let code = known ?? place[validity] ?? Int32(values.count)
        if known == nil {
          if place[validity] == nil {
            place[validity] = code
            values.append(validity)
          }
          number[key] = code
        }
        last = (key, code)
      }
      codes.append(last.code)
    }
    return (values.isEmpty ? [.unknown] : values, codes)
  }
}
