import RelationGraph
import Testing

@testable import GraphFormats

/// Scripts that say what they are meant to say, whatever the texts are.
@Suite struct CypherTests {
  private static let hostile =
    HostileGraph.texts.map { DataPackage.cleaned($0) } + [
      "`", "``", "a`b", "\\u0060", "\\\\u0027", "\\U0001F600", "\\", "\\\\", "\"}) DETACH DELETE n //",
      "') RETURN 1 //",
      "`) DETACH DELETE n //", "\\u0022}) DETACH DELETE n //", "\\", "$param", "{id: 1}", "/* x */", "// x", "\u{2028}",
    ]

  /// The text of a literal as Neo4j reads it: first `\uXXXX` anywhere, then the literal itself, then the sum of its parts.
  private static func read(_ literal: String) -> String? {
    var scalars = Array(literal.unicodeScalars)
    var index = 0
    while index + 5 < scalars.count {
      if scalars[index] == "\\", scalars[index + 1] == "u" {
        let digits = String(String.UnicodeScalarView(scalars[(index + 2)...(index + 5)]))
        guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else { return nil }
        scalars.replaceSubrange(index...(index + 5), with: [scalar])
      }
      index += 1
    }
    var text = String.UnicodeScalarView()
    var rest = scalars[...]
    while true {
      guard rest.popFirst() == "\"" else { return nil }
      var isOpen = true
      while isOpen {
        guard let scalar = rest.popFirst() else { return nil }
        switch scalar {
        case "\"": isOpen = false
        case "\\":
          guard let escaped = rest.popFirst() else { return nil }
          switch escaped {
          case "n": text.append("\n")
          case "r": text.append("\r")
          case "t": text.append("\t")
          case "\\", "\"": text.append(escaped)
          default: return nil
          }
        default: text.append(scalar)
        }
      }
      if rest.isEmpty { return String(text) }
      guard rest.starts(with: " + ".unicodeScalars) else { return nil }
      rest = rest.dropFirst(3)
    }
  }

  @Test func textsAreReadAsTheyAre() {
    for text in Self.hostile {
      let literal = CypherText.string(text)
      #expect(Self.read(literal) == text, "\(literal)")
      #expect(!literal.contains("\n"))
    }
  }

  @Test func textsByHand() {
    #expect(CypherText.string("it's \"x\"") == #""it's \"x\"""#)
    #expect(CypherText.string("a\\b\n") == #""a\\b\n""#)
    #expect(CypherText.string("\\u0022") == #""\\" + "u0022""#)
    #expect(CypherText.name("a`b") == "`a``b`")
    #expect(CypherText.name("\\u0060") == "`/u0060`")
    #expect(CypherText.value(.integer(.min)) == "(-9223372036854775807 - 1)")
    #expect(CypherText.value(.real(1e16)) == "1e16")
    #expect(CypherText.value(.list(["a", "b"])) == #"["a", "b"]"#)
  }

  /// Behind a name there is nothing that could end it: each backtick inside is double, and no backslash is there at all.
  @Test func namesEndWhereTheyShould() {
    for text in Self.hostile {
      let inside = CypherText.name(text).unicodeScalars.dropFirst().dropLast()
      #expect(!inside.contains("\\"))
      #expect(String(String.UnicodeScalarView(inside)).replacing("``", with: "").contains("`") == false)
    }
  }

  @Test func script() throws {
    var graph = PropertyGraph(schema: .internationalRelations, title: "Small")
    try graph.insert(Node(id: "japan", kind: .country, name: "Japan"))
    try graph.insert(Node(id: "korea", kind: .country, name: "South Korea"))
    try graph.insert(Relation(kind: "rival-of", from: "korea", to: "japan"))
    let lines = try #require(GraphFormat.cypher.text(graph)).split(separator: "\n").map(String.init)
    #expect(lines[2] == "CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:`Entity`) REQUIRE n.id IS UNIQUE;")
    #expect(lines[5] == "UNWIND [")
    #expect(lines[6] == "  {properties: {`id`: \"japan\", `label`: \"Japan\", `kind`: \"country\"}},")
    #expect(
      lines[8...11] == [
        "] AS row", "MERGE (n:`Entity` {id: row.properties.id})", "SET n = row.properties, n:`country`;", "UNWIND [",
      ])
    #expect(
      lines[12]
        == "  {from: \"japan\", to: \"korea\", properties: {`id`: \"japan/rival-of/korea\", `kind`: \"rival-of\", `sign`: -1, `is_directed`: false}}"
    )
    #expect(
      lines[13...] == [
        "] AS row", "MATCH (a:`Entity` {id: row.from})", "MATCH (b:`Entity` {id: row.to})",
        "MERGE (a)-[r:`rival-of` {id: row.properties.id}]->(b)", "SET r = row.properties;",
      ])
  }

  @Test func manyRowsAreSeveralStatements() throws {
    var graph = PropertyGraph()
    for index in 0..<1201 { try graph.insert(Node(id: "n\(index)")) }
    let text = try #require(GraphFormat.cypher.text(graph))
    #expect(text.split(separator: "\n").count { $0 == "UNWIND [" } == 3)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  {properties") } == 1201)
  }
}
