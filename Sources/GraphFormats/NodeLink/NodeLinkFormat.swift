import RelationGraph

extension GraphFormat {
  /// JSON node-link, for NetworkX, D3 and everything that reads JSON.
  public static let nodeLink = GraphFormat(
    id: "node-link", title: "JSON node-link", extensions: ["json"],
    specification: "https://networkx.org/documentation/stable/reference/readwrite/json_graph.html",
    keeps: .everything,
    reader: { source throws(ReadError) in try NodeLinkReader.draft(source) },
    writer: { [WrittenFile(name: "", text: NodeLinkWriter.text($0, GraphPicture()))] },
    pictureWriter: { [WrittenFile(name: "", text: NodeLinkWriter.text($0, $1))] },
    recognises: { head in
      let outline = head.outline
      guard outline.has("{}"), !outline.has(any: ["elements", "nodes[].data", "$schema"]), !isGraphology(outline)
      else { return false }
      return outline.has("nodes[]") || outline.has(any: ["links[].source", "edges[].source"])
    })
}

/// Writes what `networkx.node_link_graph` reads.
enum NodeLinkWriter {
  private static let shape = FlatShape.json(edgeKeys: ["directed"])

  static func text(_ graph: PropertyGraph, _ picture: GraphPicture) -> TextParts {
    let flat = FlatRows(graph, shape: shape.reserving(picture, ["x", "y"]))
    var out = TextDocument()
    out.line("{\"directed\":\(flat.isDirected),\"multigraph\":true,")
    out.line("\"graph\":\(JSONText.object(JSONText.members(flat.attributes))),")
    out.list("nodes", flat.nodes) { _, node in
      let mark = picture.marks[node.id]
      return JSONText.object(
        [
          ("id", JSONText.string(node.id)), ("x", mark.map { JSONText.number($0.x) }),
          ("y", mark.map { JSONText.number($0.y) }),
        ] + JSONText.members(node.attributes))
    }
    out.line(",")
    out.list("edges", flat.edges) { _, edge in
      JSONText.object(
        [
          ("source", JSONText.string(edge.from)), ("target", JSONText.string(edge.to)),
          ("key", edge.id.map(JSONText.string)),
        ] + JSONText.members(edge.attributes))
    }
    out.line("}")
    return out.text
  }
}
