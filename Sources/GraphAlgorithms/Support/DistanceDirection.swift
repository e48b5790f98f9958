import GraphProjection

/// Which distances a measure sums up, in a directed graph.
public enum DistanceDirection: String, Hashable, Sendable, CaseIterable {
  /// From the other nodes to the node.
  case `in`
  /// From the node to the other nodes.
  case out
  /// With directions ignored.
  case all

  /// The choice in words, for the notes of a result.
  func note(for graph: ProjectedGraph) -> String {
    switch (self, graph.isDirected) {
    case (.all, true): "distances with directions ignored"
    case (.in, true): "incoming distances: from the other nodes to the node"
    case (.out, true): "outgoing distances: from the node to the other nodes"
    case (_, false): "undirected graph: distances are the same both ways, 'direction' has no effect"
    }
  }

  /// The arcs that lead from a node to those that count for it.
  var sense: ArcSense {
    switch self {
    case .in: .incoming
    case .out: .outgoing
    case .all: .both
    }
  }
}
