import RelationGraph
import Testing

@testable import GraphFormats

/// Tables of nodes that are read in columns are what the careful reader reads.
struct PlainNodesTests {
  private static let ids = [
    "a", "b", "10", "9", "007", "100", "서울", "é", "x-y", "Z", "a-long-identifier-1", "a-long-identifier-2", "K k",
  ]

  private func read(_ text: String, careful: Bool) throws -> GraphDraft? {
    let source = GraphSource(name: "nodes.csv", bytes: Array(text.utf8))
    var reader = CSVGraphReader()
    if careful { reader.readNodes(try CSVTable(source)) } else if try !reader.readPlainNodes(source) { return nil }
    let edges = GraphSource(name: "edges.csv", bytes: Array("source,target\na,9\n9,a\n10,서울\n".utf8))
    reader.readEdges(try CSVTable(edges))
    return reader.draft
  }

  private func outcome(_ draft: GraphDraft) -> (text: String, problems: [Diagnostic]) {
    do throws(ReadError) {
      let result = try draft.build()
      return (result.graph.canonicalText, result.warnings)
    } catch { return ("", error.diagnostics) }
  }

  @Test func tables() throws {
    var random = SeededRandom(seed: 11)
    func pick(_ values: [String]) -> String { values[Int(random.next() % UInt64(values.count))] }
    var plainCount = 0
    for round in 0..<400 {
      let all: [(name: String, values: [String])] = [
        ("label", ["One", "Two words", "\"a, b\"", "", "é"]), ("type", ["country", "official", ""]),
        ("start", ["2020", "2021-05", "", "..", "2020~"]), ("end", ["2022", "2023-01-31", ""]),
        ("size", ["1", "22", ""]), ("share", ["0.5", "1", "-3"]), ("flag", ["true", "false", ""]),
        ("day", ["2020-01-01", "2021-02-28"]), ("note", ["x", "\"a, b\"", "", "1"]), ("start_", ["1", "2"]),
        ("", ["x", ""]),
      ]
      let columns = all.filter { _ in random.next() % 3 == 0 }
      let name = round % 9 == 0 ? "Name" : "id"
      var text = ([name] + columns.map(\.name)).joined(separator: ",") + "\n"
      // Some tables leave out nodes that relations lead to.
      for id in Self.ids.shuffled(using: &random).prefix(round % 4 == 0 ? 8 : Self.ids.count) {
        text += ([id] + columns.map { pick($0.values) }).joined(separator: ",") + (round % 5 == 0 ? "\r\n" : "\n")
      }
      if round % 3 == 0, text.hasSuffix("\n") { text = String(text.unicodeScalars.dropLast()) }
      guard let plain = try read(text, careful: false) else { continue }
      plainCount += 1
      let careful = try #require(try read(text, careful: true))
      let (a, b) = (outcome(plain), outcome(careful))
      #expect(a.text == b.text, "\(text)")
      #expect(a.problems == b.problems, "\(text)")
    }
    #expect(plainCount > 200)
  }

  @Test(arguments: [
    "id,label\na,A\na,B\n", "id,label\na,A\n,B\n", "id,label\na,A,x\n", "id,label\na\n", "id,label\na,A\n\nb,B\n",
    "id,aliases\na,x|y\n", "id,label_ja\na,x\n", "id,start\na,soon\n", "id,start,end\na,2021,2020\n",
    "id,size\na,1\nb,nan\n", "id,label\na\u{1}b,x\n", "id,label\na\tb,x\n", "id,label\né,x\ne\u{301},y\n",
    "id,label\nK,x\n\u{212A},y\n", "id,label\n\"a\"\"b\",x\n", "sep=;\nid;label\na;x\n", "label\nx\n", "id,id\na,b\n",
    "\u{FEFF}id,label\na,x\n", "id,label\n", "", "id,price\na,\"1,5\"\nb,\"2,5\"\n",
  ])
  func whatIsNotPlainIsLeft(_ text: String) throws {
    var reader = CSVGraphReader()
    #expect(try !reader.readPlainNodes(GraphSource(name: "nodes.csv", bytes: Array(text.utf8))))
    #expect(reader.draft.nodes.isEmpty && reader.draft.nodeColumns == nil && reader.draft.diagnostics.isEmpty)
  }

  @Test func stretchesDoNotShow() throws {
    let text =
      "id,label,type,size\n" + (0..<20_000).map { "n\($0 &* 7919 % 20_011),Name \($0),k\($0 % 3),\($0 % 7)\n" }.joined()
    let careful = try #require(try read(text + "a,A,k0,1\n9,B,k0,2\n10,C,k0,3\n서울,D,k0,\n", careful: true))
    let expected = outcome(careful).text
    #expect(!expected.isEmpty)
    for workers in [1, 2, 3, 7] {
      try Parallelism.$workers.withValue(workers) {
        let plain = try read(text + "a,A,k0,1\n9,B,k0,2\n10,C,k0,3\n서울,D,k0,\n", careful: false)
        #expect(try outcome(#require(plain)).text == expected)
      }
    }
  }

  @Test func aSchemaLooksAtEveryNode() throws {
    let text = "id,type\na,country\nb,official\n9,planet\n10,x\n서울,x\n"
    var plain = try #require(try read(text, careful: false))
    var careful = try #require(try read(text, careful: true))
    plain.schema.value.base = "international-relations"
    careful.schema.value.base = "international-relations"
    let (a, b) = (outcome(plain), outcome(careful))
    #expect(a.text == b.text && a.problems == b.problems && !a.problems.isEmpty)
  }
}
