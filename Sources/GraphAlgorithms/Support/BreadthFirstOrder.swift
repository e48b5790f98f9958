extension NeighbourRows {
  /// All nodes in the order of a breadth-first search that starts anew at the smallest node left.
  ///
  /// Neighbours stand close to each other in it: searches from several nodes at once share most of their steps when their
  /// sources follow each other in this order.
  func breadthFirstOrder() -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(nodeCount)
    var isListed = [Bool](repeating: false, count: nodeCount)
    var head = 0
    for start in 0..<nodeCount where !isListed[start] {
      isListed[start] = true
      order.append(Int32(start))
      while head < order.count {
        for arc in range(Int(order[head])) where !isListed[Int(targets[arc])] {
          isListed[Int(targets[arc])] = true
          order.append(targets[arc])
        }
        head += 1
      }
    }
    return order
  }
}
