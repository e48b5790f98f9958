import RelationGraph

extension GraphFormat {
  /// GEXF 1.3, for Gephi, Gephi Lite, sigma.js.
  public static let gexf = GraphFormat(
    id: "gexf", title: "GEXF 1.3", extensions: ["gexf"], specification: "https://gexf.net/schema.html",
    keeps: [.kinds, .names, .aliases, .properties, .sign, .dates, .mixedDirection], reader: nil,
    writer: { [WrittenFile(name: "", bytes: GEXFWriter.bytes($0, GraphPicture()))] },
    pictureWriter: { [WrittenFile(name: "", bytes: GEXFWriter.bytes($0, $1))] })
}

/// Writes GEXF 1.3.
///
/// Partial dates stay text in the attribute `dates`; direction stays in `is_directed`, as in GraphML and for the same reason.
enum GEXFWriter {
  static func bytes(_ graph: PropertyGraph, _ picture: GraphPicture) -> [UInt8] {
    let nodes = graph.nodes.map(ExportAttributes.of)
    let relations = graph.relations.enumerated().map { ExportAttributes.of($0.element, at: $0.offset, in: graph) }
    var out = TextBuffer()
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    let viz = picture.marks.isEmpty ? "" : " xmlns:viz=\"http://gexf.net/1.3/viz\""
    out.line("<gexf xmlns=\"http://gexf.net/1.3\"\(viz) version=\"1.3\">")
    out.line("  <meta>")
    out.line("    <creator>Entente</creator>")
    let head = [graph.title, graph.summary].compactMap(\.self)
    if !head.isEmpty { out.line("    <description>\(XMLText.escaped(head.joined(separator: "\n")))</description>") }
    out.line("  </meta>")
    let direction = ExportAttributes.isUndirected(graph) ? "undirected" : "directed"
    out.line("  <graph defaultedgetype=\"\(direction)\" mode=\"static\">")
    let nodeKeys = writeAttributes(ExportAttributes.columns(nodes).filter { $0.key != "label" }, of: "node", to: &out)
    let columns = ExportAttributes.columns(relations)
    // The format has a weight of its own, for numbers.
    let isWeighted = columns.contains { $0.key == "weight" && ($0.type == .integer || $0.type == .real) }
    let edgeKeys = writeAttributes(columns.filter { $0.key != "weight" || !isWeighted }, of: "edge", to: &out)
    out.line("    <nodes>")
    for (index, attributes) in nodes.enumerated() {
      let (id, label) = (graph.nodeID(at: index), graph.nodeLabel(at: index))
      out.line("      <node id=\"\(XMLText.escaped(id))\" label=\"\(XMLText.escaped(label))\">")
      writeValues(attributes, nodeKeys, to: &out)
      if let mark = picture.marks[id] { write(mark, to: &out) }
      out.line("      </node>")
    }
    out.line("    </nodes>")
    out.line("    <edges>")
    for (index, attributes) in relations.enumerated() {
      let ends = graph.relationEnds(at: index)
      let (from, to) = (XMLText.escaped(graph.nodeID(at: ends.from)), XMLText.escaped(graph.nodeID(at: ends.to)))
      let number = isWeighted ? graph.relationProperty("weight", at: index)?.number : nil
      let weight = number.map { " weight=\"\(JSONText.number($0))\"" } ?? ""
      let kind = XMLText.escaped(graph.relationKind(at: index).rawValue)
      out.line("      <edge id=\"\(index)\" source=\"\(from)\" target=\"\(to)\" label=\"\(kind)\"\(weight)>")
      writeValues(attributes, edgeKeys, to: &out)
      out.line("      </edge>")
    }
    out.line("    </edges>")
    out.line("  </graph>")
    out.line("</gexf>")
    return out.bytes
  }

  /// The visual module: one size, four shapes.
  private static func write(_ mark: GraphPicture.Mark, to out: inout TextBuffer) {
    let (red, green, blue) = (mark.fill >> 16 & 0xFF, mark.fill >> 8 & 0xFF, mark.fill & 0xFF)
    out.line("        <viz:color r=\"\(red)\" g=\"\(green)\" b=\"\(blue)\"/>")
    out.line("        <viz:position x=\"\(JSONText.number(mark.x))\" y=\"\(JSONText.number(mark.y))\" z=\"0.0\"/>")
    out.line("        <viz:size value=\"\(JSONText.number(max(mark.width, mark.height)))\"/>")
    let shape =
      switch mark.shape {
      case .ellipse: "disc"
      case .triangle: "triangle"
      case .diamond: "diamond"
      case .rectangle, .hexagon, .octagon: "square"
      }
    out.line("        <viz:shape value=\"\(shape)\"/>")
  }

  private static func writeAttributes(
    _ columns: [(key: String, type: PropertyType)], of owner: String, to out: inout TextBuffer
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
    _ attributes: [(key: String, value: PropertyValue)], _ ids: [String: String], to out: inout TextBuffer
  ) {
    out.line("        <attvalues>")
    for (key, value) in attributes {
      guard let id = ids[key] else { continue }
      out.line("          <attvalue for=\"\(id)\" value=\"\(XMLText.escaped(value.text))\"/>")
    }
    out.line("        </attvalues>")
  }
}
