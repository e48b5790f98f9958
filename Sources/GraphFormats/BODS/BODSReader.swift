import RelationGraph

/// Reads beneficial ownership statements: people and entities, and a relation for every interest.
struct BODSReader {
  private(set) var draft = GraphDraft()
  /// What every interest has become, by record and number.
  private(set) var interests: [String: Relation] = [:]
  private var roots: [String: String] = [:]
  private var nodes: Set<String> = []
  private var missing: [(id: String, location: SourceLocation)] = []
  private var sources: Set<String> = []
  private var unread: [String: (count: Int, first: SourceLocation)] = [:]

  static let unspecified: NodeKind = "unspecified-party"

  static func draft(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    var records = try JSONRecords(source)
    var found: [(JSONRecord, SourceLocation)] = []
    try records.forEach(in: ["statements"]) { found.append(($0, $1)) }
    return BODSReader(found, diagnostics: records.diagnostics).draft
  }

  init(_ records: [(JSONRecord, SourceLocation)], diagnostics: [Diagnostic] = []) {
    draft.diagnostics = diagnostics
    var order: [String] = []
    var groups: [String: [BODSStatement]] = [:]
    for (record, location) in records {
      guard let statement = BODSStatement(record, at: location, roots: &roots) else {
        let id = record.text("statementId") ?? record.text("statementID") ?? ""
        report(
          .error, "wrong-structure", "the statement '\(id)' is not about a person, an entity or a relationship", location,
          hint: "0.4: recordId, recordType and recordDetails; 0.2 and 0.3: statementID and statementType")
        continue
      }
      let key = "\(statement.kind == .relationship ? "r" : "n") \(statement.recordID)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(statement)
    }
    let histories = order.compactMap { groups[$0] }.map(Self.inOrder)
    for history in histories { if let last = history.last, last.kind != .relationship { nodes.insert(last.recordID) } }
    for history in histories {
      guard let last = history.last else { continue }
      if last.kind == .relationship { addRelationship(last, history) } else { addNode(last, history) }
    }
    for (id, location) in missing { draft.nodes.append(.init(Node(id: id), at: location)) }
    reportWhatIsMissing()
  }

  /// By date; the last one holds.
  private static func inOrder(_ statements: [BODSStatement]) -> [BODSStatement] {
    guard statements.count > 1 else { return statements }
    return statements.enumerated().sorted { a, b in
      let dates = (a.element.date ?? "", b.element.date ?? "")
      return dates.0 == dates.1 ? a.offset < b.offset : dates.0.precedes(dates.1)
    }.map(\.element)
  }

  private mutating func addNode(_ statement: BODSStatement, _ history: [BODSStatement]) {
    let details = statement.details
    var node = Node(id: statement.recordID, kind: statement.kind == .person ? "person" : .organisation)
    var skipped: Set = ["isComponent", "identifiers"]
    if statement.kind == .person {
      addNames(details, to: &node, statement.location)
      skipped.formUnion(["names", "birthDate", "deathDate"])
      for key in ["birthDate", "deathDate"] {
        node.properties[key] = details.date(key).map(PropertyValue.date) ?? details[key]?.property
      }
      node.validity = validity(details, "birthDate", "deathDate")
      let isExposed =
        details.record("politicalExposure")?.text("status") == "isPep" || details.text("hasPepStatus") == "true"
      if isExposed { node.kind = .official }
    } else {
      node.name = details.text("name")
      node.aliases = details.texts("alternateNames")
      skipped.formUnion(["name", "alternateNames", "foundingDate", "dissolutionDate", "entityType"])
      node.validity = validity(details, "foundingDate", "dissolutionDate")
      for key in ["foundingDate", "dissolutionDate"] where details.date(key) == nil {
        node.properties[key] = details[key]?.property
      }
      let type = details.record("entityType") ?? details.text("entityType").flatMap { text in
        JSONRecord(JSONValue.record([("type", .text(text))]))
      }
      if type?.text("type") == "state" { node.kind = .country }
      node.properties.merge(type.map { Self.prefixed("entityType", $0) } ?? [:]) { $1 }
    }
    node.properties.merge(BODSPaths.properties(of: details.members, except: skipped)) { first, _ in first }
    node.properties.merge(identifiers(details)) { $1 }
    node.properties.merge(common(statement)) { $1 }
    if !node.validity.isPossible {
      report(.warning, "end-before-start", "'\(node.id)' ends before it starts: without dates", statement.location)
      node.validity = .unknown
    }
    node.evidence = evidence(history)
    draft.nodes.append(.init(node, at: statement.location))
  }

