import CGraphviz
import Foundation
import Synchronization

/// One use of the Graphviz library: parse, lay out, write, free.
///
/// All state of Graphviz is global to the process, so sessions take turns.
enum GraphvizSession {
  private static let turn = Mutex<Void>(())
  private static let diagnostics = Mutex(GraphvizDiagnostics())

  /// Lays a graph out once and writes it in all formats of the job.
  ///
  /// - Throws: ``RenderError/emptyInput``, ``RenderError/syntax(line:message:)``, ``RenderError/graphviz(message:)``,
  ///   ``RenderError/outputTooLarge(limit:)`` or ``RenderError/cancelled``.
  static func run(
    _ bytes: [UInt8], job: RenderJob, outputLimit: Int = .max, isCancelled: () -> Bool = { false }
  ) throws(RenderError) -> RenderResult {
    try inTurn { () throws(RenderError) in
      if isCancelled() { throw .cancelled }
      guard let context = gvContext() else { throw .graphviz(message: "no context") }
      defer { gvFreeContext(context) }
      return try draw(bytes, job: job, context: context, outputLimit: outputLimit, isCancelled: isCancelled)
    }
  }

  /// Does something with Graphviz while nobody else does, and collects what it remarks.
  private static func inTurn<Value>(_ body: () throws(RenderError) -> Value) throws(RenderError) -> Value {
    try turn.withLock { _ throws(RenderError) in
      let numbers = cgv_plain_numbers()
      defer { cgv_restore_numbers(numbers) }
      let previousHook = agseterrf { piece in
        if let piece { GraphvizSession.diagnostics.withLock { $0.receive(String(cString: piece)) } }
        return 0
      }
      defer { agseterrf(previousHook) }
      diagnostics.withLock { $0 = GraphvizDiagnostics() }
      cgv_forbid_files()
      return try body()
    }
  }

  /// Reads the first graph of a text and counts the others; for a child, because the graph is never freed.
  ///
  /// - Throws: ``RenderError/emptyInput``, ``RenderError/syntax(line:message:)`` or ``RenderError/graphviz(message:)``.
  static func read(_ bytes: [UInt8]) throws(RenderError) -> DotRecorder {
    try inTurn { () throws(RenderError) in
      let outcome = bytes.withUnsafeBytes { bytes in
        Result { () throws(RenderError) in try record(bytes.bindMemory(to: CChar.self)) }
      }
      return try outcome.get()
    }
  }

  private static func record(_ bytes: UnsafeBufferPointer<CChar>) throws(RenderError) -> DotRecorder {
    agreadline(1)
    var text = cgv_text_t(next: bytes.baseAddress, left: bytes.count)
    let first = cgv_read_graph(&text)
    if let error = reportedErrors().first { throw syntaxError(error) }
    guard let first else { throw .emptyInput }
    var recorder = DotRecorder(first)
    recorder.warnings = diagnostics.withLock(\.warnings)
    if recorder.unnamed > 0 {
      recorder.warnings.append("\(recorder.unnamed) nodes whose name begins with % have a number instead")
    }
    var followers = 0
    while let next = cgv_read_graph(&text) {
      followers += 1
      agclose(next)
    }
    // What follows the graph and is none is remarked, too.
    if let error = reportedErrors().first { recorder.warnings.append(error) }
    recorder.add(followers: followers)
    return recorder
  }

  private static func draw(
    _ bytes: [UInt8], job: RenderJob, context: OpaquePointer, outputLimit: Int, isCancelled: () -> Bool
  ) throws(RenderError) -> RenderResult {
    let graph = try parse(bytes)
    defer { agclose(graph) }
    let status = gvLayout(context, graph, job.engine.rawValue)
    defer { gvFreeLayout(context, graph) }
    try failOnErrors(unless: status == 0, otherwise: "the layout failed")

    var result = RenderResult()
    var room = outputLimit
    let ownResolution = cgv_resolution(graph)
    for output in job.outputs {
      if isCancelled() { throw .cancelled }
      cgv_set_resolution(graph, output == .png ? job.dpi.map(Double.init) ?? ownResolution : ownResolution)
      var length: UInt32 = 0
      var drawing = cgv_render(context, graph, output.rawValue, &length).map {
        Data(bytesNoCopy: $0, count: Int(length), deallocator: .custom { bytes, _ in gvFreeRenderData(bytes) })
      }
      try failOnErrors(unless: drawing != nil, otherwise: "the format \(output.rawValue) cannot be written")
      room -= Int(length)
      if room < 0 { throw .outputTooLarge(limit: outputLimit) }
      if output == .pdf { drawing?.removeCreationDate() }
      result.data[output] = drawing
    }
    result.warnings = diagnostics.withLock { diagnostics in
      diagnostics.finish()
      return diagnostics.warnings
    }
    return result
  }

  /// Any error text is a failure, whatever Graphviz returned: after one it draws an empty graph or half a label.
  private static func failOnErrors(unless success: Bool, otherwise message: String) throws(RenderError) {
    let errors = reportedErrors()
    if !errors.isEmpty { throw .graphviz(message: errors.joined(separator: "; ")) }
    if !success { throw .graphviz(message: message) }
  }

  /// The errors of the session so far.
  static func reportedErrors() -> [String] {
    diagnostics.withLock { diagnostics in
      diagnostics.finish()
      return diagnostics.errors
    }
  }
}

extension GraphvizSession {
  private static func parse(_ bytes: [UInt8]) throws(RenderError) -> UnsafeMutablePointer<Agraph_t> {
    agreadline(1)
    let terminated = bytes + [0]
    let graph = terminated.withUnsafeBytes { agmemread($0.bindMemory(to: CChar.self).baseAddress) }
    // The lexer keeps what follows the first graph and would put it before the next text: read it now, to nothing.
    let second = graph == nil ? nil : agmemread("")
    if let second { agclose(second) }

    let errors = reportedErrors()
    if let graph, errors.isEmpty, second == nil { return graph }
    if let graph { agclose(graph) }
    guard let first = errors.first else {
      if graph == nil { throw .emptyInput }
      throw .syntax(line: nil, message: "the text holds more than one graph")
    }
    throw syntaxError(first)
  }

  /// Moves the line out of "syntax error in line 3 near 'x'".
  private static func syntaxError(_ message: String) -> RenderError {
    guard let match = message.firstMatch(of: /\ in line ([0-9]+)/) else { return .syntax(line: nil, message: message) }
    var rest = message
    rest.removeSubrange(match.range)
    return .syntax(line: Int(match.output.1), message: rest)
  }
}
