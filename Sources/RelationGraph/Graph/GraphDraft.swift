/// What a reader found: records with the place of each, not yet held against a schema.
public struct GraphDraft: Sendable {
  public struct Located<Value: Sendable>: Sendable {
    public var value: Value
    public var location: SourceLocation?

    public init(_ value: Value, at location: SourceLocation? = nil) {
      self.value = value
      self.location = location
    }
  }

  public var title: String?
  public var summary: String?
  public var language: String?
  public var schema = Located(SchemaExtension(base: "open"))
  public var sources: [Located<Source>] = []
  public var nodes: [Located<Node>] = []
  public var relations: [Located<Relation>] = []
  /// All nodes, in columns, where there are none in ``nodes``.
  package var nodeColumns: NodeColumns?
  /// More relations, in columns; without evidence and ids of their own.
  package var columns: RelationColumns?
  /// Whether nodes that only relations mention come into being; for bare edge lists.
  public var impliesNodes = false
  /// Problems the reader met; an error among them makes ``build()`` throw.
  public var diagnostics: [Diagnostic] = []

  public init() {}

  /// The diagnostics that are kept; the rest is counted.
  public static let diagnosticLimit = 1000
}

/// A graph and what its reader had to remark.
public struct ReadResult: Sendable {
  public var graph: PropertyGraph
  public var warnings: [Diagnostic]

  public init(graph: PropertyGraph, warnings: [Diagnostic] = []) {
    self.graph = graph
    self.warnings = warnings
  }
}

extension GraphDraft {
  /// Holds every record against the schema and builds the graph, in canonical order.
  ///
  /// All problems are reported together: a ``ReadError`` lists every error and warning, by file and line.
  public func build() throws(ReadError) -> ReadResult {
    var found = diagnostics
    let resolved = schema.value.resolved()
    if resolved == nil {
      let known = Schema.all.map(\.id)
      found.append(
        Diagnostic(
          .error, "unknown-schema", "unknown schema '\(schema.value.base)'", at: schema.location,
          hint: Suggestion.hint(for: schema.value.base, among: known)))
    }
    // What is wrong whatever the schema is reported also where there is none.
    var graph = PropertyGraph(schema: resolved ?? .open, title: title)
    graph.summary = summary
    graph.language = language
    addSources(to: &graph, &found)
    addNodes(to: &graph, &found)
    // Rules look at relations one by one.
    let areFree = graph.schema.isOpen && graph.schema.relations.values.allSatisfy(\.isFree) && relations.isEmpty
    let isOrdered = columns.map { areFree && addColumns($0, to: &graph, &found) } ?? false
    addRelations(relations + (areFree ? [] : columns?.records ?? []), to: &graph, &found)
    graph.isCanonical = isOrdered
    let ordered = Self.ordered(found)
    guard !found.contains(where: { $0.severity == .error }) else { throw ReadError(Self.limited(ordered)) }
    return ReadResult(graph: graph.canonical(), warnings: Self.limited(ordered))
  }

