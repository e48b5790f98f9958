import RelationGraph

/// Makes nodes and relations of entities.
struct FtMDraft {
  private(set) var draft = GraphDraft()
  /// The relation that every entity which is an edge has become, by the id of the entity.
  private(set) var edges: [String: Relation] = [:]
  private let entities: [FtMEntity]
  /// The entities that are nodes, by their ids and the ids that were merged into them.
  private var nodes: [String: Int] = [:]
  private var missing: [(id: String, from: SourceLocation?)] = []
  private var missingIDs: Set<String> = []
  private var sources: Set<String> = []

  /// The pairs of ends that one edge may have.
  private static let pairLimit = 1000

  static func draft(_ entities: [FtMEntity], diagnostics: [Diagnostic]) -> GraphDraft {
    FtMDraft(entities, diagnostics: diagnostics).draft
  }

  init(_ entities: [FtMEntity], diagnostics: [Diagnostic] = []) {
    self.entities = entities
    draft.diagnostics = diagnostics
    let edges = entities.indices.filter { isEdge(entities[$0]) }
    let things = entities.indices.filter { !isEdge(entities[$0]) }
    for index in things { nodes[entities[index].id] = index }
    for index in things {
      for id in entities[index].referents where nodes[id] == nil { nodes[id] = index }
    }
    for index in things { addNode(entities[index]) }
    for index in things { addReferences(entities[index]) }
    for index in edges { addEdge(entities[index]) }
    addMissing()
    draft.sources = sources.sorted { $0.precedes($1) }.map { .init(Source(id: $0)) }
  }

  private func isEdge(_ entity: FtMEntity) -> Bool {
    guard let edge = entity.schema.edge else { return false }
    return entity.properties[edge.source]?.isEmpty == false && entity.properties[edge.target]?.isEmpty == false
  }

  private mutating func addNode(_ entity: FtMEntity) {
    let schema = entity.schema
    var node = Node(id: FtMID.nodeID(entity.id), kind: NodeKind(rawValue: schema.kind))
    if schema.edge != nil {
      node.kind = NodeKind(rawValue: FtMSchema.kebab(schema.name))
      warn(
        "missing-end", "the \(schema.name) '\(entity.id)' has only one end: it is a node", at: entity.location)
    }
    if entity.schema.name == "Person", entity.unique("topics").contains(where: FtMModel.shared.officialTopics.contains)
    {
      node.kind = .official
    }
    var names = entity.unique("name")
    if let index = names.firstIndex(where: { $0 == entity.caption }) { names.swapAt(0, index) }
    node.names = entity.names
    node.name = names.first ?? schema.caption.lazy.compactMap { entity.properties[$0]?.first }.first
    var seen: Set<String> = []
    node.aliases = (names.dropFirst() + entity.unique("alias")).filter { seen.insert($0).inserted }
    let (validity, used) = validity(of: entity)
    node.validity = validity
    node.properties = properties(of: entity, except: used.union(["name", "alias"]))
    for (key, _) in entity.properties where schema.isReference(key) {
      let texts = entity.unique(key).filter { target($0, of: entity) == nil }
      node.properties[key] = FtMValue.value(texts, type: "reference")
    }
    node.evidence = evidence(of: entity)
    draft.nodes.append(.init(node, at: entity.location))
  }

  /// Properties that name other entities are relations, where these are there.
  private mutating func addReferences(_ entity: FtMEntity) {
    for key in entity.properties.keys.sorted(by: { $0.precedes($1) }) where entity.schema.isReference(key) {
      for text in entity.unique(key) {
        guard let target = target(text, of: entity) else { continue }
        draft.relations.append(
          .init(
            Relation(
              kind: RelationKind(rawValue: FtMSchema.kebab(key)), from: FtMID.nodeID(entity.id), to: target,
              evidence: evidence(of: entity)), at: entity.location))
      }
    }
  }

  private func target(_ text: String, of entity: FtMEntity) -> String? {
    nodes[text].map { FtMID.nodeID(entities[$0].id) }
  }

