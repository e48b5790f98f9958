import Foundation
import GraphFormats
import RelationGraph
import Testing

/// Graphs that include other files, and what they may not include.
@Suite struct IncludeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ name: String = "main.yaml") -> Reading { Reading(path: folder.path + "/" + name) }

  @Test func partsOfOneGraph() throws {
    try folder.write("include: [parts/a.yaml, parts/b.yaml]\ntitle: Whole\nrelations: [a to b]\n", to: "main.yaml")
    try folder.write("title: Part\ninclude: deep/c.yaml\nnodes: {node: {a: A}}\n", to: "parts/a.yaml")
    try folder.write("include: deep/c.yaml\nnodes: {node: {b: B}}\n", to: "parts/b.yaml")
    try folder.write("nodes: {node: {c: C}}\n", to: "parts/deep/c.yaml")
    let graph = read().graph
    #expect(graph?.nodes.map(\.id) == ["a", "b", "c"])
    #expect(graph?.title == "Whole")
  }

  @Test func alsoWhereTheFormatIsGuessed() throws {
    try folder.write("title: T\ninclude: a.yaml\nnodes:\n", to: "main.txt")
    try folder.write("nodes: {node: {a: A}}\n", to: "a.yaml")
    #expect(read("main.txt").graph?.nodeCount == 1)
  }

  @Test func itselfAndCycles() throws {
    try folder.write("title: x\ninclude:\n  - main.yaml\n  - a.yaml\n", to: "main.yaml")
    try folder.write("include: b.yaml\n", to: "a.yaml")
    try folder.write("include: [a.yaml, ./main.yaml]\n", to: "b.yaml")
    let reading = read()
    #expect(reading.places == ["3:5 include-cycle", "1:11 include-cycle", "1:19 include-cycle"])
    let files = reading.diagnostics.compactMap { $0.location?.file }
    #expect(files == ["main.yaml", "b.yaml", "b.yaml"].map { "\(folder.path)/\($0)" })
  }

  @Test func missingFilesAndFolders() throws {
    try folder.write(
      "include: [none.yaml, sub, bad.yaml]\nnodes: {node: {a: }}\nrelations: [a to z]\n", to: "main.yaml")
    try folder.write("x", to: "sub/x")
    try folder.write("nodes: [\n", to: "bad.yaml")
    let reading = read()
    #expect(
      reading.places.sorted() == ["0:0 is-a-folder", "1:11 no-such-file", "2:1 yaml-syntax", "3:13 unknown-node"])
  }

  @Test func onlyBelowTheFolder() throws {
    try folder.write("nodes: {node: {x: }}\n", to: "outside.yaml")
    try FileManager.default.createDirectory(atPath: folder.path + "/in", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/in/link.yaml", withDestinationPath: folder.path + "/outside.yaml")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/in/up", withDestinationPath: "..")
    let names = [
      "../outside.yaml", folder.path + "/in/main.yaml", "/etc/passwd", "link.yaml", "up/outside.yaml", "\"\"", "..",
    ]
    try folder.write("include:\n" + names.map { "  - \($0)\n" }.joined(), to: "in/main.yaml")
    let reading = read("in/main.yaml")
    #expect(reading.places == names.indices.map { "\($0 + 2):5 cannot-include" })
    #expect(reading.diagnostics.first?.message == "'../outside.yaml' does not lie below the folder of this file")
  }

  @Test func notFromStandardInput() {
    let reading = Reading("include: a.yaml\n", as: .yaml, name: "<standard input>")
    #expect(reading.places == ["1:10 cannot-include"])
    #expect(reading.diagnostics.map(\.message) == ["only files on disk can include others"])
  }

  @Test func duplicateIDsAcrossFiles() throws {
    try folder.write("include: a.yaml\nnodes:\n  node:\n    a: A\n", to: "main.yaml")
    try folder.write("nodes:\n  node: {a: Other}\n", to: "a.yaml")
    let reading = read()
    #expect(reading.places == ["4:5 duplicate-id"])
    #expect(reading.hints == ["the first one is at \(folder.path)/a.yaml:2:10"])
  }

  @Test func endsAtALimit() throws {
    for number in 0..<70 { try folder.write("include: f\(number + 1).yaml\nnodes:\n", to: "f\(number).yaml") }
    let path = folder.path
    onSmallStack {
      let reading = Reading(path: path + "/f0.yaml")
      #expect(reading.diagnostics.map(\.code) == ["too-many"])
      #expect(reading.isLimit)
    }
  }
}
