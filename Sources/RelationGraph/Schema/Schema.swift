/// Which kinds of nodes and relations exist, and what each may hold.
///
/// Two are built in: ``internationalRelations`` and ``open``. A graph file can extend one or bring its own.
public struct Schema: Hashable, Sendable, Identifiable {
  public var id: String
  public var title: String
  public var nodes: [NodeKind: NodeRule]
  public var relations: [RelationKind: RelationRule]
  /// Whether kinds without a rule are accepted.
  public var isOpen: Bool
  /// The rule of relation kinds that have none of their own, where the schema is open.
  public var fallback: RelationRule

  public init(
    id: String, title: String, nodes: [NodeKind: NodeRule] = [:], relations: [RelationKind: RelationRule] = [:],
    isOpen: Bool = false, fallback: RelationRule = RelationRule()
  ) {
    self.id = id
    self.title = title
    self.nodes = nodes
    self.relations = relations
    self.isOpen = isOpen
    self.fallback = fallback
  }

  /// The schemas that come with Entente.
  public static let all: [Schema] = [.internationalRelations, .open]

  /// Anything goes: for data without a schema. Relations are directed and neutral.
  public static let open = Schema(id: "open", title: "Any kinds, any properties", isOpen: true)

  /// The rule for a kind; the ``fallback`` where it has none.
  public func rule(for kind: RelationKind) -> RelationRule { relations[kind] ?? fallback }
}

/// What a node kind means and what its nodes may hold.
public struct NodeRule: Hashable, Sendable {
  public var summary: String
  public var properties: [PropertyRule]

  public init(_ summary: String = "", properties: [PropertyRule] = []) {
    self.summary = summary
    self.properties = properties
  }
}

/// What a relation kind means, what it may join, and what its relations may hold.
public struct RelationRule: Hashable, Sendable {
  public var summary: String
  /// The node kinds it may start from; empty: any.
  public var from: [NodeKind]
  /// The node kinds it may lead to; empty: any.
  public var to: [NodeKind]
  /// Whether both ends must be of one kind.
  public var joinsSameKind: Bool
  public var isDirected: Bool
  public var sign: Sign
  public var properties: [PropertyRule]

  public init(
    _ summary: String = "", from: [NodeKind] = [], to: [NodeKind] = [], joinsSameKind: Bool = false,
    isDirected: Bool = true, sign: Sign = .neutral, properties: [PropertyRule] = []
  ) {
    self.summary = summary
    self.from = from
    self.to = to
    self.joinsSameKind = joinsSameKind
    self.isDirected = isDirected
    self.sign = sign
    self.properties = properties
  }

  /// Whether any relation may have the kind, whatever it joins and holds.
  var isFree: Bool { from.isEmpty && to.isEmpty && !joinsSameKind && properties.isEmpty }

  /// Whether it may lead from a node of one kind to one of another; undirected relations may be written either way.
  func joins(_ a: NodeKind, _ b: NodeKind) -> Bool {
    func fits(_ a: NodeKind, _ b: NodeKind) -> Bool {
      (from.isEmpty || from.contains(a)) && (to.isEmpty || to.contains(b))
    }
    return (!joinsSameKind || a == b) && (fits(a, b) || (!isDirected && fits(b, a)))
  }
}

/// A property that a schema knows.
public struct PropertyRule: Hashable, Sendable {
  public var key: String
  public var type: PropertyType
  public var isRequired: Bool
  /// The only texts it may have; empty: any.
  public var allowed: [String]

  public init(_ key: String, _ type: PropertyType = .text, isRequired: Bool = false, allowed: [String] = []) {
    self.key = key
    self.type = type
    self.isRequired = isRequired
    self.allowed = allowed
  }
}
