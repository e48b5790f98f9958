import GraphAlgorithms

/// Why a diagram was not made.
public enum DiagramError: Error, Equatable, Sendable, CustomStringConvertible {
  /// More nodes or lines than the layout can place in reasonable time.
  case tooLarge(what: String, count: Int, limit: Int, layout: DiagramLayout)
  case unknownTheme(String, known: [String])
  /// The recipe asks for a column that the measure does not have.
  case unknownColumn(String, known: [String])
  /// Scores or groups that do not hold one value for every node of the graph they are said to belong to.
  case wrongCount(what: String, count: Int, expected: Int)
  case noNodes
  /// The graph does not suit the view.
  case unsuitable(DiagramView, message: String, hint: String)
  /// More than the view can show readably.
  case tooManyForView(DiagramView, what: String, count: Int)
  /// The recipe asks for an algorithm that there is not, or for an option that it does not have.
  case request(AlgorithmRequestError)
  /// A measure, the communities, the path or a node that the recipe names.
  case analysis(AlgorithmError)
  /// Graphviz did not draw it.
  case rendering(RenderError)

  public var description: String {
    switch self {
    case .tooLarge(let what, let count, let limit, let layout):
      "\(count) \(what) are too many for a readable diagram (\(layout.rawValue): at most \(limit))"
    case .unknownTheme(let id, _): "there is no theme '\(id)'"
    case .unknownColumn(let name, _): "the measure has no column '\(name)'"
    case .wrongCount(let what, let count, let expected): "\(count) \(what) for \(expected) nodes"
    case .noNodes: "there is nothing to draw: the graph has no nodes"
    case .unsuitable(let view, let message, _): "view \(view.rawValue): \(message)"
    case .tooManyForView(let view, let what, let count):
      "\(count) \(what) are too many for the view \(view.rawValue) (at most \(view.limit))"
    case .request(let error): error.description
    case .analysis(let error): error.description
    case .rendering(let error): error.description
    }
  }

  public var hint: String? {
    switch self {
    case .tooLarge:
      "filter by kind, focus on some nodes, or aggregate by community; or force it"
    case .unknownTheme(_, let known), .unknownColumn(_, let known):
      known.isEmpty ? nil : "known: " + known.joined(separator: ", ")
    case .noNodes: "loosen the filter"
    case .unsuitable(_, _, let hint): hint
    case .tooManyForView: "filter by kind or date, focus on some nodes, or force it"
    case .request(let error): error.hint
    case .analysis(let error): error.hint
    case .wrongCount, .rendering: nil
    }
  }
}
