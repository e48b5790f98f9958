import RelationGraph

extension Projection {
  /// Builds the rows from chosen nodes, in their final order, and relations.
  func freeze(_ graph: PropertyGraph, nodes: [Int32], relations: Candidates, isDirected: Bool) -> ProjectedGraph {
    let (pairs, entries) = orderedPairs(graph, nodes: nodes, relations, isDirected: isDirected)
    let isWeighted = weight != .none || parallel == .sum
    // Where every tie has one relation, there is nothing to put together.
    if parallel == .count || !TiePairs.shape(pairs).hasParallels {
      return ProjectedGraph(
        source: graph, projection: self, isDirected: isDirected, pairs: pairs,
        tieWeights: isWeighted
          ? entries?.map { weight(of: CollectionOfOne($0), in: relations) }
            ?? pairs.indices.map { weight(of: CollectionOfOne(Int32($0)), in: relations) } : nil,
        sourceNodes: nodes, facts: relations.facts(entries))
    }
    var ends: [UInt64] = []
    var weights: [Double] = []
    var offsets = [0]
    var facts: [Int32] = []
    var start = 0
    while start < pairs.count {
      var stop = start + 1
      while stop < pairs.count, pairs[stop] == pairs[start] { stop += 1 }
      ends.append(pairs[start])
      let group = (start..<stop).lazy.map { entries?[$0] ?? Int32($0) }
      if isWeighted { weights.append(weight(of: group, in: relations)) }
      for entry in group { relations.appendFacts(of: entry, to: &facts) }
      offsets.append(facts.count)
      start = stop
    }
    return ProjectedGraph(
      source: graph, projection: self, isDirected: isDirected, pairs: ends, tieWeights: isWeighted ? weights : nil,
      sourceNodes: nodes, facts: .several(offsets: offsets, rows: facts))
  }

  /// The ends of the edges to be, ascending, and the candidate behind each; `nil` where these are all in their order.
  private func orderedPairs(
    _ graph: PropertyGraph, nodes: [Int32], _ relations: Candidates, isDirected: Bool
  ) -> (pairs: [UInt64], entries: [Int32]?) {
    if let pairs = plainPairs(graph, nodes: nodes, relations, isDirected: isDirected) { return (pairs, nil) }
    var number = [Int32](repeating: -1, count: graph.nodeCount)
    for (new, old) in nodes.enumerated() { number[Int(old)] = Int32(truncatingIfNeeded: new) }
    let kindNumbers = graph.relationKindNumbers
    let isBothWays = graph.relationKinds.map { isDirected && !graph.schema.rule(for: $0).isDirected }
    let isAnyBothWays = isBothWays.contains(true)
    var pairs: [UInt64] = []
    var entries: [Int32] = []
    pairs.reserveCapacity(relations.count)
    var isPlain = true
    for entry in 0..<relations.count {
      var (from, to) = (number[Int(relations.from[entry])], number[Int(relations.to[entry])])
      guard from >= 0, to >= 0 else {
        if isPlain { (entries, isPlain) = (Array(0..<Int32(entry)), false) }
        continue
      }
      if direction == .reversed || (!isDirected && from > to) { swap(&from, &to) }
      pairs.append(TiePairs.pair(from, to))
      if !isPlain { entries.append(Int32(truncatingIfNeeded: entry)) }
      // One entry an edge to be; an undirected relation in a directed graph becomes two.
      if isAnyBothWays, from != to, isBothWays[Int(kindNumbers.number(at: relations.row(entry)))] {
        if isPlain { (entries, isPlain) = (Array(0...Int32(entry)), false) }
        pairs.append(TiePairs.pair(to, from))
        entries.append(Int32(truncatingIfNeeded: entry))
      }
    }
    if isPlain {
      guard zip(pairs, pairs.dropFirst()).contains(where: { $0 > $1 }) else { return (pairs, nil) }
      entries = Array(0..<Int32(pairs.count))
    }
    TiePairs.sort(&pairs, moving: &entries, nodeCount: nodes.count)
    return (pairs, entries)
  }

  /// The pairs where all nodes take part, every relation is one tie, and they are in order: read as they stand.
  private func plainPairs(
    _ graph: PropertyGraph, nodes: [Int32], _ relations: Candidates, isDirected: Bool
  ) -> [UInt64]? {
    guard nodes.count == graph.nodeCount, direction != .reversed,
      !isDirected || graph.relationKinds.allSatisfy({ graph.schema.rule(for: $0).isDirected })
    else { return nil }
    let stretch = 1 << 20
    let parts = (relations.count + stretch - 1) / stretch
    var isOrdered = [Bool](repeating: false, count: parts)
    let pairs = [UInt64](count: relations.count) { pairs in
      isOrdered.withUnsafeMutableBufferPointer { isOrdered in
        let (pairs, isOrdered) = (SharedMemory(pairs), SharedMemory(isOrdered))
        Parallelism.forEach(parts) { part in
          let (from, to) = (relations.from, relations.to)
          let range = part * stretch..<min(from.count, (part + 1) * stretch)
          var last: UInt64 =
            range.lowerBound == 0 ? 0 : TiePairs.pair(from[range.lowerBound - 1], to[range.lowerBound - 1])
          var isRising = true
          for row in range {
            let pair = TiePairs.pair(from[row], to[row])
            isRising = isRising && pair >= last && (isDirected || from[row] <= to[row])
            pairs.base[row] = pair
            last = pair
          }
          isOrdered.base[part] = isRising
        }
      }
    }
    return isOrdered.allSatisfy(\.self) ? pairs : nil
  }

  private func weight(of entries: some Collection<Int32>, in relations: Candidates) -> Double {
    if case .count = weight { return Double(entries.count) }
    let weights = entries.lazy.map { relations.weights?[Int($0)] ?? 1 }
    switch parallel {
    case .sum: return weights.reduce(0, +)
    case .collapse, .count:
      return weightMeaning == .distance ? weights.min() ?? 1 : weights.max() ?? 1
    }
  }
}
