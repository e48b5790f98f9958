import RelationGraph

/// Writes a graph as statements of Cypher.
///
/// `UNWIND` takes the rows of one kind, a few hundred at a time, since labels and types cannot be values; `MERGE` finds by id what is
/// there already, and `SET` replaces its properties.
enum CypherWriter {
  private static let batch = 500

  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    let flat = Neo4jGraph(graph).flat
    var out = TextBuffer()
    out.line("// \(flat.nodes.count) nodes and \(flat.edges.count) relations. Run it with: cypher-shell --file FILE")
    out.line("// Relationships have a direction here: where 'is_directed' is false, it means nothing.")
    let label = CypherText.name(Neo4jFiles.commonLabel)
    out.line("CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:\(label)) REQUIRE n.id IS UNIQUE;")
    writeHead(flat.attributes, to: &out)
    let nodes = flat.nodes.map { node in
      Row(
        kind: Neo4jWriter.kind(of: node.attributes, or: ""),
        text: "{properties: \(CypherText.map([("id", .text(node.id))] + node.attributes))}")
    }
    for (kind, rows) in grouped(nodes) {
      writeBatches(
        rows,
        behind: [
          "MERGE (n:\(label) {id: row.properties.id})",
          "SET n = row.properties" + (kind.isEmpty ? "" : ", n:\(CypherText.name(kind))"),
        ], to: &out)
    }
    let edges = flat.edges.map { edge in
      let (from, to) = (CypherText.string(edge.from), CypherText.string(edge.to))
      let properties = CypherText.map([("id", .text(edge.id ?? ""))] + edge.attributes)
      return Row(
        kind: Neo4jWriter.kind(of: edge.attributes, or: RelationKind.unspecified.rawValue),
        text: "{from: \(from), to: \(to), properties: \(properties)}")
    }
    for (kind, rows) in grouped(edges) {
      writeBatches(
        rows,
        behind: [
          "MATCH (a:\(label) {id: row.from})", "MATCH (b:\(label) {id: row.to})",
          "MERGE (a)-[r:\(CypherText.name(kind)) {id: row.properties.id}]->(b)", "SET r = row.properties",
        ], to: &out)
    }
    return out.bytes
  }

  /// A row as a map, and the kind that decides which statement it is in.
  private struct Row {
    var kind: String
    var text: String
  }

  private static func writeHead(_ attributes: [FlatGraph.Attribute], to out: inout TextBuffer) {
    let title = attributes.first { $0.key == "title" }?.value ?? .text("graph")
    out.line("MERGE (g:\(CypherText.name(Neo4jFiles.graphLabel)) {id: \(CypherText.value(title))})")
    out.line("SET g += \(CypherText.map(attributes));")
  }

  /// The rows of every kind, kinds and rows in the order in which they come.
  private static func grouped(_ rows: [Row]) -> [(kind: String, rows: [String])] {
    var groups: [(kind: String, rows: [String])] = []
    var places: [String: Int] = [:]
    for row in rows {
      if let place = places[row.kind] {
        groups[place].rows.append(row.text)
      } else {
        places[row.kind] = groups.count
        groups.append((row.kind, [row.text]))
      }
    }
    return groups
  }

  private static func writeBatches(_ rows: [String], behind clauses: [String], to out: inout TextBuffer) {
    for start in stride(from: 0, to: rows.count, by: batch) {
      out.line("UNWIND [")
      out.line(rows[start..<min(start + batch, rows.count)].map { "  " + $0 }.joined(separator: ",\n"))
      out.line("] AS row")
      for clause in clauses.dropLast() { out.line(clause) }
      out.line((clauses.last ?? "") + ";")
    }
  }
}
