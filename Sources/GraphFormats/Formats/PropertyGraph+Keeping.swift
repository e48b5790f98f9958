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
    var seen: Set<[String]> = []
    for (index, relation) in graph.relations.enumerated() {
      let ends = graph.relationEnds(at: index)
      if ends.from == ends.to, !fidelity.contains(.loops) { continue }
      var kept = relation.keeping(fidelity, sign: graph.relationSign(at: index))
      kept.kind = directions.kind(of: index)
      if !fidelity.contains(.nodeIDs) { (kept.from, kept.to) = (String(ends.from + 1), String(ends.to + 1)) }
      if !fidelity.contains(.parallels) {
        let pair =
          directions.isDirected(kept.kind) ? [kept.from, kept.to] : [kept.from, kept.to].sorted { $0.precedes($1) }
        guard seen.insert(pair + [kept.kind.rawValue]).inserted else { continue }
      }
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
}

/// Which kinds of relations remain, and which way they go.
private struct RelationDirections {
  private let kinds: [RelationKind]
  private let undirected: Set<RelationKind>

  init(_ graph: PropertyGraph, _ fidelity: Fidelity) {
    let all = graph.relationCount
    let loose = (0..<all).count { !graph.isDirected(relationAt: $0) }
    let isMixed = loose > 0 && loose < all
    var kinds: [RelationKind] = []
    var undirected: Set<RelationKind> = []
    for index in 0..<all {
      var kind = graph.relationKind(at: index)
      var isDirected = graph.isDirected(relationAt: index)
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
      kinds.append(kind)
      if !isDirected { undirected.insert(kind) }
    }
    (self.kinds, self.undirected) = (kinds, undirected)
  }

  func kind(of index: Int) -> RelationKind { kinds[index] }
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
