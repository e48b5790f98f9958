import RelationGraph

extension PropertyGraph {
  /// The graph as a format that keeps only `fidelity` gives it back: what the format cannot hold is left out.
  ///
  /// Without ids nodes are numbered from 1 in canonical order; without kinds all relations are `related-to`, and undirected ones
  /// beside directed ones `undirected`. Parallel relations that cannot be held are one: the first in canonical order. A graph without its schema is
  /// open, and relations carry the signs that the schema gave them.
  /// - Complexity: O((n + m) log (n + m)).
  public func keeping(_ fidelity: Fidelity) -> PropertyGraph {
    let graph = canonical()
    var draft = GraphDraft()
    if fidelity.contains(.title) {
      (draft.title, draft.summary, draft.language) = (graph.title, graph.summary, graph.language)
    }
    if fidelity.contains(.schema) { draft.schema = .init(SchemaExtension(from: graph.schema)) }
    if fidelity.contains(.sources) { draft.sources = graph.sources.map { .init($0) } }
    let isolates = fidelity.contains(.isolates) ? [] : Set(graph.isolates)
    for (index, node) in graph.nodes.enumerated() where !isolates.contains(index) {
      draft.nodes.append(.init(node.keeping(fidelity, number: index + 1)))
    }
    let directions = RelationDirections(graph, fidelity)
    graph.forEachRelation(in: directions, fidelity) { index in
      let ends = graph.relationEnds(at: index)
      var kept = graph.relations[index].keeping(fidelity, sign: graph.relationSign(at: index))
      kept.kind = directions.kind(of: index)
      if !fidelity.contains(.nodeIDs) { (kept.from, kept.to) = (String(ends.from + 1), String(ends.to + 1)) }
      draft.relations.append(.init(kept))
    }
    if !fidelity.contains(.schema) { draft.schema.value.relations = directions.rules }
    if !fidelity.contains(.sources), fidelity.contains(.evidence) {
      draft.sources = Set(
        draft.nodes.flatMap(\.value.evidence).map(\.source) + draft.relations.flatMap(\.value.evidence).map(\.source)
      ).sorted { $0.precedes($1) }.map { .init(Source(id: $0)) }
    }
    // Leaving facts out of a valid graph leaves a valid graph, unless a schema requires what is left out: then it is open.
    if let result = try? draft.build() { return result.graph }
    draft.schema = .init(SchemaExtension(base: "open"))
    return (try? draft.build())?.graph ?? graph
  }

  /// How many relations ``keeping(_:)`` leaves, without making one.
  func relationCount(keeping fidelity: Fidelity) -> Int {
    let graph = canonical()
    var count = 0
    graph.forEachRelation(in: RelationDirections(graph, fidelity), fidelity) { _ in count += 1 }
    return count
  }

  /// The relations that remain, one of those that become parallel; for a graph in canonical order.
  private func forEachRelation(
    in directions: RelationDirections, _ fidelity: Fidelity, _ body: (Int) -> Void
  ) {
    var numbers: [RelationKind: Int] = [:]
    var seen: Set<SIMD2<Int>> = []
    for index in 0..<relationCount {
      let ends = relationEnds(at: index)
      if ends.from == ends.to, !fidelity.contains(.loops) { continue }
      if !fidelity.contains(.parallels) {
        let kind = directions.kind(of: index)
        let number = numbers[kind] ?? numbers.count
        numbers[kind] = number
        let isTurned = !directions.isDirected(kind) && ends.from > ends.to
        let pair = isTurned ? ends.to << 32 | ends.from : ends.from << 32 | ends.to
        guard seen.insert(SIMD2(pair, number)).inserted else { continue }
      }
      body(index)
    }
  }
}

/// Which kinds of relations remain, and which way they go.
private struct RelationDirections {
  private let graph: PropertyGraph
  private let fidelity: Fidelity
  private let isMixed: Bool
  private let undirected: Set<RelationKind>

