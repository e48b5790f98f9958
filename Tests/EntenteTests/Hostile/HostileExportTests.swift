import Entente
import Foundation
import Testing

/// Hostile texts through every format that is written, read back by readers that are not ours, and by ours.
@Suite("Hostile texts in exports")
struct HostileExportTests {
  private static func written(_ format: String) throws -> String {
    try HostileNetwork.run(["convert", "GRAPH", "-", "--to", format, "--quiet"]).output
  }

  /// XML has no place for some characters; U+FFFD stands in their place.
  private static func inXML(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isThere =
            scalar.value >= 0x20
            ? scalar.value != 0xFFFE && scalar.value != 0xFFFF : "\t\n\r".unicodeScalars.contains(scalar)
          return isThere ? scalar : "\u{FFFD}"
        }))
  }

  private static func isSame(_ a: some StringProtocol, _ b: String) -> Bool {
    Array(a.unicodeScalars) == Array(b.unicodeScalars)
  }

  @Test("The lossless formats read back to the same graph", arguments: ["jsonl", "yaml"])
  func lossless(_ format: String) throws {
    let file = try Scratch.file(Self.written(format), ending: "." + format)
    defer { try? FileManager.default.removeItem(at: file) }
    let graph = try GraphReader.read(path: file.path).graph
    let (read, original) = (GraphFormat.jsonLines.text(graph), GraphFormat.jsonLines.text(HostileNetwork.graph))
    #expect(read == original)
  }

  @Test("Every line of JSON Lines is JSON, and the names are the same")
  func jsonLines() throws {
    let lines = try Self.written("jsonl").split(separator: "\n")
    let records = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let names = Set(
      records.compactMap { ($0["node"] as? [String: Any])?["name"] as? String }.map { Array($0.unicodeScalars) })
    #expect(names == Set(HostileTexts.all.map { Array($0.unicodeScalars) }))
  }

  @Test("Node-link JSON holds the names as they are")
  func nodeLink() throws {
    let value = try JSONSerialization.jsonObject(with: Data(Self.written("node-link").utf8)) as? [String: Any]
    let nodes = try #require(value?["nodes"] as? [[String: Any]])
    #expect(nodes.count == HostileTexts.all.count)
    for (index, text) in HostileTexts.all.enumerated() {
      let node = try #require(nodes.first { $0["id"] as? String == HostileNetwork.nodeID(index) })
      #expect(Self.isSame(node["label"] as? String ?? "none", text))
    }
  }

  @Test("GraphML and GEXF are XML with the names as they are", arguments: ["graphml", "gexf"])
  func xml(_ format: String) throws {
    let text = try Self.written(format)
    #expect(!text.contains("<!") && !text.contains("<script"))
    let record = try XMLRecord(text)
    let known: Set = [
      "graphml", "key", "graph", "data", "node", "edge", "gexf", "meta", "creator", "description", "attributes",
      "attribute", "nodes", "edges", "attvalues", "attvalue", "desc",
    ]
    #expect(Set(record.elements.map(\.name)).isSubset(of: known))
    #expect(record.elements("node").count == HostileTexts.all.count)
    #expect(record.elements("edge").count == HostileTexts.all.count - 1)
    let label = record.elements("key").first { $0.attributes["attr.name"] == "label" }?.attributes["id"]
    let names =
      format == "gexf"
      ? record.elements("node").compactMap { $0.attributes["label"] }
      : record.elements("data").filter { $0.attributes["key"] == label }.map(\.text)
    #expect(
      Set(names.map { Array($0.unicodeScalars) }) == Set(HostileTexts.all.map { Array(Self.inXML($0).unicodeScalars) }))
  }

  @Test("CSV is CSV with the names as they are, and our reader takes it back")
  func csv() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try HostileNetwork.run(["convert", "GRAPH", folder.path + "/", "--to", "csv", "--quiet"])
    let text = try String(contentsOf: folder.appendingPathComponent("nodes.csv"), encoding: .utf8)
    let rows = CSVRecord.rows(text)
    #expect(rows.count == HostileTexts.all.count + 1)
    #expect(Set(rows.map(\.count)).count == 1)
    let (id, label) = try (#require(rows[0].firstIndex(of: "id")), #require(rows[0].firstIndex(of: "label")))
    let read = try GraphReader.read(path: folder.path).graph
    for (index, text) in HostileTexts.all.enumerated() {
      // A control character has no place in a file of text.
      let expected = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) || scalar.value == 0x7F
              ? "\u{FFFD}" : scalar
          }))
      let row = try #require(rows.first { $0[id] == HostileNetwork.nodeID(index) })
      #expect(Self.isSame(row[label], expected))
      let node = try #require(read.nodeIndex(HostileNetwork.nodeID(index)).map { read.nodes[$0] })
      #expect(Self.isSame(node.label, expected))
    }
  }

  @Test(
    "Half of a surrogate pair, written as an escape, is refused with its place",
    arguments: [#"\ud800"#, #"\udc00x"#, #"\udc00\ud800"#])
  func surrogates(_ escape: String) throws {
    let lines = [#"{"graph":{"entente":1,"title":"x","schema":"open"}}"#, #"{"node":{"id":"a","name":"\#(escape)"}}"#]
    let run = try Program.run(["info", "-", "--from", "jsonl"], input: lines.joined(separator: "\n"))
    #expect(run.status == 3)
    #expect(run.error.contains(":2:"))
    #expect(run.output.isEmpty)
  }
}
