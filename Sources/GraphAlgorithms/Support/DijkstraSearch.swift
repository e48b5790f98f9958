/// Distances from one node after another over arcs with lengths, in the same memory.
///
/// E. W. Dijkstra (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.
/// https://doi.org/10.1007/BF01386390
struct DijkstraSearch: ~Copyable {
  /// By node; final for those in ``order``, infinite for nodes that the last search did not meet.
  private(set) var distance: [Double]
  /// The nodes that the last search settled, by distance; the source first.
  private(set) var order: [Int32] = []
  /// The place of every node in ``order``; −1 for the others.
  private(set) var turn: [Int32]
  private var heap: NodeHeap

  init(nodeCount: Int) {
    distance = [Double](repeating: .infinity, count: nodeCount)
    turn = [Int32](repeating: -1, count: nodeCount)
    heap = NodeHeap(nodeCount: nodeCount)
    order.reserveCapacity(nodeCount)
  }

  /// - Parameters:
  ///   - length: Of an arc, by its place in `targets`; not negative.
  ///   - isLast: Asked for every node when it is settled; `true` ends the search there.
  /// - Complexity: O((n + m) log n).
  @inline(__always)
  mutating func run(
    from source: Int, offsets: [Int], targets: [Int32], length: (Int) -> Double,
    until isLast: (Int32) -> Bool = { _ in false }
  ) {
    forget()
    distance[source] = 0
    heap.insertOrLower(Int32(source), to: 0)
    distance.withUnsafeMutableBufferPointer { distance in
      targets.withUnsafeBufferPointer { targets in
        while let nearest = heap.popFirst() {
          turn[Int(nearest.node)] = Int32(truncatingIfNeeded: order.count)
          order.append(nearest.node)
          if isLast(nearest.node) { break }
          for arc in offsets[Int(nearest.node)]..<offsets[Int(nearest.node) &+ 1] {
            let target = targets[arc]
            let far = nearest.distance + length(arc)
            // A settled node is never reached by less: lengths are not negative.
            if far < distance[Int(target)] {
              distance[Int(target)] = far
              heap.insertOrLower(target, to: far)
            }
          }
        }
      }
    }
  }

  private mutating func forget() {
    while let left = heap.popFirst() { distance[Int(left.node)] = .infinity }
    for node in order {
      distance[Int(node)] = .infinity
      turn[Int(node)] = -1
    }
    order.removeAll(keepingCapacity: true)
  }
}
