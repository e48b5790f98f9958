import RelationGraph

extension SQLiteWriter {
  typealias Cell = SQLiteStatement.Cell

  func write(_ source: Source) throws {
    try insert(
      "source",
      [
        .text(source.id), .text(optional: source.title), .text(optional: source.author),
        .text(optional: source.publisher), date(source.date), .text(optional: source.url), date(source.retrieved),
        .text(optional: source.language), source.reliability.map(Cell.real) ?? .null, .text(optional: source.note),
      ])
  }

  func write(_ node: Node, key: Int) throws {
    try insert(
      "node",
      [.integer(key), .text(node.id), .text(node.kind.rawValue), .text(optional: node.name)] + period(node.validity))
    for (language, name) in node.names.sorted(by: { $0.key.precedes($1.key) }) {
      try insert("node_name", [.integer(key), .text(language), .text(name)])
    }
    for (position, alias) in node.aliases.enumerated() {
      try insert("alias", [.integer(key), .integer(position + 1), .text(alias)])
    }
    try write(node.properties, "node_property", key)
    try write(node.evidence, "node_evidence", key)
  }

  func writeRelation(at index: Int) throws {
    let relation = graph.relations[index]
    let ends = graph.relationEnds(at: index)
    try insert(
      "relation",
      [
        .integer(index + 1), .text(graph.relationID(at: index)), .flag(relation.id != nil),
        .text(relation.kind.rawValue), .integer(ends.from + 1), .integer(ends.to + 1),
        relation.sign.map { .integer(Int($0.rawValue)) } ?? .null,
      ] + period(relation.validity))
    try write(relation.properties, "relation_property", index + 1)
    try write(relation.evidence, "relation_evidence", index + 1)
  }

  private func write(_ properties: [String: PropertyValue], _ table: String, _ owner: Int) throws {
    for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      let cell: Cell =
        switch value {
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .flag(let flag): .flag(flag)
        case .date(let date): .text(date.description)
        case .list: .text(JSONText.value(value))
        }
      try insert(table, [.integer(owner), .text(key), .text(value.type.rawValue), cell])
    }
  }

  private func write(_ evidence: [Evidence], _ table: String, _ owner: Int) throws {
    for (position, item) in evidence.enumerated() {
      try insert(
        table,
        [
          .integer(owner), .integer(position + 1), .text(item.source), .text(optional: item.locator),
          item.confidence.map(Cell.real) ?? .null, date(item.recorded), .text(optional: item.statement),
        ])
    }
  }

  private func date(_ date: PartialDate?) -> Cell { .text(optional: date?.description) }

  private func period(_ validity: Validity) -> [Cell] { bound(validity.start) + bound(validity.end) }

  private func bound(_ bound: DateBound) -> [Cell] {
    switch bound {
    case .unknown: return [.null, .null, .null]
    case .open: return [.text(".."), .null, .null]
    case .date(let date):
      let span = DaySpan.of(date)
      return [.text(date.description), .text(span.earliest), .text(span.latest)]
    }
  }
}
