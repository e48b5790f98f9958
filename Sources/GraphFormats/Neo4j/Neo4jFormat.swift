import RelationGraph

extension GraphFormat {
  /// A folder of CSV files with typed headers, for `neo4j-admin database import full`.
  ///
  /// Sources, the schema and whatever a property of Neo4j cannot hold stand as JSON in the property `entente`: of the facts, and of
  /// one node with the label `EntenteGraph`. Relations of Neo4j all have a direction; `is_directed` says whether it means something.
  public static let neo4j = GraphFormat(
    id: "neo4j", title: "Neo4j import (CSV with typed headers)", extensions: ["neo4j"],
    specification: "https://neo4j.com/docs/operations-manual/current/import/", keeps: .everything,
    reader: { source throws(ReadError) in
      guard source.isFolder else {
        throw ReadError(
          Diagnostic(
            .error, "needs-a-folder", "an import for Neo4j is a folder of CSV files",
            at: SourceLocation(file: source.name), hint: "name the folder"))
      }
      var reader = Neo4jReader(folder: source.name)
      return try reader.read()
    },
    writer: { Neo4jWriter.files($0) },
    recognises: { _ in false },
    recognisesFolder: { Neo4jFiles.areThere($0) })

  /// A script that puts a graph into a database that speaks Cypher; run twice, it changes nothing the second time.
  public static let cypher = GraphFormat(
    id: "cypher", title: "Cypher script", extensions: ["cypher", "cql"],
    specification: "https://opencypher.org/resources/", keeps: .everything, reader: nil,
    writer: { [WrittenFile(name: "", text: CypherWriter.text($0))] })
}

/// What Neo4j calls things here.
enum Neo4jFiles {
  static let nodes = "entities.csv"
  static let relations = "relationships.csv"
  static let graph = "graph.csv"
  static let readme = "README.txt"

  /// The label of every node, which constraints and `MERGE` need, beside the one of its kind.
  static let commonLabel = "Entity"
  static let graphLabel = "EntenteGraph"

  static func areThere(_ names: Set<String>) -> Bool {
    let stems = Set(names.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 })
    if stems.contains(nodes), stems.contains(relations) { return true }
    return stems.contains { name in
      let name = name.lowercased()
      return name.hasSuffix("header.csv") || name.hasSuffix("headers.csv")
    }
  }
}
