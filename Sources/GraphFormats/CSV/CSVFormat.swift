import Foundation
import RelationGraph

extension GraphFormat {
  /// A folder with `nodes.csv` and `edges.csv`, or one file that is an edge list.
  public static let csv = GraphFormat(
    id: "csv", title: "CSV nodes and edges", extensions: ["csv"],
    specification: "https://www.rfc-editor.org/rfc/rfc4180",
    keeps: [.structure, .labels, .kinds, .names, .aliases, .properties, .sign, .dates, .relationIDs],
    reader: { source throws(ReadError) in
      var reader = CSVGraphReader()
      if source.isFolder { try reader.readFolder(source.name) } else { try reader.readFile(source) }
      return reader.draft
    },
    writer: { graph in
      [
        WrittenFile(name: "nodes.csv", text: CSVGraphWriter.nodes(graph)),
        WrittenFile(name: "edges.csv", text: CSVGraphWriter.edges(graph)),
      ]
    },
    recognises: { head in
      let first = Array(head.firstLine.utf8)
      let separator = CSVSeparator.of(first)
      var parser = CSVParser(first, columnLimit: 100, separator: separator)
      guard let header = parser.nextRow()?.fields, header.count > 1, separator != UInt8(ascii: "\t") else {
        return false
      }
      return ForeignColumns.ends(in: header) != nil || CytoscapeNames.columns(in: header) != nil
    },
    recognisesFolder: { names in
      (names.contains("nodes.csv") || names.contains("nodes.csv.gz")) && !names.contains(DataPackage.descriptor)
    },
    keepRule: { keptInCSV($0) })
}

extension CSVGraphReader {
  /// `nodes.csv` and `edges.csv`, each perhaps `.csv.gz`, and the title and direction of a `meta.json` beside them.
  mutating func readFolder(_ folder: String) throws(ReadError) {
    func source(_ name: String) throws(ReadError) -> GraphSource {
      let path = (folder as NSString).appendingPathComponent(name)
      if !FileManager.default.fileExists(atPath: path), FileManager.default.fileExists(atPath: path + ".gz") {
        return try GraphSource(path: path + ".gz")
      }
      guard FileManager.default.fileExists(atPath: path) else {
        throw ReadError(
          Diagnostic(
            .error, "no-such-file", "there is no \(name) or \(name).gz in this folder",
            at: SourceLocation(file: folder),
            hint: "a graph folder holds nodes.csv and edges.csv"))
      }
      return try GraphSource(path: path)
    }
    let meta = (folder as NSString).appendingPathComponent("meta.json")
    if FileManager.default.fileExists(atPath: meta) { try readMeta(GraphSource(path: meta).bytes(), name: meta) }
    if let pair = TablePair(in: folder) {
      draft.diagnostics.append(
        Diagnostic(
          .note, "foreign-tables", "'\(pair.nodes)' is read for the nodes, '\(pair.edges)' for the relations",
          at: SourceLocation(file: folder)))
      try readNodes(source(pair.nodes))
      try readEdges(source(pair.edges))
    } else {
      let (nodes, edges) = (try source("nodes.csv"), try source("edges.csv"))
      try readNodes(nodes)
      try readEdges(edges)
    }
  }

  private mutating func readNodes(_ source: GraphSource) throws(ReadError) {
    if try !readPlainNodes(source) { readNodes(try CSVTable(source)) }
  }

  private mutating func readEdges(_ source: GraphSource) throws(ReadError) {
    if try !readPlainEdges(source) { readEdges(try CSVTable(source)) }
  }

  /// One table: of relations, or of nodes alone.
  mutating func readFile(_ source: GraphSource) throws(ReadError) {
    draft.impliesNodes = true
    if try readPlainEdges(source) { return }
    let table = try CSVTable(source)
    let isList = ForeignColumns.ends(in: table.header) != nil || CytoscapeNames.columns(in: table.header) != nil
    let isNodes = !isList && ["source", "target"].allSatisfy { table.column($0) == nil }
    if isNodes, table.header.count > 1, table.header.contains(where: { $0.lowercased() == "id" }) {
      draft.diagnostics.append(
        Diagnostic(
          .note, "nodes-only", "this table has nodes and no relations",
          at: SourceLocation(file: table.file, line: 1, column: 1)))
      readNodes(table)
    } else {
      readEdges(table)
    }
  }

  private mutating func readMeta(_ bytes: [UInt8], name: String) throws(ReadError) {
    guard let value = try? JSONParser.parse(bytes[...]), case .object(let fields) = value else {
      draft.diagnostics.append(
        Diagnostic(
          .warning, "json-syntax", "this is not a JSON object, and passed over", at: SourceLocation(file: name)))
      return
    }
    for field in fields {
      switch (field.key, field.value) {
      case ("title", .text(let title)): draft.title = title
      case ("directed", .flag(let isDirected)): isDirectedByDefault = isDirected
      default: continue
      }
    }
  }
}
