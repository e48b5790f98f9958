import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// Every file of other tools is read as another engine counts it, or refused with a reason.
@Suite(.enabled(if: Interop.isThere, "../shared is not there")) struct InteropTests {
  /// Files whose counts differ from every engine's, with what is read and why that is right.
  private static let explained: [String: (count: Interop.Count, why: String)] = [:]

  /// Files that are refused, with the code of the first problem and why that is right.
  private static let refused: [String: (code: String, why: String)] = [
    "json-graph-format/json-graph-schema_v1.json": ("json-schema", "a schema describes graphs and is none"),
    "json-graph-format/json-graph-schema_v2.json": ("json-schema", "a schema describes graphs and is none"),
    "written-by-tools/florentine-marriage/networkx-pydot.dot": (
      "dot-syntax", "keys with # are not quoted; Graphviz refuses it"
    ),
    "networkit/example2.dgs": ("unknown-format", "a stream of changes for GraphStream, which Entente does not read"),
    "written-by-tools/karate-weighted/networkx.edgelist": (
      "ragged-row", "ids with spaces; NetworkX cannot read it again"
    ),
    "written-by-tools/kr-national-assembly/networkx.edgelist": (
      "ragged-row", "ids with spaces; NetworkX cannot read it again"
    ),
  ]

  @Test func everyFileIsReadOrRefused() {
    var differences: [String] = []
    var read = 0
    for path in Interop.files {
      let reading = Reading(path: Interop.folder + "/" + path)
      guard let graph = reading.graph else {
        let code = reading.diagnostics.first { $0.severity == .error }?.code ?? ""
        // Tables of results, a number and a value a line, say nothing about what they are.
        if path.hasPrefix("ldbc-graphalytics/"), code == "unknown-format", !path.hasSuffix("-input") { continue }
        if Self.refused[path]?.code != code {
          let text = reading.diagnostics.first { $0.severity == .error }.map { "\($0)" } ?? ""
          differences.append("\(path): refused: \(text.prefix(200))")
        }
        continue
      }
      read += 1
      let count = Interop.Count(nodes: graph.nodeCount, edges: graph.relationCount)
      if let reason = Self.explained[path] {
        if reason.count != count { differences.append("\(path): \(count), said to be \(reason.count)") }
      } else if let counts = Interop.counts[path], !counts.isEmpty, !counts.contains(count) {
        differences.append("\(path): \(count), others see \(counts.map(\.description).sorted())")
      }
    }
    #expect(differences.isEmpty, "\(differences.count) differences\n\(differences.joined(separator: "\n"))")
    #expect(read > 200)
  }

  @Test func nothingIsExplainedInVain() {
    let known = Set(Interop.files)
    for path in Array(Self.explained.keys) + Array(Self.refused.keys) { #expect(known.contains(path), "\(path)") }
  }
}
