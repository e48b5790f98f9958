import RelationGraph

/// Writes the elements with flat data; `y` points downwards there.
enum CytoscapeWriter {
  /// Keys that stand for something else in Cytoscape, or in NetworkX, which reads the format too.
  private static let shape = FlatShape.json(
    nodeKeys: ["name", "value", "parent", "SUID", "shared_name", "selected"],
    edgeKeys: ["name", "interaction", "directed", "SUID", "shared_name", "shared_interaction", "selected"])

  static func text(_ graph: PropertyGraph, _ picture: GraphPicture) -> TextParts {
    let flat = FlatRows(graph, shape: shape.reserving(picture, ["x", "y"]))
    let head = JSONText.members(flat.attributes, ["title": "name"])
    var out = TextDocument()
    out.line(
      "{\"format_version\":\"1.0\",\"generated_by\":\"entente\",\"target_cytoscapejs_version\":\"~2.1\","
        + "\"directed\":\(flat.isDirected),\"multigraph\":true,")
    out.line("\"data\":\(JSONText.object(head)),\"elements\":{")
    out.list("nodes", flat.nodes) { _, node in
      let mark = picture.marks[node.id]
      let id = JSONText.string(node.id)
      let data = JSONText.object([("id", id), ("value", id)] + JSONText.members(node.attributes, ["label": "name"]))
      return JSONText.object([
        ("data", data),
        ("position", mark.map { JSONText.object([("x", JSONText.number($0.x)), ("y", JSONText.number(-$0.y))]) }),
        ("style", mark.map(style)),
      ])
    }
    out.line(",")
    out.list("edges", flat.edges) { _, edge in
      let id = edge.id.map(JSONText.string)
      let ends = [
        ("id", id), ("key", id), ("source", JSONText.string(edge.from)), ("target", JSONText.string(edge.to)),
      ]
      let data = JSONText.object(ends + JSONText.members(edge.attributes, ["kind": "interaction"]))
      return JSONText.object([("data", data)])
    }
    out.line("}}")
    return out.text
  }

  private static func style(_ mark: GraphPicture.Mark) -> String {
    JSONText.object([
      ("shape", JSONText.string(mark.shape.rawValue)), ("width", JSONText.number(mark.width)),
      ("height", JSONText.number(mark.height)),
      ("background-color", JSONText.string(GraphPicture.Mark.text(mark.fill))),
      ("border-color", JSONText.string(GraphPicture.Mark.text(mark.border))),
    ])
  }
}
