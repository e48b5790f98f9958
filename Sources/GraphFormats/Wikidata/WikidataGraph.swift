import RelationGraph

/// A graph of items and statements as it grows; both readers, of entities and of query results, fill it.
struct WikidataGraph {
  let file: String
  let table = WikidataTable.shared
  private(set) var nodes: [String: GraphDraft.Located<Node>] = [:]
  private(set) var relations: [GraphDraft.Located<Relation>] = []
  private var statementIDs: Set<String> = []
  private var sources: [String: Source] = [:]
  /// Labels of items in the language of the graph.
  private var labels: [String: String] = [:]
  private var classes: [String: [String]] = [:]
  private var parents: [String: [String]] = [:]
  /// Kinds that statements suggest for the items they join.
  private var suggested: [String: NodeKind] = [:]
  /// Items by other ids that lead to them.
  private var redirects: [String: String] = [:]
  /// Keys of properties whose values are ids of items.
  private var itemKeys: Set<String> = []
  var notes = WikidataNotes()
  var problems: [Diagnostic] = []

  init(file: String) { self.file = file }

  var isEmpty: Bool { nodes.isEmpty && relations.isEmpty }

  func isKnown(_ id: String) -> Bool { nodes[id] != nil }

  mutating func add(_ node: Node, at place: SourceLocation) { nodes[node.id] = .init(node, at: place) }

  mutating func update(_ id: String, at place: SourceLocation, _ body: (inout Node) -> Void) {
    body(&nodes[id, default: .init(Node(id: id), at: place)].value)
  }

  mutating func setLabel(_ label: String, of id: String) { if labels[id] == nil { labels[id] = label } }
  func hasLabel(_ id: String) -> Bool { labels[id] != nil }
  mutating func addClass(_ type: String, of id: String) { classes[id, default: []].append(type) }
  mutating func addParent(_ type: String, of id: String) { parents[id, default: []].append(type) }
  mutating func redirect(_ id: String, to target: String) { if id != target { redirects[id] = target } }

  /// A value under a key; of several values, a list.
  mutating func set(_ key: String, _ value: WikidataValue, in properties: inout [String: PropertyValue]) {
    if case .item = value.content { itemKeys.insert(key) }
    Self.append(value.content.property, key, &properties)
    for (ending, extra) in value.extras { Self.append(extra, key + ending, &properties) }
  }

  /// A value under a key of a node that is there.
  mutating func set(_ key: String, _ value: WikidataValue, of id: String, at place: SourceLocation) {
    if case .item = value.content { itemKeys.insert(key) }
    update(id, at: place) { node in
      Self.append(value.content.property, key, &node.properties)
      for (ending, extra) in value.extras { Self.append(extra, key + ending, &node.properties) }
    }
  }

  private static func append(_ value: PropertyValue, _ key: String, _ properties: inout [String: PropertyValue]) {
    switch properties[key] {
    case nil: properties[key] = value
    case .list(var list)?:
      // Without the other reference the list grows in place.
      properties[key] = nil
      list.append(value)
      properties[key] = .list(list)
    case let single?: properties[key] = .list([single, value])
    }
  }

  /// A statement that joins two items, turned as its property says.
  mutating func relate(
    _ subject: String, _ property: String, _ object: String, _ relation: Relation, at place: SourceLocation
  ) {
    guard let rule = table.relations[property] else { return }
    var relation = relation
    relation.kind = rule.kind
    (relation.from, relation.to) = rule.isReversed ? (object, subject) : (subject, object)
    if let role = rule.role, relation.properties["role"] == nil { relation.properties["role"] = .text(role) }
    relation.properties["property"] = .text(property)
    suggest(rule.from, for: relation.from)
    suggest(rule.to, for: relation.to)
    add(relation, at: place)
  }

  mutating func add(_ relation: Relation, at place: SourceLocation) {
    var relation = relation
    if let id = relation.id, !statementIDs.insert(id).inserted { relation.id = nil }
    relations.append(.init(relation, at: place))
  }

  mutating func addEvidence(_ evidence: [Evidence], toRelationAt index: Int) {
    guard relations.indices.contains(index) else { return }
    relations[index].value.evidence += evidence
  }

  /// Of several suggestions always the same one, whatever the order of the statements.
  private mutating func suggest(_ kind: NodeKind, for id: String) {
    guard kind != .unspecified, kind != "" else { return }
    suggested[id] = suggested[id].map { min($0, kind) } ?? kind
  }

  /// Takes in a source; what two descriptions of it say differently is what comes first by its bytes, and the later day of reading.
  mutating func cite(_ source: Source) {
    guard var known = sources[source.id] else {
      sources[source.id] = source
      return
    }
    func first(_ a: String?, _ b: String?) -> String? {
      guard let a, let b else { return a ?? b }
      return b.precedes(a) ? b : a
    }
    known.title = first(known.title, source.title)
    known.author = first(known.author, source.author)
    known.publisher = first(known.publisher, source.publisher)
    known.url = first(known.url, source.url)
    known.language = first(known.language, source.language)
    known.date = first(known.date?.description, source.date?.description).flatMap { PartialDate($0) }
    if let a = known.retrieved, let b = source.retrieved {
      known.retrieved = a.description.precedes(b.description) ? b : a
    }
    known.retrieved = known.retrieved ?? source.retrieved
    sources[source.id] = known
  }

  /// The whole as a draft, with kinds by classes, labels for ids, and nodes for items that are only mentioned.
  func draft(title: String) -> GraphDraft {
    let finishing = WikidataFinishing(
      labels: labels, classes: classes, parents: parents, suggested: suggested, redirects: redirects,
      itemKeys: itemKeys, table: table)
    var draft = GraphDraft()
    draft.title = title
    draft.language = "en"
    var rules: [RelationKind: RelationRule] = [:]
    for relation in relations { rules[relation.value.kind] = table.kinds[relation.value.kind] }
    draft.schema = .init(SchemaExtension(base: "open", relations: rules))
    draft.sources = sources.values.sorted { $0.id.precedes($1.id) }.map { .init(finishing.finished($0)) }
    draft.relations = relations.map { .init(finishing.finished($0.value), at: $0.location) }
    draft.nodes = nodes.values.sorted { $0.value.id.precedes($1.value.id) }.map {
      .init(finishing.finished($0.value), at: $0.location)
    }
    var mentioned: [String: SourceLocation?] = [:]
    for relation in draft.relations {
      for id in [relation.value.from, relation.value.to] where nodes[id] == nil && mentioned[id] == nil {
        mentioned[id] = relation.location
      }
    }
    for (id, place) in mentioned.sorted(by: { $0.key.precedes($1.key) }) {
      draft.nodes.append(.init(finishing.finished(Node(id: id, name: labels[id])), at: place))
    }
    draft.diagnostics = problems + notes.diagnostics
    let nameless = mentioned.keys.filter { labels[$0] == nil }.sorted { $0.precedes($1) }
    if let first = nameless.first {
      draft.diagnostics.append(
        Diagnostic(
          .warning, "only-mentioned",
          "\(counted(nameless.count, "item")) mentioned but not in the file, with ids as names; '\(first)' is the first",
          at: SourceLocation(file: file), hint: "save their entities, too, and read all of them as one list"))
    }
    return draft
  }
}
