/// Why a diagram could not be rendered.
public enum RenderError: Error, Sendable, Equatable {
  /// The DOT text holds no graph.
  case emptyInput
  /// The DOT text is longer than ``RenderLimits/inputBytes``.
  case inputTooLarge(bytes: Int, limit: Int)
  /// The DOT text holds a character that would cut it short (NUL) or make the SVG malformed (other control characters,
  /// U+FFFE, U+FFFF).
  case forbiddenCharacter(line: Int, codePoint: UInt32)
  /// The DOT text cannot be parsed; the line is counted from 1.
  case syntax(line: Int?, message: String)
  /// Graphviz reported an error. What it drew nevertheless is not to be trusted.
  case graphviz(message: String)
  /// The layout took longer than ``RenderLimits/wallSeconds`` or ``RenderLimits/cpuSeconds``.
  case timeLimit(seconds: Double)
  /// The layout needed more than ``RenderLimits/memoryBytes``.
  case memoryLimit(bytes: Int)
  /// The outputs together are longer than ``RenderLimits/outputBytes``.
  case outputTooLarge(limit: Int)
  /// Graphviz ended the child process by the given signal.
  case crashed(signal: Int32)
  /// The child process could not be started or did not answer as one.
  case childUnavailable(String)
  /// The caller asked to stop.
  case cancelled
}

extension RenderError {
  /// What to do about it, if anything is known to help.
  public var hint: String? {
    switch self {
    case .emptyInput: "there is nothing to draw; check the filters of the diagram"
    case .inputTooLarge, .timeLimit, .memoryLimit, .outputTooLarge:
      "draw fewer nodes (filter, or one node a community), choose the engine sfdp, or raise the limit"
    case .forbiddenCharacter: "remove control characters from names and labels"
    case .crashed(signal: 9): "the system probably ran out of memory; draw fewer nodes"
    case .crashed: "a very long label or an extreme attribute value makes Graphviz crash; shorten it"
    case .childUnavailable: "check that the program is installed completely and may be executed"
    case .syntax, .graphviz, .cancelled: nil
    }
  }

  private var summary: String {
    switch self {
    case .emptyInput: return "the DOT text is empty"
    case .inputTooLarge(let bytes, let limit):
      return "the DOT text has \(bytes) bytes, more than the limit of \(limit)"
    case .forbiddenCharacter(let line, let codePoint):
      let digits = String(codePoint, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - digits.count))
      return "the DOT text holds the control character U+\(padding)\(digits) in line \(line)"
    case .syntax(let line?, let message): return "the DOT text cannot be read, line \(line): \(message)"
    case .syntax(nil, let message): return "the DOT text cannot be read: \(message)"
    case .graphviz(let message): return "Graphviz: \(message)"
    case .timeLimit(let seconds):
      let whole = seconds == seconds.rounded() && abs(seconds) < 1e9
      return "the layout was stopped after \(whole ? String(Int(seconds)) : String(seconds)) s"
    case .memoryLimit(let bytes): return "the layout needs more than \(bytes >> 20) MiB of memory"
    case .outputTooLarge(let limit): return "the drawing has more than the limit of \(limit) bytes"
    case .crashed(let signal): return "Graphviz crashed (signal \(signal))"
    case .childUnavailable(let reason): return "the rendering process is not available: \(reason)"
    case .cancelled: return "the rendering was cancelled"
    }
  }
}

extension RenderError: CustomStringConvertible {
  /// The error, and after a semicolon what helps.
  public var description: String { hint.map { "\(summary); \($0)" } ?? summary }
}
