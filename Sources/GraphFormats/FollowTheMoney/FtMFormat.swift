import RelationGraph

extension GraphFormat {
  /// Entities of people, companies and their ties, as Aleph and OpenSanctions exchange them.
  public static let followTheMoney = GraphFormat(
    id: "ftm", title: "FollowTheMoney entities", extensions: ["ijson", "ftm"],
    specification: "https://followthemoney.tech", keeps: [.nodeIDs, .isolates, .parallels, .loops, .relationIDs],
    reader: { source throws(ReadError) in try FtMEntityReader.draft(source) },
    writer: { [WrittenFile(name: "", bytes: FtMWriter.entities($0))] },
    recognises: { head in
      head.isJSON && (head.hasKey("schema") && head.hasKey("properties") && head.hasKey("id") || FtMStatements.areIn(head))
    },
    lossRule: { FtMLosses.losses(of: $0) }, keepRule: { FtMLosses.kept(of: $0) })
}
