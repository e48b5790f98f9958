import RelationGraph

/// A reader that collects a graph and what is wrong with its file.
protocol FlatReading {
  var flat: FlatGraph { get set }
  /// The place that problems are at unless another one is said.
  var place: SourceLocation { get }
}

extension FlatReading {
  /// Whether there are so many problems that reading on is of no use.
  var isFull: Bool { flat.diagnostics.count > GraphDraft.diagnosticLimit }

  mutating func report(_ code: String, _ message: String, at location: SourceLocation? = nil, hint: String? = nil) {
    report(.error, code, message, at: location, hint: hint)
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil
  ) {
    guard !isFull else { return }
    flat.diagnostics.append(Diagnostic(severity, code, message, at: location ?? place, hint: hint))
  }
}
