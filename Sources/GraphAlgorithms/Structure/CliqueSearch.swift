/// The largest clique of a small graph, by branch and bound on bits.
///
/// The candidates of every step are coloured greedily; a node of colour c can head no clique of more than c of those coloured
/// before it, so that the search goes on only from nodes whose colour could better the best clique known.
///
/// P. San Segundo, D. Rodríguez-Losada, A. Jiménez (2011). An exact bit-parallel algorithm for the maximum clique problem. Computers
/// & Operations Research 38. https://doi.org/10.1016/j.cor.2010.07.019
struct CliqueSearch {
  private let adjacent: NodeBitRows
  /// The largest clique larger than the one known before; `nil` where there is none.
  private(set) var best: [Int]?
  /// The steps taken.
  private(set) var steps = 0

  private struct Frame {
    var candidates: [UInt64]
    /// Candidates by falling colour, from the end; those whose colour cannot help are left out.
    var nodes: [Int32] = []
    var colours: [Int32] = []
  }

  /// - Parameters:
  ///   - size: What a clique must have more of than to count.
  ///   - limit: The largest number of steps.
  /// - Complexity: exponential in the number of nodes, at most `limit` steps.
  init(
    _ adjacent: NodeBitRows, largerThan size: Int, limit: Int, in context: RunContext
  ) throws(AlgorithmError) {
    self.adjacent = adjacent
    var target = size
    var all = [UInt64](repeating: 0, count: adjacent.width)
    for node in 0..<adjacent.nodeCount { all[node >> 6] |= 1 << UInt64(node & 63) }
    var chosen: [Int] = []
    var frames = [coloured(all, beyond: target)]
    while !frames.isEmpty {
      let last = frames.count - 1
      guard let node = frames[last].nodes.popLast(), let colour = frames[last].colours.popLast(),
        chosen.count + Int(colour) > target
      else {
        frames.removeLast()
        if !chosen.isEmpty { chosen.removeLast() }
        continue
      }
      steps += 1
      if steps & 0x3FF == 0 { try context.checkpoint() }
      guard steps <= limit else {
        throw .limit(
          "the search for the largest clique took more than \(limit) steps",
          hint: "set a larger limit, or filter the graph")
      }
      var inner = frames[last].candidates
      let start = Int(node) * adjacent.width
      for word in inner.indices { inner[word] &= adjacent.words[start + word] }
      frames[last].candidates[Int(node) >> 6] &= ~(1 << UInt64(node & 63))
      chosen.append(Int(node))
      if inner.allSatisfy({ $0 == 0 }) {
        if chosen.count > target {
          target = chosen.count
          best = chosen.sorted()
        }
        chosen.removeLast()
      } else {
        frames.append(coloured(inner, beyond: target - chosen.count))
      }
    }
  }

  /// Colours candidates greedily and keeps those with a colour larger than `bound`.
  private func coloured(_ candidates: [UInt64], beyond bound: Int) -> Frame {
    var frame = Frame(candidates: candidates)
    var left = candidates
    var colour: Int32 = 0
    let width = adjacent.width
    while left.contains(where: { $0 != 0 }) {
      colour &+= 1
      var free = left
      var node = free.firstBit()
      while node >= 0 {
        left[node >> 6] &= ~(1 << UInt64(node & 63))
        free[node >> 6] &= ~(1 << UInt64(node & 63))
        for word in node >> 6..<width { free[word] &= ~adjacent.words[node &* width &+ word] }
        if Int(colour) > bound {
          frame.nodes.append(Int32(truncatingIfNeeded: node))
          frame.colours.append(colour)
        }
        node = free.firstBit(from: node)
      }
    }
    return frame
  }
}

extension NeighbourRows {
  /// One of the largest cliques, ascending; empty for the empty graph.
  ///
  /// The first of every clique in the order of degeneracy has the others among its neighbours after it: those are searched, from the
  /// end of the order, where the cores are.
  ///
  /// - Parameters:
  ///   - limit: The largest number of steps of all searches together.
  func largestClique(limit: Int, in context: RunContext) throws(AlgorithmError) -> [Int] {
    let order = DegeneracyOrder(self)
    var best: [Int] = nodeCount > 0 ? [0] : []
    var steps = 0
    var local = [Int32](repeating: -1, count: nodeCount)
    for turn in stride(from: nodeCount - 1, through: 0, by: -1) {
      try context.checkpoint(1 - Double(turn) / Double(nodeCount))
      let node = Int(order.nodes[turn])
      let later = targets[range(node)].filter { order.place[Int($0)] > turn }
      guard later.count + 1 > best.count else { continue }
      for (index, member) in later.enumerated() { local[Int(member)] = Int32(index) }
      var adjacent = NodeBitRows(nodeCount: later.count)
      for (index, member) in later.enumerated() {
        for arc in range(Int(member)) where local[Int(targets[arc])] >= 0 {
          adjacent.insert(Int(local[Int(targets[arc])]), in: index)
        }
      }
      for member in later { local[Int(member)] = -1 }
      let search = try CliqueSearch(adjacent, largerThan: best.count - 1, limit: limit - steps, in: context)
      steps += search.steps
      if let clique = search.best { best = ([node] + clique.map { Int(later[$0]) }).sorted() }
    }
    return best
  }
}
