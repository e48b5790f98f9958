import RelationGraph

/// Nodes of few ties, no two of them tied, to be eliminated from linear equations (S − dA) u = b.
///
/// Such a node appears in its own equation and in those of its neighbours, where u = (b + d Σ w u)/s can stand for it.
struct FoldedNodes: Sendable {
  /// The nodes that are folded, and the others that have ties, both ascending.
  private(set) var folded: [Int32] = []
  private(set) var kept: [Int32] = []
  /// The rows of the folded nodes, side by side: where they stand among the long ones each would wait for memory, and a pass over
  /// all take twice as long.
  let rows: NeighbourRows
  let foldedChunks: RowChunks
  let keptChunks: RowChunks
  /// By node; empty where none is folded.
  private var sums: [Sums] = []
  private var flags: [Bool] = []

  /// What the folded neighbours of a node come to, s being their strengths.
  struct Sums {
    /// Σ w, Σ w/s and Σ w²/s.
    var (strength, share, square) = (0.0, 0.0, 0.0)
  }

  /// Nodes of 1, 2 to 3 and 4 to 7 arcs, in turn: the fewer, the more of them. Of nodes with more arcs there are few in graphs
  /// where folding helps; taking these as well gains no step on a Kronecker graph of 31 M arcs.
  private static let classCount = 3

  /// - Parameters:
  ///   - matrix: symmetric.
  ///   - strengths: the sums of its rows.
  /// - Complexity: O(n).
  init(_ matrix: NeighbourRows, strengths: [Double]) {
    let n = matrix.nodeCount
    var candidates: [Int32] = []
    for node in 0..<n where 1..<(1 << Self.classCount) ~= matrix.offsets[node + 1] - matrix.offsets[node] {
      candidates.append(Int32(truncatingIfNeeded: node))
    }
    let candidateRows = matrix.rows(of: candidates)
    if !candidates.isEmpty {
      sums = [Sums](large: Sums(), count: n)
      flags = [Bool](repeating: false, count: n)
    }
    for level in 0..<Self.classCount {
      for (row, node) in candidates.enumerated() {
        let range = candidateRows.range(row)
        guard range.count >> level == 1, sums[Int(node)].strength == 0 else { continue }
        // A loop ties a node to itself.
        if range.contains(where: { candidateRows.targets[$0] == node }) { continue }
        flags[Int(node)] = true
        for arc in range {
          let weight = candidateRows.weights?[arc] ?? 1
          let share = weight / strengths[Int(node)]
          let target = Int(candidateRows.targets[arc])
          sums[target].strength += weight
          sums[target].share += share
          sums[target].square += weight * share
        }
      }
    }
    let foldedRows = candidates.indices.filter { [flags] in flags[Int(candidates[$0])] }
    folded = foldedRows.map { candidates[$0] }
    rows = candidateRows.rows(of: foldedRows.map { Int32(truncatingIfNeeded: $0) })
    foldedChunks = RowChunks(offsets: rows.offsets)
    kept.reserveCapacity(n)
    var keptOffsets = [0]
    keptOffsets.reserveCapacity(n + 1)
    var arcs = 0
    for node in 0..<n where strengths[node] > 0 && !(!flags.isEmpty && flags[node]) {
      kept.append(Int32(truncatingIfNeeded: node))
      arcs += matrix.offsets[node + 1] - matrix.offsets[node]
      keptOffsets.append(arcs)
    }
    keptChunks = RowChunks(offsets: keptOffsets)
  }

  func isFolded(_ node: Int) -> Bool { !flags.isEmpty && flags[node] }

  func sums(_ node: Int) -> Sums { sums.isEmpty ? Sums() : sums[node] }
}

extension NeighbourRows {
  /// Some of the rows, as they are.
  fileprivate func rows(of nodes: [Int32]) -> NeighbourRows {
    var offsets = [0]
    offsets.reserveCapacity(nodes.count + 1)
    var count = 0
    for node in nodes {
      count += self.offsets[Int(node) + 1] - self.offsets[Int(node)]
      offsets.append(count)
    }
    func values<Value: BitwiseCopyable>(_ all: [Value]) -> [Value] {
      [Value](count: count) { values in
        all.withUnsafeBufferPointer { all in
          var index = 0
          for node in nodes {
            for arc in range(Int(node)) {
              values[index] = all[arc]
              index &+= 1
            }
          }
        }
      }
    }
    return NeighbourRows(offsets: offsets, targets: values(targets), weights: weights.map(values))
  }
}
