/// Edge betweenness in a network that loses ties one by one: how many shortest paths go over each tie, steps counting 1.
struct TieBetweenness: Sendable {
  /// The neighbours left to every node, and the number of the tie to each.
  private(set) var neighbours: [[(node: Int32, tie: Int32)]]
  let tieCount: Int

  /// - Parameter ties: Pairs of different nodes, each once.
  init(nodeCount: Int, ties: [(Int32, Int32)]) {
    neighbours = [[(node: Int32, tie: Int32)]](repeating: [], count: nodeCount)
    tieCount = ties.count
    for (tie, ends) in ties.enumerated() {
      neighbours[Int(ends.0)].append((ends.1, Int32(tie)))
      neighbours[Int(ends.1)].append((ends.0, Int32(tie)))
    }
  }

  mutating func remove(_ tie: Int32, between a: Int32, and b: Int32) {
    neighbours[Int(a)].removeAll { $0.tie == tie }
    neighbours[Int(b)].removeAll { $0.tie == tie }
  }

  /// The nodes that can be reached from a node, itself first.
  func component(of start: Int32) -> [Int32] {
    var isReached = [Bool](repeating: false, count: neighbours.count)
    isReached[Int(start)] = true
    var nodes = [start]
    var next = 0
    while next < nodes.count {
      for neighbour in neighbours[Int(nodes[next])] where !isReached[Int(neighbour.node)] {
        isReached[Int(neighbour.node)] = true
        nodes.append(neighbour.node)
      }
      next += 1
    }
    return nodes
  }

  /// The betweenness of the ties of a component, every ordered pair of its nodes counted; a value for each tie in `ties`.
  ///
  /// - Parameters:
  ///   - nodes: All nodes of the component.
  ///   - ties: Its ties, as places in `ends`.
  /// - Complexity: O(n·m) for the n nodes and m ties of the component.
  func betweenness(
    of nodes: [Int32], ties: [Int32], in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    var place = [Int32](repeating: -1, count: neighbours.count)
    for (index, node) in nodes.enumerated() { place[Int(node)] = Int32(index) }
    var tiePlace = [Int32](repeating: -1, count: tieCount)
    for (index, tie) in ties.enumerated() { tiePlace[Int(tie)] = Int32(index) }
    var rows = NeighbourRows(offsets: [0], targets: [], weights: nil)
    var tieOfArc: [Int32] = []
    for node in nodes {
      for neighbour in neighbours[Int(node)] {
        rows.targets.append(place[Int(neighbour.node)])
        tieOfArc.append(tiePlace[Int(neighbour.tie)])
      }
      rows.offsets.append(rows.targets.count)
    }
    let ofArcs = try PathSums(out: rows, into: rows).arcs(from: rows.breadthFirstOrder(), in: context.quiet)
    var sums = [Double](repeating: 0, count: ties.count)
    for arc in tieOfArc.indices { sums[Int(tieOfArc[arc])] += ofArcs[arc] }
    return sums
  }
}
