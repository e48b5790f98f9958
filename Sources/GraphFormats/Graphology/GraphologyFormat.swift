import RelationGraph

extension GraphFormat {
  /// The serialisation of graphology, which sigma.js and Gephi Lite draw.
  public static let graphology = GraphFormat(
    id: "graphology", title: "graphology JSON", extensions: ["json"],
    specification: "https://graphology.github.io/serialization.html", keeps: .everything,
    reader: { source throws(ReadError) in try GraphologyReader.draft(source) },
    writer: { [WrittenFile(name: "", text: GraphologyWriter.text($0))] },
    recognises: { isGraphology($0.outline) })

  /// Whether these are the keys of graphology; node-link JSON has the same lists.
  static func isGraphology(_ outline: JSONOutline) -> Bool {
    guard outline.has("{}"), !outline.has(any: ["$schema", "elements", "nodes[].data"]) else { return false }
    return outline.has(any: ["options.type", "options.multi", "options.allowSelfLoops", "nodes[].attributes{}"])
      || outline.has("nodes[].key") && outline.has(any: ["attributes", "edges[].attributes{}", "edges[].undirected"])
  }
}

/// Writes what `Graph.from` of graphology reads.
enum GraphologyWriter {
  private static let shape = FlatShape.json()

  static func text(_ graph: PropertyGraph) -> TextParts {
    let flat = FlatRows(graph, shape: shape)
    let directions = (0..<graph.relationCount).lazy.map { graph.isDirected(relationAt: $0) }
    let isMixed = directions.contains(true) && directions.contains(false)
    let type = isMixed ? "mixed" : flat.isDirected ? "directed" : "undirected"
    var out = TextDocument()
    out.line("{\"options\":{\"type\":\"\(type)\",\"multi\":true,\"allowSelfLoops\":true},")
    out.line("\"attributes\":\(JSONText.object(JSONText.members(flat.attributes))),")
    out.list("nodes", flat.nodes) { _, node in
      JSONText.object([
        ("key", JSONText.string(node.id)), ("attributes", JSONText.object(JSONText.members(node.attributes))),
      ])
    }
    out.line(",")
    out.list("edges", flat.edges) { _, edge in
      let attributes = edge.attributes.filter { $0.key != "is_directed" }
      return JSONText.object([
        ("key", edge.id.map(JSONText.string)), ("source", JSONText.string(edge.from)),
        ("target", JSONText.string(edge.to)), ("undirected", edge.isDirected == false ? "true" : nil),
        ("attributes", JSONText.object(JSONText.members(attributes))),
      ])
    }
    out.line("}")
    return out.text
  }
}
