import RelationGraph

/// Makes entities of nodes and relations.
struct FtMEncoder {
  /// Nodes in their order, then relations.
  private(set) var entities: [FtMEntity] = []
  /// The entity of every relation; none where it is a property of its first node.
  private(set) var relationEntities: [String?] = []
  private let graph: PropertyGraph
  private let model = FtMModel.shared
  private let hasLanguages: Bool

  /// - Parameter hasLanguages: whether names may be in a language.
  init(_ graph: PropertyGraph, hasLanguages: Bool = false) {
    self.hasLanguages = hasLanguages
    self.graph = graph.canonical()
    for node in self.graph.nodes { entities.append(entity(of: node)) }
    for (index, relation) in self.graph.relations.enumerated() { add(relation, at: index) }
  }

  private func entity(of node: Node) -> FtMEntity {
    let kind = node.kind.rawValue
    let schema = model.schema(ofNodeKind: kind) ?? FtMSchema(name: "Thing", kind: "thing", ancestors: ["Thing"])
    var entity = FtMEntity(id: FtMID.node(node.id), schema: schema)
    addProperties(node.properties, to: &entity, except: ["name", "alias"])
    if schema.types["country"] != nil, entity.properties["country"] == nil, let country = Country.of(node) {
      entity.properties["country"] = [country.alpha2.lowercased()]
    }
    if !model.isOwn(nodeKind: kind), node.kind != .unspecified, schema.types["keywords"] != nil,
      !(node.kind == .official && isOfficial(entity))
    {
      entity.add(kind, to: "keywords")
    }
    let caption = schema.caption.lazy.compactMap { entity.properties[$0]?.first }.first
    if let name = node.name, !name.isEmpty, schema.types["name"] != nil, name != caption || !node.aliases.isEmpty {
      entity.add(name, to: "name")
    }
    if schema.types["alias"] != nil {
      let names = node.names.sorted { $0.key.precedes($1.key) }.filter { language, name in
        guard hasLanguages, !name.isEmpty, let code = model.languageCodes[language] else { return name != node.name }
        entity.names[code] = name
        return false
      }
      for alias in node.aliases + names.map(\.value) { entity.add(alias, to: "alias") }
      if entity.properties["alias"] != nil { entity.properties["alias"] = entity.unique("alias") }
    }
    addValidity(node.validity, to: &entity)
    addEvidence(node.evidence, to: &entity)
    return entity
  }

  private func isOfficial(_ entity: FtMEntity) -> Bool {
    entity.unique("topics").contains(where: model.officialTopics.contains)
  }

