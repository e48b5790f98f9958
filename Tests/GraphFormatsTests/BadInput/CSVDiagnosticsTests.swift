import RelationGraph
import Testing

@testable import GraphFormats

/// Tables with everything that tables have wrong with them.
@Suite struct CSVDiagnosticsTests {
  @Test func columnsAreMissing() {
    #expect(Reading("source;target\na;b\n", as: .csv).graph?.relationCount == 1)
    #expect(Reading("from,to\na,b\n", as: .csv).graph?.relationCount == 1)
    #expect(Reading("alpha,beta\na,b\n", as: .csv).hints == ["known: alpha, beta", "known: alpha, beta"])
    let misspelt = Reading("source,targt\na,b\n", as: .csv)
    #expect(misspelt.places == ["1:1 missing-column"])
    #expect(misspelt.hints == ["did you mean 'targt'?"])
    #expect(Reading("source,target,type,type\n", as: .csv).places == ["1:4 duplicate-id"])
  }

  @Test func rowsAndQuotesAreAllNamed() {
    let reading = Reading(
      "source,target,note\na,b\na,b,c,d\n\"a\"x,b,c\na,b,\"b\nc\"d\na,b,\"say \"\"hi\"\"\"\n,b,c\na,\"open,c\nd,e,f\n",
      as: .csv)
    #expect(
      reading.places == [
        "2:1 ragged-row", "3:1 ragged-row", "4:1 stray-quote", "6:3 stray-quote", "8:1 missing-end",
        "9:1 unclosed-quote",
      ])
    #expect(reading.diagnostics[0].message == "2 fields where the header has 3")
    #expect(reading.hints[2] == "write \"\" for a quote in a text")
    #expect(Reading("source,\"target\na,b\n", as: .csv).places == ["1:1 unclosed-quote", "1:1 missing-column"])
  }

  @Test func lineEndsOfEveryKind() {
    for end in ["\n", "\r\n", "\r"] {
      for last in ["", end, end + end] {
        let text = ["source,target,note", "a,b,\"two\(end)lines\"", "", "b,c,x"].joined(separator: end) + last
        let graph = Reading(text, as: .csv).graph
        #expect(graph?.relationCount == 2, "\(text.debugDescription)")
        #expect(graph?.relationProperty("note", at: 0) == .text("two\(end)lines"))
        let bad = Reading(text + "\(end)c", as: .csv)
        #expect(bad.diagnostics.map(\.code) == ["ragged-row"])
        #expect(bad.diagnostics.first?.location?.line == (last == "" ? 6 : last == end ? 7 : 8))
      }
    }
  }

  @Test func headerOnlyAndEmptyFields() {
    let graph = Reading("source,target\n", as: .csv).graph
    #expect((graph?.nodeCount, graph?.relationCount) == (0, 0))
    #expect(Reading("\nsource,target\n", as: .csv).places == ["1:1 empty"])
    #expect(Reading("source,target,note\n,,x\n", as: .csv).places == ["2:1 missing-end", "2:2 missing-end"])
    #expect(Reading("source,target,note\na,b,x\n,,\n", as: .csv).graph?.relationCount == 1)
  }

  @Test func idsWithLineBreaks() {
    #expect(Reading("source,target\na,\"b\nc\"\n", as: .csv).places == ["2:1 control-character"])
  }

  @Test func quotesInsidePlainFieldsAreText() {
    let graph = Reading("source,target,note\na,b,5\" gun\n", as: .csv).graph
    #expect(graph?.relationProperty("note", at: 0) == .text("5\" gun"))
  }

  @Test func valuesOfKnownColumns() {
    let reading = Reading(
      """
      source,target,directed,sign,start,end,weight,kind
      a,b,False,1,2023-02-30,,1,x
      a,b,maybe,2,2023,2022,nan,inf
      a,b,,-,0000-00-00,..,-inf,y
      """, as: .csv)
    #expect(
      reading.places == [
        "2:5 bad-date", "3:1 end-before-start", "3:3 unknown-value", "3:3 mixed-direction", "3:4 out-of-range",
        "3:7 not-a-number", "4:5 bad-date", "4:7 not-a-number",
      ])
    #expect(
      reading.hints[4...6] == [
        nil, "leave the field empty", "2023, 2023-05 or 2023-05-31, with ~ or ? behind it; .. for open",
      ])
  }

  @Test func periodsThatAreNoDatesStayProperties() {
    let reading = Reading("source,target,start\na,b,1\na,c,2023-13\n", as: .csv)
    #expect(reading.places == ["1:3 not-dates"])
    #expect(reading.graph?.relationProperty("start", at: 0) == .text("1"))
  }

  @Test func typesOfColumns() {
    let text = "source,target,i,r,f,d,t,n,c\na,b,1,1,true,2023-05,007,nan,1\nb,c,-2,1e3,false,2023-05-31,1,Ann,\n"
    let relation = Reading(text, as: .csv).graph?.relations[0]
    #expect(
      relation?.properties == [
        "i": 1, "r": 1.0, "f": true, "d": .date(PartialDate("2023-05")!), "t": "007", "n": "nan", "c": 1,
      ])
  }

  @Test func bothTablesAreRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,label\na,A\nb\n,x\na,again\n", to: "nodes.csv")
    try folder.write("source,target\na,z\na,b,c\n", to: "edges.csv")
    try folder.write("not json", to: "meta.json")
    let reading = Reading(path: folder.path)
    #expect(
      reading.places == [
        "0:0 json-syntax", "3:1 ragged-row", "4:1 empty-id", "5:1 duplicate-id", "2:1 unknown-node", "3:1 ragged-row",
      ])
    try folder.write("label\nA\n", to: "nodes.csv")
    #expect(Reading(path: folder.path).diagnostics.map(\.code) == ["json-syntax", "missing-column", "ragged-row"])
  }

  @Test(.timeLimit(.minutes(1))) func oneLineOf100MB() {
    let start = Array("source,target\na,".utf8)
    let text = start + [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
    #expect(Reading(text, as: .csv).graph?.nodeCount == 2)
    #expect(
      Reading(start + [UInt8](repeating: UInt8(ascii: ","), count: 2_000_000), as: .csv).places == ["2:1 ragged-row"])
    let header = Reading([UInt8](repeating: UInt8(ascii: ","), count: 2_000_000), as: .csv)
    #expect(header.places == ["1:1 too-many"])
    #expect(header.isLimit)
    let name = Reading([UInt8](repeating: UInt8(ascii: "x"), count: 2_000_000), as: .csv)
    #expect(name.diagnostics.map(\.code) == ["missing-column", "missing-column"])
    #expect(name.error!.description.utf8.count < 5000)
  }
}
