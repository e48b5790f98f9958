/// The largest sets of nodes whose ties keep them connected when any k − 1 of them are taken away.
///
/// A part that k − 1 nodes or fewer separate falls into its pieces, each with these nodes: a set that is to be found cannot lie on
/// both sides of them. So any one such cut will do at every step.
struct CohesiveParts {
  let rows: NeighbourRows
  /// The largest number of flows.
  let limit: Int
  private(set) var flows = 0

  init(rows: NeighbourRows, limit: Int) {
    self.rows = rows
    self.limit = limit
  }

  /// The parts within `nodes` that stay connected without any `k` − 1 of their nodes, each of more than `k` nodes or exactly k + 1.
  mutating func parts(of nodes: [Int], k: Int, in context: RunContext) throws(AlgorithmError) -> [[Int]] {
    var open = [nodes]
    var found: [[Int]] = []
    while let next = open.popLast() {
      try context.checkpoint()
      let core = peeled(next, k: k)
      guard core.count > k else { continue }
      let part = rows.restricted(to: core)
      let pieces = part.connectedParts()
      if pieces.count > 1 {
        open += pieces.map { $0.map { core[$0] } }
      } else if let cut = try smallCut(of: part, k: k, in: context) {
        let isCut = Set(cut)
        let left = (0..<core.count).filter { !isCut.contains($0) }
        for piece in part.restricted(to: left).connectedParts() {
          open.append((piece.map { left[$0] } + cut).sorted().map { core[$0] })
        }
      } else {
        found.append(core)
      }
    }
    return Self.largest(of: found)
  }

  /// The nodes that are left when those with fewer than `k` neighbours left are taken away.
  private func peeled(_ nodes: [Int], k: Int) -> [Int] {
    var left = [Int: Int](minimumCapacity: nodes.count)
    for node in nodes { left[node] = 0 }
    for node in nodes {
      left[node] = rows.range(node).count { left[Int(rows.targets[$0])] != nil }
    }
    var low = nodes.filter { left[$0, default: 0] < k }
    for node in low { left[node] = nil }
    while let node = low.popLast() {
      for arc in rows.range(node) {
        let other = Int(rows.targets[arc])
        guard let count = left[other] else { continue }
        left[other] = count - 1
        if count - 1 < k {
          left[other] = nil
          low.append(other)
        }
      }
    }
    return nodes.filter { left[$0] != nil }
  }

  /// Fewer than `k` nodes that separate a connected graph; `nil` where there are none.
  ///
  /// With a node u of the fewest neighbours: a cut without u separates u from some node, one with u two neighbours of u.
  private mutating func smallCut(
    of part: NeighbourRows, k: Int, in context: RunContext
  ) throws(AlgorithmError) -> [Int]? {
    let n = part.nodeCount
    guard let first = (0..<n).min(by: { part.range($0).count < part.range($1).count }) else { return nil }
    var network = CapacityNetwork(splittingNodesOf: part)
    var isTied = [Bool](repeating: false, count: n)
    let neighbours = part.targets[part.range(first)].map(Int.init)
    for (turn, start) in ([first] + neighbours).enumerated() {
      for arc in part.range(start) { isTied[Int(part.targets[arc])] = true }
      let ends = turn == 0 ? Array(0..<n) : neighbours.filter { $0 > start }
      for end in ends where end != start && !isTied[end] {
        // Each common neighbour is a path of its own.
        let common = part.range(end).count { isTied[Int(part.targets[$0])] }
        guard common < k else { continue }
        flows += 1
        guard flows <= limit else {
          throw .limit(
            "the search for cohesive parts took more than \(limit) flows",
            hint: "set a larger limit or a smaller largest k, or filter the graph")
        }
        if flows & 15 == 0 { try context.checkpoint() }
        network.reset()
        let value = try network.fill(from: 2 * start + 1, to: 2 * end, atMost: Double(k), in: context)
        guard value < Double(k) else { continue }
        let reached = network.reached(from: 2 * start + 1)
        return (0..<n).filter { reached[2 * $0] && !reached[2 * $0 + 1] }
      }
      for arc in part.range(start) { isTied[Int(part.targets[arc])] = false }
    }
    return nil
  }

  /// Those that are in no other one, larger ones first.
  static func largest(of sets: [[Int]]) -> [[Int]] {
    var kept: [(nodes: [Int], members: Set<Int>)] = []
    let order = sets.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
    for nodes in order where !kept.contains(where: { $0.members.isSuperset(of: nodes) }) {
      kept.append((nodes, Set(nodes)))
    }
    return kept.map(\.nodes)
  }
}
