import RelationGraph

extension FlatGraph {
  /// The graph with attributes that are ready to be written in a format of this shape.
  init(_ graph: PropertyGraph, shape: FlatShape) {
    let ids = WrittenIDs(graph, cleaned: shape.cleaned)
    isDirected = !ExportAttributes.isUndirected(graph)
    var head: [Attribute] = []
    for case (let key, let text?) in [
      ("title", graph.title), ("description", graph.summary), ("language", graph.language),
    ] { head.append((key, .text(shape.cleaned(text)))) }
    attributes = head + [(FlatKey.record, .text(FlatRecord.head(graph)))]
    var nodeRows = graph.nodes.enumerated().map { index, node in
      var row = FlatRow(shape: shape, reserved: shape.reservedNodeKeys)
      row.add(node, id: ids[index])
      return row
    }
    var edgeRows = graph.relations.enumerated().map { index, relation in
      var row = FlatRow(shape: shape, reserved: shape.reservedEdgeKeys)
      row.add(relation, at: index, in: graph)
      return row
    }
    func types(_ rows: [FlatRow]) -> [String: PropertyType] {
      guard shape.isColumnTyped else { return [:] }
      let columns = Self.columns(rows.lazy.map(\.attributes)).filter { $0.type == .text || $0.type == .real }
      return Dictionary(columns.map { ($0.key, $0.type) }) { first, _ in first }
    }
    let (nodeTypes, edgeTypes) = (types(nodeRows), types(edgeRows))
    nodes = nodeRows.indices.map { Node(id: ids[$0], attributes: nodeRows[$0].finished(types: nodeTypes)) }
    edges = edgeRows.indices.map { index in
      let ends = graph.relationEnds(at: index)
      return Edge(
        id: shape.cleaned(graph.relationID(at: index)), from: ids[ends.from], to: ids[ends.to],
        isDirected: graph.isDirected(relationAt: index), attributes: edgeRows[index].finished(types: edgeTypes))
    }
  }

  /// The attributes that any row has, in order of first use, with one type each; integers beside reals are reals.
  static func columns(_ rows: some Sequence<[Attribute]>) -> [(key: String, type: PropertyType)] {
    var order: [String] = []
    var types: [String: PropertyType] = [:]
    for row in rows {
      for (key, value) in row {
        let type = value.type
        guard let known = types[key] else {
          order.append(key)
          types[key] = type
          continue
        }
        if known != type { types[key] = Set([known, type]) == [.integer, .real] ? .real : .text }
      }
    }
    return order.map { ($0, types[$0] ?? .text) }
  }

  var nodeColumns: [(key: String, type: PropertyType)] { Self.columns(nodes.lazy.map(\.attributes)) }
  var edgeColumns: [(key: String, type: PropertyType)] { Self.columns(edges.lazy.map(\.attributes)) }
}

/// The ids of nodes as a format can hold them, each once.
private struct WrittenIDs {
  private var ids: [String] = []

  init(_ graph: PropertyGraph, cleaned: (String) -> String) {
    let texts = (0..<graph.nodeCount).map { graph.nodeID(at: $0) }
    // Ids that need no change keep theirs, whatever the others become.
    var taken = Set(texts.filter { cleaned($0) == $0 })
    for text in texts {
      let base = cleaned(text)
      guard base != text else {
        ids.append(text)
        continue
      }
      var (id, number) = (base, 2)
      while !taken.insert(id).inserted {
        id = "\(base)~\(number)"
        number += 1
      }
      ids.append(id)
    }
  }

  subscript(index: Int) -> String { ids[index] }
}
