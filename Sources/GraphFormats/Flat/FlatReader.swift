import RelationGraph

/// Makes nodes and relations from flat attributes.
struct FlatReader {
  let graph: FlatGraph
  /// Whether Entente wrote the file.
  let isOwn: Bool
  private let nodeColumns: FlatColumns
  private let edgeColumns: FlatColumns
  let repeatedIDs: Set<String>
  /// The ids that records give, by the id in the file.
  private var ids: [String: String] = [:]
  /// The direction of every kind, and the kinds that go both ways.
  private(set) var directions: [RelationKind: Bool] = [:]
  var mixedKinds: [RelationKind: Int] = [:]
  var undirectedKinds: Set<RelationKind> = []
  private(set) var missingNumbers = 0
  private(set) var records = JSONLinesReader(file: "")
  /// The schema that the file itself states.
  private(set) var schema: Schema?

  init(_ graph: FlatGraph) {
    self.graph = graph
    isOwn = Self.isOwn(graph)
    nodeColumns = FlatColumns(graph.nodes.lazy.map(\.attributes), isOwn: isOwn)
    edgeColumns = FlatColumns(graph.edges.lazy.map(\.attributes), isOwn: isOwn)
    var seen: Set<String> = []
    repeatedIDs = Set(graph.edges.lazy.compactMap(\.id).filter { !seen.insert($0).inserted })
    directions = Self.directions(graph, isOwn: isOwn, kindKey: edgeColumns.kindKey)
  }

  private static func isOwn(_ graph: FlatGraph) -> Bool {
    func holds(_ attributes: [FlatGraph.Attribute]) -> Bool {
      attributes.contains { $0.key == FlatKey.record && $0.value.text.hasPrefix("{") }
    }
    return holds(graph.attributes) || graph.nodes.contains { holds($0.attributes) }
  }
}

extension FlatReader {
  /// Title, description, language, and from the record of the graph its schema and sources.
  mutating func readHead(into draft: inout GraphDraft) {
    for (key, value) in graph.attributes {
      switch key {
      case "title" where draft.title == nil: draft.title = value.text
      case "description" where draft.summary == nil: draft.summary = value.text
      case "language" where draft.language == nil: draft.language = value.text
      default: continue
      }
    }
    guard let text = Self.record(graph.attributes) else { return }
    records = JSONLinesReader(file: graph.nodes.first?.location?.file ?? "")
    for field in records.record(text, at: graph.nodes.first?.location) {
      switch field.key {
      case "version": continue
      case "title": draft.title = exact(draft.title, records.text(field))
      case "description": draft.summary = exact(draft.summary, records.text(field))
      case "language": draft.language = exact(draft.language, records.text(field))
      case "schema":
        guard let found = records.schema(field) else { continue }
        draft.schema.value = found
        schema = found.resolved()
      case "sources":
        for item in records.items(field) {
          let fields = records.members(JSONValue.Member(key: "source", value: item, offset: field.offset))
          draft.sources.append(GraphDraft.Located(records.source(fields)))
        }
      default: records.reportKey(field, ["version", "title", "description", "language", "schema", "sources"])
      }
    }
    // The ids that edges lead to are known before the nodes are made.
    for node in graph.nodes {
      guard let text = Self.record(node.attributes) else { continue }
      var quiet = JSONLinesReader(file: "")
      for field in quiet.record(text, at: nil) where field.key == "id" {
        if let id = quiet.text(field) { ids[node.id] = id }
      }
    }
  }

  private static func record(_ attributes: [FlatGraph.Attribute]) -> String? {
    attributes.first { $0.key == FlatKey.record }?.value.text
  }

  /// The exact text, unless somebody changed the one in the file.
  private func exact(_ text: String?, _ exact: String?) -> String? {
    guard let exact else { return text }
    guard let text else { return exact.isEmpty ? exact : nil }
    return FlatKey.essence(text) == FlatKey.essence(exact) ? exact : text
  }

  mutating func node(_ flat: FlatGraph.Node) -> Node {
    var node = Node(id: ids[flat.id] ?? flat.id)
    var start = DateBound.unknown
    var end = DateBound.unknown
    let nameKey = nodeColumns.nameKey
    for (key, value) in flat.attributes {
      let text = value.text
      switch key {
      case FlatKey.record where isOwn: continue
      case nameKey where value.type == .text || isOwn || value.number != nil:
        node.name = isOwn || !text.isEmpty ? text : nil
      case nodeColumns.kindKey: if !text.isEmpty { node.kind = NodeKind(rawValue: text) }
      case "aliases" where isOwn || value.type == .text || value.type == .list: node.aliases = Self.texts(value)
      case "sources" where isOwn: continue
      case "dates" where nodeColumns.holdPeriods: node.validity = Validity(text) ?? .unknown
      case "start" where nodeColumns.holdStarts && !isOwn: start = nodeColumns.bound(value)
      case "end" where nodeColumns.holdEnds && !isOwn: end = nodeColumns.bound(value)
      default:
        if isOwn, key == "start" || key == "end" { continue }
        if let language = CSVColumns.language(of: key), value.type == .text, key.hasPrefix("label_") || !isOwn {
          if isOwn || !text.isEmpty { node.names[language] = text }
        } else {
          add(key, value, to: &node.properties)
        }
      }
    }
    if start != .unknown || end != .unknown { node.validity = Validity(start: start, end: end) }
    if let record = isOwn ? Self.record(flat.attributes) : nil { apply(record, to: &node, at: flat.location) }
    return node
  }

