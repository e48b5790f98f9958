import RelationGraph

extension SQLiteReader {
  mutating func readNodes() throws(ReadError) {
    try rows("node", orderedBy: "key") { (reader, row) throws(ReadError) in
      var node = Node(id: reader.text(row, "id") ?? "")
      node.kind = NodeKind(rawValue: reader.text(row, "kind") ?? "")
      node.name = reader.text(row, "name")
      node.validity = reader.validity(row)
      reader.nodeKeys.append(reader.integer(row, "key") ?? 0)
      reader.draft.nodes.append(.init(node, at: reader.database.location("node", row.number)))
    }
    try rows("node_name", orderedBy: "node, language") { (reader, row) throws(ReadError) in
      guard let index = reader.nodeIndex(row, "node"), let language = reader.text(row, "language") else { return }
      reader.draft.nodes[index].value.names[language] = reader.text(row, "name")
    }
    try rows("alias", orderedBy: "node, position") { (reader, row) throws(ReadError) in
      guard let index = reader.nodeIndex(row, "node"), let alias = reader.text(row, "alias") else { return }
      reader.draft.nodes[index].value.aliases.append(alias)
    }
    try rows("node_property", orderedBy: "node, key") { (reader, row) throws(ReadError) in
      guard let index = reader.nodeIndex(row, "node"), let key = reader.text(row, "key") else { return }
      reader.draft.nodes[index].value.properties[key] = reader.value(row)
    }
    try rows("node_evidence", orderedBy: "node, position") { (reader, row) throws(ReadError) in
      guard let index = reader.nodeIndex(row, "node") else { return }
      reader.draft.nodes[index].value.evidence.append(reader.evidence(row))
    }
  }

  mutating func readRelations() throws(ReadError) {
    try rows("relation", orderedBy: "key") { (reader, row) throws(ReadError) in
      guard let from = reader.nodeIndex(row, "from_node"), let to = reader.nodeIndex(row, "to_node") else { return }
      var relation = Relation(from: reader.draft.nodes[from].value.id, to: reader.draft.nodes[to].value.id)
      if reader.flag(row, "has_own_id") { relation.id = reader.text(row, "id") }
      relation.kind = RelationKind(rawValue: reader.text(row, "kind") ?? "")
      relation.sign = reader.sign(row)
      relation.validity = reader.validity(row)
      reader.relationKeys.append(reader.integer(row, "key") ?? 0)
      reader.draft.relations.append(.init(relation, at: reader.database.location("relation", row.number)))
    }
    try rows("relation_property", orderedBy: "relation, key") { (reader, row) throws(ReadError) in
      guard let index = reader.relationIndex(row), let key = reader.text(row, "key") else { return }
      reader.draft.relations[index].value.properties[key] = reader.value(row)
    }
    try rows("relation_evidence", orderedBy: "relation, position") { (reader, row) throws(ReadError) in
      guard let index = reader.relationIndex(row) else { return }
      reader.draft.relations[index].value.evidence.append(reader.evidence(row))
    }
  }

  private mutating func evidence(_ row: SQLiteRow) -> Evidence {
    Evidence(
      source: text(row, "source") ?? "", locator: text(row, "locator"), confidence: real(row, "confidence"),
      recorded: date(row, "recorded"), statement: text(row, "statement"))
  }

  private mutating func nodeIndex(_ row: SQLiteRow, _ column: String) -> Int? {
    guard let key = integer(row, column), let index = Self.index(of: key, in: nodeKeys) else {
      report("unknown-node", "'\(column)' is not the key of a node", row: row.number)
      return nil
    }
    return index
  }

  private mutating func relationIndex(_ row: SQLiteRow) -> Int? {
    guard let key = integer(row, "relation"), let index = Self.index(of: key, in: relationKeys) else {
      report("unknown-relation", "'relation' is not the key of a relation", row: row.number)
      return nil
    }
    return index
  }

  /// Keys are numbered from 1 without gaps, unless somebody has deleted rows.
  private static func index(of key: Int, in keys: [Int]) -> Int? {
    if key > 0, key <= keys.count, keys[key - 1] == key { return key - 1 }
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}
