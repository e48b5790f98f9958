import RelationGraph

/// Writes the canonical form of a graph: the bytes that its hash is taken of.
enum JSONLinesWriter {
  /// The rows that one part of the text has.
  private static let partSize = 1 << 13

  static func text(_ graph: PropertyGraph) -> TextParts {
    var out = TextBuffer()
    out.line(record("graph", head(graph)))
    for source in graph.sources { out.line(record("source", object(source))) }
    let bytes = out.bytes
    let nodes = rows(graph.nodeCount) { rows in
      lines(rows) { record("node", object(graph.nodes[$0])) }
    }
    let plain = JSONLinesRelations(graph)
    let relations = rows(graph.relationCount) { rows in
      plain.lines(rows) ?? lines(rows) { record("relation", object(graph.relations[$0])) }
    }
    return TextParts([TextParts(count: 1) { _ in bytes }, nodes, relations])
  }

  private static func rows(_ count: Int, _ text: @escaping @Sendable (Range<Int>) -> [UInt8]) -> TextParts {
    TextParts(count: (count + partSize - 1) / partSize, rows: count) { part in
      text(part * partSize..<min(count, (part + 1) * partSize))
    }
  }

  private static func lines(_ rows: Range<Int>, _ line: (Int) -> String) -> [UInt8] {
    var out = TextBuffer()
    for row in rows { out.line(line(row)) }
    return out.bytes
  }

  private static func record(_ name: String, _ object: String) -> String { "{\"\(name)\":\(object)}" }

  private static func head(_ graph: PropertyGraph) -> String {
    JSONText.object([
      ("entente", "1"), ("title", graph.title.map(JSONText.string)),
      ("description", graph.summary.map(JSONText.string)), ("language", graph.language.map(JSONText.string)),
      ("schema", schema(SchemaExtension(from: graph.schema))),
    ])
  }

  static func schema(_ schema: SchemaExtension) -> String {
    guard !schema.isPlain else { return JSONText.string(schema.base) }
    func kinds(_ kinds: [NodeKind]) -> String? {
      kinds.isEmpty ? nil : JSONText.array(kinds.map { JSONText.string($0.rawValue) })
    }
    let nodes = schema.nodes.sorted { $0.key < $1.key }.map { kind, rule in
      (
        kind.rawValue,
        Optional(
          JSONText.object([
            ("summary", rule.summary.isEmpty ? nil : JSONText.string(rule.summary)),
            ("properties", properties(rule.properties)),
          ]))
      )
    }
    let relations = schema.relations.sorted { $0.key < $1.key }.map { kind, rule in
      (
        kind.rawValue,
        Optional(
          JSONText.object([
            ("summary", rule.summary.isEmpty ? nil : JSONText.string(rule.summary)),
            ("from", kinds(rule.from)), ("to", kinds(rule.to)),
            ("same-kind", rule.joinsSameKind ? "true" : nil), ("directed", rule.isDirected ? "true" : "false"),
            ("sign", String(rule.sign.rawValue)), ("properties", properties(rule.properties)),
          ]))
      )
    }
    return JSONText.object([
      ("extends", JSONText.string(schema.base)), ("nodes", nodes.isEmpty ? nil : JSONText.object(nodes)),
      ("relations", relations.isEmpty ? nil : JSONText.object(relations)),
    ])
  }

  private static func properties(_ rules: [PropertyRule]) -> String? {
    guard !rules.isEmpty else { return nil }
    return JSONText.object(
      rules.map { rule in
        (
          rule.key,
          JSONText.object([
            ("type", JSONText.string(rule.type.rawValue)), ("required", rule.isRequired ? "true" : nil),
            ("values", rule.allowed.isEmpty ? nil : JSONText.array(rule.allowed.map(JSONText.string))),
          ])
        )
      })
  }

  static func object(_ source: Source) -> String {
    JSONText.object([
      ("id", JSONText.string(source.id)), ("title", source.title.map(JSONText.string)),
      ("author", source.author.map(JSONText.string)), ("publisher", source.publisher.map(JSONText.string)),
      ("date", source.date.map { JSONText.string($0.description) }), ("url", source.url.map(JSONText.string)),
      ("retrieved", source.retrieved.map { JSONText.string($0.description) }),
      ("language", source.language.map(JSONText.string)), ("reliability", source.reliability.map(JSONText.real)),
      ("note", source.note.map(JSONText.string)),
    ])
  }

  private static func object(_ node: Node) -> String {
    let names = node.names.sorted { $0.key.precedes($1.key) }.map { ($0.key, Optional(JSONText.string($0.value))) }
    return JSONText.object([
      ("id", JSONText.string(node.id)), ("kind", JSONText.string(node.kind.rawValue)),
      ("name", node.name.map(JSONText.string)), ("names", names.isEmpty ? nil : JSONText.object(names)),
      ("aliases", node.aliases.isEmpty ? nil : JSONText.array(node.aliases.map(JSONText.string))),
      ("dates", dates(node.validity)), ("properties", properties(node.properties)),
      ("evidence", evidence(node.evidence)),
    ])
  }

  private static func object(_ relation: Relation) -> String {
    JSONText.object([
      ("id", relation.id.map(JSONText.string)), ("kind", JSONText.string(relation.kind.rawValue)),
      ("from", JSONText.string(relation.from)), ("to", JSONText.string(relation.to)),
      ("sign", relation.sign.map { String($0.rawValue) }), ("dates", dates(relation.validity)),
      ("properties", properties(relation.properties)), ("evidence", evidence(relation.evidence)),
    ])
  }

  private static func dates(_ validity: Validity) -> String? {
    validity == .unknown ? nil : JSONText.string(validity.description)
  }

  private static func properties(_ properties: [String: PropertyValue]) -> String? {
    guard !properties.isEmpty else { return nil }
    return JSONText.object(
      properties.sorted { $0.key.precedes($1.key) }.map { ($0.key, Optional(JSONText.value($0.value))) })
  }

  static func evidence(_ evidence: [Evidence]) -> String? {
    guard !evidence.isEmpty else { return nil }
    return JSONText.array(
      evidence.map { item in
        JSONText.object([
          ("source", JSONText.string(item.source)), ("locator", item.locator.map(JSONText.string)),
          ("confidence", item.confidence.map(JSONText.real)),
          ("recorded", item.recorded.map { JSONText.string($0.description) }),
          ("statement", item.statement.map(JSONText.string)),
        ])
      })
  }
}
