/// Random shortest paths between two nodes over ties of length 1, by a search from both of them.
///
/// The side whose frontier has fewer arcs goes one step, until an arc meets the other side: then the shortest paths are those
/// over the arcs that meet, σ(u)·σ(w) of them over the arc u → w, with σ the number of shortest paths from the own end. One of
/// these arcs is drawn in this proportion, and from it predecessors in proportion to their σ, which makes every shortest path
/// equally likely.
///
/// Its memory is raw, as every search touches a few nodes of all, in no order.
///
/// M. Borassi, E. Natale (2016). KADABRA is an adaptive algorithm for betweenness via random approximation. ESA.
/// https://doi.org/10.4230/LIPIcs.ESA.2016.20
struct HopPathSampler: ~Copyable {
  private let out: NeighbourRows
  private let into: NeighbourRows
  /// 0 for nodes not met; 1 and 2 for those of the side of the start and of the end; 3 and 4 while they are new.
  private let mark: UnsafeMutablePointer<UInt8>
  private let level: UnsafeMutablePointer<Int32>
  private let sigma: UnsafeMutablePointer<Double>
  /// The nodes that the side of the start and of the end met, level by level.
  private let forwardNodes: UnsafeMutablePointer<Int32>
  private let backwardNodes: UnsafeMutablePointer<Int32>
  /// Arcs from one side to the other, its own end first.
  private var crossings: [(own: Int32, other: Int32)] = []

  private struct Side {
    let nodes: UnsafeMutablePointer<Int32>
    let mark: UInt8
    /// How many arcs the frontier has, which is `nodes[first ..< count]`, and its level.
    var arcs: Int
    var first = 0
    var count = 1
    var depth: Int32 = 0
  }

  init(out: NeighbourRows, into: NeighbourRows) {
    self.out = out
    self.into = into
    let n = max(1, out.nodeCount)
    mark = .allocate(capacity: n)
    mark.initialize(repeating: 0, count: n)
    level = .allocate(capacity: n)
    sigma = .allocate(capacity: n)
    forwardNodes = .allocate(capacity: n)
    backwardNodes = .allocate(capacity: n)
  }

  deinit {
    mark.deallocate()
    level.deallocate()
    sigma.deallocate()
    forwardNodes.deallocate()
    backwardNodes.deallocate()
  }

  /// Appends the nodes between the ends of a random shortest path, none where there is no path.
  ///
  /// - Returns: False where the number of shortest paths is not finite.
  mutating func draw(
    from start: Int, to end: Int, using generator: inout SplitMix64, into visited: inout [Int32]
  ) -> Bool {
    var forward = side(forwardNodes, mark: 1, at: start, out)
    var backward = side(backwardNodes, mark: 2, at: end, into)
    crossings.removeAll(keepingCapacity: true)
    var isForward = true
    while crossings.isEmpty, forward.arcs > 0, backward.arcs > 0 {
      isForward = forward.arcs <= backward.arcs
      if isForward { expand(&forward, out) } else { expand(&backward, into) }
    }
    let isFinite = crossings.isEmpty || walk(isForward, using: &generator, into: &visited)
    forget(forward)
    forget(backward)
    return isFinite
  }

  private func side(_ nodes: UnsafeMutablePointer<Int32>, mark: UInt8, at node: Int, _ rows: NeighbourRows) -> Side {
    self.mark[node] = mark
    level[node] = 0
    sigma[node] = 1
    nodes[0] = Int32(truncatingIfNeeded: node)
    return Side(nodes: nodes, mark: mark, arcs: rows.range(node).count)
  }

  private func forget(_ side: Side) {
    for place in 0..<side.count { mark[Int(side.nodes[place])] = 0 }
  }

  /// One step of a side; nodes found after the first crossing are no longer kept.
  private mutating func expand(_ side: inout Side, _ rows: NeighbourRows) {
    let (own, fresh) = (side.mark, side.mark &+ 2)
    let other = 3 &- own
    let frontier = side.first..<side.count
    let depth = side.depth &+ 1
    rows.targets.withUnsafeBufferPointer { targets in
      for place in frontier {
        let node = side.nodes[place]
        let paths = sigma[Int(node)]
        for arc in rows.range(Int(node)) {
          let target = Int(targets[arc])
          let seen = mark[target]
          if seen == other {
            crossings.append((node, targets[arc]))
          } else if seen == 0 {
            guard crossings.isEmpty else { continue }
            mark[target] = fresh
            level[target] = depth
            sigma[target] = paths
            side.nodes[side.count] = targets[arc]
            side.count &+= 1
          } else if seen == fresh {
            sigma[target] += paths
          }
        }
      }
    }
    (side.first, side.depth, side.arcs) = (frontier.upperBound, depth, 0)
    for place in side.first..<side.count {
      let node = Int(side.nodes[place])
      if crossings.isEmpty { mark[node] = own }
      side.arcs &+= rows.range(node).count
    }
  }

  private func walk(_ isForward: Bool, using generator: inout SplitMix64, into visited: inout [Int32]) -> Bool {
    let total = crossings.reduce(0) { $0 + sigma[Int($1.own)] * sigma[Int($1.other)] }
    guard total.isFinite else { return false }
    var left = generator.nextShare() * total
    var chosen = crossings.count - 1
    for (place, arc) in crossings.enumerated() {
      left -= sigma[Int(arc.own)] * sigma[Int(arc.other)]
      if left < 0 {
        chosen = place
        break
      }
    }
    let (own, other) = crossings[chosen]
    walkBack(from: isForward ? own : other, side: 1, into, using: &generator, into: &visited)
    walkBack(from: isForward ? other : own, side: 2, out, using: &generator, into: &visited)
    return true
  }

  /// Appends the nodes from `node` to the end of its side, without that.
  private func walkBack(
    from node: Int32, side: UInt8, _ rows: NeighbourRows, using generator: inout SplitMix64,
    into visited: inout [Int32]
  ) {
    var node = Int(node)
    while level[node] > 0 {
      visited.append(Int32(truncatingIfNeeded: node))
      guard level[node] > 1 else { return }
      var left = generator.nextShare() * sigma[node]
      var chosen = node
      for arc in rows.range(node) {
        let before = Int(rows.targets[arc])
        guard mark[before] == side, level[before] == level[node] - 1 else { continue }
        chosen = before
        left -= sigma[before]
        if left < 0 { break }
      }
      node = chosen
    }
  }
}

extension SplitMix64 {
  /// A number from 0 to below 1, a multiple of 2⁻⁵³.
  mutating func nextShare() -> Double { Double(next() >> 11) * 0x1p-53 }
}
