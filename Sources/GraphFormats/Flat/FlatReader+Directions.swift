import RelationGraph

extension FlatReader {
  static func isDirected(_ edge: FlatGraph.Edge, in graph: FlatGraph, isOwn: Bool) -> Bool {
    if isOwn, let value = edge.attributes.first(where: { $0.key == "is_directed" })?.value {
      if case .flag(let flag) = value { return flag }
      return value.text != "false"
    }
    return edge.isDirected ?? graph.isDirected
  }

  /// For every kind whether directed edges have it.
  static func directions(_ graph: FlatGraph, isOwn: Bool, kindKey: String?) -> [RelationKind: Bool] {
    var directions: [RelationKind: Bool] = [:]
    for edge in graph.edges {
      let text = edge.attributes.first { $0.key == kindKey }?.value.text ?? ""
      let kind = text.isEmpty ? RelationKind.unspecified : RelationKind(rawValue: text)
      directions[kind] = directions[kind] == true || isDirected(edge, in: graph, isOwn: isOwn)
    }
    return directions
  }

  /// Gives an undirected relation a kind of its own where directed ones have its kind; without a schema that says the direction.
  mutating func turn(_ relation: inout Relation, isDirected: Bool) {
    if schema != nil { return }
    guard !isDirected else { return }
    if directions[relation.kind] == true {
      mixedKinds[relation.kind, default: 0] += 1
      relation.kind = .undirected(besides: relation.kind)
    }
    undirectedKinds.insert(relation.kind)
  }

  /// The rules of undirected kinds, what was seen on the way, and sources that nobody describes.
  mutating func finish(_ draft: inout GraphDraft) {
    let file = graph.nodes.first?.location?.file ?? graph.edges.first?.location?.file
    let place = file.map { SourceLocation(file: $0) }
    for kind in undirectedKinds where draft.schema.value.relations[kind] == nil {
      draft.schema.value.relations[kind] = RelationRule(isDirected: false)
    }
    for (kind, count) in mixedKinds.sorted(by: { $0.key < $1.key }) {
      let other = RelationKind.undirected(besides: kind)
      draft.diagnostics.append(
        Diagnostic(
          .warning, "mixed-direction",
          "'\(kind.rawValue)' is directed and undirected: \(count) undirected become '\(other.rawValue)'", at: place))
    }
    if missingNumbers > 0 {
      draft.diagnostics.append(
        Diagnostic(
          .warning, "not-a-number", "\(missingNumbers) values are not a number (NaN) and are left out", at: place))
    }
    if !isOwn, !repeatedIDs.isEmpty {
      draft.diagnostics.append(
        Diagnostic(
          .warning, "repeated-ids", "ids of edges are not unique: they are kept as property 'key'", at: place))
    }
    draft.diagnostics += records.diagnostics
    guard isOwn else { return }
    var known = Set(draft.sources.map(\.value.id))
    let cited = draft.nodes.flatMap(\.value.evidence) + draft.relations.flatMap(\.value.evidence)
    for item in cited where known.insert(item.source).inserted {
      draft.sources.append(GraphDraft.Located(Source(id: item.source)))
    }
  }
}
