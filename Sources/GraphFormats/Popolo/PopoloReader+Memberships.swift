import RelationGraph

extension PopoloReader {
  mutating func addMembership(_ record: JSONRecord, member: String?, number: Int?) {
    let organization = record.record("member")?.text("id") ?? record.text("member_id")
    let from: String
    if let person = record.text("person_id") ?? member ?? record.record("person")?.text("id") {
      from = end(person, .person, record)
    } else if let organization {
      from = nodeIDs[.organization]?[organization] ?? end(organization, .person, record)
    } else {
      return warn("missing-end", "a membership of '\(record.text("organization_id") ?? "")' has no person", record)
    }
    var relation = Relation(from: from, to: "")
    relation.validity = membershipValidity(record)
    let ends = Set(PopoloClass.membershipEnds.map(\.key))
    let structural: Set = ["id", "person_id", "person", "member", "member_id", "start_date", "end_date", "sources"]
    for member in record.members where !ends.contains(member.key) && !structural.contains(member.key) {
      relation.properties[member.key] = property(member, "memberships", record)
    }
    addPeriod(of: record, to: &relation)
    relation.evidence = evidence(record)
    relation.id = record.text("id")
    var isTied = false
    for (key, kind, target) in PopoloClass.membershipEnds {
      guard let id = record.text(key) else { continue }
      relation.kind = kind
      relation.to = end(id, target, record)
      draft.relations.append(.init(relation, at: place(record)))
      if let number { memberships["\(number)/\(key)"] = relation }
      relation.id = nil
      isTied = true
    }
    if !isTied { warn("missing-end", "a membership of '\(from)' has neither an organization nor a post", record) }
  }

  private mutating func addPeriod(of record: JSONRecord, to relation: inout Relation) {
    guard let period = record.text("legislative_period_id").flatMap({ periods[$0] }) else { return }
    relation.properties["legislative_period"] = period.text("name").map(PropertyValue.text)
    let dates = validity(period, PopoloClass.event.dateKeys)
    if dates != .unknown { relation.properties["legislative_period_dates"] = .text(dates.description) }
  }

  /// Its own dates, or else those of its legislative period.
  private mutating func membershipValidity(_ record: JSONRecord) -> Validity {
    let own = validity(record, PopoloClass.event.dateKeys)
    guard own.isPossible else {
      warn("end-before-start", "a membership of '\(record.text("person_id") ?? "")' ends before it starts", record)
      return .unknown
    }
    guard let period = record.text("legislative_period_id").flatMap({ periods[$0] }) else { return own }
    return own.within(validity(period, PopoloClass.event.dateKeys))
  }

  private mutating func end(_ id: String, _ kind: PopoloClass, _ record: JSONRecord) -> String {
    if let known = nodeIDs[kind]?[id] { return known }
    let nodeID = usedIDs.insert(id).inserted ? id : "\(kind.rawValue)/\(id)"
    usedIDs.insert(nodeID)
    nodeIDs[kind, default: [:]][id] = nodeID
    missing.append((Node(id: nodeID, kind: kind.kind), place(record)))
    return nodeID
  }
}

extension Validity {
  /// The same period with unknown ends taken from a larger one, where that is possible.
  func within(_ period: Validity) -> Validity {
    var result = self
    if start == .unknown { result.start = period.start }
    if end == .unknown { result.end = period.end }
    return result.isPossible ? result : self
  }
}
