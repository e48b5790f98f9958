import RelationGraph

extension GraphFormat {
  /// Cytoscape.js JSON, for Cytoscape Desktop and everything built on Cytoscape.js.
  public static let cytoscape = GraphFormat(
    id: "cytoscape", title: "Cytoscape JSON", extensions: ["cyjs", "json"],
    specification: "https://js.cytoscape.org/#notation/elements-json",
    keeps: .everything,
    reader: { source throws(ReadError) in
      if isSession(try source.bytes()) { throw sessionRefusal(source.name) }
      return try CytoscapeReader.draft(source)
    },
    writer: { [WrittenFile(name: "", text: CytoscapeWriter.text($0, GraphPicture()))] },
    pictureWriter: { [WrittenFile(name: "", text: CytoscapeWriter.text($0, $1))] },
    recognises: { head in
      if isSession(head.bytes) { return true }
      let outline = head.outline
      return outline.has(any: ["elements{}", "elements[]", "nodes[].data{}", "edges[].data{}"])
        || outline.has(any: ["[].data.id", "[].data.source"])
    })

  /// Whether this is a session of Cytoscape Desktop: a zip with a folder of that name.
  private static func isSession(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      && bytes.dropFirst(30).starts(with: "CytoscapeSession".utf8)
  }

  private static func sessionRefusal(_ name: String) -> ReadError {
    ReadError(
      Diagnostic(
        .error, "cytoscape-session", "this is a session of Cytoscape: several networks, tables and views in a zip",
        at: SourceLocation(file: name),
        hint: "in Cytoscape, File > Export > Network to File… writes one network as CX2 or as .cyjs"))
  }
}
