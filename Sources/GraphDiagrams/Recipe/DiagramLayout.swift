/// How nodes are placed: a Graphviz engine, or `auto` to choose one by size and shape.
public enum DiagramLayout: String, Hashable, Sendable, Codable, CaseIterable {
  case auto
  /// Layers from left to right: who belongs to whom.
  case dot
  /// Springs by distance, for up to some hundred nodes.
  case neato
  /// Springs by force.
  case fdp
  /// Springs by force on several scales, for up to some thousand nodes.
  case sfdp
  /// Everything on circles.
  case circo
  /// Rings around one node.
  case twopi

  /// The most nodes that the layout places in reasonable time, as measured.
  public var nodeLimit: Int {
    switch self {
    case .dot: 1000
    case .neato, .circo: 2500
    case .auto, .fdp, .sfdp, .twopi: 5000
    }
  }

  /// The most lines, for the same reason.
  public var lineLimit: Int {
    switch self {
    case .dot: 3000
    case .neato, .circo: 20_000
    case .auto, .fdp, .sfdp, .twopi: 50_000
    }
  }
}