  private static func prefixed(_ key: String, _ record: JSONRecord) -> [String: PropertyValue] {
    BODSPaths.properties(of: [.init(key: key, value: .object(record.members), offset: 0)], except: [])
  }

  private mutating func addNames(_ details: JSONRecord, to node: inout Node, _ location: SourceLocation) {
    let names = details.records("names")
    let first = names.firstIndex { $0.text("type") == "legal" && $0.text("fullName") != nil } ?? 0
    for (index, name) in names.enumerated() {
      if index == first {
        node.name = name.text("fullName")
        for (key, property) in [("familyName", "familyName"), ("givenName", "givenName"), ("patronymicName", "patronymicName"), ("type", "nameType")] {
          node.properties[property] = name.text(key).map(PropertyValue.text)
        }
      } else if let text = name.text("fullName") {
        node.aliases.append(text)
        for member in name.members where member.key != "fullName" { note("names.\(member.key) of further names", location) }
      }
    }
  }

  private func validity(_ record: JSONRecord, _ start: String, _ end: String) -> Validity {
    Validity(
      start: record.date(start).map(DateBound.date) ?? .unknown, end: record.date(end).map(DateBound.date) ?? .unknown)
  }

  /// `scheme:id`, where there is no more to identifiers than that.
  private func identifiers(_ details: JSONRecord) -> [String: PropertyValue] {
    guard let value = details["identifiers"] else { return [:] }
    let records = details.records("identifiers")
    let texts = records.compactMap { record -> PropertyValue? in
      guard record.members.count == 2, let id = record.text("id"),
        let scheme = record.text("scheme") ?? record.text("schemeName")
      else { return nil }
      return .text("\(scheme):\(id)")
    }
    if !texts.isEmpty, texts.count == records.count { return ["identifiers": .list(texts)] }
    return BODSPaths.properties(of: [.init(key: "identifiers", value: value, offset: 0)], except: [])
  }

  private mutating func common(_ statement: BODSStatement) -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    if statement.details.text("isComponent") == "true" { properties["isComponent"] = true }
    if statement.isClosed { properties["recordStatus"] = "closed" }
    let members = statement.statement.members.filter { BODSStatement.kept.contains($0.key) }
    properties.merge(BODSPaths.properties(of: members, except: [])) { $1 }
    // In 0.4 nothing else should stand beside the details.
    if statement.statement["recordDetails"] != nil {
      for member in statement.statement.members
      where !BODSStatement.envelope.contains(member.key) && !BODSStatement.kept.contains(member.key) {
        note(member.key, statement.location)
      }
    }
    return properties
  }
}

extension BODSReader {
  private mutating func addRelationship(_ statement: BODSStatement, _ history: [BODSStatement]) {
    let details = statement.details
    guard let from = party(details["interestedParty"], "unspecified/", statement),
      let to = party(details["subject"], "unspecified-subject/", statement)
    else {
      report(
        .error, "missing-end", "the relationship '\(statement.recordID)' has no interested party or no subject",
        statement.location)
      return
    }
    let id = BODSRecordID.relation(statement.recordID)
    var relation = Relation(kind: BODSInterest.none, from: from, to: to)
    let shared = common(statement).merging(
      BODSPaths.properties(of: details.members, except: ["isComponent", "subject", "interestedParty", "interests"])
    ) { $1 }
    relation.evidence = evidence(history)
    let interests = details.records("interests")
    if interests.isEmpty {
      relation.id = id
      relation.properties = shared
      add(relation, 1, statement)
    }
    for (index, interest) in interests.enumerated() {
      relation.id = index == 0 ? id : id.map { "\($0)#\(index + 1)" }
      relation.kind = BODSInterest.kind(of: interest.text("type") ?? "unknownInterest")
      relation.properties = BODSPaths.properties(of: interest.members, except: ["type", "startDate", "endDate", "share"])
      relation.properties.merge(shared) { $1 }
      for (part, property) in BODSInterest.shares {
        relation.properties[property] = interest.record("share")?[part]?.property
      }
      relation.validity = validity(interest, "startDate", "endDate")
      if !relation.validity.isPossible {
        report(
          .warning, "end-before-start", "an interest of '\(statement.recordID)' ends before it starts: without dates",
          statement.location)
        relation.validity = .unknown
      }
      add(relation, index + 1, statement)
    }
  }

