import GraphFormats
import RelationGraph
import Testing

/// Every mistake in a YAML file, at its place, with advice, and all of them at once.
@Suite struct YAMLDiagnosticsTests {
  private func check(
    _ text: String, _ expected: [(place: String, hint: String?)], line: SourceLocationOfTest = #_sourceLocation
  ) {
    let reading = Reading(text, as: .yaml)
    #expect(reading.places == expected.map(\.place), sourceLocation: line)
    for (found, hint) in zip(reading.hints, expected.map(\.hint)) where hint != "…" {
      #expect(found == hint, sourceLocation: line)
    }
  }

  typealias SourceLocationOfTest = Testing.SourceLocation

  @Test func syntax() {
    check("nodes:\n\tcountry: {}\n", [("2:1 yaml-syntax", "there is a tab in this line; YAML is indented with spaces")])
    check("title: [a\n", [("2:1 yaml-syntax", nil)])
    check("title: a\n---\ntitle: b\n", [("2:1 several-documents", "a graph file holds one document")])
    check("- a\n- b\n", [("1:1 wrong-structure", "a graph file begins with 'entente: 1'")])
    check("hello\n", [("1:1 wrong-structure", "a graph file begins with 'entente: 1'")])
    check("title: \"\\uD800\"\n", [("1:11 yaml-syntax", nil)])
    check("title: \"\\x\"\n", [("1:11 yaml-syntax", nil)])
    check("title: x\n%bad\n", [("2:5 yaml-syntax", nil)])
  }

  @Test func sectionsAndVersions() {
    check(
      "entente: 2\nnods: {}\nnodes: 5\nsources: [a]\nrelations: {a: b}\ninclude: {a: b}\nschema: {nodes: [a], rel: 1}\n",
      [
        ("1:10 version", nil), ("2:1 unknown-key", "did you mean 'nodes'?"), ("3:8 wrong-structure", nil),
        ("4:10 wrong-structure", nil), ("5:12 wrong-structure", nil), ("6:10 wrong-structure", nil),
        ("7:17 wrong-structure", nil), ("7:22 unknown-key", "known: extends, nodes, relations"),
      ])
    check(
      "nodes:\nrelations:\nsources: ~\ninclude: null\ntitle:\nnodes2:\n", [("6:1 unknown-key", "did you mean 'nodes'?")]
    )
    #expect(Reading("entente: 1\nnodes:\nrelations:\n", as: .yaml).graph?.title == nil)
  }

  @Test func duplicateKeysAreAllNamed() {
    check(
      "title: a\nnodes:\n  node:\n    한국: A\n    b: B\n    한국: C\n    b: D\ntitle: c\n",
      [
        ("6:5 duplicate-id", "the first one is at test:4:5"), ("7:5 duplicate-id", "the first one is at test:5:5"),
        ("8:1 duplicate-id", "the first one is at test:1:1"),
      ])
    check(
      "nodes:\n  x: {a: A}\n  y: {a: B}\nrelations:\n  - {id: r, from: a, to: a}\n  - {id: r, from: a, to: a}\n",
      [("3:7 duplicate-id", "the first one is at test:2:7"), ("6:5 duplicate-id", nil)])
  }

  @Test func factsAgainstTheSchema() {
    check(
      """
      schema: international-relations
      sources: {s: S}
      nodes:
        country: {japan: {name: Japan, iso2: XX}, korea: {iso2: KR}}
        offical: {x: X}
        framework: {f: {name: F, category: treety, country: jpan}}
      relations:
        - japan party-too f
        - f party-to japan
        - japan party-to g @s
        - japan allied-with korea @t
        - japan alied-with koreaa
      """,
      [
        ("4:13 unknown-country-code", "…"), ("5:13 unknown-kind", "did you mean 'official'?"),
        ("6:15 unknown-value", "did you mean 'treaty'?"), ("6:15 unknown-node", "did you mean 'japan'?"),
        ("8:5 unknown-kind", "did you mean 'party-to'?"), ("9:5 wrong-end-points", "the other way round it fits"),
        ("10:5 unknown-node", "…"), ("11:5 unknown-source", "did you mean 's'?"),
        ("12:5 unknown-node", "did you mean 'korea'?"),
      ])
    check("schema: nothing\n", [("1:9 unknown-schema", "known: international-relations, open")])
  }

  @Test func datesAndNumbers() {
    let dates = "2023, 2023-05 or 2023-05-31, with ~ or ? behind it; a period is START/END, with .. for open"
    check(
      """
      sources: {s: {reliability: 7, date: 2023-02-30}}
      nodes:
        node:
          a: {dates: 2023-13, w: .nan, x: -.inf, y: 1e999, z: [1, .inf], d: !date 0000-00-00}
          b: {dates: 2024/2023}
      relations:
        - a to b 2023-02-30
        - a to b 2023/2022 @s
        - a to b: {evidence: [{source: s, confidence: 7}], sign: 5}
        - a to b: {evidence: [{source: s, confidence: nan}], dates: [1]}
        - a to b 2023 @s *
        - a to
        - {from: a}
        - [a, b]
      """,
      [
        ("1:11 out-of-range", "as a share it would be 0.07"), ("1:37 bad-date", dates), ("4:16 bad-date", dates),
        ("4:28 not-a-number", "leave it out, or put quotes around text"), ("4:37 not-a-number", "…"),
        ("4:47 not-a-number", "…"), ("4:61 not-a-number", "…"), ("4:71 bad-date", dates),
        ("5:5 end-before-start", "write START/END, the earlier date first"), ("7:12 bad-date", dates),
        ("8:5 end-before-start", "…"), ("9:5 out-of-range", "…"), ("9:60 out-of-range", nil),
        ("10:49 wrong-type", nil), ("10:63 wrong-structure", nil), ("11:20 bad-relation", "sources are written @*"),
        ("12:5 bad-relation", "…"), ("13:5 missing-end", nil), ("14:5 wrong-structure", nil),
      ])
  }

  @Test func numbersAreIDs() {
    let graph = Reading(
      "nodes: {node: {1: one, 2.50: x, 0x1F: y}}\nrelations: [1 to 2.50, {from: 1, to: 0x1F}]", as: .yaml
    ).graph
    #expect(graph?.nodes.map(\.id) == ["1", "0x1F", "2.50"])
    #expect(graph?.relationCount == 2)
  }

  /// Names may steer a terminal; messages about them may not.
  @Test func hiddenCharactersAreShownInMessages() {
    let name = "\u{202E}evil\u{200B}\u{2066}"
    #expect(Reading("nodes: {node: {a: \"\(name)\"}}", as: .yaml).graph?.nodes[0].name == name)
    let reading = Reading("relations: [\"\(name) to b\"]\n", as: .yaml)
    #expect(reading.places == ["1:13 unknown-node", "1:13 unknown-node"])
    #expect(reading.diagnostics[0].description.contains("\\u{202e}evil\\u{200b}\\u{2066}"))
    #expect(!reading.error!.description.unicodeScalars.contains { $0.properties.generalCategory == .format })
  }

  @Test func atMostAThousandAreShown() {
    let text = "relations:\n" + String(repeating: "  - a to\n", count: 5000)
    let diagnostics = Reading(text, as: .yaml).diagnostics
    #expect(diagnostics.count == GraphDraft.diagnosticLimit + 1)
    #expect(diagnostics.last?.message == "4000 more problems are not shown")
  }
}
