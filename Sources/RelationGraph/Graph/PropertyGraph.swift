/// A typed property graph in which every fact has its sources and its dates.
///
/// A value: copies are independent, and copying is cheap until one is changed. It is always valid by its ``schema``; an edit
/// that would break that throws and changes nothing.
///
/// ```swift
/// var graph = PropertyGraph(schema: .internationalRelations)
/// try graph.insert(Source(id: "mofa", title: "Press release"))
/// try graph.insert(Node(id: "japan", kind: .country, name: "Japan"))
/// try graph.insert(Node(id: "gsomia", kind: .framework, name: "GSOMIA"))
/// try graph.insert(Relation(kind: "party-to", from: "japan", to: "gsomia", evidence: [Evidence(source: "mofa")]))
/// ```
///
/// Inside, it is columnar: a relation without properties costs at most 64 bytes. ``Node`` and ``Relation`` are views made on
/// demand. It is not the structure algorithms run on: project it first.
public struct PropertyGraph: Sendable {
  public var title: String?
  public var summary: String?
  /// The language of ``Node/name``, as a code: `en`.
  public var language: String?
  public internal(set) var schema: Schema
  var sourceTable: [String: Source] = [:]
  var nodeTable = NodeTable()
  var relationTable = RelationTable()
  var shared = SharedPools()
  /// Whether rows are in canonical order; see ``canonical()``.
  var isCanonical = true

  public init(schema: Schema = .open, title: String? = nil) {
    self.schema = schema
    self.title = title
  }

  public var nodeCount: Int { nodeTable.count }
  public var relationCount: Int { relationTable.count }

  /// All sources, by id.
  public var sources: [Source] { sourceTable.values.sorted { $0.id.precedes($1.id) } }

  public func source(_ id: String) -> Source? { sourceTable[id] }

  /// The nodes; element `i` is the node with index `i`.
  public var nodes: RowView<Node> { RowView(count: nodeCount) { self.nodeTable.node(at: $0, shared: self.shared) } }

  /// The relations; element `i` is the relation with index `i`.
  public var relations: RowView<Relation> {
    RowView(count: relationCount) { self.relationTable.relation(at: $0, nodes: self.nodeTable, shared: self.shared) }
  }

  /// The index of the node with this id. Complexity: O(1).
  public func nodeIndex(_ id: String) -> Int? { nodeTable.ids.number(of: id).map(Int.init) }

  public func nodeID(at index: Int) -> String { nodeTable.ids[Int32(index)] }
  public func nodeLabel(at index: Int) -> String { nodeTable.name(at: index) ?? nodeID(at: index) }
  /// What ``nodeID(at:)`` says of many nodes.
  package func nodeIDs(at rows: [Int32]) -> [String] {
    let ids = nodeTable.ids.values
    return rows.map { ids[Int($0)] }
  }

  /// What ``nodeLabel(at:)`` says of many nodes.
  package func nodeLabels(at rows: [Int32]) -> [String] { nodeTable.labels(at: rows) }

  /// The kinds of many nodes, as they are written.
  package func nodeKindTexts(at rows: [Int32]) -> [String] {
    let texts = shared.nodeKinds.values.map(\.rawValue)
    let kinds = nodeTable.kinds
    return rows.map { texts[Int(kinds.number(at: Int($0)))] }
  }

  public func nodeKind(at index: Int) -> NodeKind { shared.nodeKinds[nodeTable.kinds[index]] }
  public func nodeValidity(at index: Int) -> Validity { shared.validities[nodeTable.validities[index]] }
  public func nodeProperty(_ key: String, at index: Int) -> PropertyValue? { nodeTable.properties[index, key] }

  public func relationEnds(at index: Int) -> (from: Int, to: Int) {
    (Int(relationTable.from[index]), Int(relationTable.to[index]))
  }
  public func relationKind(at index: Int) -> RelationKind { shared.relationKinds[relationTable.kinds[index]] }
  public func relationValidity(at index: Int) -> Validity { shared.validities[relationTable.validities[index]] }
  public func relationEvidence(at index: Int) -> [Evidence] { shared.evidence[relationTable.evidence[index]] }
  public func relationProperty(_ key: String, at index: Int) -> PropertyValue? { relationTable.properties[index, key] }
  public func isDirected(relationAt index: Int) -> Bool { schema.rule(for: relationKind(at: index)).isDirected }

  /// The sign of a relation: its own, else the one the schema gives its kind.
  public func relationSign(at index: Int) -> Sign {
    Sign(rawValue: relationTable.signs[index]) ?? schema.rule(for: relationKind(at: index)).sign
  }

  /// The keys of all properties that nodes have, by UTF-8.
  public var nodePropertyKeys: [String] { nodeTable.properties.keys }
  /// The keys of all properties that relations have, by UTF-8.
  public var relationPropertyKeys: [String] { relationTable.properties.keys }

  /// The first node of every relation.
  package var relationStarts: [Int32] { relationTable.from }
  /// The second node of every relation.
  package var relationStops: [Int32] { relationTable.to }
  /// The place of every relation's kind in `relationKinds`.
  package var relationKindNumbers: SharedColumn<Int32> { relationTable.kinds }
  package var relationKinds: [RelationKind] { shared.relationKinds.values.elements }
  /// The kinds that relations have.
  package var usedRelationKinds: [RelationKind] { shared.relationKinds.values.elements.used(by: relationTable.kinds) }
  /// The kinds that nodes have.
  package var usedNodeKinds: [NodeKind] { shared.nodeKinds.values.elements.used(by: nodeTable.kinds) }
  /// The place of every relation's validity in `validities`.
  package var relationValidityNumbers: SharedColumn<Int32> { relationTable.validities }
  package var validities: [Validity] { shared.validities.values.elements }

  /// What every relation has of a property, 1 where it has nothing; `nil` where a value may be no number.
  package func relationNumbers(_ key: String) -> [Double]? {
    relationTable.properties.column(key)?.numbers(count: relationCount)
  }

  /// The bytes reserved for the relations, without the values they share.
  package var relationBytes: Int { relationTable.bytes }
}

/// Rows of a graph as values made on demand.
public struct RowView<Element>: RandomAccessCollection {
  public let count: Int
  private let row: (Int) -> Element

  init(count: Int, row: @escaping (Int) -> Element) {
    self.count = count
    self.row = row
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
  public subscript(index: Int) -> Element {
    precondition(indices.contains(index), "row \(index) of \(count)")
    return row(index)
  }
}

extension Array {
  /// The elements whose places stand in `numbers`.
  fileprivate func used(by numbers: SharedColumn<Int32>) -> [Element] {
    var isUsed = [Bool](repeating: false, count: count)
    if numbers.isUniform, numbers.count > 0 { isUsed[Int(numbers.common)] = true }
    for number in numbers.dense { isUsed[Int(number)] = true }
    return indices.filter { isUsed[$0] }.map { self[$0] }
  }
}