  private mutating func addEdge(_ entity: FtMEntity) {
    guard let edge = entity.schema.edge else { return }
    let (sources, targets) = (entity.unique(edge.source), entity.unique(edge.target))
    let (pairs, isOverflow) = sources.count.multipliedReportingOverflow(by: targets.count)
    guard !isOverflow, pairs <= Self.pairLimit else {
      draft.diagnostics.append(
        Diagnostic(
          .error, "too-many",
          "the \(entity.schema.name) '\(entity.id)' ties \(sources.count) to \(targets.count) entities",
          at: entity.location, hint: "one edge may join \(Self.pairLimit) pairs"))
      return
    }
    let (validity, used) = validity(of: entity)
    var relation = Relation(kind: RelationKind(rawValue: entity.schema.kind), from: "", to: "", validity: validity)
    relation.properties = properties(of: entity, except: used.union([edge.source, edge.target]))
    for (key, _) in entity.properties where entity.schema.isReference(key) && key != edge.source && key != edge.target {
      relation.properties[key] = FtMValue.value(entity.unique(key), type: "reference")
    }
    relation.evidence = evidence(of: entity)
    if !edge.isDirected { draft.schema.value.relations[relation.kind] = RelationRule(isDirected: false) }
    let id = FtMID.relationID(entity.id)
    var number = 1
    for source in sources {
      for target in targets {
        relation.id = number == 1 ? id : id.map { "\($0)#\(number)" }
        relation.from = end(source, of: entity)
        relation.to = end(target, of: entity)
        draft.relations.append(.init(relation, at: entity.location))
        if number == 1 { edges[entity.id] = relation }
        number += 1
      }
    }
  }

  private mutating func end(_ text: String, of entity: FtMEntity) -> String {
    if let id = target(text, of: entity) { return id }
    if missingIDs.insert(text).inserted { missing.append((text, entity.location)) }
    return FtMID.nodeID(text)
  }

  /// Extracts of a data set name entities that they do not hold.
  private mutating func addMissing() {
    guard let first = missing.first else { return }
    for (id, location) in missing { draft.nodes.append(.init(Node(id: FtMID.nodeID(id)), at: location)) }
    warn(
      "missing-entity",
      "\(counted(missing.count, "entity is", "entities are")) at the end of an edge but not in the file, '\(first.id)' first:"
        + " nodes of which only the id is known", at: first.from)
  }

  private func properties(of entity: FtMEntity, except used: Set<String>) -> [String: PropertyValue] {
    var properties = entity.fields
    for key in entity.properties.keys where !used.contains(key) && !entity.schema.isReference(key) {
      properties[key] = FtMValue.value(entity.unique(key), type: entity.schema.types[key])
    }
    if !entity.referents.isEmpty {
      properties["referents"] = FtMValue.value(entity.referents, type: nil)
    }
    return properties
  }

  private mutating func evidence(of entity: FtMEntity) -> [Evidence] {
    var seen: Set<String> = []
    return entity.datasets.filter { seen.insert($0.name).inserted && !$0.name.isEmpty }.map { dataset in
      sources.insert(dataset.name)
      return Evidence(
        source: dataset.name, recorded: dataset.firstSeen.flatMap(PartialDate.init(beginningOf:)),
        statement: dataset.lastSeen.map { FtMEntity.lastSeenPrefix + $0 })
    }
  }

  private mutating func warn(_ code: String, _ message: String, at location: SourceLocation?) {
    guard draft.diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    draft.diagnostics.append(Diagnostic(.warning, code, message, at: location))
  }
}

extension FtMDraft {
  /// When an entity holds, and the properties that say only that.
  ///
  /// Properties with a meaning of their own (`birthDate`) stay beside the dates that follow from them.
  private mutating func validity(of entity: FtMEntity) -> (Validity, used: Set<String>) {
    let (validity, used) = FtMDraft.validity(entity.schema) { entity.unique($0) }
    guard !validity.isPossible else { return (validity, used) }
    warn("end-before-start", "'\(entity.id)' ends before it starts: its dates are properties", at: entity.location)
    return (.unknown, [])
  }

  static func validity(_ schema: FtMSchema, _ texts: (String) -> [String]) -> (Validity, used: Set<String>) {
    func dates(_ key: String) -> [PartialDate] {
      texts(key).compactMap(PartialDate.init(beginningOf:)).sorted { $0.description.precedes($1.description) }
    }
    func isExact(_ key: String) -> Bool { texts(key).count == 1 && texts(key).first.flatMap { PartialDate($0) } != nil }
    let (startKey, endKey) = (
      schema.start.first { !dates($0).isEmpty }, schema.end.first { !dates($0).isEmpty }
    )
    if startKey == "date", endKey == nil, isExact("date"), let date = dates("date").first {
      return (Validity(within: date), ["date"])
    }
    var validity = Validity.unknown
    if let date = startKey.flatMap({ dates($0).first }) { validity.start = .date(date) }
    if let date = endKey.flatMap({ dates($0).last }) { validity.end = .date(date) }
    return (validity, Set(["startDate", "endDate"].filter { [startKey, endKey].contains($0) && isExact($0) }))
  }
}
