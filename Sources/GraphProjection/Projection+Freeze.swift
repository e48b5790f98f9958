import RelationGraph

extension Projection {
  /// Builds the rows from chosen nodes, in their final order, and relations.
  func freeze(
    _ graph: PropertyGraph, nodes: [Int], relations: [Candidate], isDirected: Bool
  ) -> ProjectedGraph {
    var number = [Int32](repeating: -1, count: graph.nodeCount)
    for (new, old) in nodes.enumerated() { number[old] = Int32(new) }

    // One entry an edge to be; an undirected relation in a directed graph becomes two.
    var entries: [Candidate] = []
    entries.reserveCapacity(relations.count)
    for var entry in relations {
      let isBothWays = isDirected && !graph.isDirected(relationAt: Int(entry.fact))
      (entry.from, entry.to) = (number[Int(entry.from)], number[Int(entry.to)])
      guard entry.from >= 0, entry.to >= 0 else { continue }
      if direction == .reversed || (!isDirected && entry.from > entry.to) { swap(&entry.from, &entry.to) }
      entries.append(entry)
      if isBothWays, entry.from != entry.to {
        swap(&entry.from, &entry.to)
        entries.append(entry)
      }
    }
    entries.sort { ($0.from, $0.to, $0.fact, $0.secondFact) < ($1.from, $1.to, $1.fact, $1.secondFact) }

    var ends: [(from: Int32, to: Int32)] = []
    var weights: [Double] = []
    var factOffsets = [0]
    var facts: [Int32] = []
    var index = 0
    while index < entries.count {
      var stop = index + 1
      if parallel != .count {
        while stop < entries.count, (entries[stop].from, entries[stop].to) == (entries[index].from, entries[index].to) {
          stop += 1
        }
      }
      ends.append((entries[index].from, entries[index].to))
      weights.append(weight(of: entries[index..<stop]))
      for entry in entries[index..<stop] {
        facts.append(entry.fact)
        if entry.secondFact >= 0 { facts.append(entry.secondFact) }
      }
      factOffsets.append(facts.count)
      index = stop
    }
    let isWeighted = weight != .none || parallel == .sum
    let rows = Self.rows(ends, nodeCount: nodes.count, isDirected: isDirected)
    return ProjectedGraph(
      source: graph, projection: self, isDirected: isDirected, outgoing: rows.outgoing, incoming: rows.incoming,
      tieWeights: isWeighted ? weights : nil, tieEnds: ends, sourceNodes: nodes.map(Int32.init),
      factOffsets: factOffsets, factRows: facts)
  }

  private func weight(of entries: ArraySlice<Candidate>) -> Double {
    if case .count = weight { return Double(entries.count) }
    let weights = entries.lazy.map(\.weight)
    switch parallel {
    case .sum: return weights.reduce(0, +)
    case .collapse, .count:
      return weightMeaning == .distance ? weights.min() ?? 1 : weights.max() ?? 1
    }
  }

  /// Both directions by two counting sorts, which leave every row sorted by neighbour, then tie.
  static func rows(
    _ ends: [(from: Int32, to: Int32)], nodeCount: Int, isDirected: Bool
  ) -> (outgoing: ProjectedGraph.ArcRows, incoming: ProjectedGraph.ArcRows) {
    func sorted(by own: (Int) -> [(own: Int32, other: Int32)]) -> ProjectedGraph.ArcRows {
      var offsets = [Int](repeating: 0, count: nodeCount + 1)
      for tie in ends.indices { for arc in own(tie) { offsets[Int(arc.own) + 1] += 1 } }
      for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
      var targets = [Int32](repeating: 0, count: offsets[nodeCount])
      var ties = targets
      var next = offsets
      for tie in ends.indices {
        for arc in own(tie) {
          targets[next[Int(arc.own)]] = arc.other
          ties[next[Int(arc.own)]] = Int32(tie)
          next[Int(arc.own)] += 1
        }
      }
      return ProjectedGraph.ArcRows(offsets: offsets, targets: targets, ties: ties)
    }
    guard isDirected else {
      // Ties are sorted by (smaller, larger) end: all arcs to smaller neighbours come first when larger ends are filled first.
      let rows = undirectedRows(ends, nodeCount: nodeCount)
      return (rows, rows)
    }
    return (sorted { [(ends[$0].from, ends[$0].to)] }, sorted { [(ends[$0].to, ends[$0].from)] })
  }

  private static func undirectedRows(
    _ ends: [(from: Int32, to: Int32)], nodeCount: Int
  ) -> ProjectedGraph.ArcRows {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for (a, b) in ends {
      offsets[Int(a) + 1] += 1
      if a != b { offsets[Int(b) + 1] += 1 }
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var targets = [Int32](repeating: 0, count: offsets[nodeCount])
    var ties = targets
    var next = offsets
    func put(_ own: Int32, _ other: Int32, _ tie: Int) {
      targets[next[Int(own)]] = other
      ties[next[Int(own)]] = Int32(tie)
      next[Int(own)] += 1
    }
    // With ties in order (a, b), a ≤ b: first every row gets its smaller neighbours, in order, then itself and the larger ones.
    for (tie, end) in ends.enumerated() where end.from != end.to { put(end.to, end.from, tie) }
    for (tie, end) in ends.enumerated() { put(end.from, end.to, tie) }
    return ProjectedGraph.ArcRows(offsets: offsets, targets: targets, ties: ties)
  }
}
