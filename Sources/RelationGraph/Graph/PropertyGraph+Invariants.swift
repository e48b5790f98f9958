extension PropertyGraph {
  /// Traps if the storage contradicts itself or the schema. For tests.
  public func _checkInvariants() {
    let rows = relationTable.count
    precondition(
      [
        relationTable.to.count, relationTable.kinds.count, relationTable.signs.count, relationTable.validities.count,
        relationTable.evidence.count,
      ].allSatisfy { $0 == rows }, "relation columns differ in length")
    precondition(
      [nodeTable.ids.count, nodeTable.validities.count, nodeTable.evidence.count]
        .allSatisfy { $0 == nodeTable.count }, "node columns differ in length")
    precondition(Set(nodeTable.ids.values).count == nodeCount, "node ids repeat")
    precondition(Set(relationTable.ids.values).count == relationTable.ids.count, "relation ids repeat")
    precondition(relationTable.usedIDs == Set(relationTable.ids.values), "the set of relation ids is not up to date")
    for index in 0..<nodeCount {
      var node = nodes[index]
      precondition(!schema.check(&node).contains { $0.severity == .error }, "node \(node.id) does not fit its schema")
      precondition(node == nodes[index], "node \(node.id) has values that are not of their declared type")
    }
    for index in 0..<relationCount {
      let ends = relationEnds(at: index)
      precondition(
        (0..<nodeCount).contains(ends.from) && (0..<nodeCount).contains(ends.to), "relation end out of range")
      var relation = relations[index]
      let violations = schema.check(&relation, from: nodeKind(at: ends.from), to: nodeKind(at: ends.to))
      precondition(!violations.contains { $0.severity == .error }, "relation \(index) does not fit its schema")
      precondition(relation.evidence.allSatisfy { sourceTable[$0.source] != nil }, "relation \(index): unknown source")
      precondition(relation.validity.isPossible, "relation \(index) ends before it starts")
    }
    if isCanonical {
      for index in 1..<max(1, nodeCount) {
        precondition(IDOrder.precedes(nodeID(at: index - 1), nodeID(at: index)), "nodes are not in canonical order")
      }
    }
  }
}
