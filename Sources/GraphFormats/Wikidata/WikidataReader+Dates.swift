import RelationGraph

extension WikidataReader {
  /// Marks a date as approximate or uncertain; `false` where the circumstances are others.
  func apply(circumstances: [JSONValue], to value: inout WikidataValue) -> Bool {
    guard case .date(let date) = value.content else { return false }
    var (isApproximate, isUncertain) = (date.isApproximate, date.isUncertain)
    for circumstance in circumstances {
      guard case .item(let id)? = WikidataValue(circumstance)?.content else { return false }
      switch graph.table.circumstances[id] {
      case "approximate": isApproximate = true
      case "uncertain": isUncertain = true
      default: return false
      }
    }
    let marked = PartialDate(
      year: date.year, month: date.month, day: date.day, isApproximate: isApproximate, isUncertain: isUncertain)
    if let marked { value.content = .date(marked) }
    return true
  }

  /// The beginning or the end of a node; further dates for the same end stand in a property.
  mutating func setDate(
    _ value: WikidataValue, _ end: String, of node: inout Node, _ id: String, at place: SourceLocation
  ) {
    switch value.content {
    case .date(let date):
      let isFree =
        switch end {
        case "start": node.validity.start == .unknown
        case "end": node.validity.end == .unknown
        default: node.validity == .unknown
        }
      guard isFree else {
        graph.notes.add(.superseded, id, at: place)
        graph.set("other_\(end)", value, in: &node.properties)
        return
      }
      if end != "end" { node.validity.start = .date(date) }
      if end != "start" { node.validity.end = .date(date) }
      for (ending, extra) in value.extras { node.properties[end + ending] = extra }
    case .vagueDate:
      graph.notes.add(.vagueDate, id, at: place)
      graph.set("\(end)_text", value, in: &node.properties)
    default: graph.notes.add(.badValue, id, at: place)
    }
  }

  /// What a qualifier says of a relation: when it holds, or a property.
  mutating func qualify(_ relation: inout Relation, _ id: String, _ snaks: [JSONValue], at place: SourceLocation) {
    let key = graph.table.qualifiers[id] ?? id
    for snak in snaks {
      guard let value = WikidataValue(snak) else {
        graph.notes.add(.badValue, id, at: place)
        continue
      }
      if value.isJulian { graph.notes.add(.julian, id, at: place) }
      guard ["start", "end", "within"].contains(key) else {
        if case .vagueDate = value.content { graph.notes.add(.vagueDate, id, at: place) }
        graph.set(key, value, in: &relation.properties)
        continue
      }
      bound(&relation, key, id, value, at: place)
    }
  }

  private mutating func bound(
    _ relation: inout Relation, _ end: String, _ id: String, _ value: WikidataValue, at place: SourceLocation
  ) {
    let bound: DateBound
    switch value.content {
    case .date(let date): bound = .date(date)
    // No value for an end says that there is none; an unknown one, that there is one.
    case .none: bound = .open
    case .some: return graph.set("\(end)_text", value, in: &relation.properties)
    case .vagueDate:
      graph.notes.add(.vagueDate, id, at: place)
      return graph.set("\(end)_text", value, in: &relation.properties)
    default: return graph.notes.add(.badValue, id, at: place)
    }
    let isTaken =
      end == "start" && relation.validity.start != .unknown || end == "end" && relation.validity.end != .unknown
      || end == "within" && relation.validity != .unknown
    guard !isTaken else { return graph.set("other_\(end)", value, in: &relation.properties) }
    if end != "end" { relation.validity.start = bound }
    if end != "start" { relation.validity.end = bound }
    for (ending, extra) in value.extras { relation.properties[end + ending] = extra }
  }
}
