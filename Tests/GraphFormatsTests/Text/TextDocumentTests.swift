import RelationGraph
import Testing

@testable import GraphFormats

/// Texts whose rows are made when they are written.
struct TextDocumentTests {
  @Test(arguments: [0, 1, TextDocument.partSize, TextDocument.partSize + 1, 20_000], 1...3)
  func holdsWhatStandsAroundItsRows(_ count: Int, workers: Int) {
    var document = TextDocument()
    document.line("head")
    document.rows(count) { index, out in out.line("row \(index)") }
    document.write("between ")
    document.line("rows")
    document.members(RowList(3) { $0 }) { place, item in "\(place)=\(item)" }
    let rows = (0..<count).map { "row \($0)\n" }.joined()
    let text = Parallelism.$workers.withValue(workers) { document.text.text }
    #expect(text == "head\n" + rows + "between rows\n\n0=0,\n1=1,\n2=2")
    #expect(document.text.rows == count + 3)
  }

  @Test func withoutAnythingIsEmpty() { #expect(TextDocument().text.bytes.isEmpty) }

  @Test(arguments: [0, 1, 5, 8191, 8192, 8193, 70_000], 1...3) func rowsAreReducedInTheirOrder(
    _ count: Int, workers: Int
  ) {
    let rows = RowList(count) { $0 * 7 % 1000 }
    let order = Parallelism.$workers.withValue(workers) {
      rows.reduced([Int]()) { seen, row in
        if !seen.contains(row) { seen.append(row) }
      } merge: { seen, next in
        for row in next where !seen.contains(row) { seen.append(row) }
      }
    }
    var expected: [Int] = []
    for row in 0..<min(count, 1000) { expected.append(row * 7 % 1000) }
    #expect(order == expected)
    #expect(rows.hasRow { $0 == 999 } == expected.contains(999))
    #expect(RowList(count) { $0 }.hasRow { $0 == count - 1 } == (count > 0))
  }

  @Test func tokensAreNumberedWhereTextsWouldShareOne() {
    let texts = ["a", "a b", "a_b", "a c", "", "_", "a-c", "a\tc", "a c-2", "a_c"]
    #expect(XMLTokens(texts).tokens == ["a", "a_b-2", "a_b", "a_c-2", "_-2", "_", "a-c", "a_c-3", "a_c-2-2", "a_c"])
    #expect(XMLTokens(["x y", "z"]).tokens == ["x_y", "z"])
    #expect(!XMLTokens(["x y", "z"]).areTexts)
    #expect(XMLTokens(["x", "z"]).areTexts)
    #expect(XMLTokens([]).tokens.isEmpty)
  }

  @Test func relationsThatRemainAreCounted() throws {
    for seed in 0..<100 as Range<UInt64> {
      let graph = try HostileGraph.make(seed: seed)
      for format in GraphFormat.all {
        #expect(graph.relationCount(keeping: format.keeps) == graph.keeping(format.keeps).relationCount)
      }
    }
  }
}
