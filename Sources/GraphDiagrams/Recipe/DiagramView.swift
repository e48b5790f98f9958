/// What kind of picture a diagram is.
public enum DiagramView: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nodes and lines, placed by a ``DiagramLayout``.
  case network
  /// One actor in the middle, and a ring for every number of ties from it.
  case rings
  /// A column for each kind, with lines between them.
  case columns
  /// A table in which a filled cell is a tie.
  case matrix
  /// All nodes on one line, with ties as arcs beside it.
  case arcs
  /// When facts held: bars and marks on an axis of time.
  case timeline

  /// The most nodes, or rows, that can be read in it.
  public var limit: Int {
    switch self {
    case .network: DiagramLayout.auto.nodeLimit
    case .rings: 300
    case .columns, .arcs: 400
    case .matrix: 200
    case .timeline: 300
    }
  }

  /// Whether it shows nodes and lines, one each, so that a page to explore can be built on it.
  public var showsNodesAndLines: Bool { self != .matrix && self != .timeline }
}

/// In which order a view lists nodes.
public enum DiagramOrder: String, Hashable, Sendable, Codable, CaseIterable {
  /// Communities one after another, and within each those with most ties first.
  case community
  /// Those with most ties first.
  case degree
  case name
  /// By kind, then those with most ties first.
  case kind
  /// Neighbours close to each other.
  case closeness
  /// By the first date that is known.
  case date
}
