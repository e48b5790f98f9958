import RelationGraph

/// The FollowTheMoney model and what its schemata are in a graph: the file `schemata.yaml`.
struct FtMModel: Sendable {
  var schemata: [String: FtMSchema] = [:]
  /// Kinds that are no schema of their own, and the schema they are written in.
  var nodeSchemata: [String: String] = [:]
  var otherNodes = ""
  var relationSchemata: [String: (schema: String, isReversed: Bool)] = [:]
  var otherRelations = ""
  var officialTopics: Set<String> = []
  /// The only values that properties of these types have.
  var allowed: [String: Set<String>] = [:]

  /// Three letters for two: `jpn` for `ja`.
  var languageCodes: [String: String] = [:]
  /// Two letters for three.
  var shortLanguageCodes: [String: String] = [:]

  private var nodeKinds: [String: String] = [:]
  private var edgeKinds: [String: String] = [:]

  static let shared = FtMModel(PackageResources.schemata_yaml)

  func schema(ofNodeKind kind: String) -> FtMSchema? {
    let found = (nodeKinds[kind] ?? nodeSchemata[kind]).flatMap { schemata[$0] }
    // A node whose kind is a word for an edge there (`family`, `payment`) is no edge.
    return found?.edge == nil ? found ?? schemata[otherNodes] : schemata[otherNodes]
  }

  /// The schema whose edges are of this kind.
  func edgeSchema(ofKind kind: String) -> FtMSchema? { edgeKinds[kind].flatMap { schemata[$0] } }

  /// Whether nodes of this kind come back from its schema.
  func isOwn(nodeKind: String) -> Bool { nodeKinds[nodeKind] != nil }

  init(_ bytes: [UInt8]) {
    guard let root = try? YAMLComposer.root(of: String(decoding: bytes, as: UTF8.self), file: "schemata.yaml").root,
      case .mapping(let parts) = root.content
    else { return }
    for (kind, schema) in Self.mapping(parts["nodes"]) { nodeSchemata[kind.text] = schema.text }
    otherNodes = parts["otherNodes"]?.text ?? ""
    for (kind, rule) in Self.mapping(parts["relations"]) {
      let fields = Self.mapping(rule)
      relationSchemata[kind.text] = (fields["schema"]?.text ?? "", fields["reversed"]?.text == "true")
    }
    otherRelations = parts["otherRelations"]?.text ?? ""
    officialTopics = Set(Self.texts(parts["officials"]))
    for (type, list) in [("topic", "topics"), ("country", "countries"), ("language", "languages")] {
      allowed[type] = Set(Self.texts(parts[list]))
    }
    for (short, long) in Self.mapping(parts["languageCodes"]) {
      languageCodes[short.text] = long.text
      shortLanguageCodes[long.text] = short.text
    }
    allowed["gender"] = ["male", "female", "other"]
    let records = Self.mapping(parts["schemata"])
    for (name, _) in records { schemata[name.text] = Self.schema(name.text, records) }
    for (name, schema) in schemata {
      if schema.edge == nil { nodeKinds[schema.kind] = name } else { edgeKinds[schema.kind] = name }
      // An edge without one of its ends is a node.
      if schema.edge != nil { nodeKinds[FtMSchema.kebab(name)] = name }
    }
  }

  private static func schema(_ name: String, _ records: YAMLNode.Mapping) -> FtMSchema {
    let fields = mapping(records[name])
    var schema = FtMSchema(name: name, kind: fields["kind"]?.text ?? FtMSchema.kebab(name), ancestors: [name])
    for parent in texts(fields["extends"]) {
      let inherited = Self.schema(parent, records)
      schema.ancestors.formUnion(inherited.ancestors)
      schema.types.merge(inherited.types) { $1 }
    }
    for (key, values) in fields {
      let values = texts(values)
      switch key.text {
      case "extends", "kind", "directed", "joins": continue
      case "start": schema.start = values
      case "end": schema.end = values
      case "caption": schema.caption = values
      case "edge":
        let joins = texts(fields["joins"])
        guard values.count == 2, joins.count == 2 else { continue }
        schema.edge = .init(
          source: values[0], target: values[1], sourceRange: joins[0], targetRange: joins[1],
          isDirected: fields["directed"]?.text != "false")
      case let type: for property in values { schema.types[property] = type }
      }
    }
    return schema
  }

  private static func mapping(_ node: YAMLNode?) -> YAMLNode.Mapping {
    if case .mapping(let mapping)? = node?.content { mapping } else { YAMLNode.Mapping() }
  }

  private static func texts(_ node: YAMLNode?) -> [String] {
    if case .sequence(let items)? = node?.content { items.map(\.text) } else { [] }
  }
}
