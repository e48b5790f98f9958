import RelationGraph

/// Writes plain DOT: every fact an attribute, none of them one that makes Graphviz act.
enum DOTWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let flat = FlatRows(graph, shape: shape)
    var out = TextDocument()
    let title = flat.attributes.first { $0.key == "title" }?.value.text ?? ""
    let name = title.isEmpty ? "" : " " + DOTText.quoted(name: title)
    out.line("\(flat.isDirected ? "digraph" : "graph")\(name) {")
    for attribute in flat.attributes where attribute.key != "title" { out.line("  \(text(attribute));") }
    out.rows(flat.nodes) { node, out in out.line("  \(DOTText.quoted(name: node.id))\(list(node.attributes));") }
    let arrow = flat.isDirected ? "->" : "--"
    out.rows(flat.edges) { edge, out in
      let direction: [FlatGraph.Attribute] =
        flat.isDirected && edge.isDirected == false ? [("dir", .text(DOTReader.undirected))] : []
      let ends = "\(DOTText.quoted(name: edge.from)) \(arrow) \(DOTText.quoted(name: edge.to))"
      out.line("  \(ends)\(list(edge.attributes + direction));")
    }
    out.line("}")
    return out.text
  }

  private static func list(_ attributes: [FlatGraph.Attribute]) -> String {
    attributes.isEmpty ? "" : " [\(attributes.map(text).joined(separator: ", "))]"
  }

  private static func text(_ attribute: FlatGraph.Attribute) -> String {
    let value = attribute.value.text
    let isRecord = attribute.key == FlatKey.record
    return "\(DOTText.key(attribute.key))=\(isRecord ? DOTText.quoted(json: value) : DOTText.quoted(value))"
  }

  private static let shape = FlatShape(
    values: [.text, .integer, .real, .flag, .date], isGuessed: true, reservedNodeKeys: acting,
    reservedEdgeKeys: acting, cleaned: DOTText.cleaned)

  /// Attributes with which Graphviz opens a file, makes a link, writes markup without escaping it, or never ends; and those that
  /// say how the text itself is to be read.
  private static let acting: Set = [
    "URL", "href", "edgeURL", "edgehref", "headURL", "headhref", "labelURL", "labelhref", "tailURL", "tailhref",
    "target", "image", "imagepath", "shapefile", "fontpath", "stylesheet", "_background", "fontname", "labelfontname",
    "peripheries", "sides", "charset", "headport", "tailport",
  ]
}
