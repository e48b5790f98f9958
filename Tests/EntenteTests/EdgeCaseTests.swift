import Foundation
import Testing

/// Every command on graphs that are empty, tiny, degenerate or hostile: a clear end, never a trap.
@Suite("Edge cases")
struct EdgeCaseTests {
  private static let graphs: [(name: String, text: String)] = [
    ("no nodes", "entente: 1\n"),
    ("one node", "entente: 1\nnodes: {node: {a: Alone}}\n"),
    ("two nodes without a tie", "entente: 1\nnodes: {node: {a: A, b: B}}\n"),
    ("one loop", "entente: 1\nnodes: {node: {a: A, b: B}}\nrelations: [a knows a]\n"),
    ("one tie", "entente: 1\nnodes: {node: {a: A, b: B}}\nrelations: [a knows b]\n"),
    (
      "hostile names",
      #"""
      entente: 1
      title: "</title><script>alert(1)</script> \\N \"quoted\" \u202E"
      nodes:
        "kind \"<b>\\":
          a: "<script>alert('x')</script>"
          b: "back\\slash \\N \\G \\"
          c: "right \u202E to \u200B left"
          d: "한국 日本 🇰🇷"
          "id with spaces & <tags>": "line\nbreak"
      relations: [a "k:\"<" b, a k c, c k d, {from: "id with spaces & <tags>", kind: "x y", to: d}]
      """#
    ),
  ]

  private static let commands: [[String]] = [
    ["check", "GRAPH"], ["info", "GRAPH", "--format", "table"], ["info", "GRAPH", "--format", "json"],
    ["centrality", "GRAPH", "--format", "table"],
    ["centrality", "GRAPH", "-m", "strength", "-m", "harmonic", "-m", "coreness", "--loops", "keep"],
    ["centrality", "GRAPH", "-m", "eigenvector", "--direction", "undirected"],
    ["communities", "GRAPH", "--format", "table"], ["communities", "GRAPH", "-m", "louvain", "--format", "json"],
    ["communities", "GRAPH", "-m", "label-propagation", "--format", "csv"],
    ["structure", "GRAPH", "--format", "table"], ["structure", "GRAPH", "--format", "json", "--loops", "keep"],
    ["structure", "GRAPH", "--direction", "undirected", "--parallel", "count", "--format", "csv"],
    ["path", "GRAPH", "a", "b", "--format", "table"], ["path", "GRAPH", "a", "a", "--format", "json"],
    ["path", "GRAPH", "a", "b", "-k", "3", "--direction", "undirected"],
    ["draw", "GRAPH", "-o", "-", "--to", "svg"], ["draw", "GRAPH", "-o", "-", "--to", "dot"],
    ["draw", "GRAPH", "-o", "-", "--to", "svg", "--layout", "sfdp", "--colour", "community"],
    ["convert", "GRAPH", "-", "--to", "yaml"], ["convert", "GRAPH", "-", "--to", "jsonl"],
    ["convert", "GRAPH", "-", "--to", "graphml"], ["convert", "GRAPH", "-", "--to", "gexf"],
    ["convert", "GRAPH", "-", "--to", "node-link"], ["convert", "GRAPH", "-", "--to", "dot"],
    ["centrality", "GRAPH", "--largest-component", "--format", "json"],
    ["centrality", "GRAPH", "--relations", "nothing-like-it"],
  ]

  @Test(arguments: graphs.map(\.name))
  func everyCommand(_ name: String) throws {
    let text = try #require(Self.graphs.first { $0.name == name }).text
    let file = try Scratch.file(text, ending: ".yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    for command in Self.commands {
      let run = try Program.run(command.map { $0 == "GRAPH" ? file.path : $0 })
      #expect([0, 2].contains(run.status), "\(name), \(command): \(run.status) \(run.error)")
      #expect(run.status == 0 || run.error.contains("error:"), "\(name), \(command): no word of explanation")
      #expect(!run.output.contains("nan") && !run.output.contains("inf"), "\(name), \(command)")
      #expect(!run.error.contains("Fatal error"), "\(name), \(command): \(run.error)")
      if command[0] == "draw", command.contains("svg"), run.status == 0 {
        try expectXML(run.output, "\(name), \(command)")
        #expect(!run.output.contains("<script"))
      }
      if command.contains("graphml") || command.contains("gexf") { try expectXML(run.output, "\(name), \(command)") }
      if run.status == 0, command.contains("json") || command.contains("node-link") { _ = try run.json }
    }
  }

  private func expectXML(_ text: String, _ what: String) throws {
    let file = try Scratch.file(text, ending: ".xml")
    defer { try? FileManager.default.removeItem(at: file) }
    let check = try Program.shell("xmllint --noout --nonet '\(file.path)'")
    #expect(check.status == 0, "\(what): \(check.error)")
  }

  @Test func unwritableOutput() throws {
    for command in [
      ["centrality", Program.shippedGraph, "-o", "/no/such/folder/x.csv"],
      ["draw", Program.shippedGraph, "-o", "/proc/x.svg"],
      ["convert", Program.shippedGraph, "/dev/full", "--to", "jsonl"],
    ] {
      let run = try Program.run(command)
      #expect(run.status == 3, "\(command): \(run.status)")
      #expect(run.error.contains(command.contains("/dev/full") ? "No space" : "error:"))
    }
    let full = try Program.shell("\"$ENTENTE\" centrality '\(Program.shippedGraph)' > /dev/full; echo $?")
    #expect(full.output == "3\n" || full.error.contains("No space"))
  }

  @Test func findingsOfCheck() throws {
    let file = try Scratch.file(
      """
      entente: 1
      schema: international-relations
      sources: {press: Press release}
      nodes:
        country: {japan: Japan, korea: Korea}
        oficial: {abe: Abe}
      relations:
        - japan party-to nothing 2023-02-30 @press
        - japan allied-with korea 2023/2019 @pres
        - japan met-with korea:
            evidence: [{source: press, confidence: 7}]
      """, ending: ".yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Program.run(["check", file.path, "--format", "json"])
    #expect(run.status == 1)
    let findings = try #require(try run.json["findings"] as? [[String: Any]])
    let found = findings.map { "\($0["line"] ?? 0) \($0["code"] ?? "")" }
    #expect(
      found == [
        "6 unknown-kind", "8 unknown-node", "8 bad-date", "9 end-before-start", "9 unknown-source", "10 out-of-range",
      ])
    #expect((findings[0]["hint"] as? String) == "did you mean 'official'?")
    #expect((findings[4]["hint"] as? String) == "did you mean 'press'?")
    #expect(try Program.run(["info", file.path]).status == 3)
  }
}
