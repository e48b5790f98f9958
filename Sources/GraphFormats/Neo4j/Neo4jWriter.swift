import RelationGraph

/// Writes the files that `neo4j-admin database import full` reads.
enum Neo4jWriter {
  static func files(_ graph: PropertyGraph) -> [WrittenFile] {
    let prepared = Neo4jGraph(graph)
    return [
      WrittenFile(name: Neo4jFiles.nodes, text: nodes(prepared)),
      WrittenFile(name: Neo4jFiles.relations, text: relations(prepared)),
      WrittenFile(name: Neo4jFiles.graph, text: head(prepared.attributes)),
      WrittenFile(name: Neo4jFiles.readme, bytes: Array(readme.utf8)),
    ]
  }

  private static let readme = """
    Import into a new database, with Neo4j stopped:

      neo4j-admin database import full --multiline-fields=true \\
        --nodes=\(Neo4jFiles.nodes) --nodes=\(Neo4jFiles.graph) --relationships=\(Neo4jFiles.relations) neo4j

    Every node has the label \(Neo4jFiles.commonLabel) and that of its kind; the type of a relationship is its kind.
    Relationships of Neo4j have a direction: where 'is_directed' is false, it means nothing.
    The property 'entente' holds, as JSON, what other properties cannot: evidence, exact values, and in the node
    \(Neo4jFiles.graphLabel) the schema and the sources.

    """

  private static func nodes(_ graph: Neo4jGraph) -> TextParts {
    table(["id:ID(\(Neo4jFiles.commonLabel))", ":LABEL"], graph.nodeColumns, graph.nodes) { node in
      ([node.id, labels(of: node.attributes)], node.attributes)
    }
  }

  private static func relations(_ graph: Neo4jGraph) -> TextParts {
    let space = Neo4jFiles.commonLabel
    return table(
      [":START_ID(\(space))", ":END_ID(\(space))", ":TYPE", "id:string"], graph.edgeColumns, graph.edges
    ) { edge in
      (
        [edge.from, edge.to, kind(of: edge.attributes, or: RelationKind.unspecified.rawValue), edge.id ?? ""],
        edge.attributes
      )
    }
  }

  private static func head(_ attributes: [FlatGraph.Attribute]) -> TextParts {
    let row = RowList(1) { _ in attributes }
    let columns = FlatColumnTypes(row).columns.map { Neo4jGraph.Column(key: $0.key, type: .string) }
    return table([":ID(\(Neo4jFiles.graphLabel))", ":LABEL"], columns, row) { attributes in
      (["graph", Neo4jFiles.graphLabel], attributes)
    }
  }

  /// The label of a kind beside the one that all have; `;` would divide it.
  private static func labels(of attributes: [FlatGraph.Attribute]) -> String {
    let kind = kind(of: attributes, or: "").replacing(";", with: ",")
    return kind.isEmpty ? Neo4jFiles.commonLabel : Neo4jFiles.commonLabel + ";" + kind
  }

  static func kind(of attributes: [FlatGraph.Attribute], or none: String) -> String {
    let kind = attributes.first { $0.key == "kind" }?.value.text ?? ""
    return kind.isEmpty ? none : kind
  }

  private static func table<Row>(
    _ first: [String], _ columns: [Neo4jGraph.Column], _ rows: RowList<Row>,
    _ fields: @escaping @Sendable (Row) -> ([String], [FlatGraph.Attribute])
  ) -> TextParts {
    let places = Dictionary(
      columns.enumerated().map { ($1.key, first.count + $0) }, uniquingKeysWith: { _, last in last })
    var out = TextDocument()
    let header = first + columns.map { Neo4jGraph.name($0.key) + ":" + $0.type.rawValue }
    out.line(header.map { CSVText.field($0) }.joined(separator: ","))
    out.rows(rows) { row, out in
      let (start, attributes) = fields(row)
      var line = start + [String](repeating: "", count: header.count - start.count)
      for (key, value) in attributes { if let place = places[key] { line[place] = field(value) } }
      out.line(line.map { CSVText.field($0) }.joined(separator: ","))
    }
    return out.text
  }

  private static func field(_ value: PropertyValue) -> String {
    if case .list(let values) = value { return values.map(\.text).joined(separator: ";") }
    return value.text
  }
}
