import RelationGraph

/// Makes statements of version 0.4 of a graph.
struct BODSEncoder {
  /// People and entities, then relationships.
  private(set) var statements: [JSONValue] = []
  /// The record and number of the interest of every relation; none where it is not written.
  private(set) var places: [String?] = []
  private let graph: PropertyGraph
  private let latest: PartialDate?
  /// Nodes that stand for nobody whom a statement could name.
  private var unnamed: Set<Int> = []
  private var usedIDs: Set<String> = []

  init(_ graph: PropertyGraph) {
    let graph = graph.canonical()
    self.graph = graph
    latest = graph.sources.flatMap { [$0.date, $0.retrieved] }.compactMap(\.self).filter { $0.day != nil }
      .max { $0.description.precedes($1.description) }
    places = [String?](repeating: nil, count: graph.relationCount)
    let records = recordIDs()
    for (index, id) in records { noteUnnamed(index, id) }
    for (index, node) in graph.nodes.enumerated() where !unnamed.contains(index) { add(node) }
    addRelationships(records)
  }

  /// The relations that are written, each with its record: an interest of two people, or of a person and an entity, in an entity.
  private func recordIDs() -> [(index: Int, id: String)] {
    (0..<graph.relationCount).compactMap { index in
      let kind = graph.relationKind(at: index)
      let target = graph.nodeKind(at: graph.relationEnds(at: index).to)
      guard kind == BODSInterest.none || BODSInterest.type(of: kind) != nil, !Self.isPerson(target) else { return nil }
      let id = graph.relations[index].id
      let isTaken = id.map { graph.nodeIndex($0) != nil } ?? false
      return (index, BODSRecordID.record(id, number: index + 1, isTaken: isTaken))
    }
  }

  private static func isPerson(_ kind: NodeKind) -> Bool { kind == "person" || kind == .official }

  private mutating func noteUnnamed(_ index: Int, _ id: String) {
    let ends = graph.relationEnds(at: index)
    for (end, prefix) in [(ends.from, "unspecified/"), (ends.to, "unspecified-subject/")] {
      let node = graph.nodes[end]
      let isPlain =
        node.kind == BODSReader.unspecified && node.name == nil && node.names.isEmpty && node.aliases.isEmpty
        && node.validity == .unknown && node.evidence.isEmpty && !node.properties.isEmpty
      if isPlain, node.id == prefix + id { unnamed.insert(end) }
    }
  }

  private mutating func add(_ node: Node) {
    let isPerson = Self.isPerson(node.kind)
    var properties = node.properties
    var details: [(String, JSONValue?)] = [("isComponent", .flag(take("isComponent", &properties) == true))]
    let envelope = takeEnvelope(&properties)
    let identifiers = take("identifiers", &properties)
    if isPerson {
      details.append(("personType", Self.json(properties["personType"]) ?? .text("knownPerson")))
      details.append(("names", names(of: node, &properties)))
      for key in ["birthDate", "deathDate"] { details.append((key, Self.date(take(key, &properties)))) }
    } else {
      let isOwn = node.kind == .organisation || node.kind == .country || node.kind == .unspecified
      if properties["entityType.type"] == nil {
        properties["entityType.type"] = node.kind == .country ? "state" : "legalEntity"
        if !isOwn, properties["entityType.details"] == nil {
          properties["entityType.details"] = .text(node.kind.rawValue)
        }
      }
      details += [
        ("name", node.name.map(JSONValue.text)), ("alternateNames", .texts(node.aliases)),
        ("foundingDate", Self.date(node.validity.start.date.map(PropertyValue.date))),
        ("dissolutionDate", Self.date(node.validity.end.date.map(PropertyValue.date))),
      ]
    }
    details.append(("identifiers", identifiers.flatMap(Self.identifiers)))
    details += rest(properties, except: Set(details.map(\.0) + (isPerson ? ["name", "personType"] : ["names"])))
    append(node.id, isPerson ? "person" : "entity", node.id, details, envelope, node.evidence)
  }

