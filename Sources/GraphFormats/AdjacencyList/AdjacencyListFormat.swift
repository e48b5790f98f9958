import RelationGraph

extension GraphFormat {
  /// A node and its neighbours a line, as NetworkX writes it.
  public static let adjacencyList = GraphFormat(
    id: "adjlist", title: "Adjacency list", extensions: ["adjlist", "adj"],
    specification: "https://networkx.org/documentation/stable/reference/readwrite/adjlist.html",
    keeps: [.nodeIDs, .direction, .loops, .isolates],
    reader: { source throws(ReadError) in
      var reader = AdjacencyListReader(file: source.name)
      return try reader.read(source)
    },
    writer: { [WrittenFile(name: "", bytes: AdjacencyListWriter.bytes($0))] },
    lossRule: { AdjacencyListWriter.losses(of: $0) })
}
