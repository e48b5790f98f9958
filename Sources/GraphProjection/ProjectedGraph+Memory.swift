extension ProjectedGraph {
  /// What the graph takes in memory besides its source, with what was derived left out.
  package var bytes: Int {
    let rows = isDirected ? [outgoing, incoming] : [outgoing]
    return rows.reduce(0) { $0 + $1.offsets.capacity * 8 + $1.targets.capacity * 4 }
      + (tieWeights?.capacity ?? 0) * 8 + sourceNodes.capacity * 4 + facts.bytes
  }
}

extension TieFacts {
  var bytes: Int {
    switch self {
    case .none, .same, .derived: 0
    case .one(let rows): rows.capacity * 4
    case .several(let offsets, let rows): offsets.capacity * 8 + rows.capacity * 4
    }
  }
}
