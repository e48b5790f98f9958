import Foundation
import RelationGraph

extension GraphFormat {
  /// A relation a line: NetworkX, SNAP, KONECT, igraph's NCOL, NetworKit, LDBC Graphalytics.
  public static let edgeList = GraphFormat(
    id: "edgelist", title: "Edge list",
    extensions: ["edgelist", "el", "edges", "ncol", "konect", "e", "v", "txt", "dat"],
    specification: "https://networkx.org/documentation/stable/reference/readwrite/edgelist.html",
    keeps: [.nodeIDs, .direction, .parallels, .loops, .weights],
    reader: { source throws(ReadError) in
      let source = try EdgeListFiles.list(source)
      var reader = EdgeListReader(file: source.name)
      return try reader.read(source)
    },
    writer: { [WrittenFile(name: "", text: EdgeListWriter.text($0))] },
    recognises: EdgeListFiles.isList,
    recognisesFolder: { names in
      names.contains { $0.hasSuffix(".e") && names.contains($0.dropLast(2) + ".v") }
    },
    readsFiles: true,
    lossRule: { EdgeListWriter.losses(of: $0) })
}

/// Which file is the list, and what looks like one.
enum EdgeListFiles {
  /// The `.e` of a folder, or beside a `.v`.
  static func list(_ source: GraphSource) throws(ReadError) -> GraphSource {
    if let path = source.path, path.hasSuffix(".v") {
      let edges = path.dropLast(2) + ".e"
      return FileManager.default.fileExists(atPath: String(edges)) ? try GraphSource(path: String(edges)) : source
    }
    guard source.isFolder else { return source }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: source.name)) ?? []).filter {
      $0.hasSuffix(".e")
    }
    .sorted { $0.precedes($1) }
    guard let name = names.first, names.count == 1 else {
      throw ReadError(
        Diagnostic(
          .error, names.isEmpty ? "no-such-file" : "several-graphs",
          names.isEmpty ? "there is no list of edges (.e) in this folder" : "there are several graphs in this folder",
          at: SourceLocation(file: source.name),
          hint: names.isEmpty ? nil : "give one of them: " + names.prefix(20).joined(separator: ", ")))
    }
    return try GraphSource(path: (source.name as NSString).appendingPathComponent(name))
  }

  /// Whether a text is certainly a list: its comments say so, its lines end with dictionaries, or all are two numbers and more.
  static func isList(_ head: ContentHead) -> Bool {
    guard let first = head.text.utf8.first, !"{[<*".utf8.contains(first), !head.text.hasPrefix("%%") else {
      return false
    }
    var lines = EdgeListLine.all(Array(head.text.utf8))
    if head.bytes.count == ContentHead.size, lines.count > 1 { lines.removeLast() }
    var statement = EdgeListHead()
    var data: [EdgeListLine] = []
    for line in lines.prefix(1000) {
      if let mark = line.bytes.first, "#%".utf8.contains(mark) {
        statement.read(line, isFirst: data.isEmpty)
      } else {
        data.append(line)
      }
    }
    if statement.isKONECT || statement.isDirected != nil && statement.columns != nil { return true }
    guard !data.isEmpty else { return false }
    let hasDictionaries = data.allSatisfy { line in
      EdgeListReader.body(of: line.bytes).map { PythonLiteral.dictionary(line.bytes[($0.endIndex + 1)...]) != nil }
        ?? false
    }
    if hasDictionaries { return true }
    let separator = EdgeListReader.separator(data)
    let width = data[0].fields(separator).count
    guard (2...4).contains(width), data.count > 1 else { return false }
    return data.allSatisfy { line in
      let fields = line.fields(separator)
      return fields.count == width && fields.prefix(2).allSatisfy { Int($0) != nil }
        && fields.allSatisfy { PlainScalar.number($0) != nil }
    }
  }
}
