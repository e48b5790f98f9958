import RelationGraph

@testable import GraphFormats

/// Random graphs with everything that a graph may hold, in values that any format can write: no control characters, no text that
/// looks like a number, one type a property.
struct TypedGraph {
  private var random: SeededRandom

  private static let words = [
    "Ministry", "외교부", "日本", "Café, Ltd.", "a \"quoted\" name", "O'Neill", "<tag> & more", "semi;colon", "back\\slash",
    "Ελλάδα", "two  spaces", "👩‍👩‍👧", "pipe|d",
  ]

  static func make(seed: UInt64) throws -> PropertyGraph {
    var builder = TypedGraph(random: SeededRandom(seed: seed))
    return try builder.build()
  }

  private mutating func build() throws -> PropertyGraph {
    var schema = Schema.open
    schema.relations["allied-with"] = RelationRule(isDirected: false, sign: .positive)
    schema.relations["borders"] = RelationRule("shares a border", isDirected: false)
    var graph = PropertyGraph(schema: random.chance(0.8) ? schema : .open, title: random.chance(0.7) ? word() : nil)
    if random.chance(0.5) { (graph.summary, graph.language) = (word(), "en") }
    for id in ["press", "site-2"] where random.chance(0.8) {
      try graph.insert(Source(id: id, title: word(), date: date(), url: "https://example.org/\(id)", reliability: 0.8))
    }
    let cited = graph.sources.map(\.id)
    let count = random.number(1...9)
    for number in 0..<count {
      var node = Node(id: number % 3 == 0 ? "n\(number)" : "\(word()) \(number)")
      node.kind = random.pick(["country", "official", "organisation", .unspecified])
      if random.chance(0.7) { node.name = word() + (random.chance(0.5) ? " \(number)x" : "") }
      if random.chance(0.3) { node.names = ["ja": word(), "zh-Hant": word()] }
      if random.chance(0.3) { node.aliases = [word(), "second"] }
      node.properties = properties(["population": 0, "gdp": 1, "active": 2, "founded": 3, "tags": 4, "note": 5])
      node.validity = validity()
      node.evidence = evidence(cited)
      try graph.insert(node)
    }
    let ids = graph.nodes.map(\.id)
    for number in 0..<random.number(0...14) {
      var relation = Relation(from: random.pick(ids), to: random.pick(ids))
      relation.kind = random.pick(["allied-with", "borders", "party-to", "met with", .unspecified])
      if random.chance(0.2) { relation.id = "r\(number)" }
      relation.sign = random.pick([nil, nil, nil, .positive, .negative])
      relation.properties = properties(["weight": 1, "count": 0, "signed": 3, "role": 5])
      relation.validity = validity()
      relation.evidence = evidence(cited)
      try graph.insert(relation)
    }
    return graph.canonical()
  }

  private mutating func word() -> String { random.pick(Self.words) }

  private mutating func properties(_ keys: [String: Int]) -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    for (key, type) in keys.sorted(by: { $0.key.precedes($1.key) }) where random.chance(0.3) {
      properties[key] =
        switch type {
        case 0: .integer(random.number(-5...2_000_000))
        case 1: .real(Double(random.number(1...9999)) / 8)
        case 2: .flag(random.chance(0.5))
        case 3: .date(date())
        case 4: .list([.text(word()), .text("b"), .integer(3)])
        default: .text(word())
        }
    }
    return properties
  }

  private mutating func date() -> PartialDate {
    let month = random.chance(0.6) ? random.number(1...12) : nil
    return PartialDate(
      year: random.number(1900...2030), month: month, day: month == nil ? nil : random.number(1...28),
      isApproximate: random.chance(0.1), isUncertain: random.chance(0.1))!
  }

  private mutating func validity() -> Validity {
    let start = date()
    switch random.number(0...5) {
    case 0: return Validity(start: .date(start), end: .open)
    case 1: return Validity(start: .date(start), end: .unknown)
    case 2: return Validity(start: .date(start), end: .date(PartialDate(year: start.year + 3)!))
    case 3: return Validity(within: start)
    default: return .unknown
    }
  }

  private mutating func evidence(_ sources: [String]) -> [Evidence] {
    guard !sources.isEmpty, random.chance(0.5) else { return [] }
    return [
      Evidence(
        source: random.pick(sources), locator: random.chance(0.5) ? "p. 3" : nil,
        confidence: random.chance(0.3) ? 0.75 : nil, statement: random.chance(0.2) ? word() : nil)
    ]
  }
}
