import RelationGraph

extension GraphFormat {
  /// METIS: one line of neighbours a node, for partitioning.
  public static let metis = GraphFormat(
    id: "metis", title: "METIS", extensions: ["graph", "metis"],
    specification: "https://github.com/KarypisLab/METIS/blob/master/manual/manual.pdf",
    keeps: [.isolates, .propertyTypes],
    reader: { source throws(ReadError) in try METISReader.read(source).draft() },
    writer: { [WrittenFile(name: "", text: METISWriter.text($0))] },
    lossRule: METISWriter.losses,
    keepRule: { METISWriter.kept($0).graph })
}
