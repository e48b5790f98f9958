import Foundation
import RelationGraph

/// The tables of a folder with their headers, wherever these stand.
enum Neo4jTables {
  struct Table {
    var header: Neo4jHeader
    var rows: CSVTable
  }

  private struct File {
    var path: String
    var stem: String
    var source: GraphSource
    var separator: UInt8
    /// The fields of the first line, and whether there are more lines.
    var first: [String]
    var hasMore: Bool
    var isHeader: Bool { Neo4jHeader.isHeader(first) }
  }

  private static let fileLimit = 10_000

  static func inFolder(_ folder: String, _ diagnostics: inout [Diagnostic]) throws(ReadError) -> [Table] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
      let name = name.lowercased()
      return name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")
    }
    guard names.count <= fileLimit else {
      throw ReadError(
        Diagnostic(
          .error, "too-many", "\(names.count) files, more than \(fileLimit)", at: SourceLocation(file: folder)),
        isLimit: true)
    }
    var files: [File] = []
    for name in names.sorted(by: { $0.precedes($1) }) { files.append(try file(name, in: folder, &diagnostics)) }
    let headers = files.filter { $0.isHeader && !$0.hasMore }
    var tables: [Table] = []
    for file in files where file.hasMore || !file.isHeader {
      if file.isHeader {
        let rows = try CSVTable(file.source, separator: file.separator)
        tables.append(Table(header: Neo4jHeader(rows.header), rows: rows))
        continue
      }
      // The longest name that fits: `person-header.csv` is nearer to `person-1.csv` than `p-header.csv`.
      let fitting = headers.filter { file.stem.hasPrefix($0.stem) }.max { $0.stem.utf8.count < $1.stem.utf8.count }
      guard let header = fitting else {
        diagnostics.append(
          Diagnostic(
            .warning, "other-table", "this file has no header for Neo4j, and is passed over",
            at: SourceLocation(file: file.path), hint: "a header in a file of its own is called NAME-header.csv"))
        continue
      }
      let rows = try CSVTable(file.source, separator: header.separator, columns: header.first)
      tables.append(Table(header: Neo4jHeader(header.first), rows: rows))
    }
    // A header without rows is a table without rows: what it says of relations may still be all there is.
    for header in headers where !files.contains(where: { !$0.isHeader && $0.stem.hasPrefix(header.stem) }) {
      let rows = try CSVTable(header.source, separator: header.separator)
      tables.append(Table(header: Neo4jHeader(rows.header), rows: rows))
    }
    return tables
  }

  private static func file(_ name: String, in folder: String, _ diagnostics: inout [Diagnostic]) throws(ReadError)
    -> File
  {
    let path = (folder as NSString).appendingPathComponent(name)
    let decoded = try GraphSource(path: path).decoded()
    diagnostics += decoded.warnings
    let bytes = Array(decoded.text.utf8)
    var stem = name.lowercased()
    for ending in [".gz", ".csv", "headers", "header"] where stem.hasSuffix(ending) {
      stem = String(stem.dropLast(ending.count))
    }
    while let last = stem.last, "-_. ".contains(last) { stem.removeLast() }
    let separator = CSVSeparator.of(bytes)
    var parser = CSVParser(bytes, columnLimit: CSVTable.columnLimit, separator: separator)
    let first = parser.nextRow()?.fields ?? []
    var hasMore = false
    while !hasMore, let row = parser.nextRow() { hasMore = row.fields != [""] }
    return File(
      path: path, stem: stem, source: GraphSource(name: path, bytes: bytes), separator: separator, first: first,
      hasMore: hasMore)
  }
}
