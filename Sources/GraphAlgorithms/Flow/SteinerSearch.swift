import GraphProjection

/// The shortest trees over subsets of the terminals, by Dreyfus and Wagner's recursion in the order of Erickson, Monma and
/// Veinott: two trees are joined at a node, then every tree grows along shortest paths.
struct SteinerSearch {
  private let network: CapacityNetwork
  private let lengths: [Double]?
  private let terminals: [Int]

  init(_ graph: ProjectedGraph, lengths: [Double]?, terminals: [Int]) {
    network = CapacityNetwork(graph, capacities: nil, ignoresDirection: true)
    self.lengths = lengths
    self.terminals = terminals
  }

  /// How a tree came to be: where it is grown by a tie, that tie; where it is two joined trees, −1 and less, the terminals of one.
  private static let isStart = Int32.max

  /// - Returns: The ties of a shortest tree that holds all terminals; `nil` where they are not connected.
  /// - Complexity: O(3^k·n + 2^k·m log n) time, O(2^k·n) space for k terminals.
  func shortestTree(_ context: RunContext) throws(AlgorithmError) -> [Int]? {
    let n = network.nodeCount
    guard let root = terminals.last, terminals.count > 1 else { return [] }
    let others = terminals.dropLast()
    let sets = 1 << others.count
    var cost = [Double](repeating: .infinity, count: sets * n)
    var origin = [Int32](repeating: Self.isStart, count: sets * n)
    for (bit, terminal) in others.enumerated() { cost[(1 << bit) * n + terminal] = 0 }
    var heap = NodeHeap(nodeCount: n)
    for set in 1..<sets {
      try context.checkpoint(Double(set) / Double(sets))
      let base = set * n
      // Every division once: one part holds the lowest terminal.
      var part = (set - 1) & set
      while part > 0 {
        if part & set & -set != 0 {
          let (one, two) = (part * n, (set ^ part) * n)
          for node in 0..<n where cost[one + node] + cost[two + node] < cost[base + node] {
            cost[base + node] = cost[one + node] + cost[two + node]
            origin[base + node] = -Int32(part)
          }
        }
        part = (part - 1) & set
      }
      for node in 0..<n where cost[base + node] < .infinity { heap.insertOrLower(Int32(node), to: cost[base + node]) }
      var steps = 0
      while let entry = heap.popFirst() {
        steps &+= 1
        if steps & 0xFFFF == 0 { try context.checkpoint() }
        let node = Int(entry.node)
        for place in network.offsets[node]..<network.offsets[node + 1] {
          let arc = Int(network.row[place])
          let far = entry.distance + (lengths?[arc >> 1] ?? 1)
          let head = Int(network.heads[arc])
          guard far < cost[base + head] else { continue }
          cost[base + head] = far
          origin[base + head] = Int32(arc >> 1)
          heap.insertOrLower(Int32(head), to: far)
        }
      }
    }
    guard cost[(sets - 1) * n + root] < .infinity else { return nil }
    return ties(origin, from: (sets - 1, root))
  }

  private func ties(_ origin: [Int32], from start: (set: Int, node: Int)) -> [Int] {
    let n = network.nodeCount
    var open = [start]
    var ties: [Int] = []
    while let (set, node) = open.popLast() {
      let way = origin[set * n + node]
      if way == Self.isStart { continue }
      if way < 0 {
        open += [(Int(-way), node), (set ^ Int(-way), node)]
      } else {
        let (a, b) = (network.tail(2 * Int(way)), Int(network.heads[2 * Int(way)]))
        ties.append(Int(way))
        open.append((set, a == node ? b : a))
      }
    }
    return ties.sorted()
  }

  /// The tree of Mehlhorn's approximation: every node belongs to its nearest terminal, and the shortest ways between these
  /// neighbourhoods make a spanning tree of the terminals.
  ///
  /// - Returns: The ties, or `nil` where the terminals are not connected. Shorter than 2 (1 − 1/k) times the shortest tree.
  /// - Complexity: O((n + m) log n).
  func nearTree(_ context: RunContext) throws(AlgorithmError) -> [Int]? {
    let n = network.nodeCount
    var distance = [Double](repeating: .infinity, count: n)
    var nearest = [Int32](repeating: -1, count: n)
    var way = [Int32](repeating: -1, count: n)
    var heap = NodeHeap(nodeCount: n)
    for terminal in terminals {
      distance[terminal] = 0
      nearest[terminal] = Int32(terminal)
      heap.insertOrLower(Int32(terminal), to: 0)
    }
    var steps = 0
    while let entry = heap.popFirst() {
      steps &+= 1
      if steps & 0xFFFF == 0 { try context.checkpoint() }
      let node = Int(entry.node)
      for place in network.offsets[node]..<network.offsets[node + 1] {
        let arc = Int(network.row[place])
        let head = Int(network.heads[arc])
        let far = entry.distance + (lengths?[arc >> 1] ?? 1)
        guard far < distance[head] else { continue }
        (distance[head], nearest[head], way[head]) = (far, nearest[node], Int32(arc))
        heap.insertOrLower(Int32(head), to: far)
      }
    }
    try context.checkpoint()
    var bridges: [(length: Double, tie: Int)] = []
    for tie in 0..<network.heads.count / 2 {
      let (a, b) = (network.tail(2 * tie), Int(network.heads[2 * tie]))
      guard nearest[a] >= 0, nearest[b] >= 0, nearest[a] != nearest[b] else { continue }
      bridges.append((distance[a] + (lengths?[tie] ?? 1) + distance[b], tie))
    }
    bridges.sort { ($0.length, $0.tie) < ($1.length, $1.tie) }
    var unions = DisjointSets(count: n)
    var isTaken = [Bool](repeating: false, count: network.heads.count / 2)
    var joined = 1
    for bridge in bridges {
      let ends = [network.tail(2 * bridge.tie), Int(network.heads[2 * bridge.tie])]
      guard unions.unite(Int(nearest[ends[0]]), Int(nearest[ends[1]])) else { continue }
      joined += 1
      isTaken[bridge.tie] = true
      for end in ends {
        var node = end
        while way[node] >= 0, !isTaken[Int(way[node]) >> 1] {
          isTaken[Int(way[node]) >> 1] = true
          node = network.tail(Int(way[node]))
        }
      }
    }
    return joined < terminals.count ? nil : isTaken.indices.filter { isTaken[$0] }
  }
}