  private mutating func add(_ relation: Relation, _ number: Int, _ statement: BODSStatement) {
    var relation = relation
    // A record that is closed held until then.
    if statement.isClosed, relation.validity.end == .unknown, let date = statement.date.flatMap(PartialDate.init(beginningOf:)) {
      relation.validity.end = .date(date)
      if !relation.validity.isPossible { relation.validity.end = .unknown }
    }
    interests["\(statement.recordID) \(number)"] = relation
    draft.relations.append(.init(relation, at: statement.location))
  }

  /// The node at an end: a record, a statement of old versions, or nobody whom the statement could name.
  private mutating func party(_ value: JSONValue?, _ prefix: String, _ statement: BODSStatement) -> String? {
    var id = JSONRecord.text(value)
    if let record = JSONRecord(value) {
      id = record.text("describedByEntityStatement") ?? record.text("describedByPersonStatement")
      if id == nil {
        let reason = record.record("unspecified") ?? record
        let node = Node(
          id: prefix + statement.recordID, kind: Self.unspecified,
          properties: BODSPaths.properties(of: reason.members, except: []))
        draft.nodes.append(.init(node, at: statement.location))
        return node.id
      }
    }
    guard let id else { return nil }
    let root = roots[id] ?? id
    if nodes.insert(root).inserted { missing.append((root, statement.location)) }
    return root
  }

  /// One for every statement; those that were replaced say so.
  private mutating func evidence(_ history: [BODSStatement]) -> [Evidence] {
    history.enumerated().compactMap { index, item in
      guard let source = source(item) else { return nil }
      return Evidence(
        source: source, locator: item.id, recorded: item.date.flatMap(PartialDate.init(beginningOf:)),
        statement: index + 1 < history.count ? "replaced by a later statement" : nil)
    }
  }

  private mutating func source(_ item: BODSStatement) -> String? {
    let (origin, publication) = (item.statement.record("source"), item.statement.record("publicationDetails"))
    guard origin != nil || publication != nil else { return nil }
    let publisher = publication?.record("publisher")
    if publication?["license"] != nil { note("publicationDetails.license", item.location) }
    for party in origin?.records("assertedBy") ?? [] where party["uri"] != nil { note("source.assertedBy.uri", item.location) }
    var source = Source(id: "")
    source.publisher = publisher?.text("name") ?? publisher?.text("url")
    let asserted = (origin?.records("assertedBy") ?? []).compactMap { $0.text("name") }
    source.title = asserted.isEmpty ? nil : asserted.joined(separator: "; ")
    source.url = origin?.text("url")
    source.date = publication?.date("publicationDate")
    source.retrieved = origin?.date("retrievedAt")
    let types = origin?.texts("type") ?? []
    source.note = types.isEmpty ? nil : types.joined(separator: "; ")
    source.id = BODSRecordID.source(source)
    if sources.insert(source.id).inserted { draft.sources.append(.init(source, at: item.location)) }
    return source.id
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ location: SourceLocation, hint: String? = nil
  ) {
    guard draft.diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    draft.diagnostics.append(Diagnostic(severity, code, message, at: location, hint: hint))
  }

  private mutating func note(_ what: String, _ location: SourceLocation) {
    unread[what, default: (0, location)].count += 1
  }

  private mutating func reportWhatIsMissing() {
    for (what, use) in unread.sorted(by: { $0.key.precedes($1.key) }) {
      report(.note, "unread-field", "not read: \(what) (\(counted(use.count, "statement")))", use.first)
    }
    guard let first = missing.first else { return }
    report(
      .warning, "missing-entity",
      "\(counted(missing.count, "record is", "records are")) named by relationships but not in the file, '\(first.id)' first:"
        + " nodes of which only the id is known", first.location)
  }
}
