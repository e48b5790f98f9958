import RelationGraph

extension GraphFormat {
  /// GraphML, for Gephi, Cytoscape, NetworkX, igraph, yEd.
  public static let graphML = GraphFormat(
    id: "graphml", title: "GraphML", extensions: ["graphml"],
    specification: "http://graphml.graphdrawing.org/specification.html", keeps: .everything,
    reader: { source throws(ReadError) in
      var reader = try GraphMLReader(source)
      return try reader.read()
    },
    writer: { [WrittenFile(name: "", text: GraphMLWriter.text($0))] },
    recognises: { $0.hasXMLRoot("graphml") })
}

extension ContentHead {
  /// Whether it may be an XML document with this root element, also in UTF-16.
  func hasXMLRoot(_ name: String) -> Bool {
    guard XMLEncoding.wide(bytes) != nil else { return hasRoot(name) }
    return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self).contains("<\(name)")
  }
}
