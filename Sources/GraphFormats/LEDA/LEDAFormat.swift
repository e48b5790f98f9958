import RelationGraph

extension GraphFormat {
  /// LEDA's graph format, which igraph writes.
  public static let leda = GraphFormat(
    id: "leda", title: "LEDA", extensions: ["lgr", "gw"],
    specification: "https://www.algorithmic-solutions.info/leda_guide/graphs/leda_native_graph_fileformat.html",
    keeps: [.nodeIDs, .direction, .parallels, .loops, .isolates, .weights, .propertyTypes],
    reader: { source throws(ReadError) in try LEDAReader.read(source).draft() },
    writer: { [WrittenFile(name: "", text: LEDAWriter.text($0))] },
    recognises: { $0.firstLine.hasPrefix("LEDA.GRAPH") },
    lossRule: LEDAWriter.losses,
    keepRule: { LEDAWriter.kept($0).graph })
}
