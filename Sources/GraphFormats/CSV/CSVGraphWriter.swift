import RelationGraph

/// Writes `nodes.csv` and `edges.csv`; columns that no row uses are left out.
enum CSVGraphWriter {
  /// A column: its name, and the field of every row.
  private typealias Column = (name: String, field: @Sendable (Int) -> String)

  static func nodes(_ graph: PropertyGraph) -> TextParts {
    let languages = RowList(graph.nodeCount) { graph.nodes[$0] }.reduced(Set<String>()) { languages, node in
      for language in node.names.keys { languages.insert(language) }
    } merge: {
      $0.formUnion($1)
    }.sorted { $0.precedes($1) }
    let keys = graph.nodePropertyKeys
    var columns: [Column] = []
    func add(_ name: String, _ field: @escaping @Sendable (Int) -> String) { columns.append((name, field)) }
    add("id") { graph.nodeID(at: $0) }
    add("label") { graph.nodes[$0].name ?? "" }
    add("type") { graph.nodeKind(at: $0) == .unspecified ? "" : graph.nodeKind(at: $0).rawValue }
    for language in languages { add("label_\(language)") { graph.nodes[$0].names[language] ?? "" } }
    add("aliases") { CSVList.field(graph.nodes[$0].aliases) }
    add("start") { bound(graph.nodeValidity(at: $0).start) }
    add("end") { bound(graph.nodeValidity(at: $0).end) }
    for key in keys {
      add(AttributeKey.written(key, isReserved: CSVColumns.isReservedForNodes)) {
        graph.nodeProperty(key, at: $0)?.text ?? ""
      }
    }
    if !keys.contains("sources") { add("sources") { CSVList.field(graph.nodes[$0].evidence.map(\.source)) } }
    return table(columns, rows: graph.nodeCount, always: 3)
  }

  /// - Parameters:
  ///   - separator: what divides the fields.
  ///   - hasSources: whether the ids of sources get a column.
  static func edges(
    _ graph: PropertyGraph, separator: Unicode.Scalar = ",", hasSources: Bool = true
  ) -> TextParts {
    let isUndirected = (0..<graph.relationCount).contains { !graph.isDirected(relationAt: $0) }
    let keys = graph.relationPropertyKeys
    var columns: [Column] = []
    func add(_ name: String, _ field: @escaping @Sendable (Int) -> String) { columns.append((name, field)) }
    add("source") { graph.nodeID(at: graph.relationEnds(at: $0).from) }
    add("target") { graph.nodeID(at: graph.relationEnds(at: $0).to) }
    add("type") { graph.relationKind(at: $0) == .unspecified ? "" : graph.relationKind(at: $0).rawValue }
    if isUndirected { add("directed") { graph.isDirected(relationAt: $0) ? "true" : "false" } }
    if keys.contains("weight") { add("weight") { graph.relationProperty("weight", at: $0)?.text ?? "" } }
    add("sign") { graph.relationSign(at: $0).rawValue.description }
    add("start") { bound(graph.relationValidity(at: $0).start) }
    add("end") { bound(graph.relationValidity(at: $0).end) }
    add("id") { graph.relations[$0].id ?? "" }
    for key in keys where key != "weight" {
      add(AttributeKey.written(key, isReserved: CSVColumns.isReservedForEdges)) {
        graph.relationProperty(key, at: $0)?.text ?? ""
      }
    }
    if hasSources, !keys.contains("sources") {
      add("sources") { CSVList.field(graph.relationEvidence(at: $0).map(\.source)) }
    }
    return table(columns, rows: graph.relationCount, always: 2, separator: separator)
  }

  private static func bound(_ bound: DateBound) -> String {
    switch bound {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }

  private static func table(
    _ columns: [Column], rows: Int, always: Int, separator: Unicode.Scalar = ","
  ) -> TextParts {
    let kept = columns.enumerated().filter { index, column in
      // A column of zeros is the sign of graphs without signs.
      let empty = column.name == "sign" ? "0" : ""
      return index < always || RowList(rows) { column.field($0) }.hasRow { !$0.isEmpty && $0 != empty }
    }.map(\.element)
    var out = TextDocument()
    let divider = String(separator)
    out.line(kept.map { CSVText.field($0.name, separator: separator) }.joined(separator: divider))
    out.rows(rows) { row, out in
      for (index, column) in kept.enumerated() {
        if index > 0 { out.write(divider) }
        out.write(CSVText.field(column.field(row), separator: separator))
      }
      out.line()
    }
    return out.text
  }
}

/// Fields of RFC 4180.
package enum CSVText {
  /// The text, between quotes where it has to be; control characters, which no reader takes, become U+FFFD.
  package static func field(_ text: String) -> String { field(text, separator: ",") }

  package static func field(_ text: String, separator: Unicode.Scalar) -> String {
    var needsQuotes = false
    var hasControls = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: separator), 0x22, 0x0A, 0x0D: needsQuotes = true
      case 0x09: continue
      case 0..<0x20, 0x7F: hasControls = true
      default: continue
      }
    }
    let text = hasControls ? text.replacingControls : text
    guard needsQuotes else { return text }
    // Scalar by scalar: a quote with an accent on it is no quote to `replacing`.
    return "\"" + String(String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })) + "\""
  }
}

extension String {
  fileprivate var replacingControls: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map {
          $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0) || $0.value == 0x7F ? "\u{FFFD}" : $0
        }))
  }
}