  private func addProperties(
    _ properties: [String: PropertyValue], to entity: inout FtMEntity, except skipped: Set<String>
  ) {
    for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      if FtMEntity.fieldNames.contains(key) {
        switch value {
        case .text(let text) where !text.isEmpty && key != "target": entity.fields[key] = value
        case .flag where key == "target": entity.fields[key] = value
        default: continue
        }
      } else if key == "referents" {
        entity.referents = FtMValue.texts(value, type: "text", model: model)
      } else if let type = entity.schema.types[key], !skipped.contains(key) {
        let texts = FtMValue.texts(countryCode(value, key) ?? value, type: type, model: model)
        if !texts.isEmpty { entity.properties[key] = texts }
      }
    }
  }

  /// In our graphs `country` may be the id of a country that is a node.
  private func countryCode(_ value: PropertyValue, _ key: String) -> PropertyValue? {
    guard key == "country", case .text(let id) = value, let index = graph.nodeIndex(id),
      graph.nodeKind(at: index) == .country
    else { return nil }
    return Country.of(graph.nodes[index]).map { .text($0.alpha2.lowercased()) }
  }

  private func addValidity(_ validity: Validity, to entity: inout FtMEntity) {
    let schema = entity.schema
    let properties = entity.properties
    // The dates of a person are birth and death; what a graph says of a person's dates need not be that.
    guard !schema.ancestors.contains("Person"), FtMDraft.validity(schema, { properties[$0] ?? [] }).0 != validity else {
      return
    }
    let (start, end) = (validity.start.date.flatMap(FtMValue.date), validity.end.date.flatMap(FtMValue.date))
    if schema.start.contains("date"), let start, validity.start == validity.end,
      schema.start.allSatisfy({ properties[$0] == nil }), schema.end.allSatisfy({ properties[$0] == nil })
    {
      entity.properties["date"] = [start]
      return
    }
    if let start, let key = schema.start.first { entity.properties[key] = [start] }
    if let end, let key = schema.end.first { entity.properties[key] = [end] }
  }

  private func addEvidence(_ evidence: [Evidence], to entity: inout FtMEntity) {
    var seen: Set<String> = []
    for item in evidence where seen.insert(item.source).inserted {
      let last = item.statement.flatMap { text in
        text.hasPrefix(FtMEntity.lastSeenPrefix) ? String(text.dropFirst(FtMEntity.lastSeenPrefix.count)) : nil
      }
      entity.datasets.append(
        .init(name: item.source, firstSeen: item.recorded.flatMap(FtMValue.date), lastSeen: last))
      if let url = graph.source(item.source)?.url, entity.schema.types["sourceUrl"] != nil,
        !FtMValue.texts(.text(url), type: "url", model: model).isEmpty
      {
        entity.add(url, to: "sourceUrl")
      }
    }
    if entity.properties["sourceUrl"] != nil { entity.properties["sourceUrl"] = entity.unique("sourceUrl") }
  }

  private mutating func add(_ relation: Relation, at index: Int) {
    let ends = graph.relationEnds(at: index)
    if addReference(relation, from: ends.from, to: ends.to, isDirected: graph.isDirected(relationAt: index)) {
      relationEntities.append(nil)
      return
    }
    guard let (schema, edge, isReversed) = schema(of: relation, from: ends.from, to: ends.to) else { return }
    let isTaken = relation.id.map { graph.nodeIndex($0) != nil } ?? false
    var entity = FtMEntity(
      id: FtMID.relation(relation.id, number: index + 1, isTaken: isTaken), schema: schema)
    addProperties(relation.properties, to: &entity, except: [edge.source, edge.target])
    let (from, to) = (entities[ends.from].id, entities[ends.to].id)
    entity.properties[edge.source] = [isReversed ? to : from]
    entity.properties[edge.target] = [isReversed ? from : to]
    let isOwn = schema.kind == relation.kind.rawValue
    if !isOwn, relation.kind != .unspecified, !relation.kind.rawValue.isEmpty, schema.types["role"] != nil {
      let role = entity.properties["role"] ?? []
      if schema.name == model.otherRelations {
        entity.properties["role"] = [relation.kind.rawValue] + role.filter { $0 != relation.kind.rawValue }
      } else if role.isEmpty {
        entity.properties["role"] = [relation.kind.rawValue]
      }
    }
    addValidity(relation.validity, to: &entity)
    addEvidence(relation.evidence, to: &entity)
    relationEntities.append(entity.id)
    entities.append(entity)
  }

  /// A relation that says no more than that it is there may be a property of its first node.
  private mutating func addReference(_ relation: Relation, from: Int, to: Int, isDirected: Bool) -> Bool {
    guard isDirected, from != to, relation.id == nil, relation.properties.isEmpty, relation.validity == .unknown,
      relation.sign == nil, relation.evidence.isEmpty || relation.evidence == graph.nodes[from].evidence,
      let key = entities[from].schema.types.keys.first(where: {
        entities[from].schema.isReference($0) && FtMSchema.kebab($0) == relation.kind.rawValue
      })
    else { return false }
    let target = entities[to].id
    guard entities[from].properties[key]?.contains(target) != true else { return false }
    entities[from].properties[key, default: []].append(target)
    return true
  }

  private func schema(
    of relation: Relation, from: Int, to: Int
  ) -> (FtMSchema, FtMSchema.Edge, isReversed: Bool)? {
    let kind = relation.kind.rawValue
    if let schema = model.edgeSchema(ofKind: kind), let edge = schema.edge { return (schema, edge, false) }
    if let rule = model.relationSchemata[kind], let schema = model.schemata[rule.schema], let edge = schema.edge {
      let (source, target) = rule.isReversed ? (to, from) : (from, to)
      if entities[source].schema.ancestors.contains(edge.sourceRange),
        entities[target].schema.ancestors.contains(edge.targetRange)
      {
        return (schema, edge, rule.isReversed)
      }
    }
    guard let schema = model.schemata[model.otherRelations], let edge = schema.edge else { return nil }
    return (schema, edge, false)
  }
}
