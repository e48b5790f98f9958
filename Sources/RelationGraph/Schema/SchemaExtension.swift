/// What a graph file adds to a built-in schema.
public struct SchemaExtension: Hashable, Sendable {
  /// The id of the schema that is extended.
  public var base: String
  public var nodes: [NodeKind: NodeRule]
  public var relations: [RelationKind: RelationRule]

  public init(base: String, nodes: [NodeKind: NodeRule] = [:], relations: [RelationKind: RelationRule] = [:]) {
    self.base = base
    self.nodes = nodes
    self.relations = relations
  }

  /// `true` when it names a schema and adds nothing.
  public var isPlain: Bool { nodes.isEmpty && relations.isEmpty }

  /// The whole schema, or `nil` if there is no schema with the id ``base``.
  public func resolved() -> Schema? {
    guard var schema = Schema.all.first(where: { $0.id == base }) else { return nil }
    schema.nodes.merge(nodes) { $1 }
    schema.relations.merge(relations) { $1 }
    return schema
  }

  /// What `schema` adds to the built-in one it is made from.
  public init(from schema: Schema) {
    let base = Schema.all.first { $0.id == schema.id } ?? .open
    self.init(
      base: base.id,
      nodes: schema.nodes.filter { base.nodes[$0.key] != $0.value },
      relations: schema.relations.filter { base.relations[$0.key] != $0.value })
  }
}
