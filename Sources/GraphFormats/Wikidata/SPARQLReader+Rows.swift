import RelationGraph

extension SPARQLReader {
  mutating func read(_ row: [String: SPARQLTerm], at place: SourceLocation) {
    guard let name = variables.item, let id = row[name]?.id else {
      graph.notes.add(.unknownValue, "?\(variables.item ?? "item")", at: place)
      return
    }
    graph.update(id, at: place) { _ in }
    for (variable, owner, detail) in variables.details { describe(row, variable, owner, detail, at: place) }
    var joins: [(property: String?, value: String)] = []
    if let variable = variables.value, row[variable] != nil {
      joins.append((variables.property.flatMap { row[$0] }?.property, variable))
    }
    for (variable, property) in variables.wide where row[variable] != nil { joins.append((property, variable)) }
    var isJoined = false
    for (property, variable) in joins where join(id, property, variable, row, at: place) { isJoined = true }
    if !isJoined { date(id, row, at: place) }
    for variable in variables.others {
      guard let term = row[variable], !isJoined || variables.value == nil else { continue }
      set(variable, term, of: id, at: place)
    }
  }

  /// Labels, descriptions, other names and classes of what another column holds.
  private mutating func describe(
    _ row: [String: SPARQLTerm], _ variable: String, _ owner: String, _ detail: SPARQLVariables.Detail,
    at place: SourceLocation
  ) {
    guard let term = row[variable], let id = row[owner]?.id else { return }
    let isNode =
      owner == variables.item || owner == variables.value || variables.wide.contains { $0.variable == owner }
    switch detail {
    case .label:
      // Where there is no label, the service gives the id.
      guard term.text != id else { return }
      let isMain = term.language ?? WikidataReader.language == WikidataReader.language || term.language == "mul"
      if isMain || !graph.hasLabel(id) { graph.setLabel(term.text, of: id) }
      guard isNode else { return }
      graph.update(id, at: place) { node in
        if let language = term.language, language != WikidataReader.language { node.names[language] = term.text }
        if isMain || node.name == nil { node.name = term.text }
      }
    case .description:
      if isNode { graph.update(id, at: place) { $0.properties["description"] = .text(term.text) } }
    case .aliases:
      guard isNode, isNew("aliases", id, term.text) else { return }
      for alias in term.text.split(separator: ", ").map(String.init) where isNew("alias", id, alias) {
        graph.update(id, at: place) { $0.aliases.append(alias) }
      }
    case .type: if isNode, let type = term.id { graph.addClass(type, of: id) }
    case .precision: break
    }
  }

  /// A relation to what a column holds; `false` where that is a value and not an item.
  private mutating func join(
    _ id: String, _ property: String?, _ variable: String, _ row: [String: SPARQLTerm], at place: SourceLocation
  ) -> Bool {
    guard let term = row[variable] else { return false }
    let name = property ?? variable
    guard term.kind != .blank else {
      graph.notes.add(.unknownValue, name, at: place)
      return true
    }
    guard let target = term.id else {
      if let property, graph.table.dates[property] != nil {
        date(id, [variables.date ?? "date": term], property, at: place)
      } else {
        set(property.map { graph.table.values[$0] ?? $0 } ?? variable, term, of: id, at: place)
      }
      return false
    }
    if property == "P31" {
      graph.addClass(target, of: id)
      return false
    }
    guard let property, graph.table.relations[property] != nil else {
      graph.notes.add(.property, property ?? "?\(variable) without a property", at: place)
      return false
    }
    var relation = Relation(id: statement(row), from: "", to: "")
    relation.validity = validity(&relation.properties, row, at: place)
    if let rank = variables.rank.flatMap({ row[$0] }) {
      relation.properties["rank"] = .text(rank.text.split(separator: "#").last.map(String.init) ?? rank.text)
    }
    for other in variables.others where variables.value != nil {
      if let term = row[other] { graph.set(other, value(term, other, row), in: &relation.properties) }
    }
    relation.evidence = evidence(row)
    // Rows that say the same are one relation.
    let key =
      [id, property, target, relation.id ?? "", relation.validity.description].joined(separator: "\u{1F}")
      + relation.properties.sorted { $0.key.precedes($1.key) }.map { "\u{1F}\($0.key)\u{1E}\($0.value.text)" }.joined()
    if let index = known[key] {
      for item in relation.evidence where isNew("evidence", String(index), item.source, item.locator ?? "") {
        graph.addEvidence([item], toRelationAt: index)
      }
    } else {
      for item in relation.evidence {
        _ = isNew("evidence", String(graph.relations.count), item.source, item.locator ?? "")
      }
      known[key] = graph.relations.count
      graph.relate(id, property, target, relation, at: place)
    }
    return true
  }

  private func statement(_ row: [String: SPARQLTerm]) -> String? {
    guard let term = variables.statement.flatMap({ row[$0] }), let id = term.text.split(separator: "/").last else {
      return nil
    }
    return WikidataReader.visible(String(id))
  }

  private mutating func evidence(_ row: [String: SPARQLTerm]) -> [Evidence] {
    let address = variables.reference.flatMap { row[$0] }?.text
    let work = variables.statedIn.flatMap { row[$0] }
    guard let id = work?.id ?? work?.text ?? address, !id.isEmpty else { return [] }
    let source = Source(id: WikidataReader.visible(id), url: work == nil ? address : nil)
    graph.cite(source)
    return [Evidence(source: source.id, locator: work == nil ? nil : address)]
  }
}
