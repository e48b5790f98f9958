@testable import RelationGraph

/// Graphs made of what breaks readers and writers.
struct HostileGraph {
  private var random: SeededRandom

  private init(seed: UInt64) { random = SeededRandom(seed: seed) }

  static let texts = [
    "true", "false", "null", "~", "2023", "2023-05", "2023-05-31~", "1e5", "0x10", "-0", "007", ".5", "nan", ".inf",
    "- a", "a: b", "a:b", "#x", "a #x", "a#x", "& b", "&a", "*a", "!tag", "!date 2023", "%x", "@x", "`x", "|", ">",
    "<<",
    "[a", "{a", "a]", "a, b", "? a", "--- a", "---", "...", " leading", "trailing ", "two  spaces", "", " ", "\"", "'",
    "it's", "\"quoted\"", "back\\slash", "\\n", "line\nbreak", "\n", "cr\rlf\r\n", "tab\there", "\u{85}", "\u{2028}",
    "\u{2029}x", "\u{A0}nbsp", "😀", "👩‍👩‍👧", "한국", "日本", "ㅎㅏㄴ", "\u{1112}\u{1161}\u{11AB}", "\u{202E}rtl",
    "zero\u{200B}width",
    "\u{FEFF}bom", "\u{301}accent", "a \u{301}b", "\u{7F}", "\u{1}", "\u{0}", "\u{FFFE}", "\u{1FFFF}", "\u{10FFFF}",
    "yes",
    "No", "=", "a=b;c", "name", "<b>&amp;</b>", "]]>", "é", "e\u{308}", "x,y", "x\",y", "a|b", "a\\|b", "property_id",
    "y",
    String(repeating: "long ", count: 300), String(repeating: "\u{E000}", count: 200),
    String(repeating: "k", count: 1100),
  ]

  static let keys = [
    "name", "names", "dates", "id", "from", "to", "kind", "sign", "sources", "evidence", "properties", "aliases",
    "label",
    "type", "source", "target", "start", "end", "directed", "weight", "confidence", "is_directed", "label_ja",
    "name_ko",
    "property_id", "property_property_id", "key", "a b", "country", "note", "", "true", "1", "a:b", "<<", "dir", "node",
  ]

  static func make(seed: UInt64) throws -> PropertyGraph {
    var builder = HostileGraph(seed: seed)
    return try builder.build()
  }

  private mutating func build() throws -> PropertyGraph {
    var graph = PropertyGraph(schema: schema(), title: optional(0.7))
    graph.summary = optional(0.5)
    graph.language = optional(0.5)
    let sources = Array(Set((0..<random.number(0...4)).map { _ in id() }))
    for source in sources.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      try graph.insert(
        Source(
          id: source, title: optional(0.5), author: optional(0.2), publisher: optional(0.2),
          date: random.chance(0.5) ? date() : nil, url: optional(0.2), retrieved: random.chance(0.3) ? date() : nil,
          language: optional(0.2), reliability: random.chance(0.4) ? Double.random(in: 0...1, using: &random) : nil,
          note: optional(0.2)))
    }
    let cited = graph.sources.map(\.id)
    var ids: [String] = []
    for _ in 0..<random.number(1...8) {
      let node = Node(
        id: id(), kind: NodeKind(rawValue: random.pick(["typed", "node", "", "a b", "한"])), name: optional(0.7),
        names: random.chance(0.4) ? ["ja": text(), "zh-Hant": text(), "x y": text()] : [:],
        aliases: (0..<random.number(0...2)).map { _ in text() }, properties: properties(), validity: validity(),
        evidence: evidence(cited))
      guard graph.nodeIndex(node.id) == nil else { continue }
      try graph.insert(node)
      ids.append(node.id)
    }
    var relationIDs: Set<String> = []
    for _ in 0..<random.number(0...12) {
      let id = random.chance(0.3) ? self.id() : nil
      let isNew = id.map { relationIDs.insert($0).inserted } ?? true
      try graph.insert(
        Relation(
          id: isNew ? id : nil,
          kind: RelationKind(rawValue: random.pick(["mutual", "related-to", "", "a b", "@x", "#"])),
          from: random.pick(ids), to: random.pick(ids), sign: random.pick([nil, nil, .positive, .negative, .neutral]),
          properties: properties(), validity: validity(), evidence: evidence(cited)))
    }
    return graph
  }

  private mutating func schema() -> Schema {
    guard random.chance(0.6) else { return .open }
    var schema = Schema.open
    schema.nodes["typed"] = NodeRule(
      text(), properties: [PropertyRule("rated", .real), PropertyRule("a b", allowed: [])])
    schema.relations["mutual"] = RelationRule(
      text(), isDirected: false, sign: .negative,
      properties: [PropertyRule("since", .date), PropertyRule("way", allowed: ["null", "2023", "a: b"])])
    return schema
  }

  private mutating func optional(_ share: Double) -> String? { random.chance(share) ? text() : nil }

  mutating func text() -> String { random.pick(Self.texts) }

  /// Ids may be anything without control characters.
  private mutating func id() -> String {
    while true {
      let text = random.chance(0.3) ? "n\(random.number(0...99))" : self.text()
      if FactCheck.violations(ofID: text).isEmpty { return text }
    }
  }

  private mutating func date() -> PartialDate {
    let month = random.number(1...12)
    return PartialDate(
      year: random.pick([-9999, -44, 0, 1, 999, 1945, 2023, 9999]), month: random.chance(0.6) ? month : nil,
      day: nil, isApproximate: random.chance(0.2), isUncertain: random.chance(0.2))!
  }

  private mutating func validity() -> Validity {
    guard random.chance(0.6) else { return .unknown }
    if random.chance(0.3) { return Validity(within: date()) }
    while true {
      let bounds: [DateBound] = [.open, .unknown, .date(date()), .date(date())]
      let validity = Validity(start: random.pick(bounds), end: random.pick(bounds))
      if validity.isPossible { return validity }
    }
  }

  private mutating func evidence(_ sources: [String]) -> [Evidence] {
    guard !sources.isEmpty else { return [] }
    return (0..<random.pick([0, 0, 1, 2])).map { _ in
      Evidence(
        source: random.pick(sources), locator: optional(0.4),
        confidence: random.chance(0.3) ? random.pick([0, 0.1, 1, 0.1 + 0.2, .leastNonzeroMagnitude]) : nil,
        recorded: random.chance(0.2) ? date() : nil, statement: optional(0.2))
    }
  }

  private mutating func properties() -> [String: PropertyValue] {
    var properties: [String: PropertyValue] = [:]
    for _ in 0..<random.pick([0, 0, 1, 3]) {
      let key = random.chance(0.6) ? random.pick(Self.keys) : text()
      guard key != "way", key != "since", key != "rated" else { continue }
      properties[key] = value(depth: 0)
    }
    return properties
  }

  private mutating func value(depth: Int) -> PropertyValue {
    switch random.number(0...(depth < 2 ? 6 : 4)) {
    case 0: .integer(random.pick([0, 1, -1, 2023, .max, .min]))
    case 1:
      .real(
        random.pick([
          0, -0.0, 1, 0.1, 1e-300, 1e300, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16, 123456789.125, 2023,
        ]))
    case 2: .flag(random.chance(0.5))
    case 3: .date(date())
    case 4: .text(text())
    default: .list((0..<random.number(0...3)).map { _ in value(depth: depth + 1) })
    }
  }
}
