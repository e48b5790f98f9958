/// The bytes that a graph has reserved, by what they are for.
package struct GraphBytes: Hashable, Sendable {
  /// Ids, names, kinds and periods of nodes.
  package var nodes = 0
  /// Ends, kinds, signs, periods, ids and evidence numbers of relations.
  package var relations = 0
  /// Properties of nodes and relations.
  package var properties = 0
  /// Kinds, periods, sources and evidence that several facts share.
  package var shared = 0

  package var total: Int { nodes + relations + properties + shared }
}

extension PropertyGraph {
  /// What the graph takes in memory, without the parts that its copies share.
  ///
  /// Texts of more than 15 bytes lie outside their columns, and are counted with 32 bytes of their own.
  /// - Complexity: O(nodes + evidence).
  package var bytes: GraphBytes {
    var bytes = GraphBytes()
    bytes.properties = nodeTable.properties.bytes + relationTable.properties.bytes
    bytes.nodes = nodeTable.bytes
    bytes.relations = relationTable.bytes - relationTable.properties.bytes
    bytes.shared =
      shared.evidence.values.reduce(0) { $0 + 16 + $1.count * MemoryLayout<Evidence>.stride }
      + shared.validities.count * MemoryLayout<Validity>.stride
      + sourceTable.count * MemoryLayout<Source>.stride
    return bytes
  }
}

extension String {
  /// What the text takes outside of the value.
  var outsideBytes: Int { utf8.count > 15 ? (utf8.count + 33 + 15) & ~15 : 0 }
}
