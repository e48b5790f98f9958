import RelationGraph
import Testing

@testable import GraphFormats

/// Every mistake in JSON Lines, at its place; a broken line does not hide the next.
@Suite struct JSONLinesDiagnosticsTests {
  @Test func everyLineIsRead() {
    let reading = Reading(
      """
      {"graph":{"entente":2,"titel":"x","schema":"opn"}}
      {"node":{"id":"a","kind":"x",}}
      {"node":{"id":"b"}} {"node":{"id":"c"}}

      {"node":{"id":"d","id":"e"}}
      {"nodes":{"id":"f"}}
      [1]
      {"node":1}
      {"relation":{"from":"b"}}
      {"relation":{"from":"g","to":"h"}}
      {"node":{"id":5,"name":null,"names":[],"aliases":["x",2],"dates":"2023-13"}}
      {"node":{"id":"한국","properties":{"가":{"date":"2023-02-30"},"나":{"x":1},"다":[null]},"evidence":[{"sorce":"s"}]}}
      {"relation":{"from":"g","to":"h","sign":2,"dates":7}}
      nonsense
      """, as: .jsonLines)
    #expect(
      reading.places == [
        "1:1 unknown-schema", "1:11 version", "1:23 unknown-key", "2:30 json-syntax", "3:21 json-syntax",
        "5:19 json-syntax", "6:1 unknown-key", "7:1 wrong-structure", "8:1 wrong-structure", "9:1 missing-end",
        "10:1 unknown-node", "10:1 unknown-node", "11:1 empty-id", "11:10 wrong-structure", "11:17 wrong-structure",
        "11:29 wrong-structure", "11:40 wrong-structure", "11:58 bad-date", "12:1 unknown-source", "12:39 bad-date",
        "12:60 wrong-structure", "12:72 wrong-type", "12:97 unknown-key", "13:1 unknown-node", "13:1 unknown-node",
        "13:34 out-of-range", "13:43 wrong-structure", "14:1 json-syntax",
      ])
  }

  @Test func placesCountCharacters() {
    let reading = Reading("{\"node\":{\"id\":\"한국\",\"kind\":1}}\n{\"node\":{\"id\":\"한국\"x}}\n", as: .jsonLines)
    #expect(reading.places == ["1:20 wrong-structure", "2:19 json-syntax"])
  }

  @Test func factsAreHeldAgainstTheSchema() {
    let reading = Reading(
      """
      {"graph":{"schema":"international-relations"}}
      {"node":{"id":"japan","kind":"country"}}
      {"node":{"id":"japan","kind":"country"}}
      {"node":{"kind":"country"}}
      {"node":{"id":"x\\u0000","kind":"countri"}}
      {"relation":{"kind":"allied-with","from":"japan","to":"jpan","dates":"2023/2022"}}
      {"relation":{"kind":"allied-with","from":"japan","to":"japan","evidence":[{"source":"s","confidence":7}]}}
      """, as: .jsonLines)
    #expect(
      reading.places == [
        "3:1 duplicate-id", "4:1 empty-id", "5:1 unknown-kind", "5:1 control-character", "6:1 unknown-node",
        "7:1 unknown-source", "7:1 out-of-range",
      ])
    #expect(
      reading.hints == [
        "the first one is at test:2:1", nil, "did you mean 'country'?", nil, "did you mean 'japan'?", nil,
        "as a share it would be 0.07",
      ])
  }

  @Test func schemasAreChecked() {
    let reading = Reading(
      """
      {"graph":{"schema":{"extend":"open","nodes":{"a":{"propertys":{}}},"relations":{"r":{"sign":3,"directed":"no"}}}}}
      {"node":{"id":"a"}}
      """, as: .jsonLines)
    #expect(
      reading.places.map { $0.split(separator: " ")[1] } == [
        "unknown-key", "unknown-key", "out-of-range", "wrong-type",
      ])
    #expect(reading.hints == ["did you mean 'extends'?", "did you mean 'properties'?", nil, nil])
  }

  @Test func lineEndsOfEveryKind() {
    let text = "{\"node\":{\"id\":\"a\"}}\r\n\r\n{\"node\":{\"id\":\"b\"}}"
    #expect(Reading(text, as: .jsonLines).graph?.nodeCount == 2)
  }

  @Test(.timeLimit(.minutes(1))) func oneLineOf100MB() {
    let line =
      Array("{\"node\":{\"id\":\"a\"}}\n{\"node\":{\"id\":\"".utf8)
      + [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
    let reading = Reading(line, as: .jsonLines)
    #expect(reading.places == ["2:1 too-large"])
    #expect(reading.diagnostics.map(\.message) == ["a line may have 16 MiB"])
    #expect(reading.isLimit)
  }

  @Test func deepLinesAreDiagnosed() {
    onSmallStack {
      let line = "{\"node\":{\"id\":\"a\",\"properties\":{\"p\":" + String(repeating: "[", count: 100_000)
      #expect(Reading(line, as: .jsonLines).diagnostics.map(\.message) == ["nested deeper than 64"])
      for depth in [60, 70] {
        let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let line = "{\"node\":{\"id\":\"a\",\"properties\":{\"p\":\(value)}}}"
        #expect((Reading(line, as: .jsonLines).graph == nil) == (depth == 70))
      }
    }
  }

  @Test func manyProblemsEnd() {
    let reading = Reading(String(repeating: "x\n", count: 50_000), as: .jsonLines)
    #expect(reading.diagnostics.count == GraphDraft.diagnosticLimit + 1)
  }
}
