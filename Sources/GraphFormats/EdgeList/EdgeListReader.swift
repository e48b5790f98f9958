import Foundation
import RelationGraph

/// Reads lists of relations, one a line: two ends and, behind them, a weight, a kind, named columns or a dictionary.
///
/// Fields are divided by tabs where every line has one; else by the semicolon, comma or bar that every line has equally often;
/// else by white space. Lines that begin with `#` or `%` are comments, which may state the direction and the columns.
struct EdgeListReader {

  private static let columnLimit = 1000

  let file: String
  private var graph = FlatGraph()
  var head = EdgeListHead()
  private var tally = RowTally()
  private var nodeIDs: Set<String> = []

  init(file: String) {
    self.file = file
    graph.impliesNodes = true
  }

  /// One relation as it stands in the file.
  private struct Row {
    var line: Int
    var fields: [String]
    /// The dictionary behind the ends; `nil` where there is none.
    var attributes: [FlatGraph.Attribute]?
  }

  /// The list in `source`, and the vertices in the file beside it, if it has any.
  mutating func read(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    var source = source
    if let draft = try plainDraft(holding: &source) { return draft }
    return try carefulDraft(source)
  }

  /// The list line by line, with all that can be wrong.
  mutating func carefulDraft(_ source: GraphSource) throws(ReadError) -> GraphDraft {
    let decoded = try source.decoded()
    graph.diagnostics = decoded.warnings
    var lines: [EdgeListLine] = []
    var isFirst = true
    for line in EdgeListLine.all(Array(decoded.text.utf8)) {
      if let mark = line.bytes.first(where: { !EdgeListLine.isSpace($0) }), "#%".utf8.contains(mark) {
        head.read(line, isFirst: isFirst)
      } else {
        lines.append(line)
      }
      isFirst = false
    }
    guard !isFirst else {
      throw ReadError(Diagnostic(.error, "empty", "there is nothing in this file", at: SourceLocation(file: file)))
    }
    try readNeighbours(of: source)
    let separator = Self.separator(lines)
    let rows = rows(lines, separator)
    if let wide = rows.first(where: { $0.fields.count > Self.columnLimit }) {
      throw ReadError(
        Diagnostic(
          .error, "too-many", "\(wide.fields.count) fields in a line, more than \(Self.columnLimit)",
          at: place(wide.line)),
        isLimit: true)
    }
    read(rows, separator)
    graph.diagnostics += remarks(count: graph.edges.count)
    graph.isDirected = head.isDirected ?? true
    graph.diagnostics += tally.diagnostics
    return graph.draft()
  }

  private mutating func rows(_ lines: [EdgeListLine], _ separator: EdgeListLine.Separator) -> [Row] {
    var rows: [Row] = []
    for line in lines {
      if let body = Self.body(of: line.bytes) {
        let tail = line.bytes[(body.endIndex + 1)...]
        let attributes = PythonLiteral.dictionary(tail)
        // What begins like one and is none is a mistake; other texts may end with a brace.
        let isBroken = attributes == nil && (tail.dropFirst().first.map { "'\"".utf8.contains($0) } ?? false)
        if isBroken {
          tally.add(
            Diagnostic(
              .error, "bad-dictionary", "the attributes behind the ends cannot be read", at: place(line.number)),
            key: "dictionary")
        }
        if attributes != nil || isBroken {
          let fields = EdgeListLine(number: line.number, bytes: body).fields(separator)
          rows.append(Row(line: line.number, fields: fields, attributes: attributes ?? []))
          continue
        }
      }
      var fields = line.fields(separator)
      // A separator at the end of a line divides nothing.
      while fields.count > 2, fields.last == "" { fields.removeLast() }
      rows.append(Row(line: line.number, fields: fields, attributes: nil))
    }
    return rows
  }

  private mutating func read(_ rows: [Row], _ separator: EdgeListLine.Separator) {
    guard let first = rows.first else { return }
    // A line of one word names a node and says nothing about columns.
    let width = rows.first { $0.fields.count > 1 }?.fields.count ?? first.fields.count
    let named =
      head.columns.flatMap { $0.count >= width ? EdgeListColumns(names: $0, hasHeader: false) : nil }
      ?? EdgeListColumns(names: first.fields, hasHeader: true)
    let limit = named == nil && separator == .spaces && rows.contains { $0.fields.count != width } ? 4 : width
    let columns = named ?? EdgeListColumns(rows.map(\.fields), width: min(width, limit), isKONECT: head.isKONECT)
    let body = rows.dropFirst(columns.hasHeader ? 1 : 0)
    graph.diagnostics.append(note(columns, separator, first.line))
    let types = columns.meanings.indices.map { column in
      CSVProperties.narrowestType(of: body.lazy.map { column < $0.fields.count ? $0.fields[column] : "" })
    }
    for row in body { read(row, columns, types) }
  }

  func note(_ columns: EdgeListColumns, _ separator: EdgeListLine.Separator, _ line: Int) -> Diagnostic {
    var remark = "fields are divided by \(separator.name)"
    if let words = columns.remark { remark += "; " + words }
    return Diagnostic(.note, "read-as", remark, at: place(line))
  }

  private func place(_ line: Int) -> SourceLocation { SourceLocation(file: file, line: line, column: 1) }

