import RelationGraph

/// What columns are called in the tables of other tools, and what they are taken for.
enum ForeignColumns {
  /// The pairs of columns that name both ends of a relation, in the order in which they are looked for.
  static let ends: [(source: String, target: String)] = [
    ("source", "target"), ("from", "to"), ("src", "dst"), ("src", "dest"), ("sender", "receiver"),
    ("sender", "recipient"), ("origin", "destination"), ("sourceid", "targetid"), ("fromid", "toid"),
    ("sourcenode", "targetnode"), ("fromnode", "tonode"), ("fromnodeid", "tonodeid"), ("node1", "node2"),
    ("nodea", "nodeb"), ("ego", "alter"), ("tail", "head"), ("vertex1", "vertex2"), ("v1", "v2"),
  ]

  private static let edges: [(name: String, others: [String])] = [
    ("id", ["edgeid", "relationid"]), ("type", ["kind", "relation", "relationship", "interaction", "edgetype"]),
    ("directed", ["isdirected"]), ("weight", []), ("sign", []), ("start", ["startdate", "begin"]), ("end", ["enddate"]),
  ]
  private static let nodes: [(name: String, others: [String])] = [
    ("label", ["name", "title"]), ("type", ["kind", "class", "category"]), ("aliases", []),
    ("start", ["startdate", "begin"]), ("end", ["enddate"]),
  ]
  private static let nodeIDs = ["id", "nodeid", "key", "node", "vertex", "sharedname", "name"]

  /// A name without case and without what divides words.
  static func stem(_ name: String) -> String {
    String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { !" _-.".unicodeScalars.contains($0) }))
  }

  /// The columns of the ends, by any of the names that are usual.
  static func ends(in header: [String]) -> (source: Int, target: Int)? {
    let stems = header.map(stem)
    for pair in ends {
      if let source = stems.firstIndex(of: pair.source), let target = stems.firstIndex(of: pair.target) {
        return (source, target)
      }
    }
    return nil
  }

  /// The column of the ids of nodes.
  static func id(in header: [String]) -> Int? {
    let stems = header.map(stem)
    return nodeIDs.lazy.compactMap { stems.firstIndex(of: $0) }.first
  }

  /// Renames the columns of a foreign table of relations to ours; nothing where `source` and `target` are there.
  static func translateEdges(_ table: inout CSVTable, _ diagnostics: inout [Diagnostic]) {
    guard table.column("source") == nil || table.column("target") == nil, let ends = ends(in: table.header) else {
      return
    }
    var taken: [(Int, String)] = [(ends.source, "source"), (ends.target, "target")]
    for (name, others) in edges {
      guard let column = column(name, or: others, in: table, except: taken.map(\.0)) else { continue }
      let isDirection = name == "type" && isDirections(column, in: table)
      taken.append((column, isDirection ? "directed" : name))
      guard isDirection, let kind = self.column("", or: others, in: table, except: taken.map(\.0)) else { continue }
      taken.append((kind, "type"))
    }
    rename(taken, in: &table, &diagnostics)
  }

  /// Renames the columns of a foreign table of nodes to ours; nothing where `id` is there.
  static func translateNodes(_ table: inout CSVTable, _ diagnostics: inout [Diagnostic]) {
    guard table.column("id") == nil, let id = id(in: table.header) else { return }
    var taken: [(Int, String)] = [(id, "id")]
    for (name, others) in nodes {
      if let column = column(name, or: others, in: table, except: taken.map(\.0)) { taken.append((column, name)) }
    }
    rename(taken, in: &table, &diagnostics)
  }

  private static func column(_ name: String, or others: [String], in table: CSVTable, except taken: [Int]) -> Int? {
    let stems = table.header.map(stem)
    return ([name] + others).lazy.compactMap { wanted in
      stems.indices.first { stems[$0] == wanted && !wanted.isEmpty && !taken.contains($0) }
    }.first
  }

  /// Whether a column says `Directed` or `Undirected`, as `Type` does in Gephi.
  private static func isDirections(_ column: Int, in table: CSVTable) -> Bool {
    let words: Set = ["directed", "undirected"]
    return !table.rows.isEmpty && table.rows.allSatisfy { words.contains($0[column].lowercased()) }
  }

  private static func rename(_ taken: [(Int, String)], in table: inout CSVTable, _ diagnostics: inout [Diagnostic]) {
    var words: [String] = []
    var seen: Set<String> = []
    for (column, name) in taken where seen.insert(name).inserted && table.header[column] != name {
      // A column that has our name already, and means something else, gives way.
      if let other = table.column(name), other != column { table.rename(other, to: name + "_2") }
      words.append("'\(table.header[column])' for \(name)")
      table.rename(column, to: name)
    }
    guard !words.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .note, "foreign-columns", "taken \(words.joined(separator: ", "))",
        at: SourceLocation(file: table.file, line: 1, column: 1)))
  }
}
