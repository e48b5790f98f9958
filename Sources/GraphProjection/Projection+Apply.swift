import RelationGraph

extension Projection {
  /// Freezes `graph` by this recipe.
  ///
  /// The facts are taken in canonical order, so that the order in which they came changes neither a bit of a sum nor the facts
  /// behind a tie. ``ProjectedGraph/source`` is the graph in that order.
  ///
  /// - Throws: ``ProjectionError`` for a kind or a weight that the graph does not have. A graph without any node or relation is
  ///   projected to an empty graph.
  /// - Complexity: O(n log n + m log m) time, O(n + m) space; with ``through``, O(Σ d²) over the nodes of that kind.
  public func apply(to graph: PropertyGraph) throws(ProjectionError) -> ProjectedGraph {
    try checkNames(in: graph)
    let graph = graph.canonical()
    WorkProgress.current.begin("Projecting")
    if let plain = plainGraph(graph) { return plain }
    var takesPart: [Bool]?
    if let nodeKinds {
      let wanted = Set(nodeKinds + (through.map { [$0] } ?? []))
      takesPart = (0..<graph.nodeCount).map { wanted.contains(graph.nodeKind(at: $0)) }
    }
    if let asOf {
      takesPart = (0..<graph.nodeCount).map {
        (takesPart?[$0] ?? true) && graph.nodeValidity(at: $0).contains(asOf) != .not
      }
    }
    var relations = try chosenRelations(of: graph, among: takesPart)
    var isDirected = self.isDirected(relations, in: graph)
    if let through {
      relations = try Self.throughTies(relations, via: through, in: graph)
      isDirected = false
      takesPart = (0..<graph.nodeCount).map { (takesPart?[$0] ?? true) && graph.nodeKind(at: $0) != through }
    }
    var nodes = (0..<Int32(graph.nodeCount)).filter { takesPart?[Int($0)] ?? true }
    if isLargestComponentOnly { nodes = Self.largestComponent(nodes, relations) }
    return freeze(graph, nodes: nodes, relations: relations, isDirected: isDirected)
  }

  private func checkNames(in graph: PropertyGraph) throws(ProjectionError) {
    let nodeNames = Set(graph.usedNodeKinds.map(\.rawValue))
    for kind in (nodeKinds ?? []) + (through.map { [$0] } ?? [])
    where !nodeNames.contains(kind.rawValue) && graph.schema.nodes[kind] == nil {
      throw .unknownNodeKind(
        kind.rawValue,
        hint: Suggestion.hint(
          for: kind.rawValue, among: Array(nodeNames.union(graph.schema.nodes.keys.map(\.rawValue)))))
    }
    if let relationKinds {
      let names = Set(graph.usedRelationKinds.map(\.rawValue))
      for kind in relationKinds where !names.contains(kind.rawValue) && graph.schema.relations[kind] == nil {
        throw .unknownRelationKind(
          kind.rawValue, hint: Suggestion.hint(for: kind.rawValue, among: Array(names)))
      }
    }
    if case .property(let key) = weight, graph.relationCount > 0, !graph.relationPropertyKeys.contains(key) {
      throw .unknownWeight(key, hint: Suggestion.hint(for: key, among: graph.relationPropertyKeys))
    }
  }

  /// The relations that take part: all in one step where nothing is left out.
  func chosenRelations(
    of graph: PropertyGraph, among takesPart: [Bool]?
  ) throws(ProjectionError) -> Candidates {
    let (from, to) = (graph.relationStarts, graph.relationStops)
    var chosen = Candidates(from: from, to: to)
    let keepsLoops = loops == .keep
    if takesPart != nil || relationKinds != nil || asOf != nil
      || !keepsLoops && from.indices.contains(where: { from[$0] == to[$0] })
    {
      let wanted = relationKinds.map(Set.init)
      let isKindChosen = graph.relationKinds.map { wanted?.contains($0) ?? true }
      let isPeriodChosen = graph.validities.map { validity in asOf.map { validity.contains($0) != .not } ?? true }
      let (kinds, periods) = (graph.relationKindNumbers, graph.relationValidityNumbers)
      let rows = from.indices.filter { row in
        if let takesPart, !takesPart[Int(from[row])] || !takesPart[Int(to[row])] { return false }
        return (keepsLoops || from[row] != to[row]) && isKindChosen[Int(kinds.number(at: row))]
          && isPeriodChosen[Int(periods.number(at: row))]
      }
      chosen = Candidates(from: rows.map { from[$0] }, to: rows.map { to[$0] }, facts: rows.map(Int32.init))
    }
    if case .property(let key) = weight, let numbers = graph.relationNumbers(key) {
      chosen.weights = chosen.facts.map { facts in facts.map { numbers[Int($0)] } } ?? numbers
    } else if case .property = weight {
      var weights: [Double] = []
      weights.reserveCapacity(chosen.count)
      for candidate in 0..<chosen.count { weights.append(try weight(of: chosen.row(candidate), in: graph)) }
      chosen.weights = weights
    }
    return chosen
  }

  private func weight(of row: Int, in graph: PropertyGraph) throws(ProjectionError) -> Double {
    guard case .property(let key) = weight, let value = graph.relationProperty(key, at: row) else { return 1 }
    guard let number = value.number else {
      throw .weightIsNotANumber(key, relation: graph.relationID(at: row), value: value.text)
    }
    return number
  }

  /// Declared: directed as soon as one chosen relation is.
  private func isDirected(_ relations: Candidates, in graph: PropertyGraph) -> Bool {
    switch direction {
    case .directed, .reversed: true
    case .undirected: false
    case .declared: isAnyDirected(relations, in: graph)
    }
  }

  private func isAnyDirected(_ relations: Candidates, in graph: PropertyGraph) -> Bool {
    let isDirected = graph.relationKinds.map { graph.schema.rule(for: $0).isDirected }
    let kinds = graph.relationKindNumbers
    if kinds.isUniform { return relations.count > 0 && isDirected[Int(kinds.common)] }
    return (0..<relations.count).contains { isDirected[Int(kinds.number(at: relations.row($0)))] }
  }

  private static func largestComponent(_ nodes: [Int32], _ relations: Candidates) -> [Int32] {
    guard let last = nodes.max() else { return [] }
    var parent = Array(0...Int(last))
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for (from, to) in zip(relations.from, relations.to) {
      let (a, b) = (root(Int(from)), root(Int(to)))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var sizes = [Int](repeating: 0, count: Int(last) + 1)
    for node in nodes { sizes[root(Int(node))] += 1 }
    let largest = nodes.map { root(Int($0)) }.max { (sizes[$0], -$0) < (sizes[$1], -$1) }
    return nodes.filter { root(Int($0)) == largest }
  }
}
