import RelationGraph
import Testing

@Suite("Which node is meant")
struct ResolveTests {
  private func sample() throws -> PropertyGraph {
    var graph = PropertyGraph(schema: .internationalRelations)
    try graph.insert(
      Node(
        id: "japan", kind: .country, name: "Japan", names: ["ja": "日本", "de": "Japan"], properties: ["iso2": "JP"]))
    try graph.insert(Node(id: "south-korea", kind: .country, name: "South Korea", aliases: ["ROK"]))
    try graph.insert(Node(id: "rok", kind: .organisation, name: "A band"))
    try graph.insert(Node(id: "mod-jp", kind: .organisation, name: "Ministry of Defence"))
    try graph.insert(Node(id: "mod-uk", kind: .organisation, name: "Ministry of Defence"))
    try graph.insert(Node(id: "lower", kind: .organisation, name: "ministry of trade"))
    try graph.insert(Node(id: "upper", kind: .organisation, name: "Ministry of Trade"))
    return graph
  }

  @Test(arguments: [
    ("japan", NodeMatch.found(0)), ("Japan", .found(0)), ("日本", .found(0)), ("JP", .found(0)), ("JPN", .found(0)),
    ("jpn", .found(0)), ("JAPAN", .found(0)), ("South Korea", .found(1)), ("south korea", .found(1)),
    // An id wins over an alias; an exact name over one in other letters.
    ("rok", .found(2)), ("ROK", .found(1)), ("Ministry of Trade", .found(6)), ("ministry of trade", .found(5)),
    ("Ministry of Defence", .ambiguous([3, 4])), ("MINISTRY OF TRADE", .ambiguous([5, 6])),
    ("South Koera", .none(similar: [1])), ("defence", .none(similar: [3, 4])), ("xyzzy", .none(similar: [])),
    ("", .none(similar: [])),
  ])
  func resolution(text: String, expected: NodeMatch) throws {
    #expect(try sample().resolve(text) == expected)
  }

  @Test func emptyGraph() { #expect(PropertyGraph().resolve("x") == .none(similar: [])) }

  @Test func names() throws {
    #expect(try sample().allNames(at: 0) == ["Japan", "Japan", "日本", "JP", "JPN"])
  }
}
