import RelationGraph

extension GraphFormat {
  /// JSON Graph Format; version 2 is written, 1 and 2 are read.
  public static let jsonGraph = GraphFormat(
    id: "jgf", title: "JSON Graph Format", extensions: ["jgf", "json"],
    specification: "https://jsongraphformat.info", keeps: .everything,
    reader: { source throws(ReadError) in try JSONGraphFormatReader.draft(source) },
    writer: { [WrittenFile(name: "", text: JSONGraphFormatWriter.text($0))] },
    recognises: { head in
      let outline = head.outline
      guard !outline.has(any: ["$schema", "nodes", "edges", "links"]) else { return false }
      return outline.has(any: ["graph.nodes", "graph.edges", "graph.hyperedges", "graphs[].nodes", "graphs[].edges"])
    })
}

/// Writes what version 2.1 of the schema allows: everything that is not structure stands in `metadata`.
enum JSONGraphFormatWriter {
  private static let shape = FlatShape.json()

  static func text(_ graph: PropertyGraph) -> TextParts {
    let flat = FlatRows(graph, shape: shape)
    let title = flat.attributes.first { $0.key == "title" }.map { JSONText.plain($0.value) }
    let head = JSONText.object([
      ("directed", flat.isDirected ? "true" : "false"), ("label", title),
      ("metadata", JSONText.object(JSONText.members(flat.attributes.filter { $0.key != "title" }))),
    ])
    var out = TextDocument()
    out.line("{\"graph\":" + head.dropLast() + ",")
    out.write("\"nodes\":{")
    out.members(flat.nodes) { _, node in
      let parts = object(node.attributes, "label", under: "label")
      return JSONText.string(node.id) + ":" + JSONText.object(parts)
    }
    out.line("},")
    out.list("edges", flat.edges) { _, edge in
      let ends = [
        ("id", edge.id.map(JSONText.string)), ("source", JSONText.string(edge.from)),
        ("target", JSONText.string(edge.to)), ("directed", edge.isDirected.map { $0 ? "true" : "false" }),
      ]
      let attributes = edge.attributes.filter { $0.key != "is_directed" }
      return JSONText.object(ends + object(attributes, "kind", under: "relation"))
    }
    out.line("}}")
    return out.text
  }

  /// One attribute by a name that the format has for it, the others as metadata.
  private static func object(
    _ attributes: [FlatGraph.Attribute], _ key: String, under name: String
  ) -> [(String, String?)] {
    let value = attributes.first { $0.key == key }.map { JSONText.plain($0.value) }
    return [
      (name, value), ("metadata", JSONText.object(JSONText.members(attributes.filter { $0.key != key }))),
    ]
  }
}
