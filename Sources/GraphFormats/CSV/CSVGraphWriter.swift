import RelationGraph

/// Writes `nodes.csv` and `edges.csv`; columns that no row uses are left out.
enum CSVGraphWriter {
  static func nodes(_ graph: PropertyGraph) -> [UInt8] {
    let nodes = Array(graph.nodes)
    let languages = Set(nodes.flatMap(\.names.keys)).sorted { $0.precedes($1) }
    var columns: [(String, (Node) -> String)] = [
      ("id", { $0.id }), ("label", { $0.name ?? "" }),
      ("type", { $0.kind == .unspecified ? "" : $0.kind.rawValue }),
    ]
    columns += languages.map { language in ("label_\(language)", { $0.names[language] ?? "" }) }
    columns += [
      ("aliases", { CSVList.field($0.aliases) }), ("start", { bound($0.validity.start) }),
      ("end", { bound($0.validity.end) }),
    ]
    let keys = graph.nodePropertyKeys
    columns += keys.map { key in
      (AttributeKey.written(key, isReserved: CSVColumns.isReservedForNodes), { $0.properties[key]?.text ?? "" })
    }
    if !keys.contains("sources") { columns.append(("sources", { CSVList.field($0.evidence.map(\.source)) })) }
    return table(columns, nodes, always: 3)
  }

  /// - Parameters:
  ///   - separator: what divides the fields.
  ///   - hasSources: whether the ids of sources get a column.
  static func edges(
    _ graph: PropertyGraph, separator: Unicode.Scalar = ",", hasSources: Bool = true
  ) -> [UInt8] {
    let isUndirected = (0..<graph.relationCount).contains { !graph.isDirected(relationAt: $0) }
    var columns: [(String, (Relation) -> String)] = [
      ("source", { $0.from }), ("target", { $0.to }),
      ("type", { $0.kind == .unspecified ? "" : $0.kind.rawValue }),
    ]
    if isUndirected { columns.append(("directed", { graph.schema.rule(for: $0.kind).isDirected ? "true" : "false" })) }
    let isWeighted = graph.relationPropertyKeys.contains("weight")
    if isWeighted { columns.append(("weight", { $0.properties["weight"]?.text ?? "" })) }
    columns += [
      (
        "sign",
        { relation in
          (relation.sign ?? graph.schema.rule(for: relation.kind).sign).rawValue.description
        }
      ),
      ("start", { bound($0.validity.start) }), ("end", { bound($0.validity.end) }), ("id", { $0.id ?? "" }),
    ]
    let keys = graph.relationPropertyKeys
    columns += keys.filter { $0 != "weight" }.map { key in
      (AttributeKey.written(key, isReserved: CSVColumns.isReservedForEdges), { $0.properties[key]?.text ?? "" })
    }
    if hasSources, !keys.contains("sources") {
      columns.append(("sources", { CSVList.field($0.evidence.map(\.source)) }))
    }
    return table(columns, Array(graph.relations), always: 2, separator: separator)
  }

  private static func bound(_ bound: DateBound) -> String {
    switch bound {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }

  private static func table<Row>(
    _ columns: [(String, (Row) -> String)], _ rows: [Row], always: Int, separator: Unicode.Scalar = ","
  ) -> [UInt8] {
    let fields = rows.map { row in columns.map { $0.1(row) } }
    let isKept = columns.indices.map { column in
      // A column of zeros is the sign of graphs without signs.
      column < always || fields.contains { !$0[column].isEmpty && !(columns[column].0 == "sign" && $0[column] == "0") }
    }
    var out = TextBuffer()
    func line(_ fields: [String]) -> String {
      zip(fields, isKept).filter(\.1).map { CSVText.field($0.0, separator: separator) }.joined(
        separator: String(separator))
    }
    out.line(line(columns.map(\.0)))
    for row in fields { out.line(line(row)) }
    return out.bytes
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
