import RelationGraph

/// Writes the native YAML the way a person would: nodes by kind, a line a relation.
struct YAMLWriter {
  private var out = TextBuffer()

  static func text(_ graph: PropertyGraph) -> TextParts {
    var writer = YAMLWriter()
    writer.writeHead(graph)
    writer.writeSources(graph)
    var document = TextDocument()
    document.write(String(decoding: writer.out.bytes, as: UTF8.self))
    writeNodes(graph, to: &document)
    writeRelations(graph, to: &document)
    return document.text
  }

  /// Writes one row behind what is there.
  private static func row(_ out: inout TextBuffer, _ body: (inout YAMLWriter) -> Void) {
    var writer = YAMLWriter()
    swap(&writer.out, &out)
    body(&writer)
    swap(&writer.out, &out)
  }

  private mutating func writeHead(_ graph: PropertyGraph) {
    out.line("entente: 1")
    if let title = graph.title { out.line("title: \(YAMLScalar.text(title))") }
    if let summary = graph.summary { out.line("description: \(YAMLScalar.text(summary))") }
    if let language = graph.language { out.line("language: \(YAMLScalar.text(language))") }
    writeSchema(SchemaExtension(from: graph.schema))
  }

  private mutating func writeSchema(_ schema: SchemaExtension) {
    guard !schema.isPlain else {
      out.line("schema: \(schema.base)")
      return
    }
    out.line("schema:")
    out.line("  extends: \(schema.base)")
    if !schema.nodes.isEmpty { out.line("  nodes:") }
    for (kind, rule) in schema.nodes.sorted(by: { $0.key < $1.key }) {
      let fields = [
        ("summary", rule.summary.isEmpty ? nil : YAMLScalar.text(rule.summary)), properties(rule.properties),
      ]
      entry("    ", YAMLScalar.text(kind.rawValue), flow(fields))
    }
    if !schema.relations.isEmpty { out.line("  relations:") }
    for (kind, rule) in schema.relations.sorted(by: { $0.key < $1.key }) {
      func ends(_ kinds: [NodeKind]) -> String? {
        kinds.isEmpty ? nil : "[" + kinds.map { YAMLScalar.text($0.rawValue) }.joined(separator: ", ") + "]"
      }
      let fields = [
        ("summary", rule.summary.isEmpty ? nil : YAMLScalar.text(rule.summary)), ("from", ends(rule.from)),
        ("to", ends(rule.to)), ("same-kind", rule.joinsSameKind ? "true" : nil),
        ("directed", rule.isDirected ? "true" : "false"), ("sign", String(rule.sign.rawValue)),
        properties(rule.properties),
      ]
      entry("    ", YAMLScalar.text(kind.rawValue), flow(fields))
    }
  }

  private func properties(_ rules: [PropertyRule]) -> (String, String?) {
    guard !rules.isEmpty else { return ("properties", nil) }
    let items = rules.map { rule -> (String, String?) in
      let values = rule.allowed.isEmpty ? nil : "[" + rule.allowed.map(YAMLScalar.text).joined(separator: ", ") + "]"
      return (
        YAMLScalar.text(rule.key),
        flow([("type", rule.type.rawValue), ("required", rule.isRequired ? "true" : nil), ("values", values)])
      )
    }
    return ("properties", flow(items))
  }

  private mutating func writeSources(_ graph: PropertyGraph) {
    guard !graph.sources.isEmpty else { return }
    out.line("\nsources:")
    for source in graph.sources {
      let fields: [(String, String?)] = [
        ("title", source.title.map(YAMLScalar.text)), ("author", source.author.map(YAMLScalar.text)),
        ("publisher", source.publisher.map(YAMLScalar.text)), ("date", source.date.map { "\"\($0)\"" }),
        ("url", source.url.map(YAMLScalar.text)), ("retrieved", source.retrieved.map { "\"\($0)\"" }),
        ("language", source.language.map(YAMLScalar.text)), ("reliability", source.reliability.map(JSONText.real)),
        ("note", source.note.map(YAMLScalar.text)),
      ]
      entry("  ", YAMLScalar.text(source.id), flow(fields))
    }
  }

  private static func writeNodes(_ graph: PropertyGraph, to document: inout TextDocument) {
    guard graph.nodeCount > 0 else { return }
    document.line("\nnodes:")
    let kinds = Dictionary(grouping: 0..<graph.nodeCount) { graph.nodeKind(at: $0) }
    for (kind, nodes) in kinds.sorted(by: { $0.key < $1.key }) {
      document.rows(1) { _, out in row(&out) { $0.entry("  ", YAMLScalar.text(kind.rawValue), nil) } }
      document.rows(nodes.count) { index, out in row(&out) { $0.write(graph.nodes[nodes[index]]) } }
    }
  }

