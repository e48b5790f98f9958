/// The arcs of a graph for searches from all of its nodes, which are renumbered by falling number of arcs.
///
/// Every row begins with the neighbours that most ways lead over: a search that goes backwards over rows meets in the first of them
/// what it looks for, and these stand together in memory. On a Kronecker graph of 7.6 M arcs that takes three quarters of the time
/// off, on a preferential-attachment graph of 200,000 arcs a third.
struct DegreeOrderedRows: Sendable {
  /// The old number of every new one.
  let nodes: [Int32]
  let rows: NeighbourRows
  /// The rows turned round.
  let reversed: NeighbourRows
  /// The nodes, new numbers, such that those near each other follow each other.
  let sources: [Int32]

  /// - Parameter isSymmetric: Whether every arc stands in the rows of both of its ends.
  /// - Complexity: O(n + m).
  init(_ old: NeighbourRows, isSymmetric: Bool) {
    let n = old.nodeCount
    var degrees = [Int](repeating: 0, count: n)
    for node in 0..<n { degrees[node] = old.range(node).count }
    if !isSymmetric { for target in old.targets { degrees[Int(target)] += 1 } }
    // A counting sort, with equal ones in the order of their numbers.
    var starts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { starts[degree] += 1 }
    for degree in stride(from: starts.count - 2, through: 0, by: -1) { starts[degree] += starts[degree + 1] }
    var (nodes, places) = ([Int32](repeating: 0, count: n), [Int32](repeating: 0, count: n))
    for node in 0..<n {
      let place = starts[degrees[node] + 1]
      starts[degrees[node] + 1] += 1
      nodes[place] = Int32(truncatingIfNeeded: node)
      places[node] = Int32(truncatingIfNeeded: place)
    }
    let renumbered = old.renumbered(nodes, places)
    reversed = renumbered.transposed()
    rows = isSymmetric ? reversed : reversed.transposed()
    self.nodes = nodes
    sources = reversed.breadthFirstOrder()
  }
}

extension NeighbourRows {
  /// The rows in another order of the nodes, neighbours in any order; without weights.
  fileprivate func renumbered(_ nodes: [Int32], _ places: [Int32]) -> NeighbourRows {
    var rows = NeighbourRows(offsets: [0], targets: [], weights: nil)
    rows.offsets.reserveCapacity(nodeCount + 1)
    rows.targets.reserveCapacity(targets.count)
    for node in nodes {
      for arc in range(Int(node)) { rows.targets.append(places[Int(targets[arc])]) }
      rows.offsets.append(rows.targets.count)
    }
    return rows
  }
}
