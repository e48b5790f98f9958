import RelationGraph

@testable import GraphFormats

extension FlatGraph {
  /// All rows that a writer has one by one, as a reader would find them.
  init(_ graph: PropertyGraph, shape: FlatShape) {
    let rows = FlatRows(graph, shape: shape)
    self.init()
    (attributes, isDirected) = (rows.attributes, rows.isDirected)
    (nodes, edges) = (Array(rows.nodes), Array(rows.edges))
  }

  var nodeColumns: [(key: String, type: PropertyType)] {
    let rows = nodes.map(\.attributes)
    return FlatColumnTypes(RowList(rows.count) { rows[$0] }).columns
  }
}
