import CGraphviz
import Foundation

extension ChildProcess.Remains {
  /// What the child's output, its last words and the way it ended amount to.
  func result(of program: ChildProgram, limits: RenderLimits) throws(RenderError) -> RenderResult {
    var result = try outcome(of: program, limits: limits, decode: RenderFrames.decode)
    result.warnings += remarks
    return result
  }

  /// What `decode` makes of the output, or why there is none.
  ///
  /// - Parameter decode: gives nil for bytes that are not a complete result.
  func outcome<Value>(
    of program: ChildProgram, limits: RenderLimits, decode: (Data) -> Result<Value, RenderError>?
  ) throws(RenderError) -> Value {
    switch interruption {
    case .cancelled: throw .cancelled
    case .timeLimit: throw .timeLimit(seconds: limits.wallSeconds)
    case .outputTooLarge: throw .outputTooLarge(limit: limits.outputBytes)
    case nil: break
    }
    guard let outcome = decode(output) else { throw failure(of: program, limits: limits) }
    return try outcome.get()
  }

  /// What libraries wrote to standard error, line by line.
  var remarks: [String] {
    String(decoding: errors, as: UTF8.self).split(separator: "\n").map { GraphvizDiagnostics.oneLine(String($0)) }
  }

  private func failure(of program: ChildProgram, limits: RenderLimits) -> RenderError {
    let remarks = String(decoding: errors, as: UTF8.self)
    if ending == .signalled(SIGXCPU) { return .timeLimit(seconds: Double(limits.cpuSeconds)) }
    guard output.starts(with: RenderFrames.greeting) else {
      let words = GraphvizDiagnostics.oneLine(remarks.isEmpty ? "\(ending)" : remarks)
      return .childUnavailable("\(program.executable) \(program.arguments.joined(separator: " ")): \(words)")
    }
    switch ending {
    case .signalled where remarks.contains(CGV_EXHAUSTED): return .memoryLimit(bytes: limits.memoryBytes)
    case .signalled(let signal): return .crashed(signal: signal)
    case .exited, .unknown:
      if Self.speaksOfMemory(remarks) { return .memoryLimit(bytes: limits.memoryBytes) }
      return .graphviz(message: remarks.isEmpty ? "ended without a result" : GraphvizDiagnostics.oneLine(remarks))
    }
  }

  /// Whether the last words are those of a library that was refused memory and left.
  private static func speaksOfMemory(_ remarks: String) -> Bool {
    let words = remarks.lowercased()
    return ["out of memory", "memory allocation failure", "failure malloc", "cannot allocate memory"]
      .contains(where: words.contains)
  }
}
