extension ComponentForest {
  /// Links the ends of all arcs.
  ///
  /// - Parameter incoming: The arcs by their end, where they are not `outgoing` as well.
  func link(_ outgoing: KernelRows, _ incoming: KernelRows?, in context: RunContext) throws(AlgorithmError) {
    let count = parents.count
    let size = 1 << 14
    if lanes.count == 1 {
      linkSample(of: 0..<count, outgoing, where: { _ in true }, with: linkAlone)
    } else {
      linkSampleTogether(outgoing)
    }
    try context.checkpoint(0.2)
    lanes.forEach(count, size: size) { _, nodes in compress(nodes) }
    try context.checkpoint(0.4)
    let settled = mostFrequentRoot()
    lanes.forEach(count, size: size) { _, nodes in
      for node in nodes where parents[node] != settled {
        for arc in outgoing.range(node).dropFirst(2) { link(node, outgoing.targets[arc]) }
        guard let incoming else { continue }
        for arc in incoming.range(node) { link(node, incoming.targets[arc]) }
      }
    }
    lanes.forEach(count, size: size) { _, nodes in compress(nodes) }
    try context.checkpoint(1)
  }

  /// Links nodes with their first two neighbours by several threads.
  ///
  /// What two threads link costs three times as much as what one does: each has a part of the nodes to itself first.
  private func linkSampleTogether(_ rows: KernelRows) {
    // A quarter of a megabyte stays in the cache of its processor.
    let (count, part) = (parents.count, 1 << 16)
    lanes.forEach(count, size: part) { _, nodes in
      let own = UInt32(nodes.lowerBound)..<UInt32(nodes.upperBound)
      linkSample(of: nodes, rows, where: { own.contains(UInt32(bitPattern: $0)) }, with: linkAlone)
      compress(nodes)
    }
    lanes.forEach(count, size: 1 << 14) { _, nodes in
      let own = nodes.lowerBound / part
      let ownPart = UInt32(own * part)..<UInt32((own + 1) * part)
      linkSample(of: nodes, rows, where: { !ownPart.contains(UInt32(bitPattern: $0)) }, with: link)
    }
  }

  /// Links nodes with those of their first two neighbours that are wanted.
  ///
  /// The neighbours are looked up before the links are made: the reads do not wait for each other then.
  @inline(__always)
  private func linkSample(
    of nodes: Range<Int>, _ rows: KernelRows, where isWanted: (Int32) -> Bool, with link: (Int, Int32) -> Void
  ) {
    let width = 512
    withUnsafeTemporaryAllocation(of: (Int32, Int32).self, capacity: width) { sample in
      var start = nodes.lowerBound
      while start < nodes.upperBound, !lanes.cancellation.isCancelled {
        let end = min(start &+ width, nodes.upperBound)
        for node in start..<end {
          let row = rows.range(node)
          guard !row.isEmpty else {
            sample[node &- start] = (Int32(truncatingIfNeeded: node), Int32(truncatingIfNeeded: node))
            continue
          }
          let second = row.lowerBound &+ (row.count > 1 ? 1 : 0)
          sample[node &- start] = (rows.targets[row.lowerBound], rows.targets[second])
        }
        for node in start..<end {
          let neighbours = sample[node &- start]
          if isWanted(neighbours.0) { link(node, neighbours.0) }
          if isWanted(neighbours.1) { link(node, neighbours.1) }
        }
        start = end
      }
    }
  }
}
