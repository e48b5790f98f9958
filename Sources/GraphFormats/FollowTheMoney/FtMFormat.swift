import RelationGraph

extension GraphFormat {
  /// Entities of people, companies and their ties, as Aleph and OpenSanctions exchange them.
  public static let followTheMoney = GraphFormat(
    id: "ftm", title: "FollowTheMoney entities", extensions: ["ijson", "ftm", "jsonl", "json"],
    specification: "https://followthemoney.tech", keeps: [.nodeIDs, .isolates, .parallels, .loops, .relationIDs],
    reader: { source throws(ReadError) in try FtMEntityReader.draft(source) },
    writer: { [WrittenFile(name: "", bytes: FtMWriter.entities($0))] },
    recognises: { head in
      head.isJSON
        && (head.text.firstMatch(of: /"schema"\s*:\s*"[A-Z]/) != nil && head.hasKey("properties") && head.hasKey("id")
          || FtMStatements.areIn(head))
    },
    lossRule: { FtMLosses.losses(of: $0, FtMLosses.entities($0)) },
    keepRule: { FtMLosses.kept(of: $0, FtMLosses.entities($0)) })

  /// The same value by value, each with the data set that says so.
  public static let followTheMoneyStatements = GraphFormat(
    id: "ftm-statements", title: "FollowTheMoney statements", extensions: ["statements", "csv"],
    specification: "https://followthemoney.tech/docs/statements/",
    keeps: [.nodeIDs, .isolates, .parallels, .loops, .relationIDs],
    reader: { source throws(ReadError) in FtMStatements.draft(try CSVTable(source)) },
    writer: { [WrittenFile(name: "", bytes: FtMStatementWriter.bytes($0))] },
    recognises: { FtMStatements.isHeader($0.firstLine) },
    lossRule: { FtMLosses.losses(of: $0, FtMLosses.statements($0)) },
    keepRule: { FtMLosses.kept(of: $0, FtMLosses.statements($0)) })
}
