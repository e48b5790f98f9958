/// The neighbours of every node that come after it by falling rank: every tied pair once.
///
/// Nodes are renumbered by falling degree, equal degrees by number, and keep the neighbours of a smaller new number. So no row is
/// longer than √(2m), and what is read most stands close together.
///
/// N. Chiba, T. Nishizeki (1985). Arboricity and subgraph listing algorithms. SIAM Journal on Computing 14.
/// https://doi.org/10.1137/0214017
struct HalfGraph: Sendable {
  /// The old number of every node.
  let nodes: [Int32]
  let offsets: [Int]
  let targets: [Int32]

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  /// - Complexity: O(n + m).
  init(_ rows: NeighbourRows) {
    let n = rows.nodeCount
    let degrees = (0..<n).map { rows.range($0).count }
    // Counting sort: `next[d]` is the place of the next node of degree d.
    var next = [Int](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { next[degree] += 1 }
    for degree in stride(from: next.count - 2, through: 0, by: -1) { next[degree] += next[degree + 1] }
    var nodes = [Int32](repeating: 0, count: n)
    var rank = nodes
    for node in 0..<n {
      let place = next[degrees[node] + 1]
      next[degrees[node] + 1] += 1
      nodes[place] = Int32(truncatingIfNeeded: node)
      rank[node] = Int32(truncatingIfNeeded: place)
    }
    var offsets = [0]
    offsets.reserveCapacity(n + 1)
    var targets: [Int32] = []
    targets.reserveCapacity(rows.targets.count / 2)
    for (place, node) in nodes.enumerated() {
      for arc in rows.range(Int(node)) {
        let other = rank[Int(rows.targets[arc])]
        if other < place { targets.append(other) }
      }
      offsets.append(targets.count)
    }
    self.nodes = nodes
    self.offsets = offsets
    self.targets = targets
  }
}
