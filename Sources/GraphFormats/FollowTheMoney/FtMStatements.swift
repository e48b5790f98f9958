import RelationGraph

/// Statements: what one data set says of one property of an entity. All about one entity are merged into it.
struct FtMStatements {
  static let columns = [
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
  ]

  /// The data set of what is from none.
  static let undefined = "undefined"

  private let model = FtMModel.shared
  private var entities: [FtMEntity] = []
  private var index: [String: Int] = [:]
  /// The place of every data set in the list of an entity.
  private var datasets: [[String: Int]] = []
  private var canonical: [String: String] = [:]
  private var diagnostics: [Diagnostic] = []
  private var passedOver: [String: (count: Int, first: SourceLocation)] = [:]

  static func areIn(_ head: ContentHead) -> Bool {
    head.hasKey("entity_id") && head.hasKey("prop") && head.hasKey("dataset")
  }

  /// Whether this is the header of a table of statements.
  static func isHeader(_ line: Substring) -> Bool {
    let columns = Set(line.split(separator: ",").map { String($0.filter { $0 != "\"" && !$0.isWhitespace }) })
    return columns.isSuperset(of: ["entity_id", "prop", "value", "dataset"])
  }

  static func draft(_ records: inout JSONRecords) throws(ReadError) -> GraphDraft {
    var statements = FtMStatements()
    try records.forEach(in: ["statements"]) { record, location in statements.add({ record.text($0) }, at: location) }
    return statements.read(records.diagnostics).draft
  }

  static func draft(_ table: CSVTable) -> GraphDraft {
    var statements = FtMStatements()
    let columns = Dictionary(table.header.enumerated().map { ($1, $0) }) { first, _ in first }
    for (row, fields) in table.rows.enumerated() where !table.raggedRows.contains(row) {
      statements.add({ columns[$0].map { fields[$0] }.flatMap { $0.isEmpty ? nil : $0 } }, at: table.location(row: row))
    }
    return statements.read(table.problems).draft
  }

  /// The graph of statements that are not in a file.
  static func read(_ rows: [[String: String]]) -> FtMDraft {
    var statements = FtMStatements()
    for row in rows { statements.add({ row[$0].flatMap { $0.isEmpty ? nil : $0 } }, at: SourceLocation(file: "")) }
    return statements.read([])
  }

  private func read(_ problems: [Diagnostic]) -> FtMDraft {
    var entities = entities
    for index in entities.indices { resolve(&entities[index]) }
    let notes = passedOver.sorted { $0.key.precedes($1.key) }.map { what, use in
      Diagnostic(
        .warning, "unread-statement", "\(what), here and in \(counted(use.count, "statement")), not kept", at: use.first
      )
    }
    return FtMDraft(entities, diagnostics: problems + diagnostics + notes)
  }

  /// References lead to the entity into which another one was merged; a name without a language is the name.
  private func resolve(_ entity: inout FtMEntity) {
    for (key, values) in entity.properties where entity.schema.isReference(key) {
      entity.properties[key] = values.map { canonical[$0] ?? $0 }
    }
    guard entity.properties["name"]?.isEmpty ?? true else { return }
    if let first = entity.names.min(by: { $0.key.precedes($1.key) }) {
      entity.properties["name"] = [first.value]
    }
  }

  private mutating func add(_ field: (String) -> String?, at location: SourceLocation) {
    guard let original = field("entity_id") ?? field("canonical_id"), let prop = field("prop"),
      let name = field("schema")
    else {
      if diagnostics.count <= GraphDraft.diagnosticLimit {
        diagnostics.append(
          Diagnostic(
            .error, "missing-field", "a statement has an 'entity_id', a 'schema' and a 'prop'", at: location))
      }
      return
    }
    if ["true", "t", "1", "yes"].contains(field("external")?.lowercased()) {
      return passOver("an external statement is a proposal", at: location)
    }
    let id = field("canonical_id") ?? original
    guard let number = number(of: id, schema: name, at: location) else { return }
    if original != id, canonical.updateValue(id, forKey: original) == nil {
      entities[number].referents.append(original)
    }
    noteDataset(of: number, field)
    guard prop != "id", let value = field("value") else { return }
    if field("original_value").map({ $0 != value }) ?? false {
      passOver("an original value stands beside the cleaned one", at: location)
    }
    if let code = field("lang"), prop == "name" {
      let language = model.shortLanguageCodes[code] ?? code
      if entities[number].names[language] == nil {
        entities[number].names[language] = value
        return
      }
      entities[number].add(value, to: "alias")
      return
    }
    entities[number].add(value, to: prop)
  }

  private mutating func passOver(_ what: String, at location: SourceLocation) {
    passedOver[what, default: (0, location)].count += 1
  }

  private mutating func number(of id: String, schema name: String, at location: SourceLocation) -> Int? {
    guard let schema = model.schemata[name] else {
      if diagnostics.count <= GraphDraft.diagnosticLimit {
        diagnostics.append(
          Diagnostic(
            .error, "unknown-schema", "'\(id)' has the schema '\(name)', which is not in the model", at: location,
            hint: Suggestion.hint(for: name, among: model.schemata.keys.sorted { $0.precedes($1) })))
      }
      return nil
    }
    guard let number = index[id] else {
      index[id] = entities.count
      entities.append(FtMEntity(id: id, schema: schema, location: location))
      datasets.append([:])
      return entities.count - 1
    }
    let known = entities[number].schema
    if schema.ancestors.contains(known.name) {
      entities[number].schema = schema
    } else if !known.ancestors.contains(name), diagnostics.count <= GraphDraft.diagnosticLimit {
      diagnostics.append(
        Diagnostic(
          .error, "schemata-differ", "'\(id)' is a \(name) here and a \(known.name) elsewhere", at: location,
          hint: entities[number].location.map { "the first one is at \($0)" }))
    }
    return number
  }

  private mutating func noteDataset(of number: Int, _ field: (String) -> String?) {
    guard let name = field("dataset"), name != Self.undefined else { return }
    let (first, last) = (field("first_seen"), field("last_seen"))
    guard let place = datasets[number][name] else {
      datasets[number][name] = entities[number].datasets.count
      entities[number].datasets.append(.init(name: name, firstSeen: first, lastSeen: last))
      return
    }
    let known = entities[number].datasets[place]
    if let first, known.firstSeen.map({ first.precedes($0) }) ?? true {
      entities[number].datasets[place].firstSeen = first
    }
    if let last, known.lastSeen.map({ $0.precedes(last) }) ?? true { entities[number].datasets[place].lastSeen = last }
  }
}
