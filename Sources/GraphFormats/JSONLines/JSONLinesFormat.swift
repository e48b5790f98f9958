import RelationGraph

extension GraphFormat {
  /// The native format for machines: a JSON object a line, each with one of `graph`, `source`, `node`, `relation`.
  public static let jsonLines = GraphFormat(
    id: "jsonl", title: "Entente JSON Lines", extensions: ["jsonl", "ndjson"],
    specification: "https://jsonlines.org", keeps: .everything,
    reader: { source throws(ReadError) in
      var reader = JSONLinesReader(file: source.name)
      return try reader.read(source.bytes())
    },
    writer: { [WrittenFile(name: "", text: JSONLinesWriter.text($0))] },
    recognises: { head in
      guard head.text.prefixMatch(of: /\{\s*"(graph|source|node|relation)"\s*:/) != nil else { return false }
      // In JSON Graph Format the graph is one object with everything in it.
      return !head.outline.has(any: ["graph.nodes", "graph.edges", "graph.hyperedges"])
    })
}

extension GraphFormat {
  /// The bytes that the hash of a graph is taken of: ``jsonLines``, in canonical order.
  package static func canonicalForm(of graph: PropertyGraph) -> TextParts { JSONLinesWriter.text(graph.canonical()) }
}