  private mutating func write(_ node: Node) {
    let names = node.names.sorted { $0.key.precedes($1.key) }
      .map { (YAMLScalar.text($0.key), Optional(YAMLScalar.text($0.value))) }
    let fields: [(String, String?)] =
      [
        ("name", node.name.map(YAMLScalar.text)), ("names", names.isEmpty ? nil : flow(names)),
        ("aliases", list(node.aliases.map(YAMLScalar.text))),
      ]
      + Self.properties(node.properties, reserved: Self.nodeKeys) + [
        ("dates", Self.dates(node.validity)), ("evidence", evidence(node.evidence)),
      ]
    let onlyName = fields.dropFirst().allSatisfy { $0.1 == nil }
    let details = onlyName ? (fields[0].1 ?? "{}") : flow(fields)
    entry("    ", YAMLScalar.text(node.id), details)
  }

  private static func writeRelations(_ graph: PropertyGraph, to document: inout TextDocument) {
    guard graph.relationCount > 0 else { return }
    document.line("\nrelations:")
    document.rows(graph.relationCount) { index, out in row(&out) { $0.write(graph.relations[index]) } }
  }

  private mutating func write(_ relation: Relation) {
    let words = [relation.from, relation.kind.rawValue, relation.to]
    let citations = relation.evidence.map(SourceMark.word)
    let citesInLine = citations.allSatisfy { $0 != nil }
    var fields: [(String, String?)] = [("id", relation.id.map(YAMLScalar.text))]
    fields += Self.properties(relation.properties, reserved: Self.relationKeys)
    if !citesInLine { fields.append(("evidence", evidence(relation.evidence))) }
    let isLine = words.allSatisfy(SourceMark.isWord) && (words + citations.compactMap(\.self)).isShort
    guard isLine else {
      let ends = zip(["from", "kind", "to"], words).map { ($0, Optional(YAMLScalar.text($1))) }
      let rest: [(String, String?)] = [
        ("dates", Self.dates(relation.validity)), ("sign", relation.sign.map { "\"\(Self.mark($0))\"" }),
        ("evidence", citesInLine ? evidence(relation.evidence) : nil),
      ]
      out.line("  - \(flow(ends + fields + rest))")
      return
    }
    var line = words.joined(separator: " ")
    if relation.validity != .unknown { line += " \(relation.validity)" }
    switch relation.sign {
    case .positive: line += " +"
    case .negative: line += " -"
    case .neutral: fields.append(("sign", "0"))
    case nil: break
    }
    if citesInLine { for case let citation? in citations { line += " @\(citation)" } }
    let details = fields.contains { $0.1 != nil } ? ": " + flow(fields) : ""
    out.line("  - \(YAMLScalar.text(line))\(details)")
  }

  private static func mark(_ sign: Sign) -> String {
    switch sign {
    case .positive: "+"
    case .negative: "-"
    case .neutral: "0"
    }
  }

  private static let nodeKeys: Set = ["name", "names", "aliases", "dates", "sources", "evidence", "properties"]
  private static let relationKeys: Set = [
    "id", "from", "to", "kind", "dates", "sign", "sources", "evidence", "confidence", "properties",
  ]

  /// Properties by key; those whose key means something else go under `properties`.
  private static func properties(
    _ properties: [String: PropertyValue], reserved: Set<String>
  ) -> [(String, String?)] {
    func flow(_ items: [(key: String, value: PropertyValue)]) -> [(String, String?)] {
      items.map { (YAMLScalar.text($0.key), YAMLScalar.value($0.value)) }
    }
    let sorted = properties.sorted { $0.key.precedes($1.key) }
    let hidden = flow(sorted.filter { reserved.contains($0.key) || $0.key.contains(" ") })
    let plain = flow(sorted.filter { !reserved.contains($0.key) && !$0.key.contains(" ") })
    return hidden.isEmpty ? plain : plain + [("properties", YAMLWriter().flow(hidden))]
  }

  private static func dates(_ validity: Validity) -> String? {
    validity == .unknown ? nil : "\"\(validity)\""
  }

  private func evidence(_ evidence: [Evidence]) -> String? {
    list(
      evidence.map { item in
        if let word = SourceMark.word(item) { return YAMLScalar.text(word) }
        return flow([
          ("source", YAMLScalar.text(item.source)), ("locator", item.locator.map(YAMLScalar.text)),
          ("confidence", item.confidence.map(JSONText.real)), ("recorded", item.recorded.map { "\"\($0)\"" }),
          ("statement", item.statement.map(YAMLScalar.text)),
        ])
      })
  }

  private func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : "[" + items.joined(separator: ", ") + "]"
  }

  private func flow(_ fields: [(String, String?)]) -> String {
    let pairs = fields.compactMap { key, value in value.map { [key].isShort ? "\(key): \($0)" : "? \(key) : \($0)" } }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  private mutating func entry(_ indent: String, _ key: String, _ value: String?) {
    let value = value.map { " \($0)" } ?? ""
    out.line([key].isShort ? "\(indent)\(key):\(value)" : "\(indent)? \(key)\n\(indent):\(value)")
  }
}

extension [String] {
  /// Whether these words can be a key without `?` before it: YAML allows 1024 characters, of which dates take some.
  fileprivate var isShort: Bool {
    // An escape takes at most six characters a byte.
    6 * reduce(0) { $0 + $1.utf8.count + 1 } < 900
      || reduce(0) { $0 + YAMLScalar.text($1).unicodeScalars.count + 1 } < 900
  }
}
