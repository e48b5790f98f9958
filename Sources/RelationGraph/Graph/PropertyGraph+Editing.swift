/// Why an edit was refused.
public enum EditError: Error, Hashable, Sendable, CustomStringConvertible {
  case duplicateID(String)
  case noSuchNode(String)
  case noSuchRelation(Int)
  case noSuchSource(String)
  /// The node still has relations.
  case nodeInUse(String, relations: Int)
  case invalid([SchemaViolation])

  public var description: String {
    switch self {
    case .duplicateID(let id): "there is already something with the id '\(id)'"
    case .noSuchNode(let id): "there is no node '\(id)'"
    case .noSuchRelation(let index): "there is no relation with index \(index)"
    case .noSuchSource(let id): "there is no source '\(id)'"
    case .nodeInUse(let id, let count): "node '\(id)' still has \(count) relations"
    case .invalid(let violations): violations.map(\.message).joined(separator: "; ")
    }
  }
}

extension PropertyGraph {
  /// Adds a source. Throws ``EditError/duplicateID(_:)``.
  public mutating func insert(_ source: Source) throws(EditError) {
    guard sourceTable[source.id] == nil else { throw .duplicateID(source.id) }
    let violations = FactCheck.violations(of: source)
    guard violations.isEmpty else { throw .invalid(violations) }
    sourceTable[source.id] = source
  }

  /// Adds a node. Its sources must be there already. Complexity: O(1) on average.
  public mutating func insert(_ node: Node) throws(EditError) {
    guard nodeIndex(node.id) == nil else { throw .duplicateID(node.id) }
    let node = try checked(node)
    nodeTable.append(node, shared: &shared)
    isCanonical = false
  }

  /// Replaces the node that has the same id. A new kind must still fit all its relations. Complexity: O(relations).
  public mutating func update(_ node: Node) throws(EditError) {
    guard let row = nodeIndex(node.id) else { throw .noSuchNode(node.id) }
    let node = try checked(node)
    if node.kind != nodeKind(at: row) {
      for index in 0..<relationCount {
        let ends = relationEnds(at: index)
        guard ends.from == row || ends.to == row else { continue }
        var relation = relations[index]
        let violations = schema.check(
          &relation, from: ends.from == row ? node.kind : nodeKind(at: ends.from),
          to: ends.to == row ? node.kind : nodeKind(at: ends.to))
        if violations.contains(where: { $0.severity == .error }) { throw .invalid(violations) }
      }
    }
    nodeTable.replace(at: row, with: node, shared: &shared)
  }

  /// Removes a node that has no relations left. Indices of later nodes change. Complexity: O(nodes + relations).
  public mutating func removeNode(_ id: String) throws(EditError) {
    guard let row = nodeIndex(id) else { throw .noSuchNode(id) }
    let uses = (0..<relationCount).count { relationEnds(at: $0).from == row || relationEnds(at: $0).to == row }
    guard uses == 0 else { throw .nodeInUse(id, relations: uses) }
    var newNumbers = [Int32](repeating: -1, count: nodeCount)
    let rows = (0..<Int32(nodeCount)).filter { $0 != row }
    for (new, old) in rows.enumerated() { newNumbers[Int(old)] = Int32(new) }
    nodeTable = nodeTable.selecting(rows)
    relationTable = relationTable.selecting(Array(0..<Int32(relationCount)), newNode: newNumbers)
  }

  /// Adds a relation and returns its index. Its ends and its sources must be there already. Complexity: O(1) on average.
  @discardableResult
  public mutating func insert(_ relation: Relation) throws(EditError) -> Int {
    guard let from = nodeIndex(relation.from) else { throw .noSuchNode(relation.from) }
    guard let to = nodeIndex(relation.to) else { throw .noSuchNode(relation.to) }
    if let id = relation.id, relationTable.usedIDs.contains(id) { throw .duplicateID(id) }
    var relation = relation
    let violations =
      schema.check(&relation, from: nodeKind(at: from), to: nodeKind(at: to))
      + FactCheck.violations(
        of: relation.validity, evidence: relation.evidence, properties: relation.properties, sources: sourceTable)
      + (relation.id.map(FactCheck.violations(ofID:)) ?? [])
    if violations.contains(where: { $0.severity == .error }) { throw .invalid(violations) }
    relation.evidence = relation.evidence.inOrder
    relationTable.append(relation, from: Int32(from), to: Int32(to), shared: &shared)
    isCanonical = false
    return relationCount - 1
  }

  /// Removes a relation. Indices of later relations change. Complexity: O(relations).
  public mutating func removeRelation(at index: Int) throws(EditError) {
    guard (0..<relationCount).contains(index) else { throw .noSuchRelation(index) }
    let rows = (0..<Int32(relationCount)).filter { $0 != index }
    relationTable = relationTable.selecting(rows, newNode: Array(0..<Int32(nodeCount)))
  }

  private func checked(_ node: Node) throws(EditError) -> Node {
    var node = node
    let violations =
      schema.check(&node)
      + FactCheck.violations(
        of: node.validity, evidence: node.evidence, properties: node.properties, sources: sourceTable)
      + FactCheck.violations(ofID: node.id)
    if violations.contains(where: { $0.severity == .error }) { throw .invalid(violations) }
    node.evidence = node.evidence.inOrder
    return node
  }
}
