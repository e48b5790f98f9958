import RelationGraph

extension GraphFormat {
  /// Plain DOT with all attributes and no styling; `entente draw` writes styled diagrams.
  public static let dot = GraphFormat(
    id: "dot", title: "DOT", extensions: ["dot", "gv"], specification: "https://graphviz.org/doc/info/lang.html",
    keeps: [.kinds, .names, .aliases, .properties, .sign, .dates, .mixedDirection, .title], reader: nil,
    writer: { graph in
      let isUndirected = ExportAttributes.isUndirected(graph)
      var out = TextBuffer()
      out.line("\(isUndirected ? "graph" : "digraph") \(quoted(graph.title ?? "graph")) {")
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
    attributes.map { "\(quoted($0.key))=\(quoted($0.value.text))" }.joined(separator: ", ")
  }

  /// A DOT string: quotes escaped, backslashes doubled so that none ends the string or begins an escape.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}
