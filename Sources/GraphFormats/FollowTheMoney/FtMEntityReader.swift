import RelationGraph

/// Reads entities as the `ftm` tools, Aleph and OpenSanctions write them: JSON Lines, an array, or search results.
struct FtMEntityReader {
  private var entities: [FtMEntity] = []
  private var index: [String: Int] = [:]
  private var diagnostics: [Diagnostic] = []
  private var unread: [String: (count: Int, first: SourceLocation)] = [:]
  private let model = FtMModel.shared

  /// Fields that say again what other fields say.
  private static let derived: Set = [
    "id", "schema", "properties", "datasets", "referents", "caption", "entity", "schemata", "names", "countries",
    "dates",
  ]

  static func draft(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    var reader = FtMEntityReader()
    var records = try JSONRecords(source, allowsNothing: true)
    if FtMStatements.areIn(records.head) { return try FtMStatements.draft(&records) }
    try records.forEach(in: ["results", "entities"]) { record, location in reader.read(record, at: location) }
    for (name, use) in reader.unread.sorted(by: { $0.key.precedes($1.key) }) {
      reader.diagnostics.append(
        Diagnostic(
          .warning, "unread-field", "'\(name)' is not read, here and in \(counted(use.count, "entity", "entities"))",
          at: use.first))
    }
    return FtMDraft.draft(reader.entities, diagnostics: records.diagnostics + reader.diagnostics)
  }

  private mutating func report(_ code: String, _ message: String, at location: SourceLocation, hint: String? = nil) {
    guard diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }

  private mutating func read(_ outer: JSONRecord, at location: SourceLocation) {
    // Search results and profiles wrap the entity.
    let record = outer["schema"] == nil ? outer.record("entity") ?? outer : outer
    guard let id = record.text("id") else {
      return report(
        "missing-id", "an entity has no 'id'", at: location,
        hint: "an entity is {\"id\": …, \"schema\": …, \"properties\": …}"
      )
    }
    guard let name = record.text("schema") else {
      return report("missing-schema", "the entity '\(id)' has no 'schema'", at: location)
    }
    var entity = FtMEntity(id: id, schema: schema(name, of: id, at: location), location: location)
    readProperties(record, into: &entity, at: location)
    entity.referents = record.texts("referents").filter { $0 != id }
    entity.caption = record.text("caption")
    let seen = (record.text("first_seen"), record.text("last_seen"))
    entity.datasets = record.texts("datasets").map { .init(name: $0, firstSeen: seen.0, lastSeen: seen.1) }
    for field in FtMEntity.fieldNames where record[field] != nil {
      if entity.datasets.isEmpty || field == "target" || field == "last_change" {
        entity.fields[field] =
          if case .flag(let flag)? = record[field] { .flag(flag) } else {
            record.text(field).map { .text($0) }
          }
      }
    }
    for member in record.members where !Self.derived.contains(member.key) {
      if FtMEntity.fieldNames.contains(member.key) { continue }
      unread[member.key, default: (0, location)].count += 1
    }
    if let known = index[id] {
      guard entities[known].merge(entity) else {
        return report(
          "schemata-differ",
          "'\(id)' is a \(entity.schema.name) here and a \(entities[known].schema.name) elsewhere", at: location,
          hint: entities[known].location.map { "the first one is at \($0)" })
      }
    } else {
      index[id] = entities.count
      entities.append(entity)
    }
  }

  private mutating func schema(_ name: String, of id: String, at location: SourceLocation) -> FtMSchema {
    if let schema = model.schemata[name] { return schema }
    if diagnostics.count <= GraphDraft.diagnosticLimit {
      diagnostics.append(
        Diagnostic(
          .warning, "unknown-schema", "'\(id)' has the schema '\(name)', which is not in the model", at: location,
          hint: Suggestion.hint(for: name, among: model.schemata.keys.sorted { $0.precedes($1) })))
    }
    var schema = model.schemata["Thing"] ?? FtMSchema(name: name, kind: "", ancestors: [])
    (schema.name, schema.kind) = (name, FtMSchema.kebab(name))
    schema.ancestors.insert(name)
    return schema
  }

  private mutating func readProperties(_ record: JSONRecord, into entity: inout FtMEntity, at location: SourceLocation)
  {
    guard let value = record["properties"] else { return }
    guard let properties = JSONRecord(value) else {
      return report(
        "wrong-structure", "'properties' of '\(entity.id)' is \(value.shape), not an object", at: location)
    }
    for property in properties.members {
      var items = [property.value]
      if case .array(let list) = property.value { items = list }
      for item in items {
        if case .null = item { continue }
        // Nested entities stand for their ids.
        if let text = JSONRecord.text(item) ?? JSONRecord(item)?.text("id") {
          entity.add(text, to: property.key)
        } else if case .text = item {
          continue
        } else {
          report("wrong-structure", "'\(property.key)' of '\(entity.id)' holds \(item.shape)", at: location)
        }
      }
    }
  }
}
