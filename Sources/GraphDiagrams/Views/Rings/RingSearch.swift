/// How many ties away from one node all others are, and in which order they stand on their rings.
struct RingSearch {
  /// The nodes of every ring, in the order around it; the first holds only the node in the middle.
  private(set) var rings: [[Int]]
  /// For every node the neighbours on the ring inside its own.
  private(set) var parents: [Int: [Int]] = [:]
  private(set) var ring: [Int: Int]

  static let sweeps = 12

  /// - Parameter ties: the ends of lines; direction does not matter.
  /// - Complexity: O(n + m) for the search, O(sweeps · (m + n log n)) for the order.
  init(around middle: Int, nodes: [Int], ties: [(from: Int, to: Int)]) {
    var neighbours: [Int: [Int]] = [:]
    for tie in ties where tie.from != tie.to {
      neighbours[tie.from, default: []].append(tie.to)
      neighbours[tie.to, default: []].append(tie.from)
    }
    ring = [middle: 0]
    rings = [[middle]]
    while true {
      let depth = rings.count
      var next: [Int] = []
      for node in rings[depth - 1] {
        for other in (neighbours[node] ?? []).sorted() where ring[other] == nil {
          ring[other] = depth
          next.append(other)
        }
      }
      guard !next.isEmpty else { break }
      rings.append(next.sorted())
    }
    for node in nodes {
      guard let depth = ring[node], depth > 0 else { continue }
      parents[node] = Set(neighbours[node] ?? []).filter { ring[$0] == depth - 1 }.sorted()
    }
    order(neighbours)
  }

  /// Sweeps outwards and inwards, of which the one with the least sum of turns between neighbours is kept.
  private mutating func order(_ neighbours: [Int: [Int]]) {
    guard rings.count > 1 else { return }
    var best = rings
    var least = Double.infinity
    for sweep in 0..<Self.sweeps {
      var share: [Int: Double] = [:]
      for members in rings {
        for (place, node) in members.enumerated() { share[node] = (Double(place) + 0.5) / Double(members.count) }
      }
      let length = neighbours.keys.sorted().reduce(0.0) { sum, node in
        guard let own = share[node] else { return sum }
        return sum
          + (neighbours[node] ?? []).reduce(0.0) { sum, other in
            guard let their = share[other], node < other, ring[other] != 0, ring[node] != 0 else { return sum }
            let turn = (own - their).magnitude
            return sum + min(turn, 1 - turn)
          }
      }
      if length < least - 1e-12 { (best, least) = (rings, length) }
      let outward = sweep.isMultiple(of: 2)
      for depth in outward ? Array(1..<rings.count) : Array((1..<rings.count).reversed()) {
        let keys = rings[depth].enumerated().map { place, node -> (key: Double, place: Int, node: Int) in
          let own = share[node] ?? 0
          let near = (neighbours[node] ?? []).filter { other in
            guard let theirs = ring[other], theirs > 0 else { return false }
            return outward ? theirs <= depth : theirs >= depth
          }
          // Differences from the own place, so that the start of the ring is no barrier.
          let turns = near.compactMap { share[$0] }.map { other -> Double in
            let turn = other - own
            return turn > 0.5 ? turn - 1 : turn < -0.5 ? turn + 1 : turn
          }
          var key = own + (turns.isEmpty ? 0 : turns.reduce(0, +) / Double(turns.count))
          key -= key.rounded(.down)
          return (key, place, node)
        }
        rings[depth] = keys.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.node)
        for (place, node) in rings[depth].enumerated() {
          share[node] = (Double(place) + 0.5) / Double(rings[depth].count)
        }
      }
    }
    rings = best
  }
}
