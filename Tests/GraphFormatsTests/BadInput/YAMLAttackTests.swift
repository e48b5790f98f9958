import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

/// YAML that is made to hurt: deep, endless, exploding.
@Suite struct YAMLAttackTests {
  @Test func nestingHasALimitOnASmallStack() {
    let many = 100_000
    let texts = [
      String(repeating: "[", count: many), "nodes: " + String(repeating: "{a: ", count: many),
      "nodes: " + String(repeating: "[a, ", count: many), String(repeating: "- ", count: many) + "x",
      String(repeating: "? ", count: many) + "x", "a: " + String(repeating: "{[", count: many),
      String(repeating: "{? ", count: many), String(repeating: "[\n", count: many),
      (0..<1500).map { String(repeating: " ", count: $0) + "k:" }.joined(separator: "\n"),
      String(repeating: "[", count: many) + String(repeating: "]", count: many),
    ]
    onSmallStack {
      for text in texts {
        let reading = Reading(text, as: .yaml)
        #expect(reading.diagnostics.map(\.code) == ["too-deep"], "\(text.prefix(20))")
        #expect(reading.isLimit)
        #expect(reading.diagnostics.first?.message == "nested deeper than 64")
      }
    }
  }

  @Test func deepestThatIsRead() {
    @Sendable func nested(_ depth: Int) -> String {
      "nodes: {node: {a: {p: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}}}"
    }
    onSmallStack {
      #expect(Reading(nested(60), as: .yaml).graph?.nodeCount == 1)
      #expect(Reading(nested(61), as: .yaml).isLimit)
    }
  }

  @Test(arguments: ["&a", "!!seq &a", "! &a", "&a !!seq"]) func aliasBomb(anchor: String) {
    var text = "a0: \(anchor) [x, x]\n"
    for level in 1...40 {
      text += "a\(level): \(anchor.replacing("a", with: "a\(level)")) [*a\(level - 1), *a\(level - 1)]\n"
    }
    let reading = Reading(text, as: .yaml)
    #expect(Set(reading.diagnostics.map(\.code)).isSuperset(of: ["yaml-alias"]))
    #expect(reading.diagnostics.count <= GraphDraft.diagnosticLimit + 1)
    let first = reading.diagnostics.first { $0.code == "yaml-alias" }
    #expect(first?.location?.line == 1)
    #expect(first?.hint == "write the value out, or put quotes around text that begins with & or *")
  }

  @Test func aliasBombAsKeysAndMergeKeys() {
    var text = "a0: &a0 {x: y}\n"
    for level in 1...60 {
      text += "? &a\(level) {? *a\(level - 1) : 1, ? [*a\(level - 1)] : 2}\n: {<<: *a\(level - 1)}\n"
    }
    let reading = Reading(text, as: .yaml)
    #expect(
      reading.places.filter { $0.hasSuffix("yaml-alias") }.prefix(3) == [
        "1:5 yaml-alias", "2:3 yaml-alias", "2:10 yaml-alias",
      ])
    #expect(reading.diagnostics.contains { $0.message == "a key is a text, this is a mapping" })
  }

  @Test func anchorsAndTagsDoNotSwallowText() {
    let reading = Reading("title: &Co Ltd\ndescription: !important note\nlanguage: *x\n", as: .yaml)
    #expect(reading.places == ["1:8 yaml-alias", "2:14 yaml-tag", "3:11 yaml-alias"])
    #expect(reading.hints[1] == "put quotes around text that begins with !")
    let fine = Reading("title: \"&Co *x !y\"\ndescription: R&D * & !\nlanguage: |\n  &a *b\n", as: .yaml)
    #expect(fine.graph?.title == "&Co *x !y")
    #expect(fine.graph?.summary == "R&D * & !")
  }

  @Test(.timeLimit(.minutes(1))) func oneLineOf100MB() throws {
    let bytes = Array("title: ".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
    for text in [bytes, [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)] {
      let reading = Reading(text, as: .yaml)
      #expect(reading.places == ["0:0 too-large"])
      #expect(reading.diagnostics.map(\.message) == ["more than 64 MiB"])
      #expect(reading.hints == ["use JSON Lines (.jsonl) or CSV for graphs larger than that"])
      #expect(reading.isLimit)
    }
  }

  @Test(.timeLimit(.minutes(1))) func longestTextThatIsRead() {
    let text = String(repeating: "a", count: YAMLReader.sizeLimit - 20)
    #expect(Reading("title: \"\(text)\"", as: .yaml).graph?.title?.utf8.count == text.utf8.count)
    #expect(Reading(String(repeating: "a", count: 1 << 20) + ": x\n", as: .yaml).error != nil)
  }

  @Test func labelOf40000Lines() {
    let lines = (1...40_000).map { "      line \($0)" }.joined(separator: "\n")
    let reading = Reading("nodes:\n  node:\n    a: |\n\(lines)\nrelations:\n  - a to b\n", as: .yaml)
    #expect(reading.places == ["40005:5 unknown-node"])
  }

  /// Messages quote what they are about, but not all of it.
  @Test func messagesAreShort() {
    let long = String(repeating: "x", count: 1 << 20)
    for text in ["relations:\n  - a \"\(long)\n", "title: x\n\"\(long)\": 1\n", "nodes: {node: {a: {dates: \(long)}}}"]
    {
      let reading = Reading(text, as: .yaml)
      #expect(reading.error != nil)
      #expect(reading.diagnostics.allSatisfy { $0.description.count < 2000 })
    }
  }
}
