import GraphProjection

/// A smallest set of ties whose removal divides an undirected graph.
///
/// Stoer and Wagner's phases: nodes are taken in the order of their attachment to those before, and the last one alone is a
/// minimum cut between it and the one before. Two that follow each other are joined not only at the end: wherever the
/// attachment is no smaller than the best cut known, no smaller cut can divide them (Nagamochi and Ibaraki).
struct GlobalCut {
  /// The nodes of one side; the smaller one, of equally large ones that without the first node.
  let side: [Int]

  /// - Parameter rows: All arcs both ways, without loops; strengths may be 0.
  /// - Complexity: O(n (m + n log n)) at worst; few phases as a rule.
  init(_ rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) {
    let n = rows.nodeCount
    var side = Self.smallestComponent(rows)
    var best = side.isEmpty ? Double.infinity : 0
    var owner = (0..<n).map { Int32($0) }
    var members = (0..<n).map { [Int32($0)] }
    var active = side.isEmpty ? n : 0
    var heap = NodeHeap(nodeCount: n)
    while active > 1 {
      try context.checkpoint(1 - Double(active) / Double(n))
      var attachment = [Double](repeating: 0, count: n)
      var isTaken = [Bool](repeating: false, count: n)
      var order: [Int32] = []
      heap.insertOrLower(owner[0], to: 0)
      while let entry = heap.popFirst() {
        let group = Int(entry.node)
        isTaken[group] = true
        order.append(entry.node)
        for node in members[group] {
          for arc in rows.range(Int(node)) {
            let other = Int(owner[Int(rows.targets[arc])])
            guard !isTaken[other] else { continue }
            attachment[other] += rows.weights?[arc] ?? 1
            heap.insertOrLower(Int32(other), to: -attachment[other])
          }
        }
      }
      let last = Int(order[order.count - 1])
      if attachment[last] < best {
        best = attachment[last]
        side = members[last].map(Int.init)
      }
      for (before, after) in zip(order, order.dropFirst()) where attachment[Int(after)] >= best {
        // The group before may have been joined to one before it: any of its nodes knows.
        Self.join(Int(owner[Int(before)]), Int(after), &owner, &members)
        active -= 1
      }
    }
    let first = side.contains(0)
    if side.count * 2 > n || (side.count * 2 == n && first) {
      let inside = Set(side)
      side = (0..<n).filter { !inside.contains($0) }
    }
    self.side = side.sorted()
  }

  private static func join(_ a: Int, _ b: Int, _ owner: inout [Int32], _ members: inout [[Int32]]) {
    let (large, small) = members[a].count >= members[b].count ? (a, b) : (b, a)
    for node in members[small] { owner[Int(node)] = Int32(large) }
    members[large] += members[small]
    members[small] = []
  }

  /// The nodes of the smallest of several components; empty where there is one.
  private static func smallestComponent(_ rows: NeighbourRows) -> [Int] {
    var isMet = [Bool](repeating: false, count: rows.nodeCount)
    var smallest: [Int] = []
    for start in 0..<rows.nodeCount where !isMet[start] {
      var component = [start]
      isMet[start] = true
      var next = 0
      while next < component.count {
        for arc in rows.range(component[next]) where !isMet[Int(rows.targets[arc])] && (rows.weights?[arc] ?? 1) > 0 {
          isMet[Int(rows.targets[arc])] = true
          component.append(Int(rows.targets[arc]))
        }
        next += 1
      }
      if component.count == rows.nodeCount { return [] }
      if smallest.isEmpty || component.count < smallest.count { smallest = component }
    }
    return smallest
  }
}
