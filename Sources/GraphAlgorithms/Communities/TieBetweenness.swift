/// Edge betweenness in a network that loses ties one by one: how many shortest paths go over each tie, steps counting 1.
///
/// Eight sources at a time: a source is a lane of a vector. With σ(v) the number of shortest paths from a source to v and
/// c(w) = (1 + δ(w)) / σ(w), the paths from it over a tie v → w that leads one step farther are σ(v)·c(w). As in
/// ``HopDependencies`` levels need not be compared: forward σ, and backward c, are written once a level is complete.
struct TieBetweenness: Sendable {
  static let width = 8
  typealias Lanes = SIMD8<Double>

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
    var local = Local(tieCount: ties.count)
    for node in nodes {
      for neighbour in neighbours[Int(node)] {
        local.targets.append(place[Int(neighbour.node)])
        local.ties.append(tiePlace[Int(neighbour.tie)])
      }
      local.offsets.append(local.targets.count)
    }
    let parts = try context.quiet.chunked(nodes.count, size: 16 * Self.width) { [local] chunk in
      var search = local
      search.prepare()
      for first in stride(from: chunk.lowerBound, to: chunk.upperBound, by: Self.width) {
        guard !context.cancellation.isCancelled else { break }
        search.add(first..<min(first + Self.width, chunk.upperBound))
      }
      return search.sums
    }
    var sums = [Double](repeating: 0, count: ties.count)
    for part in parts { for tie in sums.indices { sums[tie] += part[tie] } }
    return sums
  }

  /// The component alone, its nodes and ties numbered from 0.
  private struct Local: Sendable {
    var offsets = [0]
    var targets: [Int32] = []
    var ties: [Int32] = []
    var sums: [Double]
    private var sigma: [Lanes] = []
    private var coefficient: [Lanes] = []
    /// The lanes that reached a node, one bit each; and those that did in the present level.
    private var seen: [UInt8] = []
    private var fresh: [UInt8] = []
    private var nodes: [Int32] = []
    private var masks: [UInt8] = []
    private var levels: [Int] = []

    init(tieCount: Int) { sums = [Double](repeating: 0, count: tieCount) }

    mutating func prepare() {
      let n = offsets.count - 1
      sigma = [Lanes](repeating: .zero, count: n)
      coefficient = sigma
      seen = [UInt8](repeating: 0, count: n)
      fresh = seen
    }

    /// Adds the paths from up to eight sources.
    mutating func add(_ sources: Range<Int>) {
      let n = offsets.count - 1
      for node in 0..<n {
        sigma[node] = .zero
        coefficient[node] = .zero
        seen[node] = 0
        fresh[node] = 0
      }
      nodes.removeAll(keepingCapacity: true)
      masks.removeAll(keepingCapacity: true)
      for (lane, source) in sources.enumerated() {
        sigma[source][lane] = 1
        seen[source] = 1 << UInt8(lane)
        nodes.append(Int32(source))
        masks.append(seen[source])
      }
      levels = [0, nodes.count]
      while advance() {}
      for level in stride(from: levels.count - 2, through: 0, by: -1) { goBack(levels[level]..<levels[level + 1]) }
    }

    /// Finds the nodes of the next level and their numbers of paths; false where there are none.
    private mutating func advance() -> Bool {
      let level = levels[levels.count - 2]..<levels[levels.count - 1]
      for entry in level {
        let lanes = masks[entry]
        for arc in offsets[Int(nodes[entry])]..<offsets[Int(nodes[entry]) &+ 1] {
          let target = Int(targets[arc])
          let new = lanes & ~seen[target]
          guard new != 0 else { continue }
          if fresh[target] == 0 { nodes.append(targets[arc]) }
          fresh[target] |= new
        }
      }
      let start = level.upperBound
      guard nodes.count > start else { return false }
      var found: [Lanes] = []
      found.reserveCapacity(nodes.count - start)
      for entry in start..<nodes.count {
        let node = Int(nodes[entry])
        var paths = Lanes.zero
        for arc in offsets[node]..<offsets[node &+ 1] { paths += sigma[Int(targets[arc])] }
        paths.replace(with: 0, where: sigma[node] .!= 0)
        found.append(paths)
      }
      for entry in start..<nodes.count {
        let node = Int(nodes[entry])
        sigma[node] += found[entry - start]
        masks.append(fresh[node])
        seen[node] |= fresh[node]
        fresh[node] = 0
      }
      levels.append(nodes.count)
      return true
    }

    /// From c of the level after the paths over the ties to it, δ, and c of this level.
    ///
    /// In the lanes that reached a node in this level only its neighbours in the level after have a c yet.
    private mutating func goBack(_ level: Range<Int>) {
      var found: [Lanes] = []
      found.reserveCapacity(level.count)
      for entry in level {
        let node = Int(nodes[entry])
        let isElsewhere = .!mask(masks[entry])
        let paths = sigma[node].replacing(with: 0, where: isElsewhere)
        var sum = Lanes.zero
        for arc in offsets[node]..<offsets[node &+ 1] {
          let part = coefficient[Int(targets[arc])]
          sum += part
          sums[Int(ties[arc])] += (part * paths).sum()
        }
        found.append(((sum * paths + 1) / sigma[node]).replacing(with: 0, where: isElsewhere))
      }
      for entry in level { coefficient[Int(nodes[entry])] += found[entry - level.lowerBound] }
    }

    private func mask(_ bits: UInt8) -> SIMDMask<SIMD8<Int64>> {
      (SIMD8<Int64>(repeating: Int64(bits)) & SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128)) .!= 0
    }
  }
}
