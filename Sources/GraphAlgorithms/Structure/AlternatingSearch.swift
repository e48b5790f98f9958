/// A matching of the largest number of pairs, by searches for augmenting paths in which odd cycles (*blossoms*) are shrunk.
///
/// J. Edmonds (1965). Paths, trees, and flowers. Canadian Journal of Mathematics 17. https://doi.org/10.4153/CJM-1965-045-4
struct AlternatingSearch {
  private let rows: NeighbourRows
  /// The partner of every node, or −1.
  private(set) var mate: [Int32]
  /// The node before a node of odd depth, or before one that a blossom has made even.
  private var parent: [Int32]
  /// The base of the blossom that a node is in.
  private var base: [Int32]
  private var isEven: [Bool]
  /// Nodes of searches without success, which no later one needs.
  private var isClosed: [Bool]
  private var touched: [Int32] = []
  private var queue: [Int32] = []

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  /// - Complexity: O(n·m) in practice, O(n³) at worst; O(n + m) space.
  init(of rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) {
    self.rows = rows
    let n = rows.nodeCount
    mate = [Int32](repeating: -1, count: n)
    parent = mate
    base = (0..<Int32(n)).map(\.self)
    isEven = [Bool](repeating: false, count: n)
    isClosed = isEven
    for node in 0..<n where mate[node] < 0 {
      if let free = rows.targets[rows.range(node)].first(where: { mate[Int($0)] < 0 }) {
        mate[node] = free
        mate[Int(free)] = Int32(node)
      }
    }
    for root in 0..<n where mate[root] < 0 {
      try context.checkpoint(Double(root) / Double(n))
      if let end = try augmentingPath(from: Int32(root), in: context) {
        turn(from: end)
      } else {
        for node in touched { isClosed[Int(node)] = true }
      }
      for node in touched {
        parent[Int(node)] = -1
        base[Int(node)] = node
        isEven[Int(node)] = false
      }
    }
  }

  /// The free node at the end of an augmenting path from a free node, if there is one.
  private mutating func augmentingPath(from root: Int32, in context: RunContext) throws(AlgorithmError) -> Int32? {
    touched = [root]
    queue = [root]
    isEven[Int(root)] = true
    var head = 0
    while head < queue.count {
      if head & 0xFF == 0xFF { try context.checkpoint() }
      let node = queue[head]
      head += 1
      for arc in rows.range(Int(node)) {
        let other = rows.targets[arc]
        guard !isClosed[Int(other)], base[Int(node)] != base[Int(other)], mate[Int(node)] != other else { continue }
        let partner = mate[Int(other)]
        if other == root || (partner >= 0 && parent[Int(partner)] >= 0) {
          shrink(node, other)
        } else if parent[Int(other)] < 0 {
          parent[Int(other)] = node
          touched.append(other)
          if partner < 0 { return other }
          isEven[Int(partner)] = true
          touched.append(partner)
          queue.append(partner)
        }
      }
    }
    return nil
  }

  /// Makes the odd cycle that a tie between even nodes closes one even node.
  private mutating func shrink(_ a: Int32, _ b: Int32) {
    let common = commonBase(a, b)
    var inBlossom: Set<Int32> = []
    for (start, first) in [(a, b), (b, a)] {
      var (node, child) = (start, first)
      while base[Int(node)] != common {
        let partner = mate[Int(node)]
        inBlossom.insert(base[Int(node)])
        inBlossom.insert(base[Int(partner)])
        parent[Int(node)] = child
        child = partner
        node = parent[Int(partner)]
      }
    }
    for node in touched where inBlossom.contains(base[Int(node)]) {
      base[Int(node)] = common
      guard !isEven[Int(node)] else { continue }
      isEven[Int(node)] = true
      queue.append(node)
    }
  }

  private func commonBase(_ a: Int32, _ b: Int32) -> Int32 {
    var passed: Set<Int32> = []
    var node = a
    while true {
      node = base[Int(node)]
      passed.insert(node)
      guard mate[Int(node)] >= 0 else { break }
      node = parent[Int(mate[Int(node)])]
    }
    node = base[Int(b)]
    while !passed.contains(node) { node = base[Int(parent[Int(mate[Int(node)])])] }
    return node
  }

  private mutating func turn(from end: Int32) {
    var node = end
    while node >= 0 {
      let before = parent[Int(node)]
      let next = mate[Int(before)]
      mate[Int(node)] = before
      mate[Int(before)] = node
      node = next
    }
  }
}
