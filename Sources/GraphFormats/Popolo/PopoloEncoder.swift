import RelationGraph

/// Makes a Popolo document of a graph.
struct PopoloEncoder {
  /// Where a relation has gone.
  enum Place {
    case reference
    /// The key under which ``PopoloReader/memberships`` has it.
    case membership(String)
    case nowhere
  }

  private(set) var places: [Place] = []
  private let graph: PropertyGraph
  private var records: [[JSONValue.Member]] = []
  private var classes: [PopoloClass] = []
  private var memberships: [[JSONValue.Member]] = []
  /// Memberships that a further end may join, by everything that they share.
  private var open: [String: Int] = [:]
  private var periods: [String: JSONValue] = [:]

  init(_ graph: PropertyGraph) {
    self.graph = graph.canonical()
    for node in self.graph.nodes { add(node) }
    for (index, relation) in self.graph.relations.enumerated() { places.append(place(relation, at: index)) }
  }

  /// The members of the document.
  var document: [JSONValue.Member] {
    var members: [(String, JSONValue?)] = PopoloClass.allCases.map { kind in
      var items = records.indices.filter { classes[$0] == kind }.map { JSONValue.object(records[$0]) }
      if kind == .event { items += periods.sorted { $0.key.precedes($1.key) }.map(\.value) }
      return (kind.list, .array(items))
    }
    members.append(("memberships", .array(memberships.map(JSONValue.object))))
    let urls = graph.sources.compactMap { $0.url ?? ($0.id.contains("://") ? $0.id : nil) }.filter { url in
      !url.isEmpty && url.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    members.append(("meta", urls.isEmpty ? nil : .record([("sources", .texts(urls))])))
    return Self.members(.record(members))
  }

  private static func members(_ value: JSONValue) -> [JSONValue.Member] { JSONRecord(value)?.members ?? [] }

  private mutating func add(_ node: Node) {
    let kind = PopoloClass(of: node.kind)
    let names =
      node.names.sorted { $0.key.precedes($1.key) }.map { language, name in
        JSONValue.record([("name", .text(name)), ("lang", .text(language))])
      } + node.aliases.map { .record([("name", .text($0))]) }
    let dates = kind.dateKeys
    var fields: [(String, JSONValue?)] = [
      ("id", .text(node.id)), (kind.nameKey, node.name.map(JSONValue.text)),
      ("other_names", names.isEmpty ? nil : .array(names)),
      ("sources", PopoloValues.sources(node.evidence, in: graph)),
    ]
    if !kind.keepsDates {
      fields.append((dates.start, PopoloValues.date(node.validity.start.date)))
      fields.append((dates.end, PopoloValues.date(node.validity.end.date)))
    }
    let isOwn = node.kind == kind.kind || node.kind == .unspecified
    if kind == .organization, !isOwn, node.properties["classification"] == nil {
      fields.append(("classification", .text(node.kind.rawValue)))
    }
    let taken = Set(fields.map(\.0) + kind.references.map(\.key) + ["memberships", kind.nameKey])
    fields += properties(node.properties, except: taken)
    records.append(Self.members(.record(fields)))
    classes.append(kind)
  }

  private func properties(_ properties: [String: PropertyValue], except taken: Set<String>) -> [(String, JSONValue?)] {
    properties.sorted { $0.key.precedes($1.key) }.compactMap { key, value in
      guard !taken.contains(key) else { return nil }
      return (key, PopoloValues.isPaired(key) ? PopoloValues.json(key, value) : JSONValue(value))
    }
  }

  private mutating func place(_ relation: Relation, at index: Int) -> Place {
    let ends = graph.relationEnds(at: index)
    if addReference(relation, ends.from, ends.to, isDirected: graph.isDirected(relationAt: index)) { return .reference }
    let (from, to) = (classes[ends.from], classes[ends.to])
    guard from == .person || from == .organization else { return .nowhere }
    if let end = PopoloClass.membershipEnds.first(where: { $0.kind == relation.kind && $0.target == to }) {
      return addMembership(relation, member: from, key: end.key, joins: true)
    }
    guard PopoloClass.membershipKinds.contains(relation.kind), to == .organization else { return .nowhere }
    var relation = relation
    if relation.properties["role"] == nil { relation.properties["role"] = .text(relation.kind.rawValue) }
    return addMembership(relation, member: from, key: "organization_id", joins: false)
  }

  private mutating func addReference(_ relation: Relation, _ from: Int, _ to: Int, isDirected: Bool) -> Bool {
    guard isDirected, relation.id == nil, relation.sign == nil, relation.properties.isEmpty,
      relation.validity == .unknown, relation.evidence.isEmpty || relation.evidence == graph.nodes[from].evidence,
      let reference = classes[from].references.first(where: { $0.kind == relation.kind && $0.target == classes[to] }),
      !records[from].contains(where: { $0.key == reference.key })
    else { return false }
    records[from].append(.init(key: reference.key, value: .text(relation.to), offset: 0))
    return true
  }

  private mutating func addMembership(_ relation: Relation, member: PopoloClass, key: String, joins: Bool) -> Place {
    let member: (String, JSONValue?) =
      member == .person ? ("person_id", .text(relation.from)) : ("member", .record([("id", .text(relation.from))]))
    var validity = relation.validity
    if let period = addPeriod(of: relation) {
      // What follows from the period need not be said again.
      let shorter = [
        Validity.unknown, Validity(start: .unknown, end: validity.end), Validity(start: validity.start, end: .unknown),
      ]
      validity = shorter.first { $0.within(period) == validity } ?? validity
    }
    var shared: [(String, JSONValue?)] = [
      member, ("start_date", PopoloValues.date(validity.start.date)),
      ("end_date", PopoloValues.date(validity.end.date)),
      ("sources", PopoloValues.sources(relation.evidence, in: graph)),
    ]
    let taken = Set(
      PopoloClass.membershipEnds.map(\.key) + [
        "id", "person_id", "person", "member", "member_id", "start_date", "end_date", "sources", "legislative_period",
        "legislative_period_dates",
      ])
    shared += properties(relation.properties, except: taken)
    let detail = JSONText.json(.record(shared))
    if joins, let number = open[detail], isFree(key, in: number, isFirst: relation.id != nil) {
      memberships[number].append(.init(key: key, value: .text(relation.to), offset: 0))
      if let id = relation.id { memberships[number].append(.init(key: "id", value: .text(id), offset: 0)) }
      return .membership("\(number)/\(key)")
    }
    let fields: [(String, JSONValue?)] = [("id", relation.id.map(JSONValue.text)), (key, .text(relation.to))] + shared
    memberships.append(Self.members(.record(fields)))
    if joins { open[detail] = memberships.count - 1 }
    return .membership("\(memberships.count - 1)/\(key)")
  }

  /// Whether a membership has no such end yet; its id is the id of its first end.
  private func isFree(_ key: String, in number: Int, isFirst: Bool) -> Bool {
    let keys = PopoloClass.membershipEnds.map(\.key)
    guard let rank = keys.firstIndex(of: key) else { return false }
    let present = memberships[number].compactMap { keys.firstIndex(of: $0.key) }
    let hasID = memberships[number].contains { $0.key == "id" }
    if isFirst { return !hasID && present.allSatisfy { rank < $0 } }
    return !present.contains(rank) && (!hasID || present.contains { $0 < rank })
  }

  /// The legislative period that a relation names, put among the events.
  private mutating func addPeriod(of relation: Relation) -> Validity? {
    guard case .text(let id)? = relation.properties["legislative_period_id"], !id.isEmpty else { return nil }
    var dates = Validity.unknown
    if case .text(let text)? = relation.properties["legislative_period_dates"] { dates = Validity(text) ?? .unknown }
    if periods[id] == nil, graph.nodeIndex(id) == nil {
      var name: JSONValue?
      if case .text(let text)? = relation.properties["legislative_period"] { name = .text(text) }
      periods[id] = .record([
        ("id", .text(id)), ("classification", .text("legislative period")), ("name", name),
        ("start_date", PopoloValues.date(dates.start.date)), ("end_date", PopoloValues.date(dates.end.date)),
      ])
    }
    return dates
  }
}
