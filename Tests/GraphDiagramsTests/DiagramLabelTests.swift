import GraphProjection
import RelationGraph
import Testing

@testable import GraphDiagrams

struct DiagramLabelTests {
  @Test func linesAreFewAndEven() {
    func lines(_ text: String, _ width: Int = 22) -> [String] { LabelWrapping.lines(of: text, width: width) }
    #expect(lines("Japan") == ["Japan"])
    #expect(lines("") == [])
    #expect(lines("Ministry of Foreign Affairs") == ["Ministry of", "Foreign Affairs"])
    #expect(lines("Ministry of National Defense of South Korea") == ["Ministry of National", "Defense of South Korea"])
    #expect(lines("大韓民国海軍作戦司令部本部", 10) == ["大韓民国海", "軍作戦司", "令部本部"])
    #expect(lines("abcdefghij", 4) == ["abcd", "efgh", "ij"])
  }

  /// Against every way to break a text of few words.
  @Test func noOtherBreakingIsBetter() {
    let words = ["a", "bcd", "ef", "ghijk", "lm", "nopqrst", "u", "vwxy", "z"]
    for count in 1...words.count {
      for width in 8...20 {
        let chosen = words.prefix(count)
        let text = chosen.joined(separator: " ")
        var best = (Int.max, Int.max, Int.max)
        for mask in 0..<(1 << (count - 1)) {
          var lines: [[String]] = [[chosen[0]]]
          for index in 1..<max(count, 1) {
            if mask >> (index - 1) & 1 == 1 { lines.append([]) }
            lines[lines.count - 1].append(chosen[index])
          }
          let lengths = lines.map { $0.joined(separator: " ").count }
          guard lengths.allSatisfy({ $0 <= width }) else { continue }
          let candidate = (lengths.count, lengths.max() ?? 0, lengths.reduce(0) { $0 + $1 * $1 })
          if candidate < best { best = candidate }
        }
        let found = LabelWrapping.lines(of: text, width: width, limit: 0).map(\.count)
        #expect((found.count, found.max() ?? 0, found.reduce(0) { $0 + $1 * $1 }) == best)
      }
    }
  }

  @Test func countriesAndBodiesShowTheirOwnName() throws {
    let graph = try DiagramSamples.projected(DiagramSamples.diplomacy())
    func labels(_ recipe: DiagramRecipe = DiagramRecipe()) throws -> [String: [String]] {
      let nodes = try Diagram(graph: graph, recipe: recipe).scene().nodes
      return Dictionary(uniqueKeysWithValues: nodes.map { (graph.nodeID($0.number), $0.labelLines) })
    }
    var found = try labels()
    #expect(found["jp"] == ["Japan", "日本"])
    #expect(found["kr"] == ["South Korea", "한국"])
    #expect(found["ministry"] == ["Ministry of", "Defense of Japan", "防衛省"])
    #expect(found["minister"] == ["A Minister"])
    #expect(found["talks"] == ["Talks", "c. Sep 2025"])
    var recipe = DiagramRecipe()
    recipe.secondName = ["ko", "ja"]
    found = try labels(recipe)
    #expect(found["jp"] == ["Japan", "일본"])
    #expect(found["minister"] == ["A Minister", "大臣"])
    recipe.secondName = []
    recipe.showsEventDates = false
    found = try labels(recipe)
    #expect(found["jp"] == ["Japan"])
    #expect(found["talks"] == ["Talks"])
  }

  @Test func datesAreReadable() {
    let dates = [
      ("2023-05-31", "31 May 2023"), ("2025-09~", "c. Sep 2025"), ("2023-04?", "Apr 2023 (?)"), ("1965/..", "1965"),
      ("/2019", "2019"),
    ]
    for (text, shown) in dates { #expect(Validity(text).flatMap(Tooltip.shortDate) == shown) }
    #expect(Tooltip.shortDate(.unknown) == nil)
  }

  @Test func belongingFollowsRelations() throws {
    var graph = PropertyGraph(schema: .internationalRelations)
    try graph.insert(Node(id: "us", kind: .country))
    for id in ["tank", "programme"] { try graph.insert(Node(id: id, kind: .organisation)) }
    for id in ["fellow", "lonely"] { try graph.insert(Node(id: id, kind: .official)) }
    try graph.insert(Relation(kind: "employed-by", from: "fellow", to: "programme"))
    try graph.insert(Relation(kind: "part-of", from: "programme", to: "tank"))
    try graph.insert(Relation(kind: "part-of", from: "tank", to: "us"))
    #expect(CountryMembership.countries(in: graph) == [0, 0, 0, 0, nil])
  }
}
