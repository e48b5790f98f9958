import RelationGraph
import Testing

@testable import GraphFormats
@testable import GraphvizProcess

/// DOT that cannot be read, and text that attacks its reader.
@Suite struct DOTProblemTests {
  @Test(arguments: [
    ("digraph {\n  a -> b\n  c -- d\n}", 3, "dot-syntax"), ("graph {\n a -> b }", 2, "dot-syntax"),
    ("digraph {\n a [label=\"open\n", 2, "dot-syntax"), ("digraph { a", 1, "dot-syntax"),
    ("graph {\n\n Lamberteschi's [x=1];\n}", 3, "dot-syntax"), ("{}", 1, "dot-syntax"), (" \n// nothing\n", 0, "empty"),
    ("", 0, "empty"),
  ]) func saysWhereAndWhatHelps(text: String, line: Int, code: String) throws {
    let error = try #require(Reading(text, as: .dot).error)
    let found = try #require(error.diagnostics.first)
    #expect(found.code == code)
    #expect(found.hint != nil || code == "empty")
    #expect(!error.isLimit)
    // An open quote is reported where it begins or where the text ends.
    if text.contains("open") { return }
    #expect(found.location?.line == line)
  }

  @Test func whatFollowsTheGraphIsRemarked() {
    let reading = Reading("graph { a }\n}}", as: .dot)
    #expect(reading.graph?.nodeCount == 1)
    #expect(reading.diagnostics.map(\.code) == ["graphviz"])
  }

  @Test func controlCharactersAreRefused() {
    #expect(Reading("graph { a\u{0}b }", as: .dot).diagnostics.map(\.code) == ["control-character"])
  }

  @Test func deepNesting() {
    let count = 1_000_000
    let reading = Reading(
      "graph " + String(repeating: "{", count: count) + String(repeating: "}", count: count), as: .dot)
    #expect(reading.isLimit)
    #expect(reading.diagnostics.map(\.code) == ["too-deep"])
  }

  @Test func aTextThatGrowsIsStopped() {
    // Every one of 40,000 nodes has every one of 40,000 attributes.
    var text = "graph { node ["
    for number in 0..<40_000 { text += "a\(number)=1," }
    text += "x=1]\n"
    for number in 0..<40_000 { text += "n\(number);" }
    let reading = Reading(text + "}", as: .dot)
    #expect(reading.isLimit)
  }

  @Test func oneTextManyTimesIsHandedOverOnce() throws {
    let long = String(repeating: "x", count: 100_000)
    var text = "graph { node [note=\"\(long)\"]\n"
    for number in 0..<2000 { text += "n\(number);" }
    let graph = try #require(Reading(text + "}", as: .dot).graph)
    #expect(graph.nodeCount == 2000)
    #expect(graph.nodes.allSatisfy { $0.properties["note"] == .text(long) })
  }

  @Test func filesThatAttributesNameStayClosed() throws {
    let text = """
      digraph { imagepath="/dev"; stylesheet="file:///etc/passwd"; shapefile="/dev/zero"
        a [image="/dev/zero", shapefile="/dev/zero", URL="file:///etc/passwd"] }
      """
    let graph = try #require(Reading(text, as: .dot).graph)
    #expect(graph.nodes[0].properties["image"] == "/dev/zero")
  }

  @Test func aChildThatIsNotThere() {
    let missing = DotReader(limits: RenderLimits(), child: ChildProgram(executable: "/nowhere/entente"))
    #expect(throws: RenderError.self) { try missing.read(Array("graph{}".utf8)) }
    let other = DotReader(limits: RenderLimits(), child: ChildProgram(executable: "/bin/true"))
    #expect(throws: RenderError.self) { try other.read(Array("graph{}".utf8)) }
  }

  @Test func aChildThatTakesTooMuch() throws {
    let child = try #require(ChildProgram.found(), "the executable 'entente' is not there; run 'swift build' first")
    var limits = RenderLimits(outputBytes: 1000)
    let many = "graph {" + (0..<1000).map { "n\($0);" }.joined() + "}"
    #expect(throws: RenderError.outputTooLarge(limit: 1000)) {
      try DotReader(limits: limits, child: child).read(Array(many.utf8))
    }
    limits = RenderLimits(wallSeconds: 0)
    #expect(throws: RenderError.timeLimit(seconds: 0)) {
      try DotReader(limits: limits, child: child).read(Array(many.utf8))
    }
  }

  @Test func answersThatAreNoneAreRefused() {
    func decoded(_ text: String) -> DotStructure? { try? DotFrames.decode(RenderFrames.greeting + text.utf8)?.get() }
    #expect(decoded("end 0\n") != nil)
    #expect(decoded("words 4\n\u{1}\0\0\0end 0\n") == nil)
    #expect(decoded("words 8\n\u{9}\0\0\0\0\0\0\0end 0\n") == nil)
    #expect(decoded("words 99\nend 0\n") == nil)
    #expect(decoded("other 0\nend 0\n") == nil)
    #expect(decoded("texts 4\n\u{7F}\u{7F}\u{7F}\u{7F}words 12\n\u{1}\0\0\0\0\0\0\0\0\0\0\0end 0\n") == nil)
  }
}
