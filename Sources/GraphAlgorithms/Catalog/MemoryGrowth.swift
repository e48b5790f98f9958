/// How the memory that a run takes grows, besides the graph itself.
///
/// An estimate, to refuse early what cannot fit: it counts the largest tables of the run, and takes the graph for connected.
public indirect enum MemoryGrowth: Hashable, Sendable {
  /// With nodes and ties, as the graph does.
  case linear
  /// With the pairs (v, w) of nodes, n² of them.
  case pairs(bytes: Double)
  /// With the triples of nodes, n³ of them.
  case triples(bytes: Double)

  /// So for at most so many nodes: a run on more of them is refused before it takes any.
  case limited(MemoryGrowth, nodes: Int)

  /// The bytes for `nodes` nodes; `nil` where growth is linear, and where there are too many nodes.
  public func bytes(nodes: Int) -> Double? {
    let n = Double(nodes)
    return switch self {
    case .linear: nil
    case .pairs(let bytes): n * n * bytes
    case .triples(let bytes): n * n * n * bytes
    case .limited(let growth, let limit): nodes > limit ? nil : growth.bytes(nodes: nodes)
    }
  }
}
