import RelationGraph

/// Nodes and relations as flat attributes, for formats that know no more than that.
enum ExportAttributes {
  static func of(_ node: Node) -> [(key: String, value: PropertyValue)] {
    var list: [(String, PropertyValue)] = [("label", .text(node.label)), ("kind", .text(node.kind.rawValue))]
    for (language, name) in node.names.sorted(by: { $0.key.precedes($1.key) }) {
      list.append(("label_\(language)", .text(name)))
    }
    if !node.aliases.isEmpty { list.append(("aliases", .text(CSVList.field(node.aliases)))) }
    return list + common(node.properties, node.validity, node.evidence)
  }

  static func of(_ relation: Relation, at index: Int, in graph: PropertyGraph) -> [(key: String, value: PropertyValue)]
  {
    let isDirected = graph.isDirected(relationAt: index)
    let list: [(String, PropertyValue)] = [
      ("kind", .text(relation.kind.rawValue)), ("sign", .integer(Int(graph.relationSign(at: index).rawValue))),
      ("is_directed", .flag(isDirected)),
    ]
    return list + common(relation.properties, relation.validity, relation.evidence)
  }

  private static func common(
    _ properties: [String: PropertyValue], _ validity: Validity, _ evidence: [Evidence]
  ) -> [(String, PropertyValue)] {
    var list: [(String, PropertyValue)] = []
    if validity != .unknown { list.append(("dates", .text(validity.description))) }
    if !evidence.isEmpty {
      var seen: Set<String> = []
      let sources = evidence.map(\.source).filter { seen.insert($0).inserted }
      list.append(("sources", .text(CSVList.field(sources))))
    }
    return list
      + properties.sorted { $0.key.precedes($1.key) }.map { key, value in
        (AttributeKey.written(key, isReserved: isReserved), value)
      }
  }

  /// Keys that mean something else here, or to the programs that read these formats.
  private static func isReserved(_ key: String) -> Bool { reserved.contains(key) || key.hasPrefix("label_") }

  private static let reserved: Set = [
    "", "id", "label", "kind", "aliases", "dates", "sources", "sign", "is_directed", "source", "target", "key", "dir",
  ]

  /// The attributes that any row has, in order of first use, with one type each: text where rows differ.
  static func columns(
    _ rows: [[(key: String, value: PropertyValue)]]
  ) -> [(key: String, type: PropertyType)] {
    var order: [String] = []
    var types: [String: PropertyType] = [:]
    for (key, value) in rows.joined() {
      let type = value.type == .date || value.type == .list ? .text : value.type
      guard let known = types[key] else {
        order.append(key)
        types[key] = type
        continue
      }
      if known != type { types[key] = Set([known, type]) == [.integer, .real] ? .real : .text }
    }
    return order.map { ($0, types[$0] ?? .text) }
  }

  /// Whether every relation is undirected; tools that cannot mix read everything else as directed.
  static func isUndirected(_ graph: PropertyGraph) -> Bool {
    graph.relationCount > 0 && (0..<graph.relationCount).allSatisfy { !graph.isDirected(relationAt: $0) }
  }
}
