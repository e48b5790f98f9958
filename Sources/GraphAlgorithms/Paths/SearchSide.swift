import GraphProjection

/// One of two searches that go towards each other: Dijkstra's, a node at a time.
struct SearchSide: ~Copyable {
  private(set) var distance: [Double]
  private(set) var isSettled: [Bool]
  /// The settled nodes by distance.
  private(set) var order: [Int32] = []
  private let rows: ProjectedGraph.ArcRows
  private let ties: [Int32]
  private let lengths: [Double]
  private var heap: NodeHeap
  /// Taken out of the heap, not settled yet.
  private var pending: NodeHeap.Entry?

  init(from start: Int, rows: ProjectedGraph.ArcRows, lengths: [Double], nodeCount: Int) {
    distance = Array(repeating: .infinity, count: nodeCount)
    isSettled = Array(repeating: false, count: nodeCount)
    heap = NodeHeap(nodeCount: nodeCount)
    self.rows = rows
    ties = rows.ties
    self.lengths = lengths
    distance[start] = 0
    heap.insertOrLower(Int32(start), to: 0)
    pending = heap.popFirst()
  }

  /// The distance of the node that is settled next.
  var nearest: Double? { pending?.distance }

  /// Settles it.
  ///
  /// - Returns: The length of the shortest way over one of its arcs to a node that the other side has met.
  mutating func settle(_ other: borrowing SearchSide) -> Double {
    guard let entry = pending else { return .infinity }
    let node = Int(entry.node)
    isSettled[node] = true
    order.append(entry.node)
    var shortest = entry.distance + other.distance[node]
    for arc in rows.range(node) {
      let next = rows.targets[arc]
      let far = entry.distance + lengths[Int(ties[arc])]
      shortest = min(shortest, far + other.distance[Int(next)])
      guard far < distance[Int(next)] else { continue }
      distance[Int(next)] = far
      heap.insertOrLower(next, to: far)
    }
    pending = heap.popFirst()
    return shortest
  }
}
