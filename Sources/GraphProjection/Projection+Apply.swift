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
    var takesPart = [Bool](repeating: true, count: graph.nodeCount)
    if let nodeKinds {
      let wanted = Set(nodeKinds + (through.map { [$0] } ?? []))
      for node in 0..<graph.nodeCount { takesPart[node] = wanted.contains(graph.nodeKind(at: node)) }
    }
    if let asOf {
      for node in 0..<graph.nodeCount where graph.nodeValidity(at: node).contains(asOf) == .not {
        takesPart[node] = false
      }
    }
    var relations = try chosenRelations(of: graph, among: takesPart)
    var isDirected = self.isDirected(relations, in: graph)
    if let through {
      relations = try Self.throughTies(relations, via: through, in: graph)
      isDirected = false
      for node in 0..<graph.nodeCount where graph.nodeKind(at: node) == through { takesPart[node] = false }
    }
    var nodes = (0..<graph.nodeCount).filter { takesPart[$0] }
    if isLargestComponentOnly { nodes = Self.largestComponent(nodes, relations) }
    return freeze(graph, nodes: nodes, relations: relations, isDirected: isDirected)
  }

  /// A relation on its way into a tie.
  struct Candidate {
    var from: Int32
    var to: Int32
    var weight: Double
    /// Relation indices behind it: one, or two for a tie through a shared node.
    var fact: Int32
    var secondFact: Int32 = -1
  }

  private func checkNames(in graph: PropertyGraph) throws(ProjectionError) {
    let nodeNames = Set((0..<graph.nodeCount).map { graph.nodeKind(at: $0).rawValue })
    for kind in (nodeKinds ?? []) + (through.map { [$0] } ?? [])
    where !nodeNames.contains(kind.rawValue) && graph.schema.nodes[kind] == nil {
      throw .unknownNodeKind(
        kind.rawValue,
        hint: Suggestion.hint(
          for: kind.rawValue, among: Array(nodeNames.union(graph.schema.nodes.keys.map(\.rawValue)))))
    }
    if let relationKinds {
      let names = Set((0..<graph.relationCount).map { graph.relationKind(at: $0).rawValue })
      for kind in relationKinds where !names.contains(kind.rawValue) && graph.schema.relations[kind] == nil {
        throw .unknownRelationKind(
          kind.rawValue, hint: Suggestion.hint(for: kind.rawValue, among: Array(names)))
      }
    }
    if case .property(let key) = weight, graph.relationCount > 0, !graph.relationPropertyKeys.contains(key) {
      throw .unknownWeight(key, hint: Suggestion.hint(for: key, among: graph.relationPropertyKeys))
    }
  }

  private func chosenRelations(
    of graph: PropertyGraph, among takesPart: [Bool]
  ) throws(ProjectionError) -> [Candidate] {
    let kinds = relationKinds.map(Set.init)
    var chosen: [Candidate] = []
    for row in 0..<graph.relationCount {
      let ends = graph.relationEnds(at: row)
      guard takesPart[ends.from], takesPart[ends.to], loops == .keep || ends.from != ends.to else { continue }
      if let kinds, !kinds.contains(graph.relationKind(at: row)) { continue }
      if let asOf, graph.relationValidity(at: row).contains(asOf) == .not { continue }
      let weight = try self.weight(of: row, in: graph)
      chosen.append(Candidate(from: Int32(ends.from), to: Int32(ends.to), weight: weight, fact: Int32(row)))
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
  private func isDirected(_ relations: [Candidate], in graph: PropertyGraph) -> Bool {
    switch direction {
    case .directed, .reversed: true
    case .undirected: false
    case .declared: relations.contains { graph.isDirected(relationAt: Int($0.fact)) }
    }
  }

  private static func largestComponent(_ nodes: [Int], _ relations: [Candidate]) -> [Int] {
    guard let last = nodes.max() else { return [] }
    var parent = Array(0...last)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for relation in relations {
      let (a, b) = (root(Int(relation.from)), root(Int(relation.to)))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var sizes = [Int](repeating: 0, count: last + 1)
    for node in nodes { sizes[root(node)] += 1 }
    let largest = nodes.map(root).max { (sizes[$0], -$0) < (sizes[$1], -$1) }
    return nodes.filter { root($0) == largest }
  }
}