  init(_ graph: PropertyGraph, _ fidelity: Fidelity) {
    let all = graph.relationCount
    let loose = (0..<all).count { !graph.isDirected(relationAt: $0) }
    isMixed = loose > 0 && loose < all
    (self.graph, self.fidelity) = (graph, fidelity)
    var undirected: Set<RelationKind> = []
    for kind in graph.usedRelationKinds {
      let known = Self.kept(kind, isDirected: graph.schema.rule(for: kind).isDirected, isMixed, fidelity)
      if !known.isDirected { undirected.insert(known.kind) }
    }
    self.undirected = undirected
  }

  private static func kept(
    _ kind: RelationKind, isDirected: Bool, _ isMixed: Bool, _ fidelity: Fidelity
  ) -> (kind: RelationKind, isDirected: Bool) {
    var (kind, isDirected) = (kind, isDirected)
    if !fidelity.contains(.direction) {
      isDirected = false
    } else if isMixed, !fidelity.contains(.mixedDirection) {
      isDirected = true
    }
    if !fidelity.contains(.relationKinds) {
      kind = .unspecified
      if isMixed, !isDirected, fidelity.contains(.direction) { kind = .undirected(besides: kind) }
    } else if kind == "", !fidelity.contains(.schema) {
      kind = .unspecified
    }
    return (kind, isDirected)
  }

  func kind(of index: Int) -> RelationKind {
    Self.kept(
      graph.relationKind(at: index), isDirected: graph.isDirected(relationAt: index), isMixed, fidelity
    ).kind
  }
  func isDirected(_ kind: RelationKind) -> Bool { !undirected.contains(kind) }

  var rules: [RelationKind: RelationRule] {
    Dictionary(uniqueKeysWithValues: undirected.map { ($0, RelationRule(isDirected: false)) })
  }
}

extension RelationKind {
  /// The kind of undirected relations in data that has directed ones of `kind`, too; a kind goes one way or both.
  static func undirected(besides kind: RelationKind) -> RelationKind {
    kind == .unspecified ? "undirected" : RelationKind(rawValue: kind.rawValue + "-undirected")
  }
}

extension Node {
  fileprivate func keeping(_ fidelity: Fidelity, number: Int) -> Node {
    var node = self
    if !fidelity.contains(.nodeIDs) { node.id = String(number) }
    if !fidelity.contains(.labels) { node.name = nil }
    if !fidelity.contains(.names) { node.names = [:] }
    if !fidelity.contains(.aliases) { node.aliases = [] }
    if !fidelity.contains(.nodeKinds) || node.kind == "" && !fidelity.contains(.schema) { node.kind = .unspecified }
    if !fidelity.contains(.nodeProperties) { node.properties = [:] }
    if !fidelity.contains(.propertyTypes) { node.properties = node.properties.mapValues(\.plain) }
    if !fidelity.contains(.dates) { node.validity = .unknown }
    if !fidelity.contains(.evidence) { node.evidence = [] }
    return node
  }
}

extension Relation {
  fileprivate func keeping(_ fidelity: Fidelity, sign: Sign) -> Relation {
    var relation = self
    if !fidelity.contains(.relationIDs) { relation.id = nil }
    if !fidelity.contains(.schema) { relation.sign = sign == .neutral ? nil : sign }
    if !fidelity.contains(.sign) { relation.sign = nil }
    if !fidelity.contains(.relationProperties) {
      let isKept = fidelity.contains(.weights) && properties["weight"]?.number != nil
      relation.properties = isKept ? properties.filter { $0.key == "weight" } : [:]
    }
    if !fidelity.contains(.propertyTypes) { relation.properties = relation.properties.mapValues(\.plain) }
    if !fidelity.contains(.dates) { relation.validity = .unknown }
    if !fidelity.contains(.evidence) { relation.evidence = [] }
    return relation
  }
}

extension PropertyValue {
  /// The value as a field of text would give it back.
  fileprivate var plain: PropertyValue {
    switch self {
    case .date, .list: .text(text)
    default: self
    }
  }
}
