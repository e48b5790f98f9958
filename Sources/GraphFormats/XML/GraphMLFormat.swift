import RelationGraph

extension GraphFormat {
  /// GraphML, for Gephi, Cytoscape, NetworkX, igraph, yEd.
  public static let graphML = GraphFormat(
    id: "graphml", title: "GraphML", extensions: ["graphml"],
    specification: "http://graphml.graphdrawing.org/specification.html",
    keeps: [.structure, .labels, .kinds, .names, .aliases, .properties, .sign, .dates, .title], reader: nil,
    writer: { [WrittenFile(name: "", bytes: GraphMLWriter.bytes($0))] })
}

/// Writes GraphML.
///
/// Relations keep their direction in the attribute `is_directed`. The `directed` attribute of GraphML is not mixed within one
/// file, because NetworkX refuses that: the file is undirected only if every relation is.
enum GraphMLWriter {
  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    let nodes = graph.nodes.map(ExportAttributes.of)
    let relations = graph.relations.enumerated().map { ExportAttributes.of($0.element, at: $0.offset, in: graph) }
    var out = TextBuffer()
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    out.line("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
    let nodeKeys = writeKeys(ExportAttributes.columns(nodes), of: "node", to: &out)
    let edgeKeys = writeKeys(ExportAttributes.columns(relations), of: "edge", to: &out)
    let head = [("title", graph.title), ("description", graph.summary), ("language", graph.language)]
    for case (let name, _?) in head {
      out.line("  <key id=\"\(name)\" for=\"graph\" attr.name=\"\(name)\" attr.type=\"string\"/>")
    }
    let direction = ExportAttributes.isUndirected(graph) ? "undirected" : "directed"
    out.line("  <graph edgedefault=\"\(direction)\">")
    for case (let name, let text?) in head {
      out.line("    <data key=\"\(name)\">\(XMLText.escaped(text))</data>")
    }
    for (index, attributes) in nodes.enumerated() {
      out.line("    <node id=\"\(XMLText.escaped(graph.nodeID(at: index)))\">")
      writeData(attributes, nodeKeys, to: &out)
      out.line("    </node>")
    }
    for (index, attributes) in relations.enumerated() {
      let ends = graph.relationEnds(at: index)
      let (from, to) = (XMLText.escaped(graph.nodeID(at: ends.from)), XMLText.escaped(graph.nodeID(at: ends.to)))
      out.line("    <edge id=\"\(XMLText.escaped(graph.relationID(at: index)))\" source=\"\(from)\" target=\"\(to)\">")
      writeData(attributes, edgeKeys, to: &out)
      out.line("    </edge>")
    }
    out.line("  </graph>")
    out.line("</graphml>")
    return out.bytes
  }

  private static func writeKeys(
    _ columns: [(key: String, type: PropertyType)], of owner: String, to out: inout TextBuffer
  ) -> [String: String] {
    var ids: [String: String] = [:]
    for (number, column) in columns.enumerated() {
      let id = "\(owner.prefix(1))\(number)"
      ids[column.key] = id
      let type =
        switch column.type {
        case .integer: "long"
        case .real: "double"
        case .flag: "boolean"
        default: "string"
        }
      let name = XMLText.escaped(column.key)
      out.line("  <key id=\"\(id)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>")
    }
    return ids
  }

  private static func writeData(
    _ attributes: [(key: String, value: PropertyValue)], _ keys: [String: String], to out: inout TextBuffer
  ) {
    for (key, value) in attributes {
      out.line("      <data key=\"\(keys[key] ?? "")\">\(XMLText.escaped(value.text))</data>")
    }
  }
}
