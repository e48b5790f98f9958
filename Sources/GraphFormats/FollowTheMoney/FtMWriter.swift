import RelationGraph

/// Writes entities as JSON lines, and statements as a table.
enum FtMWriter {
  static func entities(_ graph: PropertyGraph) -> [UInt8] {
    var out = TextBuffer()
    for entity in FtMEncoder(graph).entities { out.line(object(entity)) }
    return out.bytes
  }

  private static func object(_ entity: FtMEntity) -> String {
    let properties = entity.properties.sorted { $0.key.precedes($1.key) }.map { key, values in
      (key, Optional(texts(values)))
    }
    let datasets = entity.datasets.map(\.name)
    let (first, last) = entity.datesOfAllDatasets
    func field(_ key: String) -> String? { entity.fields[key].map(JSONText.value) }
    return JSONText.object([
      ("id", JSONText.string(entity.id)), ("schema", JSONText.string(entity.schema.name)),
      ("properties", JSONText.object(properties)), ("datasets", datasets.isEmpty ? nil : texts(datasets)),
      ("referents", entity.referents.isEmpty ? nil : texts(entity.referents)),
      ("first_seen", datasets.isEmpty ? field("first_seen") : first.map(JSONText.string)),
      ("last_seen", datasets.isEmpty ? field("last_seen") : last.map(JSONText.string)),
      ("last_change", field("last_change")), ("target", field("target")),
    ])
  }

  private static func texts(_ texts: [String]) -> String { JSONText.array(texts.map(JSONText.string)) }
}
