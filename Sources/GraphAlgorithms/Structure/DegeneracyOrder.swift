/// Nodes in the order in which they are taken off by the smallest number of neighbours left, and what each has after it.
///
/// No node has more neighbours after it than the degeneracy of the graph.
///
/// D. W. Matula, L. L. Beck (1983). Smallest-last ordering and clustering and graph coloring algorithms. Journal of the ACM 30.
/// https://doi.org/10.1145/2402.322385
struct DegeneracyOrder: Sendable {
  /// The nodes, in their order.
  let nodes: [Int32]
  /// The place of every node in ``nodes``.
  let place: [Int32]
  let degeneracy: Int

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  /// - Complexity: O(n + m).
  init(_ rows: NeighbourRows) {
    let n = rows.nodeCount
    var left = (0..<n).map { rows.range($0).count }
    var buckets = [[Int32]](repeating: [], count: (left.max() ?? 0) + 1)
    for node in stride(from: n - 1, through: 0, by: -1) { buckets[left[node]].append(Int32(node)) }
    var nodes: [Int32] = []
    nodes.reserveCapacity(n)
    var place = [Int32](repeating: -1, count: n)
    var (lowest, degeneracy) = (0, 0)
    while nodes.count < n {
      while buckets[lowest].isEmpty { lowest += 1 }
      let node = buckets[lowest].removeLast()
      // A node stands in one bucket for every number of neighbours that it had; only the last is true.
      guard place[Int(node)] < 0, left[Int(node)] == lowest else { continue }
      degeneracy = max(degeneracy, lowest)
      place[Int(node)] = Int32(truncatingIfNeeded: nodes.count)
      nodes.append(node)
      for target in rows.targets[rows.range(Int(node))] where place[Int(target)] < 0 {
        left[Int(target)] -= 1
        buckets[left[Int(target)]].append(target)
      }
      lowest = max(0, lowest - 1)
    }
    self.nodes = nodes
    self.place = place
    self.degeneracy = degeneracy
  }
}
