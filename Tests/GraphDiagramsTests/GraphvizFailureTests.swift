import Foundation
import Testing

@testable import GraphvizProcess

@Suite struct GraphvizFailureTests {
  @Test func aSyntaxErrorTellsItsLine() throws {
    let failure = try GraphvizFixture.failure(of: "graph G {\n a -- b\n c -> -> d\n}")
    guard case .syntax(let line, let message) = failure else { throw try #require(failure) }
    #expect(line == 3)
    #expect(message.contains("syntax error") && !message.contains("in line"))
  }

  @Test(arguments: ["", " \n\t", "// nothing"])
  func anEmptyTextIsRefused(dot: String) throws {
    #expect(try GraphvizFixture.failure(of: dot) == .emptyInput)
  }

  @Test func moreThanOneGraphIsRefused() throws {
    guard case .syntax = try GraphvizFixture.failure(of: "graph G { a } graph H { b }") else {
      Issue.record("the second graph was swallowed")
      return
    }
  }

  @Test(arguments: [UInt32(0), 1, 0x1B, 0xFFFE])
  func charactersThatBreakTheOutputAreRefused(codePoint: UInt32) throws {
    let character = String(try #require(Unicode.Scalar(codePoint)))
    let failure = try GraphvizFixture.failure(of: "graph G {\n a [label=\"x\(character)y\"] }")
    #expect(failure == .forbiddenCharacter(line: 2, codePoint: codePoint))
  }

  @Test func aLongTextIsRefused() throws {
    let failure = try GraphvizFixture.failure(of: "graph G { a }", limits: RenderLimits(inputBytes: 5))
    #expect(failure == .inputTooLarge(bytes: 13, limit: 5))
  }

  @Test func aLongDrawingIsRefused() throws {
    let failure = try GraphvizFixture.failure(of: "graph G { a }", limits: RenderLimits(outputBytes: 100))
    #expect(failure == .outputTooLarge(limit: 100))
  }

  @Test func aCrashIsAnErrorOfTheChild() throws {
    let label = String(repeating: "x\\n", count: 33_000)
    #expect(try GraphvizFixture.failure(of: "graph G { a [label=\"\(label)\"] }") == .crashed(signal: SIGSEGV))
  }

  @Test func anEndlessLayoutMeetsTheWallLimit() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let failure = try GraphvizFixture.failure(
      of: "graph G { a [shape=polygon, sides=100000000] }", limits: RenderLimits(wallSeconds: 2))
    #expect(failure == .timeLimit(seconds: 2))
    #expect(clock.now - start < .seconds(6))
  }

  @Test func anEndlessLayoutMeetsTheProcessorLimit() throws {
    let failure = try GraphvizFixture.failure(
      of: "graph G { a [shape=polygon, sides=100000000] }", limits: RenderLimits(wallSeconds: 60, cpuSeconds: 1))
    #expect(failure == .timeLimit(seconds: 1))
  }

  @Test func aHungryLayoutMeetsTheMemoryLimit() throws {
    let limits = RenderLimits(wallSeconds: 60, memoryBytes: 300 << 20)
    let failure = try GraphvizFixture.failure(of: GraphvizFixture.network(nodes: 60_000), limits: limits)
    #expect(failure == .memoryLimit(bytes: 300 << 20))
  }

  @Test func aTextThatTheParserGivesUpIsAFailure() throws {
    let dot = "graph G {" + String(repeating: "subgraph {", count: 5000) + "a" + String(repeating: "}", count: 5001)
    guard case .syntax = try GraphvizFixture.failure(of: dot) else {
      Issue.record("5,000 nested subgraphs were drawn as an empty graph")
      return
    }
  }

  @Test func aBrokenHTMLLabelIsAFailure() throws {
    guard case .graphviz(let message) = try GraphvizFixture.failure(of: "graph G { a [label=<<b>x</i>>] }") else {
      Issue.record("the label was silently replaced")
      return
    }
    #expect(message.contains("label of node a"))
  }

  @Test func oddAttributesAreWarnings() throws {
    let dot = "graph G { a [shape=nonesuch, color=nonesuch] }"
    let result = try GraphvizFixture.renderer().render(dot: dot, engine: .dot, outputs: [.svg])
    #expect(result.warnings.contains { $0.contains("unknown shape nonesuch") })
    #expect(result.warnings.contains { $0.contains("nonesuch is not a known color") })
  }

  @Test(arguments: [true, false])
  func filesAreNotOpened(apart: Bool) throws {
    let pixel = Data(
      base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==")
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString).png")
    try #require(pixel).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let renderer = apart ? try GraphvizFixture.renderer() : GraphvizRenderer(child: nil)
    let result = try renderer.render(
      dot: "graph G { a [image=\"\(file.path)\"] }", engine: .dot, outputs: [.svg])
    #expect(!String(decoding: try #require(result.data[.svg]), as: UTF8.self).contains("<image"))
    #expect(!result.warnings.isEmpty)
  }

  @Test func cancellationEndsTheChildSoon() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let renderer = try GraphvizFixture.renderer()
    #expect(throws: RenderError.cancelled) {
      try renderer.render(
        dot: "graph G { a [shape=polygon, sides=100000000] }", engine: .dot, outputs: [.svg],
        isCancelled: { clock.now - start > .milliseconds(300) })
    }
    #expect(clock.now - start < .seconds(4))
  }

  @Test func aMissingChildIsNamed() throws {
    let renderer = GraphvizRenderer(child: ChildProgram(executable: "/nonexistent/entente"))
    #expect(throws: RenderError.childUnavailable("/nonexistent/entente: No such file or directory")) {
      try renderer.render(dot: "graph G { a }", engine: .dot, outputs: [.svg])
    }
  }

  @Test(arguments: ["/bin/true", "/bin/cat", "/bin/false"])
  func anotherProgramIsNotTakenForAChild(executable: String) throws {
    let renderer = GraphvizRenderer(child: ChildProgram(executable: executable, arguments: []))
    // More than a socket holds: writing to a program that does not read must neither block nor raise SIGPIPE.
    let dot = "graph G { a [comment=\"" + String(repeating: "x", count: 2_000_000) + "\"] }"
    do throws(RenderError) {
      _ = try renderer.render(dot: dot, engine: .dot, outputs: [.svg])
      Issue.record("a drawing came from \(executable)")
    } catch {
      guard case .childUnavailable = error else { throw error }
    }
  }

  @Test func noChildIsLeftBehind() throws {
    _ = try GraphvizFixture.failure(
      of: "graph G { a [shape=polygon, sides=100000000] }", limits: RenderLimits(wallSeconds: 0.2))
    // Children of tests that run beside this one are there for an instant only.
    let first = try Self.unreapedChildren()
    Thread.sleep(forTimeInterval: 0.5)
    #expect(try Self.unreapedChildren().isDisjoint(with: first))
  }

  private static func unreapedChildren() throws -> Set<String> {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
    return Set(
      processes.filter {
        let status = (try? String(contentsOfFile: "/proc/\($0)/stat", encoding: .utf8)) ?? ""
        let fields = status.drop { $0 != ")" }.split(separator: " ")
        return fields.count > 2 && fields[1] == "Z" && fields[2] == "\(getpid())"
      })
  }

  @Test func errorsSayWhatHelps() {
    #expect(RenderError.timeLimit(seconds: 2).description.hasPrefix("the layout was stopped after 2 s; draw fewer"))
    #expect(RenderError.syntax(line: 3, message: "m").description == "the DOT text cannot be read, line 3: m")
    #expect(RenderError.forbiddenCharacter(line: 1, codePoint: 0x1B).description.contains("U+001B"))
  }
}
