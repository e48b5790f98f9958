import Entente

/// What ends the program early: messages and an exit code of the contract.
struct Failure: Error {
  static let findings: Int32 = 1
  static let usage: Int32 = 2
  static let input: Int32 = 3
  static let limit: Int32 = 4
  static let interrupted: Int32 = 130

  var exitCode: Int32
  var diagnostics: [Diagnostic]

  init(_ exitCode: Int32, _ diagnostics: [Diagnostic]) {
    self.exitCode = exitCode
    self.diagnostics = diagnostics
  }

  init(_ exitCode: Int32, _ code: String, _ message: String, hint: String? = nil) {
    self.init(exitCode, [Diagnostic(.error, code, message, hint: hint)])
  }

  init(_ error: ReadError) {
    self.init(error.isLimit ? Self.limit : Self.input, error.diagnostics)
  }

  init(_ error: ProjectionError) {
    let isLimit = if case .tooLarge = error { true } else { false }
    self.init(isLimit ? Self.limit : Self.usage, "projection", error.description, hint: error.hint)
  }

  init(_ error: ParameterError) { self.init(Self.usage, "option", error.description, hint: error.hint) }

  init(_ error: AlgorithmError) {
    switch error {
    case .cancelled: self = Interruption.failure
    case .limit: self.init(Self.limit, "limit", error.description, hint: error.hint)
    case .unsuitable: self.init(Self.usage, "unsuitable", error.description, hint: error.hint)
    case .noSuchNode: self.init(Self.usage, "unknown-node", error.description, hint: error.hint)
    }
  }

  init(_ error: TextParts.Cut, writing path: String) {
    self.init(
      Self.input, "cannot-write", "\(path): \(error.description)",
      hint: "TMPDIR names the folder for temporary files")
  }

  init(_ error: AtomicFile.Failure) { self.init(Self.input, "cannot-write", error.description) }
}
