import RelationGraph
import Testing

@Suite("Schemas")
struct SchemaTests {
  private let schema = Schema.internationalRelations

  private func check(_ node: Node, by schema: Schema) -> [SchemaViolation] {
    var node = node
    return schema.check(&node)
  }

  private func check(_ kind: RelationKind, _ from: NodeKind, _ to: NodeKind, by schema: Schema) -> [SchemaViolation] {
    var relation = Relation(kind: kind, from: "a", to: "b")
    return schema.check(&relation, from: from, to: to)
  }

  @Test func unknownKindsAndWhatWasMeant() {
    let node = check(Node(id: "a", kind: "contry"), by: schema)
    #expect(node.map(\.code) == ["unknown-kind"])
    #expect(node.first?.hint == "did you mean 'country'?")
    let relation = check("memberof", .country, .framework, by: schema)
    #expect(relation.map(\.code) == ["unknown-kind"])
    #expect(relation.first?.hint == "did you mean 'member-of'?")
    #expect(check("zzzzzz", .country, .country, by: schema).first?.hint?.hasPrefix("known: about, ") == true)
    #expect(check(Node(id: "a", kind: "anything"), by: .open).isEmpty)
    #expect(check("anything", "this", "that", by: .open).isEmpty)
  }

  @Test func wrongEndPoints() {
    #expect(check("party-to", .country, .framework, by: schema).isEmpty)
    let turned = check("party-to", .framework, .country, by: schema)
    #expect(turned.map(\.code) == ["wrong-end-points"])
    #expect(turned.first?.hint == "the other way round it fits")
    let wrong = check("party-to", .country, .technology, by: schema)
    #expect(wrong.first?.hint == "'party-to' joins country|organisation → framework")
  }

  @Test func undirectedRelationsFitEitherWay() {
    var schema = Schema(id: "x", title: "x")
    schema.relations["knows"] = RelationRule(from: [.official], to: [.organisation], isDirected: false)
    #expect(check("knows", .official, .organisation, by: schema).isEmpty)
    #expect(check("knows", .organisation, .official, by: schema).isEmpty)
    #expect(check("knows", .official, .official, by: schema).map(\.code) == ["wrong-end-points"])
    schema.relations["knows"]?.isDirected = true
    #expect(check("knows", .organisation, .official, by: schema).map(\.code) == ["wrong-end-points"])
  }

  @Test func bothEndsOfOneKind() {
    #expect(check("succeeds", .event, .event, by: schema).isEmpty)
    #expect(check("succeeds", .event, .place, by: schema).map(\.code) == ["wrong-end-points"])
  }

  @Test func requiredTypedAndAllowedProperties() {
    var schema = Schema(id: "x", title: "x")
    schema.nodes["thing"] = NodeRule(
      properties: [
        PropertyRule("size", .real, isRequired: true), PropertyRule("colour", allowed: ["red", "green"]),
        PropertyRule("since", .date), PropertyRule("tags", .list), PropertyRule("count", .integer),
        PropertyRule("done", .flag),
      ])
    #expect(check(Node(id: "a", kind: "thing"), by: schema).map(\.code) == ["missing-property"])
    #expect(check(Node(id: "a", kind: "thing", properties: ["size": "big"]), by: schema).map(\.code) == ["wrong-type"])
    let colour = check(Node(id: "a", kind: "thing", properties: ["size": 1, "colour": "gren"]), by: schema)
    #expect(colour.map(\.code) == ["unknown-value"] && colour.first?.hint == "did you mean 'green'?")
    let misspelt = check(Node(id: "a", kind: "thing", properties: ["size": 1, "color": "red"]), by: schema)
    #expect(misspelt.map(\.code) == ["unknown-property"] && misspelt.first?.severity == .warning)

    var node = Node(
      id: "a", kind: "thing",
      properties: ["size": 3, "since": 2016, "tags": "one", "count": "12", "done": "true", "colour": "red"])
    #expect(schema.check(&node).isEmpty)
    #expect(
      node.properties == [
        "size": .real(3), "since": .date(PartialDate("2016")!), "tags": .list(["one"]), "count": .integer(12),
        "done": .flag(true), "colour": .text("red"),
      ])
  }

  /// What is converted keeps its value; what would lose something is refused.
  @Test(arguments: [
    (PropertyValue.integer(9_007_199_254_740_993), PropertyType.real, nil as PropertyValue?),
    (.integer(7), .real, .real(7)), (.real(7), .integer, nil), (.text("1e400"), .real, nil), (.text("nan"), .real, nil),
    (.text("7.5"), .integer, nil), (.text("yes"), .flag, nil), (.text("2023-02-30"), .date, nil),
    (.integer(12), .date, nil), (.integer(2023), .text, .text("2023")), (.flag(true), .text, .text("true")),
    (.list(["a"]), .text, nil), (.real(0.5), .list, .list([.real(0.5)])), (.text("x"), .text, .text("x")),
  ])
  func conversions(value: PropertyValue, type: PropertyType, expected: PropertyValue?) {
    #expect(value.converted(to: type) == expected)
  }

  @Test func countryCodes() {
    func codes(_ properties: [String: PropertyValue]) -> [String] {
      check(Node(id: "a", kind: .country, properties: properties), by: schema).map(\.code)
    }
    #expect(codes(["iso2": "JP", "iso3": "JPN"]).isEmpty)
    #expect(codes(["iso2": "XX"]) == ["unknown-country-code"])
    #expect(codes(["iso2": "JPN"]) == ["unknown-country-code"])
    #expect(codes(["iso2": "JP", "iso3": "KOR"]) == ["country-codes-differ"])
    let lower = check(Node(id: "a", kind: .country, properties: ["iso2": "jp"]), by: schema)
    #expect(lower.first?.hint == "'JP' is Japan")
  }

  @Test func extensions() {
    let added = SchemaExtension(base: "international-relations", relations: ["spies-on": RelationRule(sign: .negative)])
    let schema = added.resolved()
    #expect(schema?.relations["spies-on"]?.sign == .negative)
    #expect(schema?.relations["party-to"] != nil)
    #expect(schema.map(SchemaExtension.init(from:)) == added)
    #expect(SchemaExtension(base: "nothing").resolved() == nil)
    #expect(SchemaExtension(base: "open").isPlain)
  }

  /// Every kind that a rule names exists.
  @Test func builtInSchemasAreClosed() {
    for schema in Schema.all {
      for (kind, rule) in schema.relations {
        #expect((rule.from + rule.to).allSatisfy { schema.nodes[$0] != nil }, "\(kind.rawValue)")
        #expect(!rule.summary.isEmpty)
      }
    }
  }
}
