/// Distances from one node after another over arcs with lengths, in the same memory.
///
/// E. W. Dijkstra (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.
/// https://doi.org/10.1007/BF01386390
struct DijkstraSearch: ~Copyable {
  /// By node; infinite for nodes that the last search did not reach.
  private(set) var distance: [Double]
  /// The nodes that the last search reached, by distance; the source first.
  private(set) var order: [Int32] = []
  private var heap: FourAryHeap

  init(nodeCount: Int) {
    distance = [Double](repeating: .infinity, count: nodeCount)
    heap = FourAryHeap(nodeCount: nodeCount)
    order.reserveCapacity(nodeCount)
  }

  /// - Complexity: O((n + m) log n).
  mutating func run(from source: Int, in rows: NeighbourRows, lengths: [Double]) {
    for node in order { distance[Int(node)] = .infinity }
    order.removeAll(keepingCapacity: true)
    distance[source] = 0
    heap.insertOrLower(Int32(source), to: 0)
    distance.withUnsafeMutableBufferPointer { distance in
      rows.targets.withUnsafeBufferPointer { targets in
        while let nearest = heap.popFirst() {
          order.append(nearest.node)
          for arc in rows.range(Int(nearest.node)) {
            let target = targets[arc]
            let far = nearest.distance + lengths[arc]
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
}
