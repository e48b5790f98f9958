import RelationGraph

/// A graph with attributes that are ready to be written in a format of some shape; nodes and edges are made one at a time, so that
/// a large graph is never there a second time.
struct FlatRows: Sendable {
  typealias Attribute = FlatGraph.Attribute
  typealias Column = (key: String, type: PropertyType)

  /// `title`, `description`, `language` and `entente`.
  let attributes: [Attribute]
  let isDirected: Bool
  let nodeIDs: RowList<String>
  let edgeIDs: RowList<String>
  let nodeAttributes: RowList<[Attribute]>
  let edgeAttributes: RowList<[Attribute]>
  private let graph: PropertyGraph
  private let knownColumns: (nodes: [Column], edges: [Column])?

  init(_ graph: PropertyGraph, shape: FlatShape) {
    self.graph = graph
    isDirected = !ExportAttributes.isUndirected(graph)
    var head: [Attribute] = []
    for case (let key, let text?) in [
      ("title", graph.title), ("description", graph.summary), ("language", graph.language),
    ] { head.append((key, .text(shape.cleaned(text)))) }
    attributes = head + [(FlatKey.record, .text(FlatRecord.head(graph)))]
    let ids = WrittenIDs(graph, cleaned: shape.cleaned)
    nodeIDs = RowList(graph.nodeCount) { ids[$0] }
    edgeIDs = RowList(graph.relationCount) { shape.cleaned(graph.relationID(at: $0)) }
    func nodes(_ types: [String: PropertyType]) -> RowList<[Attribute]> {
      RowList(graph.nodeCount) { index in
        var row = FlatRow(shape: shape, reserved: shape.reservedNodeKeys)
        row.add(graph.nodes[index], id: ids[index])
        return row.finished(types: types)
      }
    }
    func edges(_ types: [String: PropertyType]) -> RowList<[Attribute]> {
      RowList(graph.relationCount) { index in
        var row = FlatRow(shape: shape, reserved: shape.reservedEdgeKeys)
        row.add(graph.relations[index], at: index, in: graph)
        return row.finished(types: types)
      }
    }
    let (plainNodes, plainEdges) = (nodes([:]), edges([:]))
    guard shape.isColumnTyped else {
      (nodeAttributes, edgeAttributes, knownColumns) = (plainNodes, plainEdges, nil)
      return
    }
    let (ofNodes, ofEdges) = (FlatColumnTypes(plainNodes), FlatColumnTypes(plainEdges))
    // Where no column is mixed, its type changes nothing.
    nodeAttributes = ofNodes.isMixed ? nodes(ofNodes.converted) : plainNodes
    edgeAttributes = ofEdges.isMixed ? edges(ofEdges.converted) : plainEdges
    knownColumns = (
      ofNodes.isMixed ? FlatColumnTypes(nodeAttributes).columns : ofNodes.columns,
      ofEdges.isMixed ? FlatColumnTypes(edgeAttributes).columns : ofEdges.columns
    )
  }

  var nodes: RowList<FlatGraph.Node> {
    nodeAttributes.mapped { [nodeIDs] in FlatGraph.Node(id: nodeIDs[$0], attributes: $1) }
  }

  var edges: RowList<FlatGraph.Edge> {
    edgeAttributes.mapped { [self] index, attributes in
      let ends = ends(of: index)
      return FlatGraph.Edge(
        id: edgeIDs[index], from: nodeIDs[ends.from], to: nodeIDs[ends.to],
        isDirected: graph.isDirected(relationAt: index), attributes: attributes)
    }
  }

  /// The attributes that any node has, in order of first use, with one type each; integers beside reals are reals.
  var nodeColumns: [Column] { knownColumns?.nodes ?? FlatColumnTypes(nodeAttributes).columns }
  /// The same of edges.
  var edgeColumns: [Column] { knownColumns?.edges ?? FlatColumnTypes(edgeAttributes).columns }

  /// The places in ``nodes`` that an edge joins.
  func ends(of edge: Int) -> (from: Int, to: Int) { graph.relationEnds(at: edge) }
}

extension RowList<FlatGraph.Node> {
  var attributes: RowList<[FlatGraph.Attribute]> { mapped { $1.attributes } }
}

extension RowList<FlatGraph.Edge> {
  var attributes: RowList<[FlatGraph.Attribute]> { mapped { $1.attributes } }
}

/// The attributes of all rows, in order of first use, and the type of each.
struct FlatColumnTypes: Sendable {
  private var order: [String] = []
  private var types: [String: PropertyType] = [:]
  /// Whether an attribute has values of several types.
  private(set) var isMixed = false

  init(_ rows: RowList<[FlatGraph.Attribute]>) {
    self = rows.reduced(FlatColumnTypes()) { result, row in
      for (key, value) in row { result.add(key, value.type) }
    } merge: { result, next in
      for column in next.columns { result.add(column.key, column.type) }
      result.isMixed = result.isMixed || next.isMixed
    }
  }

  private init() {}

  private mutating func add(_ key: String, _ type: PropertyType) {
    guard let known = types[key] else {
      order.append(key)
      types[key] = type
      return
    }
    guard known != type else { return }
    isMixed = true
    types[key] = Set([known, type]) == [.integer, .real] ? .real : .text
  }

  var columns: [FlatRows.Column] { order.map { ($0, types[$0] ?? .text) } }

  /// The types that values of other types are written in.
  var converted: [String: PropertyType] { types.filter { $0.value == .text || $0.value == .real } }
}

/// The ids of nodes as a format can hold them, each once.
private struct WrittenIDs: Sendable {
  private var ids: [String] = []

  init(_ graph: PropertyGraph, cleaned: (String) -> String) {
    let texts = (0..<graph.nodeCount).map { graph.nodeID(at: $0) }
    // Ids that need no change keep theirs, whatever the others become.
    guard texts.contains(where: { cleaned($0) != $0 }) else {
      ids = texts
      return
    }
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