  private mutating func read(_ row: Row, _ columns: EdgeListColumns, _ types: [PropertyType]) {
    if row.fields.count == 1, row.attributes == nil, columns.meanings.first == .source {
      tally.add(
        Diagnostic(.note, "single-node", "a line with one word is a node without relations", at: place(row.line)),
        key: "single")
      addNode(row.fields[0], kind: nil, row.line)
      return
    }
    // NetworkX writes two ends and a dictionary, and no more.
    let limit = row.attributes == nil ? columns.meanings.count : min(2, columns.meanings.count)
    guard row.fields.count <= limit else {
      let hint =
        row.attributes == nil
        ? "ids with spaces stand in quotes, or between tabs; lists of neighbours are read with --from adjlist"
        : "ids with spaces cannot be told apart: write the list with tabs between the fields"
      tally.add(
        Diagnostic(
          .error, "ragged-row", "\(row.fields.count) fields where \(limit) are expected",
          at: place(row.line), hint: hint), key: "ragged")
      return
    }
    var edge = FlatGraph.Edge(from: "", to: "", location: place(row.line))
    for (column, text) in row.fields.enumerated() {
      switch columns.meanings[column] {
      case .source: edge.from = text
      case .target: edge.to = text
      case .id: edge.id = text.isEmpty ? nil : text
      case .direction: edge.isDirected = CSVGraphReader.flags[text.lowercased()]
      case .attribute(let name): if !text.isEmpty { add(name, text, types[column], to: &edge, row.line) }
      }
    }
    guard !edge.from.isEmpty, !edge.to.isEmpty else {
      tally.add(
        Diagnostic(.error, "missing-end", "a relation has two ends", at: place(row.line)), key: "missing")
      return
    }
    if head.isTwoMode {
      (edge.from, edge.to) = ("left:\(edge.from)", "right:\(edge.to)")
      addNode(edge.from, kind: "left", row.line)
      addNode(edge.to, kind: "right", row.line)
    }
    edge.attributes += row.attributes ?? []
    graph.edges.append(edge)
  }

  private mutating func add(
    _ name: String, _ text: String, _ type: PropertyType, to edge: inout FlatGraph.Edge, _ line: Int
  ) {
    if name == "type" {
      edge.attributes.append((name, .text(text)))
    } else if let value = CSVProperties.value(text, type) {
      if type == .text, text.utf8.contains(UInt8(ascii: ",")), PlainScalar.number(text.replacing(",", with: ".")) != nil
      {
        tally.add(
          Diagnostic(
            .warning, "decimal-comma", "'\(text)' has a decimal comma and stays text", at: place(line),
            hint: "write it with a point, or read the table with a mapping"), key: "comma \(name)")
      }
      let number = value.number
      if name == "weight", head.isSigned, number == 1 || number == -1 {
        edge.attributes.append(("sign", .integer(number == 1 ? 1 : -1)))
      } else {
        edge.attributes.append((name, value))
      }
    } else {
      tally.add(
        Diagnostic(
          .warning, "not-a-number", "'\(name)' is \(text), not a finite number, and is left out", at: place(line)),
        key: "number \(name)")
    }
  }

  private mutating func addNode(_ id: String, kind: String?, _ line: Int) {
    guard nodeIDs.insert(id).inserted else { return }
    graph.nodes.append(
      FlatGraph.Node(id: id, attributes: kind.map { [("kind", .text($0))] } ?? [], location: place(line)))
  }

  /// What the file says of the relations, and in which direction they are read.
  func remarks(count: Int) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if let declared = head.declaredEdges, declared != count {
      remarks.append(
        Diagnostic(
          .warning, "other-count", "the file says that it has \(declared) relations; there are \(count)",
          at: SourceLocation(file: file), hint: "it may be cut off"))
    }
    guard count > 0 else { return remarks }
    let words = head.isDirected == false ? "undirected" : "directed"
    let witness = head.isDirected == nil ? "; nothing says whether they are" : ", says \(head.witness)"
    remarks.append(
      Diagnostic(
        .note, "direction", "the relations are read as \(words)\(witness)", at: SourceLocation(file: file),
        hint: head.isDirected == nil ? "--direction undirected analyses them as undirected" : nil))
    return remarks
  }
}

extension EdgeListReader {
  /// The vertices and properties of a Graphalytics data set: `NAME.v` and `NAME.properties` beside `NAME.e`.
  private mutating func readNeighbours(of source: GraphSource) throws(ReadError) {
    if let path = source.path, path.hasSuffix(".e") {
      let stem = String(path.dropLast(2))
      if FileManager.default.fileExists(atPath: stem + ".properties") {
        head.read(properties: try GraphSource(path: stem + ".properties").text())
      }
      if FileManager.default.fileExists(atPath: stem + ".v") { try readVertices(GraphSource(path: stem + ".v")) }
    }
    head.read(name: file)
  }

  private mutating func readVertices(_ source: GraphSource) throws(ReadError) {
    graph.impliesNodes = false
    for line in EdgeListLine.all(Array(try source.text().utf8)) {
      guard let id = line.fields(.spaces).first, nodeIDs.insert(id).inserted else { continue }
      graph.nodes.append(
        FlatGraph.Node(id: id, location: SourceLocation(file: source.name, line: line.number, column: 1)))
    }
    graph.diagnostics.append(
      Diagnostic(
        .note, "foreign-tables", "'\((source.name as NSString).lastPathComponent)' is read for the nodes",
        at: SourceLocation(file: file)))
  }
}
