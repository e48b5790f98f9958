import RelationGraph

/// What the attributes of nodes, or of edges, mean in this file.
struct FlatColumns {
  /// The attribute that names nodes: `label`, else `name`.
  private(set) var nameKey: String?
  /// The attribute that is the kind: `kind`, else `type`.
  private(set) var kindKey: String?
  /// Whether the values of `dates`, `start`, `end` and `sign` are what they are called, throughout.
  private(set) var holdPeriods = true
  private(set) var holdStarts = true
  private(set) var holdEnds = true
  private(set) var holdSigns = true

  /// - Parameter isOwn: whether Entente wrote the attributes, which then mean the same in every file.
  init(_ rows: some Sequence<[FlatGraph.Attribute]>, isOwn: Bool) {
    guard !isOwn else {
      (nameKey, kindKey) = ("label", "kind")
      return
    }
    var texts: Set<String> = []
    var loose: Set<String> = []
    for row in rows {
      for (key, value) in row {
        switch key {
        case "label", "name", "kind", "type":
          if value.type != .text { loose.insert(key) } else if !value.text.isEmpty { texts.insert(key) }
        case "dates": if !value.text.isEmpty, Validity(value.text) == nil { holdPeriods = false }
        case "start": if date(value) == nil { holdStarts = false }
        case "end": if date(value) == nil { holdEnds = false }
        case "sign": if sign(value) == nil, !value.text.isEmpty { holdSigns = false }
        default: continue
        }
      }
    }
    nameKey = ["label", "name"].first { texts.contains($0) }
    kindKey = ["kind", "type"].first { texts.contains($0) && !loose.contains($0) }
  }

  func sign(_ value: PropertyValue) -> Sign? {
    let number = value.number ?? PlainScalar.number(value.text)?.number
    return number.flatMap { Int8(exactly: $0) }.flatMap(Sign.init(rawValue:))
  }

  func bound(_ value: PropertyValue) -> DateBound { date(value) ?? .unknown }

  /// A date as text or, as a year, as a number; `..` is open, nothing is unknown.
  private func date(_ value: PropertyValue) -> DateBound? {
    switch value {
    case .date(let date): return .date(date)
    case .integer(let year): return PartialDate(String(year)).map(DateBound.date)
    case .real(let number):
      if number.isNaN { return .unknown }
      return Int(exactly: number).flatMap { PartialDate(String($0)) }.map(DateBound.date)
    case .text(let text):
      if text.isEmpty { return .unknown }
      return text == ".." ? .open : PartialDate(text).map(DateBound.date)
    case .flag, .list: return nil
    }
  }
}
