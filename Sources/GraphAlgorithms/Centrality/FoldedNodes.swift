import RelationGraph

/// Nodes no two of which are tied, those of few ties first, to be eliminated from a system of linear equations (S − dA) u = b.
///
/// Each appears in an equation of its own and in those of its neighbours, which it can be put into: u = (b + d Σ w u)/s.
struct FoldedNodes {
  /// The nodes that are folded, and the others that have ties, both ascending.
  private(set) var folded: [Int32] = []
  private(set) var kept: [Int32] = []
  let foldedChunks: RowChunks
  let keptChunks: RowChunks
  /// By node, sums over the folded neighbours.
  private var sums: [Sums]
  private var flags: [Bool]

  struct Sums {
    /// Σ w, Σ w/s and Σ w²/s with s the strength of the neighbour.
    var (strength, share, square) = (0.0, 0.0, 0.0)
  }

  /// - Parameters:
  ///   - rows: a symmetric matrix; where `folds`, nodes by falling number of arcs.
  ///   - strengths: the sums of its rows.
  ///   - folds: whether to fold any: it pays where most nodes have far fewer ties than their neighbours.
  /// - Complexity: O(n + arcs of the folded nodes).
  init(_ rows: NeighbourRows, strengths: [Double], folds: Bool) {
    let n = rows.nodeCount
    sums = [Sums](large: Sums(), count: folds ? n : 0)
    flags = [Bool](repeating: false, count: folds ? n : 0)
    if folds {
      for node in stride(from: n - 1, through: 0, by: -1) where sums[node].strength == 0 && strengths[node] > 0 {
        let range = rows.range(node)
        if range.contains(where: { Int(rows.targets[$0]) == node }) { continue }
        flags[node] = true
        for arc in range {
          let weight = rows.weights?[arc] ?? 1
          let share = weight / strengths[node]
          let target = Int(rows.targets[arc])
          sums[target].strength += weight
          sums[target].share += share
          sums[target].square += weight * share
        }
      }
    }
    var (foldedOffsets, keptOffsets) = ([0], [0])
    kept.reserveCapacity(n)
    keptOffsets.reserveCapacity(n + 1)
    for node in 0..<n where strengths[node] > 0 {
      let count = rows.range(node).count
      if folds, flags[node] {
        folded.append(Int32(truncatingIfNeeded: node))
        foldedOffsets.append(foldedOffsets[foldedOffsets.count - 1] + count)
      } else {
        kept.append(Int32(truncatingIfNeeded: node))
        keptOffsets.append(keptOffsets[keptOffsets.count - 1] + count)
      }
    }
    foldedChunks = RowChunks(offsets: foldedOffsets)
    keptChunks = RowChunks(offsets: keptOffsets)
  }

  func isFolded(_ node: Int) -> Bool { !flags.isEmpty && flags[node] }

  func sums(_ node: Int) -> Sums { sums.isEmpty ? Sums() : sums[node] }
}