  private func names(of node: Node, _ properties: inout [String: PropertyValue]) -> JSONValue? {
    let parts = [
      ("type", "nameType"), ("familyName", "familyName"), ("givenName", "givenName"),
      ("patronymicName", "patronymicName"),
    ]
    var first: [(String, JSONValue?)] = [("fullName", node.name.map(JSONValue.text))]
    for (key, property) in parts {
      if case .text(let text)? = take(property, &properties), node.name != nil { first.append((key, .text(text))) }
    }
    let others = node.aliases.map { JSONValue.record([("type", .text("alternative")), ("fullName", .text($0))]) }
    let names = (node.name == nil ? [] : [.record(first)]) + others
    return names.isEmpty ? nil : .array(names)
  }

  private mutating func addRelationships(_ records: [(index: Int, id: String)]) {
    var byID: [String: Int] = [:]
    for (index, id) in records { byID[id] = index }
    let further = furtherInterests(records, byID)
    let all = Set(further.values.joined())
    for (index, id) in records where !all.contains(index) {
      let relation = graph.relations[index]
      let ends = graph.relationEnds(at: index)
      var properties = relation.properties
      var details: [(String, JSONValue?)] = [("isComponent", .flag(take("isComponent", &properties) == true))]
      let envelope = takeEnvelope(&properties)
      for key in ["componentRecords", "componentStatementIDs"] {
        details.append((key, Self.json(take(key, &properties))))
      }
      details.append(("subject", party(ends.to)))
      details.append(("interestedParty", party(ends.from)))
      if relation.kind == BODSInterest.none {
        details += rest(properties, except: Set(details.map(\.0) + ["interests"]))
        places[index] = "\(id) 1"
      } else {
        let members = [index] + (further[id] ?? [])
        for (number, member) in members.enumerated() { places[member] = "\(id) \(number + 1)" }
        details.append(("interests", .array(members.map { interest(graph.relations[$0]) })))
      }
      let subject = graph.nodeID(at: ends.to)
      append(id, "relationship", subject, details, envelope, relation.evidence)
    }
  }

  /// `r#2`, `r#3` … are further interests of the record `r`, where that is between the same two.
  private func furtherInterests(_ records: [(index: Int, id: String)], _ byID: [String: Int]) -> [String: [Int]] {
    var further: [String: [Int]] = [:]
    for (index, id) in records where graph.relationKind(at: index) != BODSInterest.none {
      let ends = graph.relationEnds(at: index)
      var number = 2
      while let next = byID["\(id)#\(number)"], graph.relationEnds(at: next) == ends,
        graph.relationKind(at: next) != BODSInterest.none
      {
        further[id, default: []].append(next)
        number += 1
      }
    }
    // A further interest has no further ones itself.
    let all = Set(further.values.joined().map { graph.relations[$0].id ?? "" })
    return further.filter { !all.contains($0.key) }
  }

  private func party(_ node: Int) -> JSONValue {
    guard unnamed.contains(node) else { return .text(graph.nodeID(at: node)) }
    return .object(BODSPaths.members(graph.nodes[node].properties))
  }

  private func interest(_ relation: Relation) -> JSONValue {
    var properties = relation.properties
    for key in ["isComponent", "componentRecords", "componentStatementIDs"] { _ = take(key, &properties) }
    _ = takeEnvelope(&properties)
    let share = BODSInterest.shares.map { part, key in (part, take(key, &properties)) }.map { part, value in
      (part, value.flatMap { ($0.number.map { (0...100).contains($0) } ?? false) ? JSONValue($0) : nil })
    }
    var members: [(String, JSONValue?)] = [
      ("type", BODSInterest.type(of: relation.kind).map(JSONValue.text)),
      ("share", share.contains { $0.1 != nil } ? .record(share) : nil),
      ("startDate", Self.date(relation.validity.start.date.map(PropertyValue.date))),
      ("endDate", Self.date(relation.validity.end.date.map(PropertyValue.date))),
    ]
    members += rest(properties, except: Set(members.map(\.0)))
    return .record(members)
  }
}

extension BODSEncoder {
  private func take(_ key: String, _ properties: inout [String: PropertyValue]) -> PropertyValue? {
    properties.removeValue(forKey: key)
  }

