/// A node with all that is known about it: a convenient value at the edge of the API, not the storage.
public struct Node: Hashable, Sendable, Identifiable {
  public var id: String
  public var kind: NodeKind
  /// The name in the language of the graph.
  public var name: String?
  /// The name in other languages, by language code: `["ja": "日本"]`.
  public var names: [String: String]
  public var aliases: [String]
  public var properties: [String: PropertyValue]
  public var validity: Validity
  public var evidence: [Evidence]

  public init(
    id: String, kind: NodeKind = .unspecified, name: String? = nil, names: [String: String] = [:],
    aliases: [String] = [], properties: [String: PropertyValue] = [:], validity: Validity = .unknown,
    evidence: [Evidence] = []
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.names = names
    self.aliases = aliases
    self.properties = properties
    self.validity = validity
    self.evidence = evidence
  }

  /// The name, or the id where there is none.
  public var label: String { name ?? id }
}

/// A relation between two nodes with all that is known about it.
public struct Relation: Hashable, Sendable {
  /// An own id, where the data has one; ``PropertyGraph/relationID(at:)`` always gives one.
  public var id: String?
  public var kind: RelationKind
  public var from: String
  public var to: String
  /// The sign, where it is not the one that the schema gives this kind.
  public var sign: Sign?
  public var properties: [String: PropertyValue]
  public var validity: Validity
  public var evidence: [Evidence]

  public init(
    id: String? = nil, kind: RelationKind = .unspecified, from: String, to: String, sign: Sign? = nil,
    properties: [String: PropertyValue] = [:], validity: Validity = .unknown, evidence: [Evidence] = []
  ) {
    self.id = id
    self.kind = kind
    self.from = from
    self.to = to
    self.sign = sign
    self.properties = properties
    self.validity = validity
    self.evidence = evidence
  }
}
