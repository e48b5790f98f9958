import Entente
import Testing

/// Tables of many rows are written in parts: the bytes are those of the cells.
@Suite struct LargeResultTests {
  /// More rows than a part has, with names that need quotes and numbers of every shape.
  private func scores(_ count: Int) throws -> (graph: ProjectedGraph, scores: NodeScores) {
    var graph = PropertyGraph(schema: .open)
    let names = ["plain", "a,b", "say \"hi\"", "é ü", "한국", "two\nlines", "tab\there", "back\\slash", "\u{2028}", ""]
    for node in 0..<count {
      try graph.insert(Node(id: "n\(node)", kind: "actor", name: node % 3 == 0 ? nil : names[node % names.count]))
    }
    let numbers = [0, -0.0, 1, 0.1, 1e-7, 1e21, 123_456_789, 5e-324, .nan, .infinity, -2.5, 1.0 / 3]
    let values = (0..<count).map { numbers[($0 &* 7) % numbers.count] * ($0 % 5 == 0 ? 1 : Double($0 % 11)) }
    return (
      try Projection().apply(to: graph),
      NodeScores([NodeScores.Column("score", values), NodeScores.Column("count", values, isInteger: true)])
    )
  }

  @Test(arguments: [0, 1, 100, 40_000]) func bytesAreThoseOfTheCells(_ count: Int) throws {
    let (graph, scores) = try scores(count)
    var columns = scores.columns(for: graph)
    columns.order = scores.order
    let table = columns.table
    #expect(columns.csv.text == TableStyle.csv.text(table))
    let objects = table.rows.map { row in JSONText.object(zip(table.columns, row).map { ($0, $1.json) }) }
    #expect(columns.json.text == JSONText.array(objects))
    let first = columns.first(17)
    #expect(first.csv.text == TableStyle.csv.text(first.table))
    #expect(first.count == min(17, count))
  }

  @Test func rankingIsThatOfComparisons() {
    var state: UInt64 = 7
    for count in [0, 1, 5, 4096, 4097, 30_000] {
      let values = (0..<count).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let special: [Double] = [.nan, 0, -0.0, .infinity, -.infinity, -.nan, 5e-324, -5e-324]
        let draw = Int(state >> 40) % 40
        return draw < special.count ? special[draw] : Double(Int64(bitPattern: state) >> 45) / 64
      }
      let expected = values.indices.sorted { a, b in
        let (x, y) = (values[a], values[b])
        if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
        return x == y ? a < b : x > y
      }
      #expect(NodeScores([NodeScores.Column("x", values)]).ranking == expected)
    }
  }

  @Test func partsComeInTheirOrder() {
    let text = TextParts([
      TextParts("a"), TextParts(count: 0) { _ in [] }, TextParts(count: 100) { [UInt8(ascii: "b") + UInt8($0 % 3)] },
      TextParts("z"),
    ])
    #expect(text.text == "a" + String(repeating: "bcd", count: 33) + "bz")
    for workers in 1...3 {
      #expect(Parallelism.$workers.withValue(workers) { text.text } == text.text)
    }
  }

  @Test func theFingerprintIsThatOfTheCanonicalForm() throws {
    let (graph, _) = try scores(20_000)
    let bytes = try #require(GraphFormat.jsonLines.files(graph.source)?.first?.bytes)
    var digest = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 1001) {
      digest.update(Array(bytes[start..<min(bytes.count, start + 1001)]))
    }
    #expect(digest.hexDigest() == SHA256.hexDigest(bytes))
    #expect(GraphFormat.canonicalForm(of: graph.source).bytes == bytes)
    #expect(
      SHA256.hexDigest(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