  /// By file, in the order in which the files were first named, then line and column; those without a place last.
  private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var fileRanks: [String: Int] = [:]
    for case let location? in diagnostics.map(\.location) where fileRanks[location.file] == nil {
      fileRanks[location.file] = fileRanks.count
    }
    func place(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      guard let location = diagnostic.location else { return (.max, 0, 0) }
      return (fileRanks[location.file] ?? .max, location.line, location.column)
    }
    return diagnostics.enumerated().sorted {
      let (a, b) = (place($0.element), place($1.element))
      return a == b ? $0.offset < $1.offset : a < b
    }.map(\.element)
  }

  private static func limited(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let rest = diagnostics.dropFirst(diagnosticLimit)
    guard let severity = rest.map(\.severity).max() else { return diagnostics }
    return diagnostics.prefix(diagnosticLimit)
      + [Diagnostic(severity, "too-many", "\(rest.count) more problems are not shown")]
  }

  private func addSources(to graph: inout PropertyGraph, _ found: inout [Diagnostic]) {
    for record in sources {
      found += FactCheck.violations(of: record.value).map { $0.diagnostic(at: record.location) }
      if let known = graph.sourceTable[record.value.id] {
        if known != record.value { found.append(Self.duplicate("source", record.value.id, at: record.location)) }
        continue
      }
      graph.sourceTable[record.value.id] = record.value
    }
  }

  private func addNodes(to graph: inout PropertyGraph, _ found: inout [Diagnostic]) {
    if let nodeColumns, nodes.isEmpty, graph.schema.isOpen, graph.schema.nodes.isEmpty {
      return nodeColumns.add(to: &graph)
    }
    // Rules look at nodes one by one.
    let nodes = nodes + (nodeColumns?.records ?? [])
    graph.nodeTable.reserveCapacity(nodes.count)
    var locations: [SourceLocation?] = []
    for record in nodes {
      var node = record.value
      if let first = graph.nodeIndex(node.id) {
        found.append(Self.duplicate("node", node.id, at: record.location, first: locations[first]))
        continue
      }
      locations.append(record.location)
      let violations =
        graph.schema.check(&node) + FactCheck.violations(ofID: node.id)
        + FactCheck.violations(
          of: node.validity, evidence: node.evidence, properties: node.properties, sources: graph.sourceTable)
      found += violations.map { $0.diagnostic(at: record.location) }
      node.evidence = node.evidence.inOrder
      graph.nodeTable.append(node, shared: &graph.shared)
    }
    for record in nodes {
      guard case .text(let country)? = record.value.properties["country"], !graph.schema.isOpen else { continue }
      if graph.nodeIndex(country) == nil {
        found.append(missing(country, "'\(record.value.id)' belongs to", in: graph, at: record.location, after: found))
      }
    }
  }

  private func addRelations(
    _ relations: [Located<Relation>], to graph: inout PropertyGraph, _ found: inout [Diagnostic]
  ) {
    if !relations.isEmpty { graph.relationTable.reserveCapacity(relations.count) }
    var ids: Set<String> = []
    for record in relations {
      var relation = record.value
      if let id = relation.id, !ids.insert(id).inserted {
        found.append(Self.duplicate("relation", id, at: record.location))
      }
      let start = end(relation.from, of: relation, in: &graph, at: record.location, &found)
      let stop = end(relation.to, of: relation, in: &graph, at: record.location, &found)
      guard let from = start, let to = stop else { continue }
      let violations =
        graph.schema.check(&relation, from: graph.nodeKind(at: from), to: graph.nodeKind(at: to))
        + FactCheck.violations(
          of: relation.validity, evidence: relation.evidence, properties: relation.properties,
          sources: graph.sourceTable)
        + (relation.id.map(FactCheck.violations(ofID:)) ?? [])
      found += violations.map { $0.diagnostic(at: record.location) }
      relation.evidence = relation.evidence.inOrder
      graph.relationTable.append(relation, from: Int32(from), to: Int32(to), shared: &graph.shared)
    }
  }

  private func end(
    _ id: String, of relation: Relation, in graph: inout PropertyGraph, at location: SourceLocation?,
    _ found: inout [Diagnostic]
  ) -> Int? {
    if let index = graph.nodeIndex(id) { return index }
    if impliesNodes {
      let violations = FactCheck.violations(ofID: id)
      found += violations.map { $0.diagnostic(at: location) }
      guard violations.isEmpty else { return nil }
      graph.nodeTable.append(Node(id: id), shared: &graph.shared)
      return graph.nodeCount - 1
    }
    found.append(missing(id, "'\(relation.kind.rawValue)' leads to", in: graph, at: location, after: found))
    return nil
  }

  /// Looking for what was meant costs as much as reading all ids: it is done for the first problems only.
  private static let hintLimit = 100

  func missing(
    _ id: String, _ context: String, in graph: PropertyGraph, at location: SourceLocation?, after found: [Diagnostic]
  ) -> Diagnostic {
    let nearest =
      found.count < Self.hintLimit
      ? Suggestion.nearest(to: id, among: (nodeColumns?.ids ?? graph.nodeTable.ids.values).prefix(100_000)) : nil
    return Diagnostic(
      .error, "unknown-node", "\(context) '\(id)', which is not a node", at: location,
      hint: nearest.map { "did you mean '\($0)'?" })
  }

  private static func duplicate(
    _ what: String, _ id: String, at location: SourceLocation?, first: SourceLocation? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-id", "\(what) '\(id)' is already there", at: location,
      hint: first.map { "the first one is at \($0)" })
  }
}
