import RelationGraph

/// Events summed up to ties: one for every ordered pair of actors, type of event and window of time.
///
/// It grows with the ties and actors, not with the rows, and does not depend on the order of these.
struct EventTies {
  /// The time that is summed up to one tie.
  enum Window: String, Sendable {
    case whole, year, month
  }

  private struct Key: Hashable {
    var from, to: Int32
    var type: Int32
    /// The year, or the month as `year * 100 + month`; 0 for the whole file.
    var window: Int32
  }

  private struct Tie {
    var events = 0
    var rated = 0
    var intensity = 0
    var mentions = 0
    var sources = 0
    var articles = 0
    var first: PartialDate
    var last: PartialDate
    var sample: (mentions: Int, id: String, address: String?)
  }

  private struct Actor {
    var node: Node
    var sectors: Set<String>
  }

  let window: Window
  private let table: EventTable
  private var actors: [Actor] = []
  private var indexOfActor: [String: Int32] = [:]
  private var ties: [Key: Tie] = [:]

  init(window: Window, table: EventTable) {
    self.window = window
    self.table = table
  }

  mutating func add(_ row: EventRow) {
    let key = Key(
      from: index(of: row.from), to: index(of: row.to), type: Int32(row.type), window: number(of: row.date))
    let sample = (mentions: row.mentions, id: row.id, address: row.address)
    var tie = ties[key] ?? Tie(first: row.date, last: row.date, sample: sample)
    tie.events += 1
    if let intensity = row.intensity {
      tie.rated += 1
      tie.intensity += intensity
    }
    tie.mentions = Self.sum(tie.mentions, row.mentions)
    tie.sources = Self.sum(tie.sources, row.sources)
    tie.articles = Self.sum(tie.articles, row.articles)
    if row.date.days.lowerBound < tie.first.days.lowerBound { tie.first = row.date }
    if row.date.days.upperBound > tie.last.days.upperBound { tie.last = row.date }
    let isBetter =
      sample.mentions == tie.sample.mentions
      ? sample.id.precedes(tie.sample.id) : sample.mentions > tie.sample.mentions
    if isBetter { tie.sample = sample }
    ties[key] = tie
  }

  /// Counts in files may be anything: what does not fit stays at the largest.
  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? (b < 0 ? .min : .max) : sum
  }

  private func number(of date: PartialDate) -> Int32 {
    switch window {
    case .whole: 0
    case .year: Int32(date.year)
    case .month: Int32(date.year * 100 + (date.month ?? 0))
    }
  }

  private mutating func index(of actor: EventActor) -> Int32 {
    if let index = indexOfActor[actor.id] {
      // Of several names and countries, always the same one, whatever the order of the rows.
      let known = actors[Int(index)].node
      if !actor.name.isEmpty, known.name.map(actor.name.precedes) ?? true { actors[Int(index)].node.name = actor.name }
      if let country = actor.country, case .text(let other)? = known.properties["country"], country.precedes(other) {
        actors[Int(index)].node.properties["country"] = .text(country)
      } else if let country = actor.country, known.properties["country"] == nil {
        actors[Int(index)].node.properties["country"] = .text(country)
      }
      for sector in actor.sectors { actors[Int(index)].sectors.insert(sector) }
      return index
    }
    var node = Node(id: actor.id, kind: actor.kind, name: actor.name.isEmpty ? nil : actor.name)
    if actor.kind == .country, let country = Country(code: actor.id) {
      node.properties["iso3"] = .text(country.alpha3)
      node.properties["iso2"] = .text(country.alpha2)
    }
    if let country = actor.country { node.properties["country"] = .text(country) }
    if let role = actor.role { node.properties["role"] = .text(role) }
    let index = Int32(clamping: actors.count)
    actors.append(Actor(node: node, sectors: Set(actor.sectors)))
    indexOfActor[actor.id] = index
    return index
  }

  /// The ties as a draft in which every tie is a relation from `source`.
  func draft(source: Source, location: SourceLocation) -> GraphDraft {
    var draft = GraphDraft()
    draft.language = "en"
    draft.sources = [.init(source, at: location)]
    var rules: [RelationKind: RelationRule] = [:]
    for type in table.types { rules[type.kind] = RelationRule(type.summary, sign: type.sign) }
    draft.schema = .init(SchemaExtension(base: "open", relations: rules))
    for actor in actors.sorted(by: { $0.node.id.precedes($1.node.id) }) {
      var node = actor.node
      if !actor.sectors.isEmpty {
        node.properties["sectors"] = .list(actor.sectors.sorted { $0.precedes($1) }.map { .text($0) })
        let isBody = !actor.sectors.isDisjoint(with: table.organisationSectors)
        if node.kind == .unspecified, isBody { node.kind = .organisation }
      }
      draft.nodes.append(.init(node, at: location))
    }
    let order = ties.keys.sorted {
      ($0.from, $0.to, $0.type, $0.window) < ($1.from, $1.to, $1.type, $1.window)
    }
    for key in order {
      guard let tie = ties[key] else { continue }
      draft.relations.append(.init(relation(key, tie, source), at: location))
    }
    return draft
  }

  private func relation(_ key: Key, _ tie: Tie, _ source: Source) -> Relation {
    var relation = Relation(
      kind: table.types[Int(key.type)].kind, from: actors[Int(key.from)].node.id, to: actors[Int(key.to)].node.id)
    relation.validity = Validity(start: .date(tie.first), end: .date(tie.last))
    relation.properties["events"] = .integer(tie.events)
    if tie.rated > 0 {
      relation.properties["goldstein_sum"] = .real(Double(tie.intensity) / 1000)
      relation.properties["goldstein_mean"] = .real(Double(tie.intensity) / 1000 / Double(tie.rated))
    }
    for (name, count) in [("mentions", tie.mentions), ("sources", tie.sources), ("articles", tie.articles)]
    where count != 0 {
      relation.properties[name] = .integer(count)
    }
    switch window {
    case .whole: break
    case .year: relation.properties["window"] = PartialDate(year: tie.first.year).map { .date($0) }
    case .month:
      relation.properties["window"] = PartialDate(year: tie.first.year, month: tie.first.month).map { .date($0) }
    }
    let events = counted(tie.events, "event")
    relation.evidence = [
      Evidence(
        source: source.id, locator: tie.sample.address ?? "event \(tie.sample.id)",
        statement: tie.events == 1 ? events : "\(events), the most mentioned one here")
    ]
    return relation
  }
}
