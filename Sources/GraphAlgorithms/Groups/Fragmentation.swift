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
    // How many ordered pairs are at distance 1, 2, …: whole numbers, so that no order of nodes changes a bit.
    var counts: [Int] = []
    var search = BreadthFirstBatch(forward: kept, backward: kept)
    for start in stride(from: 0, to: sources.count, by: BreadthFirstBatch.width) {
      search.run(from: sources[start..<min(start + BreadthFirstBatch.width, sources.count)]) { distance, nodes, words in
        if counts.count < distance { counts.append(0) }
        counts[distance - 1] += nodes.reduce(0) { $0 &+ words[Int($1)].nonzeroBitCount }
      }
    }
    let pairs = Double(sources.count) * Double(sources.count - 1)
    guard pairs > 0 else {
      (plain, distanceWeighted) = (.nan, .nan)
      return
    }
    let inverse = counts.enumerated().reduce(0.0) { $0 + Double($1.element) / Double($1.offset + 1) }
    plain = 1 - Double(counts.reduce(0, +)) / pairs
    distanceWeighted = 1 - inverse / pairs
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
