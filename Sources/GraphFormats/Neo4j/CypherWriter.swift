import RelationGraph

/// Writes a graph as statements of Cypher.
///
/// `UNWIND` takes the rows of one kind, a few hundred at a time, since labels and types cannot be values; `MERGE` finds by id what is
/// there already, and `SET` replaces its properties.
enum CypherWriter {
  private static let batch = 500

  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = Neo4jGraph(graph)
    var out = TextDocument()
    out.line("// \(graph.nodes.count) nodes and \(graph.edges.count) relations. Run it with: cypher-shell --file FILE")
    out.line("// Relationships have a direction here: where 'is_directed' is false, it means nothing.")
    let label = CypherText.name(Neo4jFiles.commonLabel)
    out.line("CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:\(label)) REQUIRE n.id IS UNIQUE;")
    writeHead(graph.attributes, to: &out)
    for (kind, rows) in grouped(graph.nodes.mapped { Neo4jWriter.kind(of: $1.attributes, or: "") }) {
      writeBatches(
        rows.map { graph.nodes[$0] },
        behind: [
          "MERGE (n:\(label) {id: row.properties.id})",
          "SET n = row.properties" + (kind.isEmpty ? "" : ", n:\(CypherText.name(kind))"),
        ], to: &out
      ) { node in "{properties: \(CypherText.map([("id", .text(node.id))] + node.attributes))}" }
    }
    let unspecified = RelationKind.unspecified.rawValue
    for (kind, rows) in grouped(graph.edges.mapped { Neo4jWriter.kind(of: $1.attributes, or: unspecified) }) {
      writeBatches(
        rows.map { graph.edges[$0] },
        behind: [
          "MATCH (a:\(label) {id: row.from})", "MATCH (b:\(label) {id: row.to})",
          "MERGE (a)-[r:\(CypherText.name(kind)) {id: row.properties.id}]->(b)", "SET r = row.properties",
        ], to: &out
      ) { edge in
        let (from, to) = (CypherText.string(edge.from), CypherText.string(edge.to))
        let properties = CypherText.map([("id", .text(edge.id ?? ""))] + edge.attributes)
        return "{from: \(from), to: \(to), properties: \(properties)}"
      }
    }
    return out.text
  }

  /// The rows of one kind, by their numbers among all.
  private struct Rows: Sendable {
    private var numbers: [Int32] = []

    mutating func append(_ number: Int) { numbers.append(Int32(number)) }

    func map<Item>(_ item: @escaping @Sendable (Int) -> Item) -> RowList<Item> {
      RowList(numbers.count) { [numbers] in item(Int(numbers[$0])) }
    }
  }

  private static func writeHead(_ attributes: [FlatGraph.Attribute], to out: inout TextDocument) {
    let title = attributes.first { $0.key == "title" }?.value ?? .text("graph")
    out.line("MERGE (g:\(CypherText.name(Neo4jFiles.graphLabel)) {id: \(CypherText.value(title))})")
    out.line("SET g += \(CypherText.map(attributes));")
  }

  /// The rows of every kind, kinds and rows in the order in which they come.
  private static func grouped(_ kinds: RowList<String>) -> [(kind: String, rows: Rows)] {
    var groups: [(kind: String, rows: Rows)] = []
    var places: [String: Int] = [:]
    for (number, kind) in kinds.enumerated() {
      let place = places[kind] ?? groups.count
      if place == groups.count {
        places[kind] = place
        groups.append((kind, Rows()))
      }
      groups[place].rows.append(number)
    }
    return groups
  }

  private static func writeBatches<Item>(
    _ rows: RowList<Item>, behind clauses: [String], to out: inout TextDocument,
    _ text: @escaping @Sendable (Item) -> String
  ) {
    out.rows(rows.count) { number, out in
      if number.isMultiple(of: batch) { out.line("UNWIND [") }
      let isLast = number % batch == batch - 1 || number == rows.count - 1
      out.line("  " + text(rows[number]) + (isLast ? "" : ","))
      guard isLast else { return }
      out.line("] AS row")
      for clause in clauses.dropLast() { out.line(clause) }
      out.line((clauses.last ?? "") + ";")
    }
  }
}
