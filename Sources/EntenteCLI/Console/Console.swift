import Entente
import Foundation
import Synchronization

/// Standard output and standard error.
enum Console {
  static let isOutputTerminal = isatty(STDOUT_FILENO) == 1
  static let isErrorTerminal = isatty(STDERR_FILENO) == 1

  /// What the program ends with where the reader has gone away: a check that found something has found it all the same.
  static let statusWithoutReader = Atomic<Int32>(0)

  /// Writes to standard output. A reader that has gone away (`| head`) ends the program without a word.
  static func print(_ text: some StringProtocol) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) {
    if isOutputTerminal { ProgressBar.hide() }
    guard !writeAll(bytes, to: STDOUT_FILENO) else { return }
    if errno != EPIPE { printError("entente: cannot write to standard output: \(String(cString: strerror(errno)))") }
    quit(errno == EPIPE ? statusWithoutReader.load(ordering: .relaxed) : Failure.input)
  }

  static func printError(_ text: String) { showError(text + "\n") }

  /// Writes to standard error without a line feed, where the line of progress may stand.
  static func showError(_ text: String) {
    ProgressBar.hide { writeError(text) }
  }

  /// Writes to standard error as it is.
  static func writeError(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

  static func quit(_ code: Int32) -> Never {
    WorkProgress.current.end()
    ProgressBar.hide()
    exit(code)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  static func report(_ failure: Failure) { for diagnostic in failure.diagnostics { report(diagnostic) } }

  /// A diagnostic, coloured on a terminal unless `NO_COLOR` is set.
  static func report(_ diagnostic: Diagnostic) {
    var text = diagnostic.description
    if diagnostic.location == nil { text = "entente: " + text }
    if isErrorTerminal, ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty {
      let colour =
        switch diagnostic.severity {
        case .error: "31"
        case .warning: "33"
        case .note: "36"
        }
      let word = "\(diagnostic.severity.rawValue):"
      if let range = text.range(of: word) { text.replaceSubrange(range, with: "\u{1B}[1;\(colour)m\(word)\u{1B}[0m") }
    }
    printError(text)
  }
}
