import RelationGraph

extension SPARQLReader {
  func precision(of variable: String, _ row: [String: SPARQLTerm]) -> Int? {
    row[variable + SPARQLVariables.Detail.precision.rawValue].flatMap { Int($0.text) }
  }

  func value(_ term: SPARQLTerm, _ variable: String, _ row: [String: SPARQLTerm]) -> WikidataValue {
    if let id = term.id, WikidataValue.entity(term.text) != nil { return WikidataValue(content: .item(id)) }
    if let precision = precision(of: variable, row), let date = term.date(precision: precision) {
      return WikidataValue(content: .date(date))
    }
    return WikidataValue(content: .value(term.value))
  }

  /// A property of an item; rows repeat it, so that each value is kept once.
  mutating func set(_ key: String, _ term: SPARQLTerm, of id: String, at place: SourceLocation) {
    let new = value(term, key, [:])
    guard isNew("value", id, key, new.content.property.type.rawValue, new.content.property.text) else { return }
    graph.set(key, new, of: id, at: place)
  }

  /// When a relation holds; what is no date stays text.
  mutating func validity(
    _ properties: inout [String: PropertyValue], _ row: [String: SPARQLTerm], at place: SourceLocation
  ) -> Validity {
    var validity = Validity.unknown
    if let name = variables.date, let date = date(name, row, at: place) { validity = Validity(within: date) }
    if let name = variables.start, let date = date(name, row, at: place) { validity.start = .date(date) }
    if let name = variables.end, let date = date(name, row, at: place) { validity.end = .date(date) }
    for (name, key) in [(variables.start, "start_text"), (variables.end, "end_text"), (variables.date, "date_text")] {
      guard let name, let term = row[name], term.kind == .literal, term.date(precision: precision(of: name, row)) == nil
      else {
        continue
      }
      graph.notes.add(.vagueDate, "?\(name)", at: place)
      properties[key] = .text(term.text)
    }
    guard !validity.isPossible else { return validity }
    graph.notes.add(.impossible, "?\(variables.item ?? "item")", at: place)
    properties["start_text"] = validity.start.date.map { .text($0.description) }
    properties["end_text"] = validity.end.date.map { .text($0.description) }
    return .unknown
  }

  private mutating func date(_ name: String, _ row: [String: SPARQLTerm], at place: SourceLocation) -> PartialDate? {
    guard let term = row[name] else { return nil }
    let precision = precision(of: name, row)
    if precision == nil, term.isNewYear { graph.notes.add(.newYear, "?\(name)", at: place) }
    return term.date(precision: precision)
  }

  /// Dates of an item itself: of a row that joins it to nothing.
  mutating func date(
    _ id: String, _ row: [String: SPARQLTerm], _ property: String? = nil, at place: SourceLocation
  ) {
    var properties: [String: PropertyValue] = [:]
    var found = validity(&properties, row, at: place)
    switch property.flatMap({ graph.table.dates[$0] }) {
    case "start": found.end = .unknown
    case "end": found.start = .unknown
    default: break
    }
    guard found != .unknown || !properties.isEmpty else { return }
    graph.update(id, at: place) { node in
      var merged = node.validity
      if merged.start == .unknown { merged.start = found.start }
      if merged.end == .unknown { merged.end = found.end }
      if merged.isPossible { node.validity = merged }
      node.properties.merge(properties) { first, _ in first }
    }
  }
}
