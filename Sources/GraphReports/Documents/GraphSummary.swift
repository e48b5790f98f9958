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
  /// The earliest and latest date of any fact.
  public let earliest: PartialDate?
  public let latest: PartialDate?

  public init(_ graph: PropertyGraph) {
    title = graph.title
    nodes = graph.nodeCount
    relations = graph.relationCount
    nodeKinds = Self.counts((0..<graph.nodeCount).map { graph.nodeKind(at: $0).rawValue })
    relationKinds = Self.counts((0..<graph.relationCount).map { graph.relationKind(at: $0).rawValue })
    sources = graph.sources.count
    schema = graph.schema.id
    sourcedRelations = (0..<graph.relationCount).count { !graph.relationEvidence(at: $0).isEmpty }
    datedRelations = (0..<graph.relationCount).count { graph.relationValidity(at: $0) != .unknown }
    components = Self.componentCount(graph)
    let validities = graph.nodes.lazy.map(\.validity) + (0..<graph.relationCount).map(graph.relationValidity)
    let dates = validities.flatMap { [$0.start.date, $0.end.date].compactMap(\.self) }
    earliest = dates.min { ($0.days.lowerBound, $0.description) < ($1.days.lowerBound, $1.description) }
    latest = dates.max { ($0.days.upperBound, $0.description) < ($1.days.upperBound, $1.description) }
  }

  private static func counts(_ kinds: [String]) -> [(kind: String, count: Int)] {
    Dictionary(grouping: kinds) { $0 }.map { ($0.key, $0.value.count) }
      .sorted { $0.count == $1.count ? $0.kind.precedes($1.kind) : $0.count > $1.count }
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
      ("dated_relations", datedRelations), ("components", components),
    ] { table.rows.append([.text(name), .integer(value)]) }
    table.rows.append([.text("earliest"), earliest.map { .text($0.description) } ?? .missing])
    table.rows.append([.text("latest"), latest.map { .text($0.description) } ?? .missing])
    for (kind, count) in nodeKinds { table.rows.append([.text("node_kinds.\(kind)"), .integer(count)]) }
    for (kind, count) in relationKinds { table.rows.append([.text("relation_kinds.\(kind)"), .integer(count)]) }
    return table
  }

  /// For people: a few lines and two tables.
  public func text(style: TableStyle) -> String {
    func share(_ part: Int) -> String { relations == 0 ? "0" : "\(part) (\(100 * part / relations) %)" }
    var lines: [String] = []
    if let title { lines.append(title.escapedForDisplay) }
    func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    lines.append(
      [
        "schema \(schema)", counted(nodes, "node"), counted(relations, "relation"), counted(sources, "source"),
        counted(components, "component"),
      ].joined(separator: " · "))
    lines.append("relations with a source: \(share(sourcedRelations)), with a date: \(share(datedRelations))")
    if let earliest, let latest { lines.append("dates from \(earliest.phrase) to \(latest.phrase)") }
    func table(_ name: String, _ counts: [(kind: String, count: Int)]) -> String {
      style.text(
        ResultTable(columns: [name, "count"], rows: counts.map { [.text($0.kind), .integer($0.count)] }))
    }
    return lines.joined(separator: style == .markdown ? "\n\n" : "\n") + "\n\n" + table("node kind", nodeKinds) + "\n"
      + table("relation kind", relationKinds)
  }
}
