import RelationGraph

/// What flat attributes cannot hold of a node or a relation; written as JSON in the attribute `entente`.
struct FlatRecord {
  /// The id, where it is not the one in the file; of relations: an own id.
  var id: String?
  var isUnnamed = false
  var name: String?
  var kind: String?
  var names: [(language: String, name: String)] = []
  var aliases: [String]?
  var sign: Sign?
  /// The exact values of properties that also stand as attributes.
  var properties: [(key: String, value: PropertyValue)] = []
  /// Properties that stand nowhere else.
  var hidden: [(key: String, value: PropertyValue)] = []
  var evidence: [Evidence] = []

  /// The record as JSON; `nil` if there is nothing to say.
  var text: String? {
    let text = JSONText.object([
      ("id", id.map(JSONText.string)), ("unnamed", isUnnamed ? "true" : nil), ("name", name.map(JSONText.string)),
      ("kind", kind.map(JSONText.string)),
      ("names", names.isEmpty ? nil : JSONText.object(names.map { ($0.language, JSONText.string($0.name)) })),
      ("aliases", aliases.map { JSONText.array($0.map(JSONText.string)) }),
      ("sign", sign.map { String($0.rawValue) }),
      ("properties", Self.object(properties)), ("hidden", Self.object(hidden)),
      ("evidence", JSONLinesWriter.evidence(evidence)),
    ])
    return text == "{}" ? nil : text
  }

  private static func object(_ properties: [(key: String, value: PropertyValue)]) -> String? {
    properties.isEmpty ? nil : JSONText.object(properties.map { ($0.key, JSONText.value($0.value)) })
  }

  /// The record of a whole graph: its schema and its sources, and texts as they are.
  static func head(_ graph: PropertyGraph) -> String {
    let sources = graph.sources.map(JSONLinesWriter.object)
    return JSONText.object([
      ("version", "1"), ("title", graph.title.map(JSONText.string)),
      ("description", graph.summary.map(JSONText.string)), ("language", graph.language.map(JSONText.string)),
      ("schema", JSONLinesWriter.schema(SchemaExtension(from: graph.schema))),
      ("sources", sources.isEmpty ? nil : JSONText.array(sources)),
    ])
  }
}
