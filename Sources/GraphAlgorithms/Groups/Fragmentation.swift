/// How far a network falls apart without some of its nodes.
struct Fragmentation {
  /// The share of the pairs of remaining nodes without a path, and 1 less their mean inverse distance; NaN without pairs.
  let plain: Double
  let distanceWeighted: Double

  /// - Parameter rows: Symmetric.
  init(of rows: NeighbourRows, without removed: [Int]) {
    let kept = removed.isEmpty ? rows : rows.without(removed)
    let isRemoved = GroupMembers.flags(removed, nodeCount: rows.nodeCount)
    let sources = (0..<Int32(rows.nodeCount)).filter { !isRemoved[Int($0)] }
    var counts = HopCounts()
    var search = BreadthFirstBatch(forward: kept, backward: kept)
    counts.add(&search, from: sources[...], cancellation: Cancellation())
    let pairs = Double(sources.count) * Double(sources.count - 1)
    guard pairs > 0 else {
      (plain, distanceWeighted) = (.nan, .nan)
      return
    }
    plain = 1 - Double(counts.total) / pairs
    distanceWeighted = 1 - counts.inverseSum / pairs
  }
}

extension NeighbourRows {
  /// The rows with those of some nodes emptied, and no arcs to them.
  fileprivate func without(_ removed: [Int]) -> NeighbourRows {
    let isRemoved = GroupMembers.flags(removed, nodeCount: nodeCount)
    var rows = NeighbourRows(offsets: [0], targets: [], weights: nil)
    rows.offsets.reserveCapacity(nodeCount + 1)
    rows.targets.reserveCapacity(targets.count)
    for node in 0..<nodeCount {
      if !isRemoved[node] {
        for arc in range(node) where !isRemoved[Int(targets[arc])] { rows.targets.append(targets[arc]) }
      }
      rows.offsets.append(rows.targets.count)
    }
    return rows
  }
}
