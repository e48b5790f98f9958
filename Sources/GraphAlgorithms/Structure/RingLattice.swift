/// A graph with the same degrees whose ties join nodes near each other on a ring, as far as swaps can bring them there.
///
/// A node's place on the ring is its number. Again and again a node is to get a tie to one near it: each of the two gives up a tie for that,
/// and the other ends of these are tied, where no pair is tied twice and the ties do not get longer in all.
///
/// After O. Sporns, J. D. Zwi (2004). The small world of the cerebral cortex. Neuroinformatics 2.
/// https://doi.org/10.1385/NI:2:2:145
struct RingLattice {
  private let nodeCount: Int
  /// The ends of ties at node `v` are `offsets[v] ..< offsets[v + 1]`.
  private let offsets: [Int]
  /// The node of every end, and the other end of its tie.
  private let owner: [Int32]
  private var opposite: [Int]
  private var tied: Set<UInt64> = []

  init(nodeCount: Int, pairs: [(Int32, Int32)]) {
    self.nodeCount = nodeCount
    let degree = pairs.reduce(into: [Int](repeating: 0, count: nodeCount)) { degree, pair in
      degree[Int(pair.0)] += 1
      degree[Int(pair.1)] += 1
    }
    offsets = degree.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    owner = degree.enumerated().flatMap { [Int32](repeating: Int32($0.offset), count: $0.element) }
    opposite = [Int](repeating: 0, count: owner.count)
    var next = offsets
    for (a, b) in pairs {
      let (first, second) = (next[Int(a)], next[Int(b)])
      (opposite[first], opposite[second]) = (second, first)
      next[Int(a)] += 1
      next[Int(b)] += 1
      tied.insert(Self.key(a, b))
    }
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  private func distance(_ a: Int32, _ b: Int32) -> Int {
    let apart = abs(Int(a) - Int(b))
    return min(apart, nodeCount - apart)
  }

  /// Tries `rounds` swaps for every tie.
  mutating func settle(rounds: Int, with generator: inout SplitMix64, cancellation: Cancellation) {
    guard owner.count > 2 else { return }
    let reach = min(nodeCount - 1, max(1, owner.count / nodeCount))
    for attempt in 0..<rounds * (owner.count / 2) {
      if attempt & 0xFFF == 0, cancellation.isCancelled { return }
      let first = generator.next(below: owner.count)
      let step = 1 + generator.next(below: reach)
      let near = (Int(owner[first]) + (generator.next(below: 2) == 0 ? step : nodeCount - step)) % nodeCount
      guard offsets[near] < offsets[near + 1] else { continue }
      let second = offsets[near] + generator.next(below: offsets[near + 1] - offsets[near])
      let (third, fourth) = (opposite[first], opposite[second])
      let (a, b, c, d) = (owner[first], owner[third], owner[second], owner[fourth])
      guard a != c, a != d, b != c, b != d else { continue }
      guard distance(a, c) + distance(b, d) <= distance(a, b) + distance(c, d) else { continue }
      guard !tied.contains(Self.key(a, c)), !tied.contains(Self.key(b, d)) else { continue }
      tied.remove(Self.key(a, b))
      tied.remove(Self.key(c, d))
      tied.insert(Self.key(a, c))
      tied.insert(Self.key(b, d))
      (opposite[first], opposite[second]) = (second, first)
      (opposite[third], opposite[fourth]) = (fourth, third)
    }
  }

  /// The rows of the graph, neighbours ascending.
  var rows: NeighbourRows {
    var rows = NeighbourRows(offsets: offsets, targets: [])
    for node in 0..<nodeCount {
      rows.targets += opposite[offsets[node]..<offsets[node + 1]].map { owner[$0] }.sorted()
    }
    return rows
  }
}

extension NeighbourRows {
  /// The undirected graph of distinct pairs of different nodes.
  init(nodeCount: Int, pairs: [(Int32, Int32)]) {
    var lists = [[Int32]](repeating: [], count: nodeCount)
    for (a, b) in pairs {
      lists[Int(a)].append(b)
      lists[Int(b)].append(a)
    }
    self.init(offsets: [0], targets: [])
    for list in lists {
      targets += list.sorted()
      offsets.append(targets.count)
    }
  }
}
