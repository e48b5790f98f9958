import RelationGraph

/// When nodes and edges of a dynamic GEXF file are there.
///
/// One period is `start` and `end`, which are dates where the file has dates, else properties. Of several, `start` and `end` are the
/// first and the last moment, and the property `spells` holds them all.
struct GEXFPeriods {
  struct Period {
    var start: String?
    var end: String?
    /// Whether the moment itself does not belong to it.
    var excludesStart = false
    var excludesEnd = false

    /// `2009-03-01/2009-03-10`; `..` where there is no end.
    var text: String {
      (excludesStart ? "]" : "") + (start ?? "..") + "/" + (end ?? "..") + (excludesEnd ? "[" : "")
    }
  }

  /// Attributes of tags that say when.
  static let names: Set = ["start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals"]

  /// `date`, `dateTime`, `integer`, `double`; what NetworkX writes, too.
  var format = ""
  private(set) var nodes: [Int: [Period]] = [:]
  private(set) var edges: [Int: [Period]] = [:]

  mutating func add(_ element: XMLElement, to owner: GEXFReader.Owner) {
    var found: [Period] = []
    if let period = Self.period(element) { found.append(period) }
    if let list = element["timestamps"] {
      for item in GEXFAttribute.items(Self.unwrapped(list)) { found.append(Period(start: item, end: item)) }
    }
    if let list = element["intervals"] { found += Self.intervals(list) }
    guard !found.isEmpty else { return }
    switch owner {
    case .node(let index): nodes[index, default: []] += found
    case .edge(let index): edges[index, default: []] += found
    }
  }

  /// The period that a tag states; `nil` if it states none.
  static func period(_ element: XMLElement) -> Period? {
    if let moment = bound(element["timestamp"]) { return Period(start: moment, end: moment) }
    let (start, end) = (bound(element["start"]), bound(element["end"]))
    let (after, before) = (bound(element["startopen"]), bound(element["endopen"]))
    guard start != nil || end != nil || after != nil || before != nil else { return nil }
    return Period(
      start: start ?? after, end: end ?? before, excludesStart: start == nil && after != nil,
      excludesEnd: end == nil && before != nil)
  }

  private static func bound(_ text: String?) -> String? {
    guard let text else { return nil }
    let word = XMLTypedText.trimmed(text)
    return word.isEmpty || ["-infinity", "infinity", "-inf", "inf", "+inf"].contains(word.lowercased()) ? nil : word
  }

  /// `<[1, 2]; (3, 4]>` without the angle brackets around it.
  private static func unwrapped(_ text: String) -> String {
    let word = XMLTypedText.trimmed(text)
    return word.hasPrefix("<") && word.hasSuffix(">") ? XMLTypedText.trimmed(String(word.dropFirst().dropLast())) : word
  }

  private static func intervals(_ text: String) -> [Period] {
    unwrapped(text).split(separator: ";").compactMap { part in
      let word = XMLTypedText.trimmed(String(part))
      let ends = word.trimmingPrefix { "[(<".contains($0) }.split(separator: ",").map { part in
        bound(String(part.prefix { !"])>".contains($0) }))
      }
      guard let start = ends.first else { return nil }
      return Period(
        start: start, end: ends.dropFirst().first ?? nil, excludesStart: word.hasPrefix("("),
        excludesEnd: word.hasSuffix(")"))
    }
  }

  /// What a node or an edge says of its periods.
  func attributes(_ periods: [Period]) -> [FlatGraph.Attribute] {
    guard let first = periods.first else { return [] }
    let isDated = format.lowercased().hasPrefix("date")
    let start = periods.contains { $0.start == nil } ? nil : periods.compactMap(\.start).min(by: Self.isBefore)
    let end = periods.contains { $0.end == nil } ? nil : periods.compactMap(\.end).max(by: Self.isBefore)
    var result: [FlatGraph.Attribute] = []
    for (key, moment) in [("start", start), ("end", end)] {
      guard let moment else {
        // Without an end it goes on; only dates have a word for that.
        if isDated { result.append((key, "..")) }
        continue
      }
      let (value, time) = value(moment)
      result.append((key, value))
      if let time { result.append((key + "_time", .text(time))) }
    }
    if periods.count > 1 {
      result.append(("spells", .list(periods.map { .text($0.text) })))
    } else {
      if first.excludesStart { result.append(("start_open", true)) }
      if first.excludesEnd { result.append(("end_open", true)) }
    }
    return result
  }

  /// A number where it is one, a date, or of a moment within a day the date, with the moment itself.
  private func value(_ moment: String) -> (PropertyValue, time: String?) {
    if PartialDate(moment) == nil, let day = moment.split(separator: "T").first, day.utf8.count == 10,
      PartialDate(String(day)) != nil
    {
      return (.text(String(day)), moment)
    }
    if format.lowercased().hasPrefix("date") { return (.text(moment), nil) }
    return (PlainScalar.number(moment) ?? .text(moment), nil)
  }

  static func isBefore(_ a: String, _ b: String) -> Bool {
    if let a = Double(a), let b = Double(b) { return a < b }
    return a.precedes(b)
  }
}
