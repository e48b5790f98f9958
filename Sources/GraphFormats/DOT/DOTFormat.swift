import RelationGraph

extension GraphFormat {
  /// Plain DOT with all attributes and no styling; `entente draw` writes styled diagrams.
  public static let dot = GraphFormat(
    id: "dot", title: "DOT", extensions: ["dot", "gv"], specification: "https://graphviz.org/doc/info/lang.html",
    keeps: [.structure, .labels, .kinds, .names, .aliases, .properties, .sign, .dates, .title], reader: nil,
    writer: { graph in
      let isUndirected = ExportAttributes.isUndirected(graph)
      var out = TextBuffer()
      out.line("\(isUndirected ? "graph" : "digraph") \(quoted(graph.title ?? "graph")) {")
      for case (let key, let text?) in [("description", graph.summary), ("language", graph.language)] {
        out.line("  \(key)=\(quoted(text));")
      }
      for node in graph.nodes { out.line("  \(quoted(node.id)) [\(list(ExportAttributes.of(node)))];") }
      for (index, relation) in graph.relations.enumerated() {
        var attributes = ExportAttributes.of(relation, at: index, in: graph)
        if !isUndirected, !graph.isDirected(relationAt: index) { attributes.append(("dir", .text("none"))) }
        let arrow = isUndirected ? "--" : "->"
        out.line("  \(quoted(relation.from)) \(arrow) \(quoted(relation.to)) [\(list(attributes))];")
      }
      out.line("}")
      return [WrittenFile(name: "", bytes: out.bytes)]
    })

  private static func list(_ attributes: [(key: String, value: PropertyValue)]) -> String {
    attributes.map { "\(quoted(AttributeKey.written($0.key, isReserved: acting.contains)))=\(quoted($0.value.text))" }
      .joined(separator: ", ")
  }

  /// Attributes with which Graphviz opens a file, makes a link, writes markup without escaping it, or never ends.
  private static let acting: Set = [
    "URL", "href", "edgeURL", "edgehref", "headURL", "headhref", "labelURL", "labelhref", "tailURL", "tailhref",
    "target", "image", "imagepath", "shapefile", "fontpath", "stylesheet", "_background", "fontname", "labelfontname",
    "peripheries", "sides",
  ]

  /// A DOT string: quotes escaped, backslashes doubled so that none ends the string or begins an escape.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      // A string ends at NUL; the other controls, and what is no character, mean nothing in a diagram.
      case _ where scalar.value < 0x20 && scalar != "\t" || scalar.value & 0xFFFE == 0xFFFE: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
