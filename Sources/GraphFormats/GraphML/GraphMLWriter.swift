import RelationGraph

/// Writes GraphML that is valid by its schema.
///
/// Ids and names of attributes are tokens there: a text that is none is written as one, with the text itself beside it. Relations
/// keep their direction in the attribute `is_directed`. The `directed` attribute of GraphML is not mixed within one file,
/// because NetworkX refuses that: the file is undirected only if every relation is.
struct GraphMLWriter {
  private var out = TextBuffer()

  static func bytes(_ graph: PropertyGraph) -> [UInt8] {
    var writer = GraphMLWriter()
    writer.write(FlatGraph(graph, shape: FlatShape(isColumnTyped: true, cleaned: XMLText.cleaned)))
    return writer.out.bytes
  }

  private mutating func write(_ flat: FlatGraph) {
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    out.line(
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
        + "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">")
    let ids = flat.nodes.map(\.id)
    let tokens = XMLTokens(ids).tokens
    // Beside a token that is not the id stand all ids, so that they are a column like the others.
    let hasOtherIDs = ids != tokens
    let nodeKeys = writeKeys(flat.nodeColumns, of: "node")
    if hasOtherIDs { writeKey(GraphMLKey.exactID, of: "node", name: "id", type: "string") }
    let edgeKeys = writeKeys(flat.edgeColumns, of: "edge")
    for (key, _) in flat.attributes { writeKey(key, of: "graph", name: key, type: "string") }
    out.line("  <graph edgedefault=\"\(flat.isDirected ? "directed" : "undirected")\">")
    for attribute in flat.attributes {
      out.line("    <data key=\"\(attribute.key)\">\(XMLText.value(of: attribute))</data>")
    }
    for (node, token) in zip(flat.nodes, tokens) {
      out.line("    <node id=\"\(token)\">")
      if hasOtherIDs { out.line("      <data key=\"\(GraphMLKey.exactID)\">\(XMLText.escaped(node.id))</data>") }
      write(node.attributes, nodeKeys)
      out.line("    </node>")
    }
    writeEdges(flat.edges, tokens: Dictionary(zip(ids, tokens)) { first, _ in first }, keys: edgeKeys)
    out.line("  </graph>")
    out.line("</graphml>")
  }

  private mutating func writeEdges(_ edges: [FlatGraph.Edge], tokens: [String: String], keys: [String: String]) {
    let ids = XMLTokens(edges.map { $0.id ?? "" }).tokens
    for (edge, id) in zip(edges, ids) {
      let (from, to) = (tokens[edge.from] ?? edge.from, tokens[edge.to] ?? edge.to)
      out.line("    <edge id=\"\(id)\" source=\"\(from)\" target=\"\(to)\">")
      write(edge.attributes, keys)
      out.line("    </edge>")
    }
  }

  /// Declares attributes, and gives the id of each one's key.
  private mutating func writeKeys(
    _ columns: [(key: String, type: PropertyType)], of owner: String
  ) -> [String: String] {
    var ids: [String: String] = [:]
    let names = XMLTokens(columns.map(\.key)).tokens
    for (number, (column, name)) in zip(columns, names).enumerated() {
      let isToken = column.key == name
      let id = (isToken ? "" : GraphMLKey.describedPrefix) + "\(owner.prefix(1))\(number)"
      ids[column.key] = id
      let type =
        switch column.type {
        case .integer: "long"
        case .real: "double"
        case .flag: "boolean"
        default: "string"
        }
      writeKey(id, of: owner, name: name, type: type, description: isToken ? nil : column.key)
    }
    return ids
  }

  private mutating func writeKey(
    _ id: String, of owner: String, name: String, type: String, description: String? = nil
  ) {
    let tag = "  <key id=\"\(id)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\""
    out.line(description.map { "\(tag)><desc>\(XMLText.escaped($0))</desc></key>" } ?? "\(tag)/>")
  }

  private mutating func write(_ attributes: [FlatGraph.Attribute], _ keys: [String: String]) {
    for attribute in attributes {
      out.line("      <data key=\"\(keys[attribute.key] ?? "")\">\(XMLText.value(of: attribute))</data>")
    }
  }
}
