import RelationGraph

extension Projection {
  /// The graph where every relation takes part and ties have no weights: its rows are made from the relations as they stand, without
  /// a table of ties; `nil` for all other projections.
  ///
  /// Which relations stand behind a tie is found out when somebody asks.
  func plainGraph(_ graph: PropertyGraph) -> ProjectedGraph? {
    guard nodeKinds == nil, relationKinds == nil, asOf == nil, through == nil, !isLargestComponentOnly,
      weight == .none, parallel != .sum, graph.relationCount > 0
    else { return nil }
    let relations = ArcColumns(from: graph.relationStarts, to: graph.relationStops, nodeCount: graph.nodeCount)
    let shape = relations.shape
    let dropsLoops = loops == .drop && shape.hasLoops
    let nodes = Array(0..<Int32(graph.nodeCount))
    let areDirected = graph.relationKinds.map { graph.schema.rule(for: $0).isDirected }
    switch direction {
    case .undirected: break
    // Loops that are dropped do not say that the graph is directed.
    case .directed, .declared:
      let areAll = areDirected.allSatisfy(\.self)
      let areNone = direction == .declared && !areDirected.contains(true)
      guard areAll && (!dropsLoops || direction == .directed) || areNone else { return nil }
    case .reversed: return nil
    }
    let isDirected = direction != .undirected && areDirected.contains(true)
    let collapses = parallel == .collapse
    let isWhole = !dropsLoops && !(collapses && shape.hasParallels)
    let isSame = isWhole && (isDirected || !shape.falls)
    let facts: TieFacts = isSame ? .same : .derived(Derived { self.facts(graph, nodes: nodes, isDirected: isDirected) })
    if isDirected {
      let ties = isWhole ? relations : relations.cleaned(dropsLoops: dropsLoops, collapses: collapses)
      return ProjectedGraph(
        source: graph, projection: self, isDirected: true, ties: ties, tieWeights: nil, sourceNodes: nodes,
        facts: facts)
    }
    let rows = JoinedRows(
      relations, shape, offsets: relations.offsets, joins: true, dropsLoops: dropsLoops, collapses: collapses)
    return ProjectedGraph(
      source: graph, projection: self, isDirected: false, rows: rows.undirected,
      tieCount: (rows.targets.count + rows.loopCount) / 2, hasLoops: rows.loopCount > 0,
      hasParallels: rows.hasParallels, tieWeights: nil, sourceNodes: nodes, facts: facts)
  }

  /// The relations behind every tie, by the way that all other projections take.
  private func facts(_ graph: PropertyGraph, nodes: [Int32], isDirected: Bool) -> TieFacts {
    guard let relations = try? chosenRelations(of: graph, among: nil) else { return .none }
    return ties(graph, nodes: nodes, relations, isDirected: isDirected).facts
  }
}
