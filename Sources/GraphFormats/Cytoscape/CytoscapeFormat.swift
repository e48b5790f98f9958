import RelationGraph

extension GraphFormat {
  /// Cytoscape.js JSON, for Cytoscape Desktop and everything built on Cytoscape.js.
  public static let cytoscape = GraphFormat(
    id: "cytoscape", title: "Cytoscape JSON", extensions: ["cyjs"],
    specification: "https://js.cytoscape.org/#notation/elements-json",
    keeps: [.structure, .labels, .kinds, .names, .aliases, .properties, .sign, .dates, .title], reader: nil,
    writer: { [WrittenFile(name: "", bytes: CytoscapeWriter.bytes($0, GraphPicture()))] },
    pictureWriter: { [WrittenFile(name: "", bytes: CytoscapeWriter.bytes($0, $1))] })
}

/// Writes the elements with flat data; `y` points downwards there.
enum CytoscapeWriter {
  static func bytes(_ graph: PropertyGraph, _ picture: GraphPicture) -> [UInt8] {
    let nodes = graph.nodes.map { node in
      let mark = picture.marks[node.id]
      let data =
        [("id", JSONText.string(node.id)), ("value", JSONText.string(node.id)), ("name", JSONText.string(node.label))]
        + members(
          ExportAttributes.of(node).filter { $0.key != "label" })
      return JSONText.object([
        ("data", JSONText.object(data)),
        (
          "position",
          mark.map { JSONText.object([("x", JSONText.number($0.x)), ("y", JSONText.number(-$0.y))]) }
        ),
        ("style", mark.map(style)),
      ])
    }
    let edges = graph.relations.enumerated().map { index, relation in
      let data =
        [
          ("id", JSONText.string(graph.relationID(at: index))), ("key", JSONText.string(graph.relationID(at: index))),
          ("source", JSONText.string(relation.from)),
          ("target", JSONText.string(relation.to)), ("interaction", JSONText.string(relation.kind.rawValue)),
        ] + members(ExportAttributes.of(relation, at: index, in: graph))
      return JSONText.object([("data", JSONText.object(data))])
    }
    let head = JSONText.object([
      ("name", graph.title.map(JSONText.string)), ("description", graph.summary.map(JSONText.string)),
    ])
    var out = TextBuffer()
    let direction = ExportAttributes.isUndirected(graph) ? "false" : "true"
    out.line(
      "{\"format_version\":\"1.0\",\"generated_by\":\"entente\",\"directed\":\(direction),\"multigraph\":true,\"data\":\(head),\"elements\":{"
    )
    out.line("\"nodes\":[\n" + nodes.joined(separator: ",\n") + "],")
    out.line("\"edges\":[\n" + edges.joined(separator: ",\n") + "]}}")
    return out.bytes
  }

  private static func style(_ mark: GraphPicture.Mark) -> String {
    JSONText.object([
      ("shape", JSONText.string(mark.shape.rawValue)), ("width", JSONText.number(mark.width)),
      ("height", JSONText.number(mark.height)),
      ("background-color", JSONText.string(GraphPicture.Mark.text(mark.fill))),
      ("border-color", JSONText.string(GraphPicture.Mark.text(mark.border))),
    ])
  }

  /// Keys that stand for something else here, or in NetworkX, which reads the format too.
  private static let reserved: Set = ["name", "value", "interaction"]

  private static func members(_ attributes: [(key: String, value: PropertyValue)]) -> [(String, String?)] {
    attributes.map { (AttributeKey.written($0.key, isReserved: reserved.contains), GraphFormat.plainJSON($0.value)) }
  }
}
