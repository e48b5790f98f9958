import GraphAlgorithms
import GraphFormats
import GraphProjection
import RelationGraph

/// What is in a graph: kinds, relations, sources, time span, components.
public struct GraphSummary: Sendable {
  public let title: String?
  public let nodes: Int
  public let relations: Int
  public let nodeKinds: [(kind: String, count: Int)]
  public let relationKinds: [(kind: String, count: Int)]
  public let sources: Int
  /// Weakly connected components.
  public let components: Int
  public let schema: String
  /// Relations with at least one source.
  public let sourcedRelations: Int
  /// Relations with a start or an end.
  public let datedRelations: Int
  /// Relations that have a direction, and that are negative.
  public let directedRelations: Int
  public let negativeRelations: Int
  /// How many nodes, or relations, have a property.
  public let nodeProperties: [(kind: String, count: Int)]
  public let relationProperties: [(kind: String, count: Int)]
  /// The earliest and latest date of any fact.
  public let earliest: PartialDate?
  public let latest: PartialDate?

  public init(_ graph: PropertyGraph) {
    title = graph.title
    nodes = graph.nodeCount
    relations = graph.relationCount
    let (kinds, validities) = (graph.relationKindCounts, graph.usedValidities)
    nodeKinds = Self.ordered(graph.nodeKindCounts.map { ($0.kind.rawValue, $0.count) })
    relationKinds = Self.ordered(kinds.map { ($0.kind.rawValue, $0.count) })
    sources = graph.sources.count
    schema = graph.schema.id
    sourcedRelations = graph.sourcedRelationCount
    datedRelations = validities.reduce(0) { $1.validity == .unknown ? $0 : $0 + $1.relations }
    directedRelations = kinds.reduce(0) { graph.schema.rule(for: $1.kind).isDirected ? $0 + $1.count : $0 }
    negativeRelations = graph.relationCount(of: .negative)
    nodeProperties = graph.nodePropertyKeys.map { ($0, graph.nodeCount(having: $0)) }
    relationProperties = graph.relationPropertyKeys.map { ($0, graph.relationCount(having: $0)) }
    components = Self.componentCount(graph)
    let dates = validities.flatMap { [$0.validity.start.date, $0.validity.end.date].compactMap(\.self) }
    earliest = dates.min { ($0.days.lowerBound, $0.description) < ($1.days.lowerBound, $1.description) }
    latest = dates.max { ($0.days.upperBound, $0.description) < ($1.days.upperBound, $1.description) }
  }

  private static func ordered(_ counts: [(kind: String, count: Int)]) -> [(kind: String, count: Int)] {
    counts.sorted { $0.count == $1.count ? $0.kind.precedes($1.kind) : $0.count > $1.count }
  }

  private static func componentCount(_ graph: PropertyGraph) -> Int {
    guard let projected = try? Projection().apply(to: graph), let groups = try? WeakComponents().run(on: projected)
    else {
      return 0
    }
    return groups.groups.count
  }

  /// Adds the keys of the contract to a document.
  public func add(to document: inout JSONDocument) {
    func object(_ counts: [(kind: String, count: Int)]) -> String {
      JSONText.object(counts.map { ($0.kind, String($0.count)) })
    }
    document.add("title", json: title.map(JSONText.string) ?? "null")
    document.add("schema", json: JSONText.string(schema))
    document.add("nodes", json: String(nodes))
    document.add("relations", json: String(relations))
    document.add("node_kinds", json: object(nodeKinds))
    document.add("relation_kinds", json: object(relationKinds))
    document.add("node_properties", json: object(nodeProperties))
    document.add("relation_properties", json: object(relationProperties))
    document.add("directed_relations", json: String(directedRelations))
    document.add("negative_relations", json: String(negativeRelations))
    document.add("sources", json: String(sources))
    document.add("sourced_relations", json: String(sourcedRelations))
    document.add("dated_relations", json: String(datedRelations))
    document.add("components", json: String(components))
    document.add("earliest", json: earliest.map { JSONText.string($0.description) } ?? "null")
    document.add("latest", json: latest.map { JSONText.string($0.description) } ?? "null")
  }

  /// One row a figure.
  public var table: ResultTable {
    var table = ResultTable(columns: ["figure", "value"])
    if let title { table.rows.append([.text("title"), .text(title)]) }
    table.rows.append([.text("schema"), .text(schema)])
    for (name, value) in [
      ("nodes", nodes), ("relations", relations), ("sources", sources), ("sourced_relations", sourcedRelations),
      ("dated_relations", datedRelations), ("directed_relations", directedRelations),
      ("negative_relations", negativeRelations), ("components", components),
    ] { table.rows.append([.text(name), .integer(value)]) }
    table.rows.append([.text("earliest"), earliest.map { .text($0.description) } ?? .missing])
    table.rows.append([.text("latest"), latest.map { .text($0.description) } ?? .missing])
    for (kind, count) in nodeKinds { table.rows.append([.text("node_kinds.\(kind)"), .integer(count)]) }
    for (kind, count) in relationKinds { table.rows.append([.text("relation_kinds.\(kind)"), .integer(count)]) }
    for (key, count) in nodeProperties { table.rows.append([.text("node_properties.\(key)"), .integer(count)]) }
    for (key, count) in relationProperties {
      table.rows.append([.text("relation_properties.\(key)"), .integer(count)])
    }
    return table
  }

  /// For people: a few lines and two tables.
  public func text(style: TableStyle) -> String {
    func share(_ part: Int) -> String { relations == 0 ? "0" : "\(part) (\(100 * part / relations) %)" }
    var lines: [String] = []
    func shown(_ text: String) -> String { style == .markdown ? text.escapedForMarkdown : text.escapedForDisplay }
    if let title { lines.append(shown(title)) }
    lines.append(
      [
        "schema \(shown(schema))", counted(nodes, "node"), counted(relations, "relation"), counted(sources, "source"),
        counted(components, "component"),
      ].joined(separator: " · "))
    lines.append("relations with a source: \(share(sourcedRelations)), with a date: \(share(datedRelations))")
    lines.append("relations with a direction: \(share(directedRelations)), negative: \(share(negativeRelations))")
    for (what, keys) in [("nodes", nodeProperties), ("relations", relationProperties)] where !keys.isEmpty {
      let list = keys.map { "\($0.kind) (\($0.count))" }.joined(separator: ", ")
      lines.append("properties of \(what): \(shown(list))")
    }
    if let earliest, let latest { lines.append("dates from \(earliest.phrase) to \(latest.phrase)") }
    func table(_ name: String, _ counts: [(kind: String, count: Int)]) -> String {
      style.text(
        ResultTable(columns: [name, "count"], rows: counts.map { [.text($0.kind), .integer($0.count)] }))
    }
    return lines.joined(separator: style == .markdown ? "\n\n" : "\n") + "\n\n" + table("node kind", nodeKinds) + "\n"
      + table("relation kind", relationKinds)
  }
}
