/// The parts of a network that positive ties connect, and whether negative ties keep to the outside of them.
struct PositiveCamps {
  /// Those with a tie of either sign.
  private(set) var count = 0
  /// Whether no negative tie is within a camp: then the network is clusterable.
  let isWeaklyBalanced: Bool
  /// Whether the camps can be put on two sides so that negative ties are between the sides.
  let isBalanced: Bool

  init(_ network: SignedTies) {
    let rows = network.rows()
    let n = network.nodeCount
    var camp = [Int](repeating: -1, count: n)
    var side = [Int8](repeating: 0, count: n)
    var isBalanced = true
    for root in 0..<n where camp[root] < 0 && !rows.range(root).isEmpty {
      camp[root] = count
      var stack = [root]
      while let node = stack.popLast() {
        for arc in rows.range(node) where (rows.weights?[arc] ?? 0) > 0 && camp[Int(rows.targets[arc])] < 0 {
          camp[Int(rows.targets[arc])] = count
          stack.append(Int(rows.targets[arc]))
        }
      }
      count += 1
    }
    for root in 0..<n where side[root] == 0 {
      side[root] = 1
      var stack = [root]
      while let node = stack.popLast() {
        for arc in rows.range(node) {
          let other = Int(rows.targets[arc])
          let expected = (rows.weights?[arc] ?? 0) > 0 ? side[node] : -side[node]
          if side[other] == 0 {
            side[other] = expected
            stack.append(other)
          } else if side[other] != expected {
            isBalanced = false
          }
        }
      }
    }
    isWeaklyBalanced = network.edges.allSatisfy { $0.sign > 0 || camp[Int($0.from)] != camp[Int($0.to)] }
    self.isBalanced = isBalanced
  }
}
