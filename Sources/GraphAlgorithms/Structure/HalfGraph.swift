import RelationGraph

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
  /// The place of every kept neighbour in the old rows, where they were asked for.
  let arcs: [Int]

  /// - Parameters:
  ///   - rows: An undirected graph without loops and parallel ties.
  ///   - keepsArcs: Whether to fill ``arcs``.
  /// - Complexity: O(n + m).
  init(_ rows: NeighbourRows, keepsArcs: Bool = false) {
    let n = rows.nodeCount
    let nodes = HubOrder.nodes(of: rows)
    let rank = [Int32](count: n) { rank in
      for (place, node) in nodes.enumerated() { rank[Int(node)] = Int32(truncatingIfNeeded: place) }
    }
    var offsets = [Int](large: 0, count: n + 1)
    var kept = 0
    // One place more: a neighbour is written before it is known whether it stays.
    var targets = [Int32](count: rows.targets.count / 2 + 1) { targets in
      rows.withKernelRows { rows in
        rank.withUnsafeBufferPointer { rank in
          for (place, node) in nodes.enumerated() {
            for arc in rows.range(Int(node)) {
              let other = rank[Int(rows.targets[arc])]
              targets[kept] = other
              kept &+= Int(other) < place ? 1 : 0
            }
            offsets[place &+ 1] = kept
          }
        }
      }
      targets[kept] = 0
    }
    targets.removeLast(targets.count - kept)
    self.nodes = nodes
    self.offsets = offsets
    self.targets = targets
    var arcs: [Int] = []
    if keepsArcs {
      arcs.reserveCapacity(kept)
      for (place, node) in nodes.enumerated() {
        for arc in rows.range(Int(node)) where rank[Int(rows.targets[arc])] < place { arcs.append(arc) }
      }
    }
    self.arcs = arcs
  }
}
