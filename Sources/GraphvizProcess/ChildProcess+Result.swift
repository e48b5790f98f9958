import CGraphviz
import Foundation

extension ChildProcess.Remains {
  /// What the child's output, its last words and the way it ended amount to.
  func result(of program: ChildProgram, limits: RenderLimits) throws(RenderError) -> RenderResult {
    switch interruption {
    case .cancelled: throw .cancelled
    case .timeLimit: throw .timeLimit(seconds: limits.wallSeconds)
    case .outputTooLarge: throw .outputTooLarge(limit: limits.outputBytes)
    case nil: break
    }
    let remarks = String(decoding: errors, as: UTF8.self)
    if let outcome = RenderFrames.decode(output) {
      var result = try outcome.get()
      result.warnings += remarks.split(separator: "\n").map { GraphvizDiagnostics.oneLine(String($0)) }
      return result
    }
    throw failure(of: program, limits: limits, remarks: remarks)
  }

  private func failure(of program: ChildProgram, limits: RenderLimits, remarks: String) -> RenderError {
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
