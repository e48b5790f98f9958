import RelationGraph

/// Nodes of few ties, no two of them tied, to be eliminated from linear equations (S − dA) u = b.
///
/// Such a node appears in its own equation and in those of its neighbours, where u = (b + d Σ w u)/s can stand for it.
struct FoldedNodes: Sendable {
  /// The nodes that are folded, those of fewest arcs first.
  private(set) var folded: [Int32] = []
  /// Their rows, side by side: where they stand, among long ones, each waits for memory, and a pass takes twice as long.
  private(set) var rows = NeighbourRows(offsets: [0], targets: [], weights: nil)
  private(set) var foldedChunks = RowChunks(offsets: [0])
  /// The other nodes that have ties, ascending.
  private(set) var kept: [Int32] = []
  private(set) var keptChunks = RowChunks(offsets: [0])
  /// By node; empty where none is folded.
  private var sums: [Sums] = []
  private var flags: [Bool] = []

  /// What the folded neighbours of a node come to, s being their strengths.
  struct Sums {
    /// Σ w, Σ w/s and Σ w²/s.
    var (strength, share, square) = (0.0, 0.0, 0.0)
  }

  /// Nodes of 1, 2 to 3 and 4 to 7 arcs. In graphs where folding helps there are few with more: taking these as well saves no step
  /// on a Kronecker graph of 31 M arcs.
  private static let classCount = 3

  /// - Parameters:
  ///   - matrix: symmetric.
  ///   - strengths: the sums of its rows.
  /// - Complexity: O(n).
  init(_ matrix: NeighbourRows, strengths: [Double], in context: RunContext) throws(AlgorithmError) {
    let n = matrix.nodeCount
    var classes = [[Int32]](repeating: [], count: Self.classCount)
    for node in 0..<n {
      let count = matrix.offsets[node + 1] - matrix.offsets[node]
      guard 1..<(1 << Self.classCount) ~= count else { continue }
      classes[Int.bitWidth - 1 - count.leadingZeroBitCount].append(Int32(truncatingIfNeeded: node))
    }
    let candidates = Array(classes.joined())
    if !candidates.isEmpty {
      sums = [Sums](large: Sums(), count: n)
      flags = [Bool](repeating: false, count: n)
      try fold(candidates, matrix.rows(of: candidates, in: context), strengths, in: context)
    }
    foldedChunks = RowChunks(offsets: rows.offsets)
    let flags = flags
    // Without a branch: what is folded cannot be predicted.
    kept = [Int32](unsafeUninitializedCapacity: n + 1) { kept, count in
      for node in 0..<n {
        kept[count] = Int32(truncatingIfNeeded: node)
        count &+= strengths[node] > 0 && (flags.isEmpty || !flags[node]) ? 1 : 0
      }
    }
    var keptOffsets = [Int](repeating: 0, count: kept.count + 1)
    for (index, node) in kept.enumerated() {
      keptOffsets[index + 1] = keptOffsets[index] + matrix.offsets[Int(node) + 1] - matrix.offsets[Int(node)]
    }
    keptChunks = RowChunks(offsets: keptOffsets)
  }

  /// Folds, of some nodes with their rows, each that has no folded neighbour yet.
  private mutating func fold(
    _ nodes: [Int32], _ rows: NeighbourRows, _ strengths: [Double], in context: RunContext
  ) throws(AlgorithmError) {
    folded.reserveCapacity(nodes.count)
    self.rows.offsets.reserveCapacity(nodes.count + 1)
    self.rows.targets.reserveCapacity(rows.targets.count)
    if rows.weights != nil { self.rows.weights = [] }
    for (row, node) in nodes.enumerated() {
      if row % 4096 == 0 { try context.checkpoint() }
      guard sums[Int(node)].strength == 0 else { continue }
      let range = rows.range(row)
      // A loop ties a node to itself.
      if range.contains(where: { rows.targets[$0] == node }) { continue }
      flags[Int(node)] = true
      for arc in range {
        let (target, weight) = (rows.targets[arc], rows.weights?[arc] ?? 1)
        let share = weight / strengths[Int(node)]
        sums[Int(target)].strength += weight
        sums[Int(target)].share += share
        sums[Int(target)].square += weight * share
        self.rows.targets.append(target)
        self.rows.weights?.append(weight)
      }
      folded.append(node)
      self.rows.offsets.append(self.rows.targets.count)
    }
  }

  func isFolded(_ node: Int) -> Bool { !flags.isEmpty && flags[node] }

  func sums(_ node: Int) -> Sums { sums.isEmpty ? Sums() : sums[node] }
}

extension NeighbourRows {
  /// Some of the rows, as they are.
  fileprivate func rows(of nodes: [Int32], in context: RunContext) throws(AlgorithmError) -> NeighbourRows {
    var starts = [Int](repeating: 0, count: nodes.count + 1)
    for (row, node) in nodes.enumerated() { starts[row + 1] = starts[row] + range(Int(node)).count }
    let count = starts[nodes.count]
    var (newTargets, newWeights) = (
      [Int32](count: count) { _ in }, [Double](count: weights == nil ? 0 : count) { _ in }
    )
    let chunks = RowChunks(offsets: starts)
    try newTargets.withSharedMemory { (newTargets) throws(AlgorithmError) in
      try newWeights.withSharedMemory { (newWeights) throws(AlgorithmError) in
        try withKernelRows { (old) throws(AlgorithmError) in
          _ = try context.chunked(chunks) { [starts] chunk in
            var arc = starts[chunk.lowerBound]
            for row in chunk {
              for oldArc in old.range(Int(nodes[row])) {
                newTargets.base[arc] = old.targets[oldArc]
                if let weights = old.weights { newWeights.base[arc] = weights[oldArc] }
                arc &+= 1
              }
            }
          }
        }
      }
    }
    return NeighbourRows(offsets: starts, targets: newTargets, weights: weights == nil ? nil : newWeights)
  }
}
