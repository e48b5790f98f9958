import RelationGraph

extension GraphFormat {
  /// GEXF 1.3, for Gephi, Gephi Lite, sigma.js; older versions are read.
  public static let gexf = GraphFormat(
    id: "gexf", title: "GEXF 1.3", extensions: ["gexf"], specification: "https://gexf.net/schema.html",
    keeps: .everything,
    reader: { source throws(ReadError) in
      var reader = try GEXFReader(source)
      return try reader.read()
    },
    writer: { [WrittenFile(name: "", text: GEXFWriter.text($0, GraphPicture()))] },
    pictureWriter: { [WrittenFile(name: "", text: GEXFWriter.text($0, $1))] },
    recognises: { $0.hasXMLRoot("gexf") })
}
