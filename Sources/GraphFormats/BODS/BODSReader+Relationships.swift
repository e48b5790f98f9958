import RelationGraph

extension BODSReader {
  mutating func addRelationship(_ statement: BODSStatement, _ history: [BODSStatement]) {
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
      relation.properties = BODSPaths.properties(
        of: interest.members, except: ["type", "startDate", "endDate", "share"])
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
    if statement.isClosed, relation.validity.end == .unknown,
      let date = statement.date.flatMap(PartialDate.init(beginningOf:))
    {
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
}
