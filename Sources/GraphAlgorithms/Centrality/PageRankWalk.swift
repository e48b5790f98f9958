import RelationGraph

/// The distribution of a random walk with jumps, step by step, for ``PageRank``.
///
/// A step pulls: a node adds up what its in-neighbours give it, from the shares of the step before. Ranks are overwritten in
/// place, since only shares are read by others, and those of the next step go to a buffer of their own, so that nothing is copied.
struct PageRankWalk {
  private(set) var ranks: [Double]
  private let rows: NeighbourRows
  private let chunks: RowChunks
  private let outStrength: [Double]
  private let jumps: [Double]
  private let damping: Double
  /// xᵤ / sᵤ, what a node gives along a tie of strength 1: in this step, in the next one.
  private var shares: [Double]
  private var nextShares: [Double]
  /// Σ xᵤ over nodes that no tie leaves.
  private var dangling = 0.0

  /// - Parameters:
  ///   - rows: the matrix, arcs by their end.
  ///   - jumps: p, where jumps lead to; the walk begins there.
  init(_ rows: NeighbourRows, outStrength: [Double], jumps: [Double], damping: Double) {
    self.rows = rows
    self.outStrength = outStrength
    self.jumps = jumps
    self.damping = damping
    chunks = RowChunks(offsets: rows.offsets)
    ranks = jumps
    shares = [Double](large: 0, count: jumps.count)
    nextShares = [Double](large: 0, count: jumps.count)
    for node in ranks.indices {
      if outStrength[node] > 0 { shares[node] = ranks[node] / outStrength[node] } else { dangling += ranks[node] }
    }
  }

  private struct Part: Sendable {
    var change = 0.0
    var dangling = 0.0
    var isSteady = true
  }

  /// One step, with the sum of its changes, and whether no node changed by more than a share of its rank.
  mutating func step(
    relativeTolerance: Double, in context: RunContext
  ) throws(AlgorithmError) -> (change: Double, isSteady: Bool) {
    let jump = 1 - damping + damping * dangling
    let parts = try rows.withKernelRows { (rows) throws(AlgorithmError) in
      try ranks.withSharedMemory { (ranks) throws(AlgorithmError) in
        try shares.withSharedMemory { (shares) throws(AlgorithmError) in
          try nextShares.withSharedMemory { (nextShares) throws(AlgorithmError) in
            try context.chunked(chunks) { [outStrength, jumps, damping] chunk in
              var part = Part()
              for node in chunk {
                let rank = damping * rows.product(node, shares.base) + jump * jumps[node]
                let change = abs(rank - ranks.base[node])
                part.change += change
                if change > relativeTolerance * rank { part.isSteady = false }
                ranks.base[node] = rank
                let strength = outStrength[node]
                if strength > 0 {
                  nextShares.base[node] = rank / strength
                } else {
                  part.dangling += rank
                }
              }
              return part
            }
          }
        }
      }
    }
    swap(&shares, &nextShares)
    dangling = parts.reduce(0) { $0 + $1.dangling }
    return (parts.reduce(0) { $0 + $1.change }, parts.allSatisfy(\.isSteady))
  }
}
