import RelationGraph

/// Reads a Popolo document: people, organisations, posts and places, and the memberships that tie them.
struct PopoloReader {
  var draft = GraphDraft()
  /// What every membership of the document has become, by its place and the member that names the end.
  var memberships: [String: Relation] = [:]
  var nodeIDs: [PopoloClass: [String: String]] = [:]
  var usedIDs: Set<String> = []
  var periods: [String: JSONRecord] = [:]
  private var unread: [String: (count: Int, first: SourceLocation)] = [:]
  var missing: [(node: Node, location: SourceLocation)] = []
  private var sources: Set<String> = []
  let place: (JSONRecord) -> SourceLocation

  static func draft(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    var records = try JSONRecords(source)
    guard let root = JSONRecord(try records.document()) else {
      throw ReadError(
        Diagnostic(
          .error, "wrong-structure", "a Popolo document is an object", at: SourceLocation(file: source.name),
          hint: "{\"persons\": […], \"organizations\": […], \"memberships\": […]}"))
    }
    return PopoloReader(root) { [records] in records.place(of: $0) }.draft
  }

  /// - Parameter place: where a record begins.
  init(_ root: JSONRecord, place: @escaping (JSONRecord) -> SourceLocation) {
    self.place = place
    let memberships = root.records("memberships")
    let named = Set(memberships.compactMap { $0.text("legislative_period_id") })
    for event in root.records("events") {
      if let id = event.text("id"), named.contains(id) { periods[id] = event }
    }
    let lists = PopoloClass.allCases.map { ($0, records(of: $0, in: root)) }
    for (kind, records) in lists { for record in records { register(record, kind) } }
    for (kind, records) in lists { for record in records { addNode(record, kind) } }
    for (kind, records) in lists { for record in records { addReferences(record, kind) } }
    for (index, record) in memberships.enumerated() { addMembership(record, member: nil, number: index) }
    for person in root.records("persons") {
      for record in person.records("memberships") { addMembership(record, member: person.text("id"), number: nil) }
    }
    for url in root.record("meta")?.texts("sources") ?? [] { addSource(Source(id: url, url: url)) }
    for (node, location) in missing { draft.nodes.append(.init(node, at: location)) }
    report(root)
  }

  /// Events are nodes if something is tied to them; legislative periods are dates of memberships.
  private mutating func records(of kind: PopoloClass, in root: JSONRecord) -> [JSONRecord] {
    if case .array(let items)? = root[kind.list] {
      for item in items where JSONRecord(item) == nil {
        warn("wrong-structure", "'\(kind.list)' holds \(item.shape)", root)
      }
    }
    let records = root.records(kind.list)
    guard kind == .event else { return records }
    for period in periods.values.sorted(by: { ($0.offset ?? 0) < ($1.offset ?? 0) }) {
      for key in ["organization_id", "identifiers"] where period[key] != nil { note("events.\(key)", period) }
    }
    return records.filter { record in
      guard periods[record.text("id") ?? ""] == nil else { return false }
      let isTied = kind.references.contains { record[$0.key] != nil }
      if !isTied { note("events that nothing is tied to", record) }
      return isTied
    }
  }

  private mutating func register(_ record: JSONRecord, _ kind: PopoloClass) {
    guard let id = record.text("id") else {
      return draft.diagnostics.append(
        Diagnostic(
          .error, "missing-id",
          "\(kind == .person ? "a" : "an") \(kind.rawValue) '\(record.text(kind.nameKey) ?? "")' has no 'id'",
          at: place(record)))
    }
    guard nodeIDs[kind]?[id] == nil else { return }
    // Ids are unique within a class only.
    let nodeID = usedIDs.insert(id).inserted ? id : "\(kind.rawValue)/\(id)"
    usedIDs.insert(nodeID)
    nodeIDs[kind, default: [:]][id] = nodeID
  }

