import RelationGraph

extension GraphFormat {
  /// Version 2 of the format of Cytoscape and NDEx.
  public static let cx2 = GraphFormat(
    id: "cx2", title: "CX2 (Cytoscape, NDEx)", extensions: ["cx2"],
    specification: "https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/",
    keeps: .everything,
    reader: { source throws(ReadError) in try CX2Reader.draft(source) },
    writer: { [WrittenFile(name: "", text: CX2Writer.text($0, GraphPicture()))] },
    pictureWriter: { [WrittenFile(name: "", text: CX2Writer.text($0, $1))] },
    recognises: { $0.outline.has("[].CXVersion") })

  /// Version 1, which NDEx still gives out; it is read only.
  public static let cx = GraphFormat(
    id: "cx", title: "CX (NDEx, version 1)", extensions: ["cx"],
    specification: "https://cytoscape.org/cx/specification/cytoscape-exchange-format-specification-(version-1)/",
    keeps: [],
    reader: { source throws(ReadError) in try CX1Reader.draft(source) },
    writer: nil,
    recognises: { head in
      let outline = head.outline
      guard outline.has("[]"), !outline.has("[].CXVersion") else { return false }
      return outline.has(any: ["[].numberVerification", "[].metaData", "[].nodes[].@id", "[].edges[].@id"])
    })
}
