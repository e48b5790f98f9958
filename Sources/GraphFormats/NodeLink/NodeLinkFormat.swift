import RelationGraph

extension GraphFormat {
  /// JSON node-link, for NetworkX, D3 and everything that reads JSON.
  public static let nodeLink = GraphFormat(
    id: "node-link", title: "JSON node-link", extensions: ["json"],
    specification: "https://networkx.org/documentation/stable/reference/readwrite/json_graph.html",
    keeps: [.structure, .labels, .kinds, .names, .aliases, .properties, .sign, .dates, .title],
    reader: nil,
    writer: { graph in
      let nodes = graph.nodes.map { node in
        JSONText.object([("id", JSONText.string(node.id))] + members(ExportAttributes.of(node)))
      }
      let edges = graph.relations.enumerated().map { index, relation in
        JSONText.object(
          [
            ("source", JSONText.string(relation.from)), ("target", JSONText.string(relation.to)),
            ("key", JSONText.string(graph.relationID(at: index))),
          ] + members(ExportAttributes.of(relation, at: index, in: graph)))
      }
      let head = JSONText.object([
        ("title", graph.title.map(JSONText.string)), ("description", graph.summary.map(JSONText.string)),
        ("language", graph.language.map(JSONText.string)),
      ])
      var out = TextBuffer()
      out.line("{\"directed\":\(ExportAttributes.isUndirected(graph) ? "false" : "true"),\"multigraph\":true,")
      out.line("\"graph\":\(head),")
      out.line("\"nodes\":[\n" + nodes.joined(separator: ",\n") + "],")
      out.line("\"edges\":[\n" + edges.joined(separator: ",\n") + "]}")
      return [WrittenFile(name: "", bytes: out.bytes)]
    })

  private static func members(_ attributes: [(key: String, value: PropertyValue)]) -> [(String, String?)] {
    attributes.map { ($0.key, plainJSON($0.value)) }
  }

  /// A value without its type: dates are texts.
  static func plainJSON(_ value: PropertyValue) -> String {
    switch value {
    case .date(let date): JSONText.string(date.description)
    case .list(let values): JSONText.array(values.map { plainJSON($0) })
    default: JSONText.value(value)
    }
  }
}
