/// All maximal cliques: sets of nodes that are all tied to each other, and to which no node can be added.
///
/// For every node in the order of degeneracy those cliques are listed in which it comes first: Bron and Kerbosch's search, with the
/// pivot of Tomita, Tanaka and Takahashi, on bits for its neighbours and with a stack of its own instead of recursion.
struct MaximalCliques {
  private let rows: NeighbourRows
  private let order: DegeneracyOrder
  private let minimum: Int
  private let limit: Int
  private(set) var cliques: [[Int]] = []

  /// - Parameters:
  ///   - minimum: Smaller cliques are left out.
  ///   - limit: The largest number of cliques.
  /// - Complexity: O(d·n·3^(d/3)) with the degeneracy d.
  init(
    of rows: NeighbourRows, minimum: Int, limit: Int, in context: RunContext
  ) throws(AlgorithmError) {
    self.rows = rows
    self.minimum = minimum
    self.limit = limit
    order = DegeneracyOrder(rows)
    var local = [Int32](repeating: -1, count: rows.nodeCount)
    for (turn, node) in order.nodes.enumerated() {
      try context.checkpoint(Double(turn) / Double(order.nodes.count))
      try search(Int(node), after: Int32(turn), &local, context)
    }
    cliques.sort { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
  }

  /// One step of the search: who can still be added, who can be but came before, and who is left to try.
  private struct Frame {
    var candidates: [UInt64]
    var excluded: [UInt64]
    var untried: [UInt64]
  }

  private mutating func search(
    _ node: Int, after turn: Int32, _ local: inout [Int32], _ context: RunContext
  ) throws(AlgorithmError) {
    let row = rows.targets[rows.range(node)]
    let later = row.filter { order.place[Int($0)] > turn }
    guard later.count + 1 >= minimum else { return }
    let members = later + row.filter { order.place[Int($0)] < turn }
    for (index, member) in members.enumerated() { local[Int(member)] = Int32(index) }
    defer { for member in members { local[Int(member)] = -1 } }
    // Ties among the earlier neighbours play no part, so that only the later ones and who is tied to them are read.
    var adjacent = NodeBitRows(nodeCount: members.count)
    for (index, member) in later.enumerated() {
      for arc in rows.range(Int(member)) {
        let other = Int(local[Int(rows.targets[arc])])
        guard other >= 0 else { continue }
        adjacent.insert(other, in: index)
        if other >= later.count { adjacent.insert(index, in: other) }
      }
    }
    var candidates = [UInt64](repeating: 0, count: adjacent.width)
    var excluded = candidates
    for index in 0..<members.count {
      if index < later.count {
        candidates[index >> 6] |= 1 << UInt64(index & 63)
      } else {
        excluded[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    var chosen: [Int] = []
    var frames = [frame(candidates, excluded, adjacent)]
    if members.isEmpty { try add([node]) }
    var steps = 0
    while !frames.isEmpty {
      let last = frames.count - 1
      let next = frames[last].untried.firstBit()
      guard next >= 0 else {
        frames.removeLast()
        if !chosen.isEmpty { chosen.removeLast() }
        continue
      }
      steps += 1
      if steps & 0x3FF == 0 { try context.checkpoint() }
      let (word, bit) = (next >> 6, UInt64(1) << UInt64(next & 63))
      let start = next * adjacent.width
      var (inner, outer) = (frames[last].candidates, frames[last].excluded)
      for index in 0..<adjacent.width {
        inner[index] &= adjacent.words[start + index]
        outer[index] &= adjacent.words[start + index]
      }
      frames[last].untried[word] &= ~bit
      frames[last].candidates[word] &= ~bit
      frames[last].excluded[word] |= bit
      let isLeaf = inner.allSatisfy { $0 == 0 }
      if isLeaf {
        if outer.allSatisfy({ $0 == 0 }) {
          try add(([node] + (chosen + [next]).map { Int(members[$0]) }).sorted())
        }
      } else if chosen.count + 2 + inner.reduce(0, { $0 + $1.nonzeroBitCount }) >= minimum {
        chosen.append(next)
        frames.append(frame(inner, outer, adjacent))
      }
    }
  }

  private mutating func add(_ clique: [Int]) throws(AlgorithmError) {
    guard clique.count >= minimum else { return }
    guard cliques.count < limit else {
      throw .limit(
        "there are more than \(limit) maximal cliques", hint: "set a larger minimum or limit, or filter the graph")
    }
    cliques.append(clique)
  }

  /// Leaves untried the neighbours of the pivot, the node with the most candidates among its own.
  private func frame(_ candidates: [UInt64], _ excluded: [UInt64], _ adjacent: NodeBitRows) -> Frame {
    var (pivot, most) = (-1, -1)
    let width = adjacent.width
    for word in 0..<width {
      var bits = candidates[word] | excluded[word]
      while bits != 0 {
        let node = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        var common = 0
        for index in 0..<width {
          common &+= (candidates[index] & adjacent.words[node &* width &+ index]).nonzeroBitCount
        }
        if common > most { (pivot, most) = (node, common) }
      }
    }
    var untried = candidates
    if pivot >= 0 {
      for index in 0..<width { untried[index] &= ~adjacent.words[pivot &* width &+ index] }
    }
    return Frame(candidates: candidates, excluded: excluded, untried: untried)
  }
}
