/// Collects the texts of Graphviz's error hook.
///
/// One message arrives in several calls: "Error" or "Warning", then ": ", then the text, then perhaps more of it
/// ("in label of node b").
struct GraphvizDiagnostics: Sendable {
  private(set) var errors: [String] = []
  private(set) var warnings: [String] = []
  private var current = ""
  private var currentIsWarning = false
  private var expectsSeparator = false

  /// More messages of one kind than this are dropped: a diagram of 10,000 nodes in an unknown colour repeats itself.
  static let messageLimit = 100
  /// Longer messages are cut.
  static let lengthLimit = 2000

  /// Takes one piece of a message.
  mutating func receive(_ piece: String) {
    if piece == "Error" || piece == "Warning" {
      finish()
      currentIsWarning = piece == "Warning"
      expectsSeparator = true
    } else if expectsSeparator && piece == ": " {
      expectsSeparator = false
    } else if current.utf8.count < Self.lengthLimit {
      current += piece
    }
  }

  /// Files the last message; the text that follows begins a new one.
  mutating func finish() {
    let message = Self.oneLine(current)
    current = ""
    guard !message.isEmpty else { return }
    if currentIsWarning {
      if warnings.count < Self.messageLimit { warnings.append(message) }
    } else if errors.count < Self.messageLimit {
      errors.append(message)
    }
  }

  /// Text of several lines as one line of at most ``lengthLimit`` characters.
  static func oneLine(_ text: String) -> String {
    let line = text.prefix(lengthLimit).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > lengthLimit ? line + " …" : line
  }
}
