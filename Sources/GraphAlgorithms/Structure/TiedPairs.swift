/// The tied pairs of an undirected graph, numbered: every arc of the rows knows the number of its pair.
struct TiedPairs: Sendable {
  let rows: NeighbourRows
  /// The ends of every pair, the smaller one first; ascending.
  private(set) var ends: [(Int32, Int32)] = []
  /// The pair of every arc of ``rows``.
  private(set) var pairs: [Int32]

  var count: Int { ends.count }

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  /// - Complexity: O(n + m).
  init(_ rows: NeighbourRows) {
    self.rows = rows
    pairs = [Int32](repeating: 0, count: rows.targets.count)
    ends.reserveCapacity(rows.targets.count / 2)
    // Rows are ascending, so that the arcs back to smaller nodes come in the order in which these are gone through.
    var next = rows.offsets
    for node in 0..<rows.nodeCount {
      for arc in rows.range(node) where rows.targets[arc] > node {
        let other = Int(rows.targets[arc])
        let pair = Int32(truncatingIfNeeded: ends.count)
        pairs[arc] = pair
        pairs[next[other]] = pair
        next[other] += 1
        ends.append((Int32(truncatingIfNeeded: node), Int32(truncatingIfNeeded: other)))
      }
    }
  }

  /// The arc from one node to another, or `nil` where they are not tied. Complexity: O(log Δ).
  func arc(_ node: Int, _ other: Int32) -> Int? {
    var (low, high) = (rows.offsets[node], rows.offsets[node &+ 1])
    while low < high {
      let middle = (low &+ high) >> 1
      if rows.targets[middle] < other { low = middle &+ 1 } else { high = middle }
    }
    return low < rows.offsets[node &+ 1] && rows.targets[low] == other ? low : nil
  }
}
