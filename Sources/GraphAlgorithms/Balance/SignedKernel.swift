/// A signed network with weights from which nodes of up to three neighbours are taken out one after another.
///
/// The cost of a colouring of the nodes by ±1 is the weight of frustrated ties: positive ones between colours, negative ones
/// within one. A node of one neighbour costs nothing. A node of two is worth a tie between these, of the product of the signs
/// and the smaller weight; a node of three is worth a triangle. Ties that meet on one pair add up; what cancels is a cost that
/// cannot be avoided.
struct SignedKernel {
  /// Weights are multiples of 1/unit, so that the halves of triangles stay whole numbers.
  static let unit = 1 << 20

  /// The neighbours of every node that is left, ascending, with signed weights.
  private(set) var rows: [[(node: Int32, weight: Int)]]
  /// The cost that no colouring avoids.
  private(set) var constant = 0
  /// The nodes taken out, with their neighbours at that time.
  private var removed: [(node: Int32, neighbours: [(node: Int32, weight: Int)])] = []

  /// - Complexity: O((n + m) d) with the largest number d of neighbours of a node on the way.
  init(_ network: SignedTies, in context: RunContext) throws(AlgorithmError) {
    rows = [[(node: Int32, weight: Int)]](repeating: [], count: network.nodeCount)
    let arcs = network.rows()
    for node in rows.indices {
      rows[node] = arcs.range(node).map { (arcs.targets[$0], (arcs.weights?[$0] ?? 0) < 0 ? -Self.unit : Self.unit) }
    }
    var queue = rows.indices.filter { rows[$0].count <= 3 }
    var isQueued = rows.map { $0.count <= 3 }
    var head = 0
    while head < queue.count {
      if head & 0xFFF == 0 { try context.checkpoint() }
      let node = queue[head]
      head += 1
      isQueued[node] = false
      let neighbours = rows[node]
      guard (1...3).contains(neighbours.count) else { continue }
      var corners = neighbours.map { abs($0.weight) }
      if corners.count == 3 {
        let sum = corners.reduce(0, +)
        corners = corners.map { min($0, sum - $0) }
        guard corners.reduce(0, +) % 2 == 0 else { continue }
      }
      removed.append((Int32(node), neighbours))
      rows[node] = []
      for (neighbour, _) in neighbours { rows[Int(neighbour)].removeAll { $0.node == node } }
      func join(_ a: Int, _ b: Int, _ weight: Int) {
        let sign = (neighbours[a].weight < 0) == (neighbours[b].weight < 0) ? 1 : -1
        add(sign * weight, neighbours[a].node, neighbours[b].node)
      }
      if corners.count == 2 { join(0, 1, min(corners[0], corners[1])) }
      if corners.count == 3 {
        for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 2, 0)] { join(a, b, (corners[a] + corners[b] - corners[c]) / 2) }
      }
      for (neighbour, _) in neighbours where rows[Int(neighbour)].count <= 3 && !isQueued[Int(neighbour)] {
        isQueued[Int(neighbour)] = true
        queue.append(Int(neighbour))
      }
    }
  }

  private mutating func add(_ weight: Int, _ a: Int32, _ b: Int32) {
    guard weight != 0 else { return }
    let place = rows[Int(a)].firstIndex { $0.node >= b } ?? rows[Int(a)].count
    let old = place < rows[Int(a)].count && rows[Int(a)][place].node == b ? rows[Int(a)][place].weight : 0
    if (old < 0) != (weight < 0), old != 0 { constant += min(abs(old), abs(weight)) }
    for (from, to) in [(a, b), (b, a)] {
      let row = Int(from)
      let place = rows[row].firstIndex { $0.node >= to } ?? rows[row].count
      if old == 0 {
        rows[row].insert((to, weight), at: place)
      } else if old + weight == 0 {
        rows[row].remove(at: place)
      } else {
        rows[row][place].weight = old + weight
      }
    }
  }

  /// Gives the nodes taken out the colours that cost least, those of the others being known.
  func complete(_ colours: inout [Int8]) {
    for (node, neighbours) in removed.reversed() {
      let pull = neighbours.reduce(0) { $0 + $1.weight * Int(colours[Int($1.node)]) }
      colours[Int(node)] = pull < 0 ? -1 : 1
    }
  }
}
