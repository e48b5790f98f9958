/// A part of a kernel that stays connected without any one node, with numbers of its own.
struct SignedBlock: Sendable {
  /// The neighbours of every node with signed weights.
  let rows: [[(node: Int, weight: Int)]]

  var nodeCount: Int { rows.count }

  /// - Parameter nodes: Of the kernel; ties to others are left out.
  init(_ kernel: SignedKernel, nodes: [Int32]) {
    var number: [Int32: Int] = [:]
    for (place, node) in nodes.enumerated() { number[node] = place }
    rows = nodes.map { node in
      kernel.rows[Int(node)].compactMap { arc in number[arc.node].map { (node: $0, weight: arc.weight) } }
    }
  }

  func cost(_ colours: [Int8]) -> Int {
    var cost = 0
    for node in rows.indices {
      for arc in rows[node] where arc.node > node && (colours[node] == colours[arc.node]) != (arc.weight > 0) {
        cost += abs(arc.weight)
      }
    }
    return cost
  }
}

/// A colouring, its cost, and a bound that no colouring is below.
struct SignedColouring: Sendable {
  var colours: [Int8]
  var cost: Int
  var bound: Int

  var isProven: Bool { bound >= cost }
}
