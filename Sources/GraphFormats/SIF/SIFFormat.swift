import RelationGraph

extension GraphFormat {
  /// Cytoscape's simple interaction format: `a pp b c`, and nodes alone.
  public static let sif = GraphFormat(
    id: "sif", title: "SIF", extensions: ["sif"],
    specification: "https://manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html",
    keeps: [.nodeIDs, .relationKinds, .direction, .loops, .isolates],
    reader: { source throws(ReadError) in
      var reader = SIFReader(file: source.name)
      return try reader.read(source)
    },
    writer: { [WrittenFile(name: "", text: SIFWriter.text($0))] },
    lossRule: { SIFWriter.losses(of: $0) },
    keepRule: { SIFWriter.kept(of: $0) })
}
