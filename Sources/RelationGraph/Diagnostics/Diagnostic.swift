/// A place in a file, lines and columns counted from 1.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String {
    line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

/// Something that a reader or a check has to say about a file.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Hashable, Sendable, Comparable {
    case note, warning, error
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  public var severity: Severity
  /// A stable name, for scripts: `unknown-kind`.
  public var code: String
  public var message: String
  public var location: SourceLocation?
  /// What to do: "did you mean 'member-of'?"
  public var hint: String?

  public init(
    _ severity: Severity = .error, _ code: String, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message.withoutItsMiddle
    self.location = location
    self.hint = hint?.withoutItsMiddle
  }

  /// `file:3:7: error: message [code]`, with the hint on a line of its own.
  public var description: String {
    var text = location.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message) [\(code)]"
    if let hint { text += "\n  hint: \(hint)" }
    return text.escapingControlCharacters
  }
}

/// What a reader throws: all the problems it found, up to a limit.
public struct ReadError: Error, Sendable, CustomStringConvertible {
  public var diagnostics: [Diagnostic]
  /// `true` when the cause is an explicit limit (size, depth, number) and not the content.
  public var isLimit: Bool

  public init(_ diagnostics: [Diagnostic], isLimit: Bool = false) {
    self.diagnostics = diagnostics
    self.isLimit = isLimit
  }

  public init(_ diagnostic: Diagnostic, isLimit: Bool = false) {
    self.init([diagnostic], isLimit: isLimit)
  }

  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension String {
  /// Texts that quote a file may be as long as the file.
  fileprivate var withoutItsMiddle: String {
    guard utf8.count > 1500 else { return self }
    return String(unicodeScalars.prefix(300)) + " … " + String(unicodeScalars.suffix(100))
  }

  /// The text with control, bidirectional and zero-width format characters written as `\u{…}`, so that names in a file cannot
  /// steer a terminal. Line feeds stay.
  package var escapingControlCharacters: String {
    guard unicodeScalars.contains(where: Self.isHidden) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if Self.isHidden(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    // Zero-width joiners stay: emoji and several scripts need them.
    case .format: return scalar.value != 0x200D && scalar.value != 0x200C
    default: return false
    }
  }
}
