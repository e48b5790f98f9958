extension NeighbourRows {
  /// The same with one arc a neighbour, its weight the sum of theirs; arcs of weight 0 left out.
  func mergedConductances() -> NeighbourRows {
    var merged = NeighbourRows(offsets: [0], targets: [], weights: nil)
    var weights: [Double] = []
    for node in 0..<nodeCount {
      let start = merged.targets.count
      for arc in range(node) {
        let weight = self.weights?[arc] ?? 1
        guard weight > 0 else { continue }
        if merged.targets.count > start, merged.targets.last == targets[arc] {
          weights[weights.count - 1] += weight
        } else {
          merged.targets.append(targets[arc])
          weights.append(weight)
        }
      }
      merged.offsets.append(merged.targets.count)
    }
    merged.weights = weights
    return merged
  }

  /// The nodes of every connected part, ascending; parts by their smallest node. Every arc must stand in the rows of both ends.
  func connectedParts() -> [[Int]] {
    var parts: [[Int]] = []
    var isListed = [Bool](repeating: false, count: nodeCount)
    for start in 0..<nodeCount where !isListed[start] {
      isListed[start] = true
      var part = [start]
      var head = 0
      while head < part.count {
        for arc in range(part[head]) where !isListed[Int(targets[arc])] {
          isListed[Int(targets[arc])] = true
          part.append(Int(targets[arc]))
        }
        head += 1
      }
      parts.append(part.sorted())
    }
    return parts
  }

  /// The rows of some nodes, ascending, and the arcs between them, numbered by their place in the list.
  func restricted(to nodes: [Int]) -> NeighbourRows {
    var place = [Int: Int32](minimumCapacity: nodes.count)
    for (index, node) in nodes.enumerated() { place[node] = Int32(truncatingIfNeeded: index) }
    var part = NeighbourRows(offsets: [0], targets: [], weights: weights == nil ? nil : [])
    for node in nodes {
      for arc in range(node) {
        guard let target = place[Int(targets[arc])] else { continue }
        part.targets.append(target)
        if let weights { part.weights?.append(weights[arc]) }
      }
      part.offsets.append(part.targets.count)
    }
    return part
  }

  /// The arc between two nodes, where each stands once in the row of the other.
  func arc(from node: Int, to target: Int) -> Int? {
    var low = offsets[node]
    var high = offsets[node + 1]
    while low < high {
      let middle = (low + high) / 2
      if Int(targets[middle]) < target { low = middle + 1 } else { high = middle }
    }
    return low < offsets[node + 1] && Int(targets[low]) == target ? low : nil
  }

  /// The rows turned round, neighbours ascending; without weights.
  func transposed() -> NeighbourRows {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for target in targets { offsets[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var sources = [Int32](repeating: 0, count: targets.count)
    for node in 0..<nodeCount {
      for arc in range(node) {
        let target = Int(targets[arc])
        sources[next[target]] = Int32(truncatingIfNeeded: node)
        next[target] += 1
      }
    }
    return NeighbourRows(offsets: offsets, targets: sources, weights: nil)
  }
}
