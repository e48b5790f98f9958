import RelationGraph

/// Reads beneficial ownership statements: people and entities, and a relation for every interest.
struct BODSReader {
  var draft = GraphDraft()
  /// What every interest has become, by record and number.
  var interests: [String: Relation] = [:]
  var roots: [String: String] = [:]
  var nodes: Set<String> = []
  var missing: [(id: String, location: SourceLocation)] = []
  var sources: Set<String> = []
  var unread: [String: (count: Int, first: SourceLocation)] = [:]

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
          .error, "wrong-structure", "the statement '\(id)' is not about a person, an entity or a relationship",
          location,
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
      let type =
        details.record("entityType")
        ?? details.text("entityType").flatMap { text in
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
    let full = names.indices.filter { names[$0].text("fullName") != nil }
    let first =
      full.first { names[$0].text("type") == "legal" } ?? full.first { names[$0].text("type") != "alternative" }
    for (index, name) in names.enumerated() {
      if index == first {
        node.name = name.text("fullName")
        for (key, property) in [
          ("familyName", "familyName"), ("givenName", "givenName"), ("patronymicName", "patronymicName"),
          ("type", "nameType"),
        ] {
          node.properties[property] = name.text(key).map(PropertyValue.text)
        }
      } else if let text = name.text("fullName") {
        node.aliases.append(text)
        for member in name.members where member.key != "fullName" && name.text(member.key) != "alternative" {
          note("names.\(member.key) of further names", location)
        }
      }
    }
  }

  func validity(_ record: JSONRecord, _ start: String, _ end: String) -> Validity {
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

  mutating func common(_ statement: BODSStatement) -> [String: PropertyValue] {
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
