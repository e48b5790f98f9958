import RelationGraph

extension WikidataReader {
  /// All statements with one property.
  mutating func read(_ property: JSONValue.Member, of node: inout Node, ends place: SourceLocation) {
    let id = property.key
    let place = location(property)
    let table = graph.table
    let statements = property.value.items.filter { statement in
      guard statement.member("rank")?.string == "deprecated" else { return true }
      graph.notes.add(.deprecated, id, at: place)
      return false
    }
    guard !statements.isEmpty else { return }
    if table.relations[id] != nil {
      for statement in statements { relate(statement, id, node.id, at: place) }
    } else if id == "P31" || id == "P279" {
      addClasses(statements, id, to: &node, at: place)
    } else if table.dates[id] != nil || table.names.contains(id) || table.values[id] != nil {
      describe(&node, id, best(statements, id, at: place), at: place)
    } else {
      let isIdentifier = statements.allSatisfy {
        $0.member("mainsnak")?.member("datatype")?.string == "external-id"
      }
      graph.notes.add(isIdentifier ? .identifier : .property, id, at: place, count: statements.count)
    }
  }

  /// The preferred statements, if there are some, else all.
  private mutating func best(_ statements: [JSONValue], _ id: String, at place: SourceLocation) -> [JSONValue] {
    let preferred = statements.filter { $0.member("rank")?.string == "preferred" }
    guard !preferred.isEmpty, preferred.count < statements.count else { return statements }
    graph.notes.add(.superseded, id, at: place, count: statements.count - preferred.count)
    return preferred
  }

  /// The value of a statement; what says nothing is counted.
  private mutating func value(_ statement: JSONValue, _ id: String, at place: SourceLocation) -> WikidataValue? {
    guard let snak = statement.member("mainsnak"), let value = WikidataValue(snak) else {
      graph.notes.add(.badValue, id, at: place)
      return nil
    }
    switch value.content {
    case .some: graph.notes.add(.unknownValue, id, at: place)
    case .none: graph.notes.add(.noValue, id, at: place)
    default:
      if value.isJulian { graph.notes.add(.julian, id, at: place) }
      return value
    }
    return nil
  }

  private mutating func relate(_ statement: JSONValue, _ id: String, _ subject: String, at place: SourceLocation) {
    guard let value = value(statement, id, at: place) else { return }
    guard case .item(let object) = value.content else {
      graph.notes.add(.badValue, id, at: place)
      return
    }
    var relation = Relation(id: statement.member("id")?.string.flatMap { $0.isEmpty ? nil : $0 }, from: "", to: "")
    if let rank = statement.member("rank")?.string { relation.properties["rank"] = .text(rank) }
    for qualifier in statement.member("qualifiers")?.members ?? [] {
      qualify(&relation, qualifier.key, qualifier.value.items, at: place)
    }
    if !relation.validity.isPossible {
      graph.notes.add(.impossible, id, at: place)
      relation.properties["start_text"] = relation.validity.start.date.map { .text($0.description) }
      relation.properties["end_text"] = relation.validity.end.date.map { .text($0.description) }
      relation.validity = .unknown
    }
    relation.evidence = evidence(statement, saying: nil)
    graph.relate(subject, id, object, relation, at: place)
  }

  private mutating func addClasses(
    _ statements: [JSONValue], _ id: String, to node: inout Node, at place: SourceLocation
  ) {
    for statement in statements {
      guard let value = value(statement, id, at: place) else { continue }
      guard case .item(let type) = value.content else {
        graph.notes.add(.badValue, id, at: place)
        continue
      }
      if id == "P31" {
        graph.addClass(type, of: node.id)
      } else {
        graph.addParent(type, of: node.id)
      }
      graph.set(id == "P31" ? "instance_of" : "subclass_of", value, in: &node.properties)
      if statement.member("qualifiers")?.members.isEmpty == false { graph.notes.add(.qualifier, id, at: place) }
      node.evidence += evidence(statement, saying: id)
    }
  }

  /// Dates, names and values of a node.
  private mutating func describe(_ node: inout Node, _ id: String, _ statements: [JSONValue], at place: SourceLocation)
  {
    var names = Set(node.aliases + [node.name ?? ""])
    for statement in statements {
      guard var value = value(statement, id, at: place) else { continue }
      node.evidence += evidence(statement, saying: id)
      let qualifiers = statement.member("qualifiers")?.members ?? []
      var isQualified = !qualifiers.isEmpty
      if let end = graph.table.dates[id] {
        if qualifiers.count == 1, qualifiers[0].key == "P1480" {
          isQualified = !apply(circumstances: qualifiers[0].value.items, to: &value)
        }
        setDate(value, end, of: &node, id, at: place)
      } else if graph.table.names.contains(id) {
        guard case .value(.text(let name)) = value.content else {
          graph.notes.add(.badValue, id, at: place)
          continue
        }
        if names.insert(name).inserted { node.aliases.append(name) }
      } else if let key = graph.table.values[id] {
        if case .vagueDate = value.content { graph.notes.add(.vagueDate, id, at: place) }
        graph.set(key, value, in: &node.properties)
      }
      if isQualified { graph.notes.add(.qualifier, id, at: place) }
    }
  }
}
