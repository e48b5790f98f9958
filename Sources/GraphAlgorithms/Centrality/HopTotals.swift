/// What the distances of every node come to, in whole numbers: the same in any order.
struct HopTotals: Sendable {
  struct Entry: Sendable {
    var reached = 0
    var sum = 0
    var farthest = 0
    /// In units of 2⁻⁹⁶.
    var inverseSum: UInt128 = 0
  }

  private(set) var entries: [Entry]
  private var distance = 0
  /// The inverse of ``distance``, kept because a division of this size takes longer than all else.
  private var inverse: UInt128 = 0

  init(nodeCount: Int) { entries = [Entry](repeating: Entry(), count: nodeCount) }

  /// Adds `count` nodes at a distance from `node`, which is larger than those before of the same nodes.
  @inline(__always)
  mutating func add(_ distance: Int, to node: Int, count: Int) {
    if distance != self.distance {
      self.distance = distance
      inverse = (UInt128(1) << 96) / UInt128(distance)
    }
    entries[node].reached &+= count
    entries[node].sum &+= count &* distance
    entries[node].farthest = max(entries[node].farthest, distance)
    entries[node].inverseSum &+= UInt128(truncatingIfNeeded: count) &* inverse
  }

  mutating func add(_ part: HopTotals) {
    for node in entries.indices {
      let other = part.entries[node]
      entries[node].reached &+= other.reached
      entries[node].sum &+= other.sum
      entries[node].farthest = max(entries[node].farthest, other.farthest)
      entries[node].inverseSum &+= other.inverseSum
    }
  }
}
