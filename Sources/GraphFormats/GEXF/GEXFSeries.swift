import RelationGraph

/// Values of attributes that change over time.
///
/// The attribute has the latest value; the property `…_series` holds them all, each behind its period: `2009-03-01/..: 2`.
struct GEXFSeries {
  private struct Key: Hashable {
    var isNode: Bool
    var index: Int
    var title: String
  }

  private struct Values {
    var last: PropertyValue
    var period: GEXFPeriods.Period
    var all: [PropertyValue]
  }

  private var values: [Key: Values] = [:]
  /// In the order of the file.
  private var order: [Key] = []
  var count: Int { order.count }

  mutating func add(
    _ title: String, _ value: PropertyValue, during period: GEXFPeriods.Period, to owner: GEXFReader.Owner
  ) {
    let key = Key(isNode: owner.isNode, index: owner.index, title: title)
    let text = PropertyValue.text("\(period.text): \(value.text)")
    if values[key] == nil {
      order.append(key)
      values[key] = Values(last: value, period: period, all: [])
    } else if let known = values[key]?.period, Self.isLater(period, known) {
      values[key]?.last = value
      values[key]?.period = period
    }
    values[key]?.all.append(text)
  }

  private static func isLater(_ a: GEXFPeriods.Period, _ b: GEXFPeriods.Period) -> Bool {
    guard let end = b.end else {
      guard a.end == nil, let start = a.start else { return false }
      return b.start.map { !GEXFPeriods.isBefore(start, $0) } ?? true
    }
    return a.end.map { !GEXFPeriods.isBefore($0, end) } ?? true
  }

  /// The latest value of each, and behind it all values.
  var attributes: [(owner: GEXFReader.Owner, key: String, value: PropertyValue)] {
    var result: [(owner: GEXFReader.Owner, key: String, value: PropertyValue)] = []
    for key in order {
      guard let found = values[key] else { continue }
      let owner = key.isNode ? GEXFReader.Owner.node(key.index) : .edge(key.index)
      result.append((owner, key.title, found.last))
      result.append((owner, key.title + "_series", .list(found.all)))
    }
    return result
  }
}
