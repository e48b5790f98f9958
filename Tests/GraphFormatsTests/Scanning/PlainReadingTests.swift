import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// What is read in columns is what the careful readers read.
struct PlainReadingTests {
  private static let words = [
    "a", "b", "10", "1", "007", "9", "100", "서울", "é", "x-y", "1000000000", "a-long-identifier-1",
    "a-long-identifier-2",
  ]

  private static func lines(_ graph: PropertyGraph) -> String { graph.canonicalText }

  private func same(_ plain: GraphDraft, _ careful: GraphDraft, _ text: String) throws {
    let (a, b) = (try plain.build(), try careful.build())
    #expect(Self.lines(a.graph) == Self.lines(b.graph), "\(text)")
    #expect(a.warnings == b.warnings, "\(text)")
  }

  @Test func lists() throws {
    var random = SeededRandom(seed: 4)
    var plainCount = 0
    for round in 0..<400 {
      let hasWeight = random.next() % 2 == 0
      let separator = ["\t", " ", "  ", ",", ";"][Int(random.next() % 5)]
      let numbers = round % 2 == 0
      let lines = (0..<Int(random.next() % 30) + 1).map { _ in
        var fields = (0..<2).map { _ in
          numbers ? String(random.next() % 40) : Self.words[Int(random.next() % UInt64(Self.words.count))]
        }
        if hasWeight {
          fields.append(["1", "2", "0.5", "-3", "12.25", "1e3"][Int(random.next() % (round % 3 == 0 ? 2 : 6))])
        }
        return fields.joined(separator: separator)
      }
      let head = ["", "# Undirected graph\n", "# Directed graph: x\n"][round % 3]
      let text = head + lines.joined(separator: round % 5 == 0 ? "\r\n" : "\n") + (round % 7 == 0 ? "" : "\n")
      let source = GraphSource(name: "list.el", bytes: Array(text.utf8))
      var reader = EdgeListReader(file: "list.el")
      guard let plain = try reader.plainDraft(source) else { continue }
      plainCount += 1
      var careful = EdgeListReader(file: "list.el")
      try same(plain, careful.carefulDraft(source), text)
    }
    #expect(plainCount > 250)
  }

  @Test func tables() throws {
    var random = SeededRandom(seed: 5)
    var plainCount = 0
    func pick(_ values: [String]) -> String { values[Int(random.next() % UInt64(values.count))] }
    for round in 0..<400 {
      let all: [(name: String, values: [String])] = [
        ("type", ["ally", "rival", ""]), ("weight", ["1", "2", "0.25", ""]),
        ("start", ["2020", "2021-05", "", "..", "2020~"]),
        ("end", ["2022", "2023-01-31", ""]), ("sign", ["1", "-1", "0", ""]), ("note", ["x", "\"a, b\"", "", "é"]),
        ("flag", ["true", "false", ""]), ("day", ["2020-01-01", "2021-02-28"]), ("directed", ["true", "1", ""]),
        ("count", ["1", "22", ""]), ("comma", ["1,5", "2"].map { "\"\($0)\"" }),
      ]
      let columns = all.filter { _ in random.next() % 3 == 0 }
      var text = (["source", "target"] + columns.map(\.name)).joined(separator: ",") + "\n"
      for _ in 0..<Int(random.next() % 20) + 1 {
        text += ([pick(Self.words), pick(Self.words)] + columns.map { pick($0.values) }).joined(separator: ",") + "\n"
      }
      let source = GraphSource(name: "edges.csv", bytes: Array(text.utf8))
      var plain = CSVGraphReader()
      plain.draft.impliesNodes = true
      plain.isDirectedByDefault = round % 2 == 0
      var careful = plain
      guard try plain.readPlainEdges(source) else { continue }
      plainCount += 1
      careful.readEdges(try CSVTable(source))
      try same(plain.draft, careful.draft, text)
    }
    #expect(plainCount > 200)
  }