  /// What stands beside the details: declarations and annotations.
  private func takeEnvelope(_ properties: inout [String: PropertyValue]) -> [String: PropertyValue] {
    var envelope: [String: PropertyValue] = [:]
    for (key, value) in properties where BODSStatement.kept.contains(Self.root(key)) || key == "recordStatus" {
      envelope[key] = value
    }
    for key in envelope.keys { properties[key] = nil }
    return envelope
  }

  private static func root(_ path: String) -> String { path.prefix { $0 != "." }.description }

  private func rest(_ properties: [String: PropertyValue], except taken: Set<String>) -> [(String, JSONValue?)] {
    BODSPaths.members(properties.filter { !taken.contains(Self.root($0.key)) }).map { ($0.key, $0.value) }
  }

  private static func json(_ value: PropertyValue?) -> JSONValue? { value.map { JSONValue($0) } }

  private static func date(_ value: PropertyValue?) -> JSONValue? {
    guard case .date(let date)? = value else { return json(value) }
    return PopoloValues.date(date)
  }

  private static func identifiers(_ value: PropertyValue) -> JSONValue? {
    guard case .list(let items) = value, !items.isEmpty else { return nil }
    let records = items.compactMap { item -> JSONValue? in
      guard case .text(let text) = item, let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
        return nil
      }
      let (scheme, id) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
      let isCode = scheme.wholeMatch(of: /[A-Z]{2,3}-[A-Z0-9-]+/) != nil
      return id.isEmpty ? nil : .record([(isCode ? "scheme" : "schemeName", .text(scheme)), ("id", .text(id))])
    }
    return records.count == items.count ? .array(records) : nil
  }

  private mutating func append(
    _ record: String, _ type: String, _ subject: String, _ details: [(String, JSONValue?)],
    _ envelope: [String: PropertyValue], _ evidence: [Evidence]
  ) {
    let own = evidence.first { $0.statement == nil } ?? evidence.first
    var id = BODSRecordID.statement(record + " " + type)
    // An id has 32 to 64 characters.
    if let locator = own?.locator, (32...64).contains(locator.utf8.count), usedIDs.insert(locator).inserted {
      id = locator
    }
    usedIDs.insert(id)
    let source = own.flatMap { graph.source($0.source) }
    let date = own?.recorded?.day != nil ? own?.recorded : source?.date?.day != nil ? source?.date : latest
    let isClosed = envelope["recordStatus"] == "closed"
    let kept = BODSPaths.members(envelope.filter { $0.key != "recordStatus" })
    var members: [(String, JSONValue?)] = [
      ("statementId", .text(id)),
      ("declarationSubject", kept.contains { $0.key == "declarationSubject" } ? nil : .text(subject)),
      ("statementDate", PopoloValues.date(date)), ("recordId", .text(record)), ("recordType", .text(type)),
      ("recordStatus", .text(isClosed ? "closed" : "new")),
    ]
    members += kept.map { ($0.key, $0.value) }
    if let source { members += [("publicationDetails", publication(source, date)), ("source", origin(source))] }
    members.append(("recordDetails", .record(details)))
    statements.append(.record(members))
  }

  private func publication(_ source: Source, _ date: PartialDate?) -> JSONValue {
    .record([
      ("publicationDate", PopoloValues.date(source.date ?? date)), ("bodsVersion", .text("0.4")),
      ("publisher", .record([("name", .text(source.publisher ?? source.title ?? source.id))])),
    ])
  }

  private func origin(_ source: Source) -> JSONValue? {
    let types = source.note?.split(separator: "; ").map(String.init) ?? []
    let known: Set = ["selfDeclaration", "officialRegister", "thirdParty", "primaryResearch", "verified"]
    let asserted = source.title?.split(separator: "; ").map { JSONValue.record([("name", .text(String($0)))]) } ?? []
    let members: [(String, JSONValue?)] = [
      ("type", .texts(types.allSatisfy(known.contains) ? types : [])), ("url", source.url.map(JSONValue.text)),
      ("retrievedAt", PopoloValues.date(source.retrieved)), ("assertedBy", asserted.isEmpty ? nil : .array(asserted)),
    ]
    return members.contains { $0.1 != nil } ? .record(members) : nil
  }
}