  mutating func relation(_ flat: FlatGraph.Edge) -> Relation {
    var relation = Relation(from: ids[flat.from] ?? flat.from, to: ids[flat.to] ?? flat.to)
    var start = DateBound.unknown
    var end = DateBound.unknown
    var sign: Sign?
    for (key, value) in flat.attributes {
      let text = value.text
      switch key {
      case FlatKey.record where isOwn: continue
      case edgeColumns.kindKey: if !text.isEmpty { relation.kind = RelationKind(rawValue: text) }
      case "sign" where edgeColumns.holdSigns: sign = edgeColumns.sign(value)
      case "sources" where isOwn, "is_directed" where isOwn: continue
      case "dates" where edgeColumns.holdPeriods: relation.validity = Validity(text) ?? .unknown
      case "start" where edgeColumns.holdStarts && !isOwn: start = edgeColumns.bound(value)
      case "end" where edgeColumns.holdEnds && !isOwn: end = edgeColumns.bound(value)
      default:
        if isOwn, key == "start" || key == "end" { continue }
        add(key, value, to: &relation.properties)
      }
    }
    if start != .unknown || end != .unknown { relation.validity = Validity(start: start, end: end) }
    if !isOwn, let id = flat.id, !id.isEmpty {
      if repeatedIDs.contains(id) || !repeatedIDs.isEmpty {
        if relation.properties["key"] == nil { relation.properties["key"] = PlainScalar.value(id) }
      } else {
        relation.id = id
      }
    }
    if let record = isOwn ? Self.record(flat.attributes) : nil {
      apply(record, to: &relation, sign: sign, at: flat.location)
    } else if isOwn {
      relation.sign = ownSign(sign, of: relation.kind, recorded: nil)
    } else {
      relation.sign = sign
    }
    turn(&relation, isDirected: Self.isDirected(flat, in: graph, isOwn: isOwn))
    return relation
  }

  private mutating func add(_ key: String, _ value: PropertyValue, to properties: inout [String: PropertyValue]) {
    if isOwn {
      properties[FlatKey.property(key)] = value
    } else if case .real(let number) = value, number.isNaN {
      missingNumbers += 1
    } else if value != .text("") {
      properties[key] = value
    }
  }

  private static func texts(_ value: PropertyValue) -> [String] {
    if case .list(let values) = value { return values.map(\.text).filter { !$0.isEmpty } }
    return CSVList.texts(value.text)
  }

  /// The sign as a graph states it: none where it is the one that the schema gives.
  private func ownSign(_ sign: Sign?, of kind: RelationKind, recorded: Sign?) -> Sign? {
    guard let sign else { return recorded }
    if recorded == sign { return sign }
    return sign == schema?.rule(for: kind).sign ?? .neutral ? nil : sign
  }

  private mutating func apply(_ record: String, to node: inout Node, at location: SourceLocation?) {
    for field in records.record(record, at: location) {
      switch field.key {
      case "id": continue
      case "unnamed": if node.name.map(FlatKey.essence) == FlatKey.essence(node.id) { node.name = nil }
      case "name": node.name = exact(node.name, records.text(field))
      case "kind": node.kind = exact(node.kind.rawValue, field).map(NodeKind.init(rawValue:)) ?? node.kind
      case "names": for name in records.members(field) { node.names[name.key] = records.text(name) }
      case "aliases":
        let aliases = records.texts(field)
        let isChanged =
          FlatKey.essence(CSVList.field(node.aliases).replacing("|", with: ""))
          != FlatKey.essence(CSVList.field(aliases).replacing("|", with: ""))
        if !isChanged { node.aliases = aliases }
      default: apply(field, to: &node.properties, &node.evidence)
      }
    }
  }

  private mutating func apply(
    _ record: String, to relation: inout Relation, sign: Sign?, at location: SourceLocation?
  ) {
    var recorded: Sign?
    for field in records.record(record, at: location) {
      switch field.key {
      case "id": relation.id = records.text(field)
      case "kind":
        relation.kind = exact(relation.kind.rawValue, field).map(RelationKind.init(rawValue:)) ?? relation.kind
      case "sign":
        if case .integer(let value) = field.value { recorded = Int8(exactly: value).flatMap(Sign.init(rawValue:)) }
      default: apply(field, to: &relation.properties, &relation.evidence)
      }
    }
    relation.sign = ownSign(sign, of: relation.kind, recorded: recorded)
  }

  private mutating func exact(_ text: String, _ field: JSONValue.Member) -> String? {
    guard let exact = records.text(field) else { return nil }
    // An empty kind is not written by every format.
    return exact.isEmpty || FlatKey.essence(text) == FlatKey.essence(exact) ? exact : text
  }

  private mutating func apply(
    _ field: JSONValue.Member, to properties: inout [String: PropertyValue], _ evidence: inout [Evidence]
  ) {
    switch field.key {
    case "properties":
      for (key, value) in records.properties(field) {
        if let flat = properties[key], FlatKey.matches(flat, value) { properties[key] = value }
      }
    case "hidden": properties.merge(records.properties(field)) { $1 }
    case "evidence": evidence = records.evidence(field)
    default:
      records.reportKey(field, ["id", "name", "kind", "names", "aliases", "sign", "properties", "hidden", "evidence"])
    }
  }
}
