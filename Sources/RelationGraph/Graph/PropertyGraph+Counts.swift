extension PropertyGraph {
  /// The kinds that nodes have, and how many have each.
  package var nodeKindCounts: [(kind: NodeKind, count: Int)] {
    let counts = nodeTable.kinds.tally(shared.nodeKinds.count)
    return counts.indices.filter { counts[$0] > 0 }.map { (shared.nodeKinds[Int32($0)], counts[$0]) }
  }

  /// The kinds that relations have, and how many have each.
  package var relationKindCounts: [(kind: RelationKind, count: Int)] {
    let counts = relationTable.kinds.tally(shared.relationKinds.count)
    return counts.indices.filter { counts[$0] > 0 }.map { (shared.relationKinds[Int32($0)], counts[$0]) }
  }

  /// The periods that nodes or relations have, and how many relations have each.
  package var usedValidities: [(validity: Validity, relations: Int)] {
    let nodes = nodeTable.validities.tally(shared.validities.count)
    let relations = relationTable.validities.tally(shared.validities.count)
    return nodes.indices.filter { nodes[$0] + relations[$0] > 0 }.map { (shared.validities[Int32($0)], relations[$0]) }
  }

  /// How many relations have evidence.
  package var sourcedRelationCount: Int {
    let counts = relationTable.evidence.tally(shared.evidence.count)
    return counts.indices.reduce(0) { shared.evidence[Int32($1)].isEmpty ? $0 : $0 + counts[$1] }
  }

  /// How many relations have a sign, their own or that of their kind.
  package func relationCount(of sign: Sign) -> Int {
    let kindSigns = shared.relationKinds.values.map { schema.rule(for: $0).sign }
    let (kinds, signs) = (relationTable.kinds, relationTable.signs)
    return (0..<relationCount).count { (Sign(rawValue: signs[$0]) ?? kindSigns[Int(kinds[$0])]) == sign }
  }

  /// How many nodes have a property.
  package func nodeCount(having key: String) -> Int { nodeTable.properties.column(key)?.valueCount ?? 0 }
  /// How many relations have a property.
  package func relationCount(having key: String) -> Int { relationTable.properties.column(key)?.valueCount ?? 0 }
}
