import RelationGraph

/// Reads a mapping and the tables that it names: which columns are which nodes and relations.
///
/// Every fact has its table and row as evidence. Problems of the mapping have their place in it, problems of rows theirs in the
/// table, the first of each sort with a count.
struct MappingReader {
  /// The largest mapping in bytes.
  static let sizeLimit = 1 << 20
  static let entryLimit = 256
  /// How many nodes and relations the rows of all tables may give, doubles included.
  static let factLimit = 20_000_000

  /// Places, texts and problems of the YAML, and the draft that is made.
  var yaml = YAMLReader()
  var tables: [String: MappingTable] = [:]
  var tableNames: [String] = []
  /// The tables that are named but could not be read.
  var unreadable: Set<String> = []
  var knownSources: Set<String> = []
  var tally = RowTally()
  /// The places of nodes in the draft, by id.
  var nodeIndices: [String: Int] = [:]
  var undirectedKinds: [RelationKind: YAMLNode] = [:]
  var directedKinds: Set<RelationKind> = []
  var factCount = 0

  private static let sections = [
    "mapping", "title", "description", "language", "schema", "sources", "table", "tables", "nodes", "relations",
  ]

  mutating func read(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    yaml.file = source.name
    let bytes = try source.bytes(limit: Self.sizeLimit, hint: "a mapping is a short text")
    let text = try TextCheck.text(bytes, name: source.name)
    let (root, problems) = try YAMLComposer.root(of: text, file: source.name)
    yaml.draft.diagnostics += problems
    guard let root else {
      throw ReadError(
        Diagnostic(
          .error, "empty", "there is nothing in this file", at: SourceLocation(file: source.name),
          hint: "a mapping begins with 'mapping: 1'"))
    }
    guard case .mapping(let sections) = root.content else {
      throw ReadError(
        problems + [
          Diagnostic(
            .error, "wrong-structure", "a mapping has sections (tables, nodes, relations), this is \(root.shape)",
            at: yaml.location(root), hint: "a mapping begins with 'mapping: 1'")
        ])
    }
    try readHead(sections, path: source.path)
    if tables.isEmpty, unreadable.isEmpty {
      yaml.report("missing-table", "a mapping names at least one table", root, hint: "table: members.csv")
    }
    if let nodes = sections["nodes"] { for entry in entries(nodes, "nodes") { try readNodes(entry) } }
    if let relations = sections["relations"] {
      for entry in entries(relations, "relations") { try readRelations(entry) }
    }
    finish()
    return yaml.draft
  }

  private mutating func readHead(_ sections: YAMLNode.Mapping, path: String?) throws(ReadError) {
    if sections["mapping"] == nil {
      yaml.draft.diagnostics.append(
        Diagnostic(
          .error, "version", "a mapping begins with 'mapping: 1'",
          at: SourceLocation(file: yaml.file, line: 1, column: 1)))
    }
    if let sources = sections["sources"] {
      yaml.readSources(sources)
      knownSources = Set(yaml.draft.sources.map(\.value.id))
    }
    for (key, value) in sections {
      switch key.text {
      case "mapping": if value.text != "1" { yaml.report("version", "this program reads version 1", value) }
      case "title": yaml.draft.title = yaml.text(value, "title")
      case "description": yaml.draft.summary = yaml.text(value, "description")
      case "language": yaml.draft.language = yaml.text(value, "language")
      case "schema":
        if let schema = yaml.schema(value) { yaml.draft.schema = GraphDraft.Located(schema, at: yaml.location(value)) }
      case "table": try readTable("table", value, path: path)
      case "tables": try readTables(value, path: path)
      case "sources", "nodes", "relations": continue
      default: reportKey(key, "a mapping", Self.sections)
      }
    }
  }

  private mutating func entries(_ section: YAMLNode, _ name: String) -> [YAMLNode] {
    guard case .sequence(let items) = section.content else {
      if !section.isNothing {
        yaml.report("wrong-structure", "'\(name)' is a list of entries, each behind a dash", section)
      }
      return []
    }
    if items.count > Self.entryLimit {
      yaml.report("too-many", "more than \(Self.entryLimit) entries under '\(name)'", section)
      return []
    }
    return items
  }

  /// What the whole of it gives: directions, problems of rows, columns that nothing uses.
  private mutating func finish() {
    let schema = yaml.draft.schema.value.resolved()
    for (kind, node) in undirectedKinds.sorted(by: { $0.key < $1.key }) {
      if schema?.relations[kind]?.isDirected == true {
        yaml.report("mixed-direction", "the schema says that '\(kind.rawValue)' is directed", node)
      } else if directedKinds.contains(kind) {
        yaml.report(
          "mixed-direction", "'\(kind.rawValue)' is directed in one entry and undirected in another", node,
          hint: "give the undirected relations another kind")
      } else if schema?.relations[kind] == nil {
        yaml.draft.schema.value.relations[kind] = RelationRule(isDirected: false)
      }
    }
    yaml.draft.diagnostics += tally.diagnostics
    for name in tableNames {
      guard let table = tables[name] else { continue }
      let unused = table.table.header.indices.filter { !table.used.contains($0) }.map { table.table.header[$0] }
      guard !unused.isEmpty else { continue }
      let shown = unused.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
      yaml.draft.diagnostics.append(
        Diagnostic(
          .note, "unused-columns",
          "not used of '\(table.file)': \(shown)" + (unused.count > 20 ? " and \(unused.count - 20) more" : ""),
          at: table.place))
    }
  }

  mutating func reportKey(_ key: YAMLNode, _ owner: String, _ known: [String]) {
    yaml.report(
      "unknown-key", "\(owner) has no '\(key.text)'", key, hint: Suggestion.hint(for: key.text, among: known))
  }
}
