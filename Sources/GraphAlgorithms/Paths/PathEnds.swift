import GraphProjection

/// The two ends of the paths that are asked for, found by id, name or alias.
struct PathEnds {
  let from: Int
  let to: Int

  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where one is not given, ``AlgorithmError/noSuchNode(_:candidates:)`` where
  ///   there is none or more than one of that name.
  init(from: String, to: String, in graph: ProjectedGraph, for algorithm: String) throws(AlgorithmError) {
    guard !from.isEmpty, !to.isEmpty else {
      throw .unsuitable(
        "'\(algorithm)' needs the two nodes that paths lead between",
        hint: "give \(from.isEmpty ? "from" : "to")=NODE: an id, a name or an alias")
    }
    self.from = try graph.node(named: from)
    self.to = try graph.node(named: to)
  }

  /// The conventions in words, for the notes of a result.
  func notes(for graph: ProjectedGraph, isReached: Bool) -> [String] {
    var notes = [
      graph.lengthNote,
      "equally short paths (within a share of \(lengthTolerance)) come in the order of their node ids",
    ]
    if graph.isDirected { notes.append("paths follow the direction of the ties") }
    if graph.projection.parallel == .count {
      notes.append("of parallel ties a path takes the shortest, of equally short ones the first")
    }
    if !isReached {
      notes.append("no path leads from '\(graph.nodeID(from))' to '\(graph.nodeID(to))'")
    }
    return notes
  }
}
