import RelationGraph

extension GraphFormat {
  /// One table of relations with tabs and a header: the `edges.csv` of ``csv`` for programs that take one file.
  public static let tsv = GraphFormat(
    id: "tsv", title: "TSV edge table", extensions: ["tsv", "tab"],
    specification: "https://www.iana.org/assignments/media-types/text/tab-separated-values",
    keeps: [
      .nodeIDs, .direction, .mixedDirection, .parallels, .loops, .relationKinds, .relationProperties, .weights, .sign,
      .dates, .relationIDs,
    ],
    reader: { source throws(ReadError) in
      let head = ContentHead(try source.bytes())
      if isTable(head) {
        var reader = CSVGraphReader()
        try reader.readFile(source)
        return reader.draft
      }
      var reader = EdgeListReader(file: source.name)
      return try reader.read(source)
    },
    writer: { [WrittenFile(name: "", text: CSVGraphWriter.edges($0, separator: "\t", hasSources: false))] },
    recognises: { isTable($0) },
    lossRule: { TSVKeeping.losses(of: $0) },
    keepRule: { TSVKeeping.kept(of: $0) })

  /// Whether the first line is a header with tabs.
  private static func isTable(_ head: ContentHead) -> Bool {
    let first = Array(head.firstLine.utf8)
    var parser = CSVParser(first, columnLimit: 1000, separator: UInt8(ascii: "\t"))
    guard let header = parser.nextRow()?.fields, header.count > 1 else { return false }
    return ForeignColumns.ends(in: header) != nil || CytoscapeNames.columns(in: header) != nil
      || header.contains { $0.lowercased() == "id" }
  }
}

/// What one table of relations keeps: dates of relations, but none of nodes.
private enum TSVKeeping {
  static func kept(of graph: PropertyGraph) -> PropertyGraph {
    graph.keeping(GraphFormat.tsv.keeps).rebuilt { draft in
      for index in draft.nodes.indices { draft.nodes[index].value.validity = .unknown }
    }
  }

  static func losses(of graph: PropertyGraph) -> [Loss] {
    let dates = (0..<graph.nodeCount).count { graph.nodeValidity(at: $0) != .unknown }
    return GraphFormat.tsv.keeps.losses(of: graph) + (dates == 0 ? [] : [Loss("dates of nodes", facts: dates)])
  }
}
