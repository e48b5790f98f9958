/// Why an algorithm did not give a result.
public enum AlgorithmError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The graph does not fit, or the request is ambiguous; the hint says what to do.
  case unsuitable(String, hint: String?)
  /// A node that an option names is not in the projected graph, or several answer to the name.
  case noSuchNode(String, candidates: [String])
  /// It did not converge within its limit of iterations, or another explicit limit was reached.
  case limit(String, hint: String?)
  case cancelled

  static let infiniteStrength = unsuitable(
    "the weights of a node's ties add up to no finite number", hint: "use smaller weights")

  static let tooManyPaths = limit(
    "two nodes are joined by more than 10^308 shortest paths", hint: "filter the graph, or leave parallel ties out")

  public var description: String {
    switch self {
    case .unsuitable(let message, _), .limit(let message, _): message
    case .noSuchNode(let name, let candidates):
      candidates.count > 1 ? "'\(name)' may be several nodes" : "there is no node '\(name)' in this projection"
    case .cancelled: "cancelled"
    }
  }

  public var hint: String? {
    switch self {
    case .unsuitable(_, let hint), .limit(_, let hint): hint
    case .noSuchNode(_, let candidates):
      candidates.isEmpty ? nil : "candidates: " + candidates.joined(separator: ", ")
    case .cancelled: nil
    }
  }
}