  @Test(arguments: [
    "é b\ne\u{301} b\n", "a b\na\n", "a b\n # c d\nb a\n", "a,b\n\ta,b\n", "a b 1\na b x\n", "a b\n# c\nb a\n",
    "a b\n\nb a\n",
    "a b {'w': 1}\n", "\"a b\" c\nd e\n", "a\u{1}b c\n", "",
    "a b c d\n", "source target\na b\n",
  ])
  func whatIsNotPlainIsLeft(_ text: String) throws {
    var reader = EdgeListReader(file: "x.el")
    #expect(try reader.plainDraft(GraphSource(name: "x.el", bytes: Array(text.utf8))) == nil)
  }

  @Test(arguments: [" ", "\t", ","], [false, true])
  func piecesOfAFileDoNotShow(separator: String, hasWeight: Bool) throws {
    // Longer than what is read at a time; loops, parallels, and numbers of one to nine digits.
    let text = (0..<25_000).map { row -> String in
      let ends = [row &* 7919 % 5000, row % 97 == 0 ? 123_456 : row &* 104_729 % 7000]
      return (ends.map(String.init) + (hasWeight ? ["\(row % 17)"] : [])).joined(separator: separator) + "\n"
    }.joined()
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).el").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var careful = EdgeListReader(file: "x.el")
    let expected = try careful.carefulDraft(GraphSource(name: "x.el", bytes: Array(text.utf8))).build().graph
    for workers in [1, 2, 3] {
      try Parallelism.$workers.withValue(workers) {
        var reader = EdgeListReader(file: "x.el")
        let held = GraphSource(name: "x.el", bytes: Array(text.utf8))
        let plain = try #require(try reader.plainDraft(held)).build().graph
        for graph in [plain, try GraphReader.read(path: path).graph] {
          #expect(graph.relationStarts == expected.relationStarts && graph.relationStops == expected.relationStops)
          #expect(graph.relationNumbers("weight") == expected.relationNumbers("weight"))
          #expect(graph.nodes.map(\.id) == expected.nodes.map(\.id))
        }
      }
    }
  }

  @Test(arguments: [
    "1 2\n3 4x\n", "1 2\n03 4\n", "1 2\n3 1234567890\n", "1 2\n-3 4\n", "1 2\n3 4 5\n", "1 2\n\n3 4\n", "1 2\n3\n",
    "1 2\n# 3 4\n", "1 2 x\n", "1 2 3\n4 5 \"6\"\n", "1 2\r3 4\r", "1 999999999\n",
  ])
  func whatIsNoListOfNumbersIsLeft(_ text: String) throws {
    for separator in [nil, UInt8(ascii: "\t")] {
      let list = NumberList(separator: separator, hasNumbers: false)
      #expect(list.read(.bytes(Array(text.utf8)), from: 0)?.ids == nil)
    }
  }

  @Test(arguments: ["1 2\n3 4", "1 2\r\n3 4\r\n\r\n", "  1 \t 2  \n3 4 \n", "12345678 123456789\n"])
  func listsOfNumbers(_ text: String) throws {
    // Numbers far apart are words only behind the reading.
    let list = NumberList(separator: nil, hasNumbers: false)
    let rows = list.read(.bytes(Array(text.utf8)), from: 0)
    #expect(rows?.ids ?? [] == (text.hasPrefix("12345678") ? [] : ["1", "2", "3", "4"]))
  }

  @Test func stretchesDoNotShow() throws {
    let text = (0..<40_000).map { "n\($0 &* 7919 % 5000) n\($0 &* 104_729 % 7000) \($0 % 17)\n" }.joined()
    let source = GraphSource(name: "x.el", bytes: Array(text.utf8))
    let graphs = try [1, 2, 3, 7].map { workers in
      try Parallelism.$workers.withValue(workers) {
        var reader = EdgeListReader(file: "x.el")
        return try #require(try reader.plainDraft(source)).build().graph
      }
    }
    #expect(graphs.allSatisfy { Self.lines($0) == Self.lines(graphs[0]) })
    #expect(graphs[0].relationCount == 40_000)
  }
}
