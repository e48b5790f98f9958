import Entente
import Foundation
import Testing

/// A graph with every hostile text in every field.
enum HostileNetwork {
  static let graph: PropertyGraph = {
    var graph = PropertyGraph(title: HostileTexts.all.joined(separator: " "))
    graph.summary = HostileTexts.all.joined(separator: "\n")
    graph.language = "en\" onclick=\"window.harmed=1"
    do {
      for (index, text) in HostileTexts.all.enumerated() { try insert(text, index, into: &graph) }
    } catch { Issue.record(error) }
    return graph
  }()

  private static func insert(_ text: String, _ index: Int, into graph: inout PropertyGraph) throws {
    let source = "s\(100 + index) \(HostileTexts.withoutControls(text))"
    try graph.insert(
      Source(
        id: source, title: text, author: text, publisher: text, date: PartialDate("2023?"), url: text, language: text,
        note: text))
    let evidence = [Evidence(source: source, locator: text, confidence: 0.5, statement: text)]
    let properties: [String: PropertyValue] = [
      text: .text(text), "list": .list([.text(text), 1]), "URL": .text(text), "image": .text(text),
    ]
    try graph.insert(
      Node(
        id: nodeID(index), kind: NodeKind(rawValue: "kind " + text), name: text, names: ["ja": text, text: text],
        aliases: [text], properties: properties, evidence: evidence))
    guard index > 0 else { return }
    try graph.insert(
      Relation(
        id: relationID(index), kind: RelationKind(rawValue: "kind " + text), from: nodeID(index - 1),
        to: nodeID(index), properties: properties, evidence: evidence))
  }

  /// An id may hold anything but control characters.
  static func nodeID(_ index: Int) -> String {
    "n\(100 + index) \(HostileTexts.withoutControls(HostileTexts.all[index]))"
  }
  static func relationID(_ index: Int) -> String {
    "r\(100 + index) \(HostileTexts.withoutControls(HostileTexts.all[index]))"
  }

  /// The graph as a file, which keeps everything.
  static let path: String = {
    atexit { try? FileManager.default.removeItem(atPath: HostileNetwork.path) }
    do {
      return try Scratch.file(#require(GraphFormat.jsonLines.text(graph)), ending: ".jsonl").path
    } catch {
      Issue.record(error)
      return ""
    }
  }()

  /// Runs a command on the file; `-o -` where it has to be told.
  static func run(_ command: [String]) throws -> Program.Run {
    let run = try Program.run(command.map { $0 == "GRAPH" ? path : $0 })
    #expect(run.status == 0, "\(command): \(run.error.prefix(2000))")
    return run
  }
}
