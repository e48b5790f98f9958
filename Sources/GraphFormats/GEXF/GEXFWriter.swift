import RelationGraph

/// Writes GEXF 1.3 that is valid by its schema.
///
/// Dates that are known to the day are also the times of a dynamic graph. Direction stays in `is_directed`, as in GraphML and for
/// the same reason. GEXF has no attributes of graphs: what they say stands in a processing instruction.
struct GEXFWriter {
  private var out = TextDocument()
  private let picture: GraphPicture
  /// The ids of attributes, by their names.
  private var nodeKeys: [String: String] = [:]
  private var edgeKeys: [String: String] = [:]
  private var isWeighted = false

  private init(_ picture: GraphPicture) { self.picture = picture }

  static func text(_ graph: PropertyGraph, _ picture: GraphPicture) -> TextParts {
    var writer = GEXFWriter(picture)
    writer.write(FlatRows(graph, shape: FlatShape(isColumnTyped: true, cleaned: XMLText.cleaned)))
    return writer.out.text
  }

  private mutating func write(_ flat: FlatRows) {
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    out.line("<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">")
    writeHead(flat)
    let isDynamic =
      flat.nodeAttributes.hasRow { Self.hasTimes($0) } || flat.edgeAttributes.hasRow { Self.hasTimes($0) }
    let direction = flat.isDirected ? "directed" : "undirected"
    let mode = isDynamic ? "mode=\"dynamic\" timeformat=\"date\"" : "mode=\"static\""
    out.line("  <graph defaultedgetype=\"\(direction)\" \(mode)>")
    var nodeColumns = flat.nodeColumns
    if nodeColumns.contains(where: GEXFMarks.isMark) {
      let picture = picture
      nodeColumns = FlatColumnTypes(flat.nodes.mapped { Self.parts($1, picture).rest }).columns
    }
    nodeKeys = writeAttributes(nodeColumns.filter { $0.key != "label" }, of: "node")
    var columns = flat.edgeColumns
    if columns.contains(where: GEXFMarks.isMark) {
      columns = FlatColumnTypes(flat.edges.mapped { Self.parts($1).rest }).columns
    }
    // The format has a weight of its own, for numbers.
    isWeighted = columns.contains { $0.key == "weight" && ($0.type == .integer || $0.type == .real) }
    edgeKeys = writeAttributes(columns.filter { $0.key != "weight" || !isWeighted }, of: "edge")
    out.line("    <nodes>")
    // What the rows need is known now: they take the writer as it is, without the text it has written.
    var writer = self
    writer.out = TextDocument()
    out.rows(flat.nodes) { [writer] node, out in writer.write(node, to: &out) }
    out.line("    </nodes>")
    out.line("    <edges>")
    out.rows(flat.edges) { [writer] edge, out in writer.write(edge, to: &out) }
    out.line("    </edges>")
    out.line("  </graph>")
    out.line("</gexf>")
  }

  private mutating func writeHead(_ flat: FlatRows) {
    let record = JSONText.object(flat.attributes.map { ($0.key, JSONText.string($0.value.text)) })
    out.line(
      "  <?\(FlatKey.record) \(XMLText.json(record).replacing("<", with: "\\u003c").replacing(">", with: "\\u003e"))?>")
    out.line("  <meta>")
    out.line("    <creator>Entente</creator>")
    let head = flat.attributes.filter { $0.key == "title" || $0.key == "description" }.map(\.value.text)
    if !head.isEmpty { out.line("    <description>\(XMLText.escaped(head.joined(separator: "\n")))</description>") }
    out.line("  </meta>")
  }

  private static func parts(_ node: FlatGraph.Node, _ picture: GraphPicture) -> GEXFMarks.Parts {
    GEXFMarks.split(node.attributes, isNode: true, isMarked: picture.marks[node.id] != nil)
  }

  private static func parts(_ edge: FlatGraph.Edge) -> GEXFMarks.Parts {
    GEXFMarks.split(edge.attributes, isNode: false, isMarked: false)
  }

  private func write(_ node: FlatGraph.Node, to out: inout TextBuffer) {
    let parts = Self.parts(node, picture)
    let label = node.attributes.first { $0.key == "label" }?.value.text ?? ""
    let times = Self.times(node.attributes)
    out.line("      <node id=\"\(XMLText.escaped(node.id))\" label=\"\(XMLText.escaped(label))\"\(times)>")
    Self.writeValues(parts.rest, nodeKeys, to: &out)
    for element in parts.elements { out.line("        \(element)") }
    if let mark = picture.marks[node.id] {
      for element in GEXFMarks.elements(mark) { out.line("        \(element)") }
    }
    out.line("      </node>")
  }

  private func write(_ edge: FlatGraph.Edge, to out: inout TextBuffer) {
    let parts = Self.parts(edge)
    let kind = edge.attributes.first { $0.key == "kind" }.map { XMLText.escaped($0.value.text) } ?? ""
    let ends = "source=\"\(XMLText.escaped(edge.from))\" target=\"\(XMLText.escaped(edge.to))\""
    let weight = isWeighted ? parts.rest.first { $0.key == "weight" } : nil
    let extras = (weight.map { " weight=\"\($0.value.text)\"" } ?? "") + Self.times(edge.attributes)
    let id = XMLText.escaped(edge.id ?? "")
    out.line("      <edge id=\"\(id)\" \(ends) label=\"\(kind)\" kind=\"\(kind)\"\(extras)>")
    Self.writeValues(parts.rest, edgeKeys, to: &out)
    for element in parts.elements { out.line("        \(element)") }
    out.line("      </edge>")
  }

  private mutating func writeAttributes(
    _ columns: [(key: String, type: PropertyType)], of owner: String
  ) -> [String: String] {
    guard !columns.isEmpty else { return [:] }
    var ids: [String: String] = [:]
    out.line("    <attributes class=\"\(owner)\">")
    for (number, column) in columns.enumerated() {
      ids[column.key] = String(number)
      let type =
        switch column.type {
        case .integer: "long"
        case .real: "double"
        case .flag: "boolean"
        default: "string"
        }
      out.line("      <attribute id=\"\(number)\" title=\"\(XMLText.escaped(column.key))\" type=\"\(type)\"/>")
    }
    out.line("    </attributes>")
    return ids
  }

  private static func writeValues(
    _ attributes: [FlatGraph.Attribute], _ ids: [String: String], to out: inout TextBuffer
  ) {
    out.line("        <attvalues>")
    for attribute in attributes {
      guard let id = ids[attribute.key] else { continue }
      out.line("          <attvalue for=\"\(id)\" value=\"\(XMLText.value(of: attribute))\"/>")
    }
    out.line("        </attvalues>")
  }

  private static func hasTimes(_ attributes: [FlatGraph.Attribute]) -> Bool { !times(attributes).isEmpty }

  /// The first and the last day that the dates may stand for, so that timelines show every dated fact; how exact they are only
  /// stands in the attribute `dates`.
  private static func times(_ attributes: [FlatGraph.Attribute]) -> String {
    guard let text = attributes.first(where: { $0.key == "dates" })?.value.text, let validity = Validity(text) else {
      return ""
    }
    var result = ""
    for (name, bound) in [("start", validity.start), ("end", validity.end)] {
      guard let days = bound.date.map(DaySpan.of) else { continue }
      let day = name == "start" ? days.earliest : days.latest
      // XML knows the years 1 to 9999 in four digits.
      if day.utf8.count == 10, !day.hasPrefix("0000"), !day.hasPrefix("-") { result += " \(name)=\"\(day)\"" }
    }
    return result
  }
}
