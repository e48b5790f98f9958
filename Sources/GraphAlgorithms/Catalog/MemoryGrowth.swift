/// How the memory that a run takes grows, besides the graph itself.
///
/// An estimate, to refuse early what cannot fit: it counts the largest tables of the run, and takes the graph for connected.
public enum MemoryGrowth: Hashable, Sendable {
  /// With nodes and ties, as the graph does.
  case linear
  /// With the pairs (v, w) of nodes, n² of them.
  case pairs(bytes: Double)
  /// With the triples of nodes, n³ of them.
  case triples(bytes: Double)

  /// The bytes for `nodes` nodes; `nil` where growth is linear.
  public func bytes(nodes: Int) -> Double? {
    let n = Double(nodes)
    return switch self {
    case .linear: nil
    case .pairs(let bytes): n * n * bytes
    case .triples(let bytes): n * n * n * bytes
    }
  }
}
