extension FlowBetweenness {
  /// Undirected arcs with capacities: of every arc, `mirror` is the one back.
  struct Network: Sendable {
    let rows: NeighbourRows
    let mirror: [Int32]

    init(_ rows: NeighbourRows) {
      self.rows = rows
      var mirror = [Int32](repeating: 0, count: rows.targets.count)
      for node in 0..<rows.nodeCount {
        for arc in rows.range(node) {
          mirror[arc] = Int32(truncatingIfNeeded: rows.arc(from: Int(rows.targets[arc]), to: node) ?? arc)
        }
      }
      self.mirror = mirror
    }

    /// Gusfield's tree: the largest flow between two nodes is the smallest value on the path between them.
    ///
    /// - Parameter gone: A node whose ties carry nothing.
    func flowTree(without gone: Int?, _ cancellation: Cancellation) -> Tree {
      let n = rows.nodeCount
      var capacities = rows.weights ?? [Double](repeating: 1, count: rows.targets.count)
      if let gone {
        for arc in rows.range(gone) {
          capacities[arc] = 0
          capacities[Int(mirror[arc])] = 0
        }
      }
      let root = gone == 0 ? min(1, n - 1) : 0
      var tree = Tree(parent: [Int](repeating: root, count: n), flow: [Double](repeating: 0, count: n))
      var search = Flow(self, capacities)
      for node in 0..<n where node != gone && node != root && !cancellation.isCancelled {
        let parent = tree.parent[node]
        tree.flow[node] = search.run(from: node, to: parent)
        for later in (node + 1)..<max(node + 1, n)
        where tree.parent[later] == parent && search.level[later] >= 0 && later != gone {
          tree.parent[later] = node
        }
      }
      return tree
    }
  }

  /// The largest flows between all pairs of nodes, as a tree; its root is its own parent.
  struct Tree: Sendable {
    var parent: [Int]
    /// Between a node and its parent.
    var flow: [Double]

    /// The sum of the largest flows over unordered pairs without one node.
    ///
    /// Edges are put in by falling flow: each joins two sets of nodes, between which nothing larger flows.
    func total(without excluded: Int) -> Double {
      let n = parent.count
      var root = Array(0..<n)
      var count = (0..<n).map { $0 == excluded ? 0.0 : 1.0 }
      func find(_ node: Int) -> Int {
        var node = node
        while root[node] != node {
          root[node] = root[root[node]]
          node = root[node]
        }
        return node
      }
      var total = 0.0
      for node in (0..<n).sorted(by: { (flow[$1], $0) < (flow[$0], $1) }) {
        let (a, b) = (find(node), find(parent[node]))
        guard a != b else { continue }
        total += flow[node] * count[a] * count[b]
        count[b] += count[a]
        root[a] = b
      }
      return total
    }
  }
}

extension FlowBetweenness {
  /// Largest flows by blocking flows in layers of arcs (E. A. Dinic, 1970), one pair after another in the same memory.
  struct Flow {
    private let network: Network
    private let capacities: [Double]
    private var residual: [Double] = []
    /// The layer of every node that is still reached from the source; −1 for the others. After a run: the source's side of the
    /// cut.
    private(set) var level: [Int32] = []
    private var next: [Int] = []
    private var queue: [Int32] = []

    init(_ network: Network, _ capacities: [Double]) {
      self.network = network
      self.capacities = capacities
      level = [Int32](repeating: -1, count: network.rows.nodeCount)
      next = [Int](repeating: 0, count: network.rows.nodeCount)
    }

    mutating func run(from source: Int, to sink: Int) -> Double {
      residual = capacities
      var flow = 0.0
      while makeLevels(from: source, to: sink) {
        for node in next.indices { next[node] = network.rows.offsets[node] }
        while true {
          let more = augment(from: source, to: sink)
          guard more > 0 else { break }
          flow += more
        }
      }
      return flow
    }

    private mutating func makeLevels(from source: Int, to sink: Int) -> Bool {
      for node in level.indices { level[node] = -1 }
      queue.removeAll(keepingCapacity: true)
      queue.append(Int32(truncatingIfNeeded: source))
      level[source] = 0
      var head = 0
      while head < queue.count {
        let node = Int(queue[head])
        head += 1
        for arc in network.rows.range(node) where residual[arc] > 0 {
          let target = Int(network.rows.targets[arc])
          guard level[target] < 0 else { continue }
          level[target] = level[node] + 1
          if target == sink { return true }
          queue.append(Int32(truncatingIfNeeded: target))
        }
      }
      return false
    }

    /// One path along the layers, with as much as its narrowest arc has left; 0 where there is none.
    private mutating func augment(from source: Int, to sink: Int) -> Double {
      var path: [Int] = []
      var node = source
      while node != sink {
        guard next[node] < network.rows.offsets[node + 1] else {
          guard let arc = path.popLast() else { return 0 }
          node = Int(network.rows.targets[Int(network.mirror[arc])])
          next[node] += 1
          continue
        }
        let arc = next[node]
        let target = Int(network.rows.targets[arc])
        if residual[arc] > 0, level[target] == level[node] + 1 {
          path.append(arc)
          node = target
        } else {
          next[node] += 1
        }
      }
      let amount = path.reduce(Double.infinity) { min($0, residual[$1]) }
      for arc in path {
        residual[arc] -= amount
        residual[Int(network.mirror[arc])] += amount
      }
      return amount
    }
  }
}
