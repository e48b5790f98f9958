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
    writer: { [WrittenFile(name: "", bytes: CSVGraphWriter.edges($0, separator: "\t", hasSources: false))] },
    recognises: isTable,
    lossRule: { graph in
      GraphFormat.tsv.keeps.losses(of: graph).filter { $0.field != "dates of relations" }
    },
    keepRule: { $0.keeping(GraphFormat.tsv.keeps) })

  /// Whether the first line is a header with tabs.
  private static let isTable: @Sendable (ContentHead) -> Bool = { head in
    let first = Array(head.firstLine.utf8)
    var parser = CSVParser(first, columnLimit: 1000, separator: UInt8(ascii: "\t"))
    guard let header = parser.nextRow()?.fields, header.count > 1 else { return false }
    return ForeignColumns.ends(in: header) != nil || CytoscapeNames.columns(in: header) != nil
      || header.contains { $0.lowercased() == "id" }
  }
}
