/// The shortest paths from one node after another, as the nodes by distance and their predecessors, to be summed over several times.
struct ShortestPathOrder: ~Copyable {
  private let out: NeighbourRows
  private let into: NeighbourRows
  /// The nodes reached, the source first, every node after its predecessors.
  private(set) var order: [Int32] = []
  /// Predecessors of `order[p]` are at `offsets[p] ..< offsets[p + 1]`.
  private(set) var offsets: [Int] = []
  private(set) var predecessors: [Int32] = []
  private var depth: [Int32]
  private var search: DijkstraSearch

  init(out: NeighbourRows, into: NeighbourRows) {
    self.out = out
    self.into = into
    depth = [Int32](repeating: -1, count: out.nodeCount)
    search = DijkstraSearch(nodeCount: out.weights == nil ? 0 : out.nodeCount)
  }

  mutating func run(from source: Int) {
    predecessors.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    if let lengthsOut = out.weights, let lengthsInto = into.weights {
      search.run(from: source, offsets: out.offsets, targets: out.targets) { lengthsOut[$0] }
      order = search.order
      for node in order {
        let bound = search.distance[Int(node)] * (1 + lengthTolerance)
        for arc in into.range(Int(node)) {
          let before = Int(into.targets[arc])
          if search.turn[before] >= 0, search.turn[before] < search.turn[Int(node)],
            search.distance[before] + lengthsInto[arc] <= bound
          {
            predecessors.append(into.targets[arc])
          }
        }
        offsets.append(predecessors.count)
      }
    } else {
      hops(from: source)
    }
  }

  private mutating func hops(from source: Int) {
    for node in order { depth[Int(node)] = -1 }
    order.removeAll(keepingCapacity: true)
    order.append(Int32(source))
    depth[source] = 0
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      for arc in out.range(node) where depth[Int(out.targets[arc])] < 0 {
        depth[Int(out.targets[arc])] = depth[node] + 1
        order.append(out.targets[arc])
      }
    }
    for node in order {
      for arc in into.range(Int(node)) {
        let before = Int(into.targets[arc])
        if depth[before] >= 0, depth[before] == depth[Int(node)] - 1 { predecessors.append(into.targets[arc]) }
      }
      offsets.append(predecessors.count)
    }
  }

  /// The number of shortest paths from the source to every node of `order`, over nodes that are not excluded; by node, others are
  /// left as they are.
  borrowing func count(into sigma: inout [Double], without isExcluded: [Bool]? = nil) {
    for (place, node) in order.enumerated() {
      var paths = place == 0 ? 1.0 : 0
      for index in offsets[place]..<offsets[place + 1] { paths += sigma[Int(predecessors[index])] }
      sigma[Int(node)] = isExcluded?[Int(node)] == true ? 0 : paths
    }
  }
}
