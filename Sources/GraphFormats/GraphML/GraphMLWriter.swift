import RelationGraph

/// Writes GraphML that is valid by its schema.
///
/// Ids and names of attributes are tokens there: a text that is none is written as one, with the text itself beside it. Relations
/// keep their direction in the attribute `is_directed`. The `directed` attribute of GraphML is not mixed within one file,
/// because NetworkX refuses that: the file is undirected only if every relation is.
struct GraphMLWriter {
  private var out = TextDocument()

  static func text(_ graph: PropertyGraph) -> TextParts {
    var writer = GraphMLWriter()
    writer.write(FlatRows(graph, shape: FlatShape(isColumnTyped: true, cleaned: XMLText.cleaned)))
    return writer.out.text
  }

  private mutating func write(_ flat: FlatRows) {
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    out.line(
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
        + "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">")
    let tokens = XMLTokens(flat.nodeIDs)
    // Beside a token that is not the id stand all ids, so that they are a column like the others.
    let hasOtherIDs = !tokens.areTexts
    let nodeKeys = writeKeys(flat.nodeColumns, of: "node")
    if hasOtherIDs { writeKey(GraphMLKey.exactID, of: "node", name: "id", type: "string") }
    let edgeKeys = writeKeys(flat.edgeColumns, of: "edge")
    for (key, _) in flat.attributes { writeKey(key, of: "graph", name: key, type: "string") }
    out.line("  <graph edgedefault=\"\(flat.isDirected ? "directed" : "undirected")\">")
    for attribute in flat.attributes {
      out.line("    <data key=\"\(attribute.key)\">\(XMLText.value(of: attribute))</data>")
    }
    out.rows(flat.nodes.count) { index, out in
      let node = flat.nodes[index]
      out.line("    <node id=\"\(tokens[index])\">")
      if hasOtherIDs { out.line("      <data key=\"\(GraphMLKey.exactID)\">\(XMLText.escaped(node.id))</data>") }
      Self.write(node.attributes, nodeKeys, to: &out)
      out.line("    </node>")
    }
    let edgeTokens = XMLTokens(flat.edgeIDs)
    out.rows(flat.edges.count) { index, out in
      let ends = flat.ends(of: index)
      out.line("    <edge id=\"\(edgeTokens[index])\" source=\"\(tokens[ends.from])\" target=\"\(tokens[ends.to])\">")
      Self.write(flat.edgeAttributes[index], edgeKeys, to: &out)
      out.line("    </edge>")
    }
    out.line("  </graph>")
    out.line("</graphml>")
  }

  /// Declares attributes, and gives the id of each one's key.
  private mutating func writeKeys(
    _ columns: [(key: String, type: PropertyType)], of owner: String
  ) -> [String: String] {
    var ids: [String: String] = [:]
    let names = XMLTokens(columns.map(\.key))
    for (number, column) in columns.enumerated() {
      let name = names[number]
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

  private static func write(
    _ attributes: [FlatGraph.Attribute], _ keys: [String: String], to out: inout TextBuffer
  ) {
    for attribute in attributes {
      out.line("      <data key=\"\(keys[attribute.key] ?? "")\">\(XMLText.value(of: attribute))</data>")
    }
  }
}
