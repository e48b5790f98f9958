import RelationGraph

extension Projection {
  /// Ties to be, with all that belongs to them.
  struct Ties {
    var ends: ArcColumns
    /// `nil`: all 1.
    var weights: [Double]?
    var facts: TieFacts
  }

  /// Builds the rows from chosen nodes, in their final order, and relations.
  func freeze(_ graph: PropertyGraph, nodes: [Int32], relations: Candidates, isDirected: Bool) -> ProjectedGraph {
    let ties = ties(graph, nodes: nodes, relations, isDirected: isDirected)
    return ProjectedGraph(
      source: graph, projection: self, isDirected: isDirected, ties: ties.ends, tieWeights: ties.weights,
      sourceNodes: nodes, facts: ties.facts)
  }

  /// The ties that chosen relations make.
  func ties(_ graph: PropertyGraph, nodes: [Int32], _ relations: Candidates, isDirected: Bool) -> Ties {
    let (ends, entries) = orderedEnds(graph, nodes: nodes, relations, isDirected: isDirected)
    let isWeighted = weight != .none || parallel == .sum
    // Where every tie has one relation, there is nothing to put together.
    if parallel == .count || !ends.shape.hasParallels {
      return Ties(
        ends: ends, weights: isWeighted ? weights(ends.count, entries, relations) : nil,
        facts: relations.facts(entries))
    }
    var (from, to): ([Int32], [Int32]) = ([], [])
    var weights: [Double] = []
    var offsets = [0]
    var facts: [Int32] = []
    var start = 0
    while start < ends.count {
      var stop = start + 1
      while stop < ends.count, ends.to[stop] == ends.to[start], ends.from[stop] == ends.from[start] { stop += 1 }
      from.append(ends.from[start])
      to.append(ends.to[start])
      let group = (start..<stop).lazy.map { entries?[$0] ?? Int32($0) }
      if isWeighted { weights.append(weight(of: group, in: relations)) }
      for entry in group { relations.appendFacts(of: entry, to: &facts) }
      offsets.append(facts.count)
      start = stop
    }
    return Ties(
      ends: ArcColumns(from: from, to: to, nodeCount: nodes.count), weights: isWeighted ? weights : nil,
      facts: .several(offsets: offsets, rows: facts))
  }

  /// The ends of the ties to be, ascending, and the candidate behind each; `nil` where these are all in their order.
  private func orderedEnds(
    _ graph: PropertyGraph, nodes: [Int32], _ relations: Candidates, isDirected: Bool
  ) -> (ends: ArcColumns, entries: [Int32]?) {
    let isBothWays = graph.relationKinds.map { isDirected && !graph.schema.rule(for: $0).isDirected }
    var ends = ArcColumns(from: relations.from, to: relations.to, nodeCount: nodes.count)
    var entries: [Int32]?
    if nodes.count < graph.nodeCount || isBothWays.contains(true) {
      (ends, entries) = numberedEnds(graph, nodes: nodes, relations, isBothWays)
    }
    let shape = ends.shape
    if shape.isInOrder, direction != .reversed, isDirected || !shape.falls { return (ends, entries) }
    let (from, to, isReversed) = (ends.from, ends.to, direction == .reversed)
    let bits = ArcColumns.nodeBits(nodes.count)
    let ordered = EndOrder.order(count: ends.count, nodeBits: bits, tracksRows: true) { rows, keys in
      for row in rows {
        var (a, b) = (from[row], to[row])
        if isReversed || !isDirected && a > b { swap(&a, &b) }
        keys[row &- rows.lowerBound] = EndOrder.key(a, b, bits)
      }
    }
    let rows = ordered.rows ?? []
    return (
      ArcColumns(from: ordered.from, to: ordered.to, nodeCount: nodes.count),
      entries.map { entries in rows.map { entries[Int($0)] } } ?? rows
    )
  }

  /// The ends of candidates by the numbers of the chosen nodes, without those of other nodes; an undirected relation in a directed
  /// graph becomes two.
  private func numberedEnds(
    _ graph: PropertyGraph, nodes: [Int32], _ relations: Candidates, _ isBothWays: [Bool]
  ) -> (ends: ArcColumns, entries: [Int32]) {
    var number = [Int32](repeating: -1, count: graph.nodeCount)
    for (new, old) in nodes.enumerated() { number[Int(old)] = Int32(truncatingIfNeeded: new) }
    let kindNumbers = graph.relationKindNumbers
    let isAnyBothWays = isBothWays.contains(true)
    var (froms, tos, entries): ([Int32], [Int32], [Int32]) = ([], [], [])
    froms.reserveCapacity(relations.count)
    tos.reserveCapacity(relations.count)
    entries.reserveCapacity(relations.count)
    for entry in 0..<relations.count {
      let (from, to) = (number[Int(relations.from[entry])], number[Int(relations.to[entry])])
      guard from >= 0, to >= 0 else { continue }
      froms.append(from)
      tos.append(to)
      entries.append(Int32(truncatingIfNeeded: entry))
      if isAnyBothWays, from != to, isBothWays[Int(kindNumbers.number(at: relations.row(entry)))] {
        froms.append(to)
        tos.append(from)
        entries.append(Int32(truncatingIfNeeded: entry))
      }
    }
    return (ArcColumns(from: froms, to: tos, nodeCount: nodes.count), entries)
  }

  /// The weights of ties of one candidate each.
  private func weights(_ count: Int, _ entries: [Int32]?, _ relations: Candidates) -> [Double] {
    guard case .property = weight, let weights = relations.weights else { return [Double](repeating: 1, count: count) }
    return entries.map { entries in entries.map { weights[Int($0)] } } ?? weights
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
