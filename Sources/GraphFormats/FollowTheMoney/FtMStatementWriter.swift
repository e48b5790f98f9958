import RelationGraph

/// Writes statements: for every value of every entity a row for each data set that it is from.
enum FtMStatementWriter {
  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    var out = TextBuffer()
    out.line(FtMStatements.columns.joined(separator: ","))
    for row in rows(FtMEncoder(graph, hasLanguages: true).entities) {
      out.line(FtMStatements.columns.map { field(row[$0] ?? "") }.joined(separator: ","))
    }
    return out.bytes
  }

  static func rows(_ entities: [FtMEntity]) -> [[String: String]] {
    entities.flatMap { entity -> [[String: String]] in
      let datasets = entity.datasets.isEmpty ? [FtMEntity.Dataset(name: FtMStatements.undefined)] : entity.datasets
      return datasets.flatMap { dataset in rows(entity, dataset) }
    }
  }

  private static func rows(_ entity: FtMEntity, _ dataset: FtMEntity.Dataset) -> [[String: String]] {
    func row(_ property: String, _ value: String, type: String? = nil, from id: String? = nil) -> [String: String] {
      [
        "canonical_id": entity.id, "entity_id": id ?? entity.id, "prop": property,
        "prop_type": type == "reference" ? "entity" : type ?? entity.schema.types[property] ?? "",
        "schema": entity.schema.name, "value": value, "dataset": dataset.name, "external": "f",
        "first_seen": dataset.firstSeen ?? "", "last_seen": dataset.lastSeen ?? "",
      ]
    }
    // That an entity is there is a statement of its own.
    var rows = [row("id", entity.id, type: "id")]
    rows += entity.referents.map { row("id", $0, type: "id", from: $0) }
    for (property, values) in entity.properties.sorted(by: { $0.key.precedes($1.key) }) {
      let type = entity.schema.isReference(property) ? "reference" : entity.schema.types[property]
      rows += values.map { row(property, $0, type: type) }
    }
    for (language, name) in entity.names.sorted(by: { $0.key.precedes($1.key) }) {
      var named = row("name", name)
      named["lang"] = language
      rows.append(named)
    }
    return rows
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