  private mutating func addNode(_ record: JSONRecord, _ kind: PopoloClass) {
    guard let id = record.text("id").flatMap({ nodeIDs[kind]?[$0] }) else { return }
    var node = Node(id: id, kind: kind.kind, name: record.text(kind.nameKey))
    for other in record.records("other_names") {
      for member in other.members where !["name", "lang", "note"].contains(member.key) {
        note("\(kind.list).other_names.\(member.key)", record)
      }
      guard let name = other.text("name") else { continue }
      if let language = other.text("lang"), node.names[language] == nil {
        node.names[language] = name
      } else {
        node.aliases.append(name)
      }
    }
    let dates = kind.dateKeys
    node.validity = validity(record, dates)
    if !node.validity.isPossible {
      warn("end-before-start", "the \(kind.rawValue) '\(id)' ends before it starts: its dates are left out", record)
      node.validity = .unknown
    }
    let references = Set(kind.references.map(\.key))
    for member in record.members {
      switch member.key {
      case "id", kind.nameKey, "other_names", "sources", "memberships": continue
      case dates.start, dates.end:
        if kind.keepsDates || record.date(member.key) == nil {
          node.properties[member.key] = record.date(member.key).map(PropertyValue.date) ?? member.value.property
        }
      case let key where references.contains(key):
        if reference(member.value, kind, key) == nil { node.properties[key] = member.value.property }
      default: node.properties[member.key] = property(member, kind.list, record)
      }
    }
    node.evidence = evidence(record)
    draft.nodes.append(.init(node, at: place(record)))
  }

  func validity(_ record: JSONRecord, _ keys: (start: String, end: String)) -> Validity {
    Validity(
      start: record.date(keys.start).map(DateBound.date) ?? .unknown,
      end: record.date(keys.end).map(DateBound.date) ?? .unknown)
  }

  mutating func property(_ member: JSONValue.Member, _ list: String, _ record: JSONRecord) -> PropertyValue? {
    if case .null = member.value { return nil }
    if PopoloValues.isPaired(member.key) {
      var left: [String] = []
      let value = PopoloValues.property(member.key, record.records(member.key)) { left.append($0) }
      for name in left { note("\(list).\(name)", record) }
      return value
    }
    if let value = member.value.property { return value }
    note("\(list).\(member.key)", record)
    return nil
  }

  private func reference(_ value: JSONValue, _ kind: PopoloClass, _ key: String) -> String? {
    guard let target = kind.references.first(where: { $0.key == key })?.target else { return nil }
    return JSONRecord.text(value).flatMap { nodeIDs[target]?[$0] }
  }

  private mutating func addReferences(_ record: JSONRecord, _ kind: PopoloClass) {
    guard let id = record.text("id").flatMap({ nodeIDs[kind]?[$0] }) else { return }
    for (key, relation, _) in kind.references {
      guard let target = record[key].flatMap({ reference($0, kind, key) }) else { continue }
      draft.relations.append(
        .init(Relation(kind: relation, from: id, to: target, evidence: evidence(record)), at: place(record)))
    }
  }

  mutating func evidence(_ record: JSONRecord) -> [Evidence] {
    record.records("sources").compactMap { source in
      guard let id = source.text("id") ?? source.text("url") else { return nil }
      addSource(Source(id: id, url: source.text("url")))
      return Evidence(source: id, locator: source.text("note"))
    }
  }

  private mutating func addSource(_ source: Source) {
    if sources.insert(source.id).inserted { draft.sources.append(.init(source)) }
  }

  mutating func warn(_ code: String, _ message: String, _ record: JSONRecord) {
    guard draft.diagnostics.count <= GraphDraft.diagnosticLimit else { return }
    draft.diagnostics.append(Diagnostic(.warning, code, message, at: place(record)))
  }

  private mutating func note(_ what: String, _ record: JSONRecord) {
    if unread[what]?.count == nil { unread[what] = (0, place(record)) }
    unread[what]?.count += 1
  }

  private mutating func report(_ root: JSONRecord) {
    for (what, use) in unread.sorted(by: { $0.key.precedes($1.key) }) {
      draft.diagnostics.append(
        Diagnostic(.note, "unread-field", "not read: \(what) (\(counted(use.count, "record")))", at: use.first))
    }
    if let first = missing.first {
      draft.diagnostics.append(
        Diagnostic(
          .warning, "missing-entity",
          "\(counted(missing.count, "record is", "records are")) named in memberships but not in the file, '\(first.node.id)'"
            + " first: nodes of which only the id is known", at: first.location))
    }
    let known = Set(PopoloClass.allCases.map(\.list) + ["memberships", "meta"])
    for member in root.members where !known.contains(member.key) {
      draft.diagnostics.append(
        Diagnostic(.warning, "unread-field", "'\(member.key)' is not read", at: place(root)))
    }
  }
}
