import RelationGraph

/// The matrix of a random walk with jumps.
struct PageRankMatrix: Sendable {
  /// Arcs by their end.
  var rows: NeighbourRows
  /// s, the sum of every column.
  var outStrength: [Double]
  /// The probability to follow an arc.
  var damping: Double
}

/// How far the ranks of ``PageRank`` have come.
struct PageRankState {
  /// Empty before the first step.
  var ranks: [Double] = []
  var steps = 0
  /// The sum of the changes in the last step.
  var change = Double.infinity
  var isSteady: Bool
}

/// The distribution of a random walk with jumps, step by step, for ``PageRank``.
///
/// A step pulls: a node adds up what its in-neighbours give it, from the shares of the step before. Ranks are overwritten in
/// place, since only shares are read by others, and those of the next step go to a buffer of their own, so that nothing is copied.
struct PageRankWalk {
  /// In the order that the walk was given.
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
  /// The nodes that changed too much in the last step, if they were listed.
  private var unsteady: [Int32] = []

  /// - Parameters:
  ///   - jumps: p, where jumps lead to.
  ///   - ranks: where the walk begins.
  ///   - order: the order in which nodes are numbered here, where it is not the given one.
  init(_ matrix: PageRankMatrix, jumps: [Double], from ranks: [Double], in order: HubOrder?) {
    rows = order?.rows ?? matrix.rows
    outStrength = order?.renumbered(matrix.outStrength) ?? matrix.outStrength
    damping = matrix.damping
    self.jumps = order?.renumbered(jumps) ?? jumps
    self.ranks = order?.renumbered(ranks) ?? ranks
    chunks = RowChunks(offsets: rows.offsets)
    shares = [Double](large: 0, count: ranks.count)
    nextShares = [Double](large: 0, count: ranks.count)
    for node in ranks.indices {
      if outStrength[node] > 0 { shares[node] = ranks[node] / outStrength[node] } else { dangling += ranks[node] }
    }
  }

  private struct Part: Sendable {
    var change = 0.0
    var dangling = 0.0
    var isSteady = true
    var unsteady: [Int32] = []
  }

  /// One step, with the sum of its changes, and whether no node changed by more than a share of its rank.
  ///
  /// - Parameter listsUnsteady: Whether to keep the nodes that did, for ``settle(relativeTolerance:steps:in:)``.
  mutating func step(
    relativeTolerance: Double, listsUnsteady: Bool, in context: RunContext
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
                if change > relativeTolerance * rank {
                  part.isSteady = false
                  if listsUnsteady { part.unsteady.append(Int32(truncatingIfNeeded: node)) }
                }
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
    unsteady = listsUnsteady ? parts.flatMap(\.unsteady) : []
    dangling = parts.reduce(0) { $0 + $1.dangling }
    return (parts.reduce(0) { $0 + $1.change }, parts.allSatisfy(\.isSteady))
  }

  /// Steps of the unsteady nodes alone, until they change by little: where they have few of the arcs of a large graph.
  ///
  /// In a graph of 31 M arcs a few leaves and pairs apart from the rest take 50 steps longer than all others. A step of the
  /// whole has to confirm what comes out.
  ///
  /// - Returns: The number of steps.
  mutating func settle(relativeTolerance: Double, steps limit: Int, in context: RunContext) throws(AlgorithmError)
    -> Int
  {
    let arcs = unsteady.reduce(0) { $0 + rows.range(Int($1)).count }
    guard !unsteady.isEmpty, chunks.count > 1, arcs + unsteady.count < rows.targets.count / 16 else { return 0 }
    let jump = 1 - damping + damping * dangling
    var values = [Double](repeating: 0, count: unsteady.count)
    for step in 1...max(1, limit) {
      try context.checkpoint()
      var isSteady = true
      rows.withKernelRows { rows in
        shares.withUnsafeMutableBufferPointer { shares in
          for (index, node) in unsteady.enumerated() {
            values[index] = damping * rows.product(Int(node), shares) + jump * jumps[Int(node)]
          }
        }
      }
      for (value, node) in zip(values, unsteady.lazy.map(Int.init)) {
        if abs(value - ranks[node]) > relativeTolerance / 16 * value { isSteady = false }
        ranks[node] = value
        if outStrength[node] > 0 { shares[node] = value / outStrength[node] }
      }
      if isSteady { return step }
    }
    return limit
  }
}
