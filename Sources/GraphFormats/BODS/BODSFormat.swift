import RelationGraph

extension GraphFormat {
  /// Who owns and who controls what, as registers publish it.
  public static let beneficialOwnership = GraphFormat(
    id: "bods", title: "Beneficial Ownership Data Standard", extensions: ["bods", "json", "jsonl"],
    specification: "https://standard.openownership.org/en/0.4.0/", keeps: [.nodeIDs, .isolates],
    reader: { source throws(ReadError) in try BODSReader.draft(source) },
    writer: { graph in
      var out = TextBuffer()
      out.line("[")
      JSONText.lines(BODSEncoder(graph).statements, to: &out)
      out.line("]")
      return [WrittenFile(name: "", bytes: out.bytes)]
    },
    recognises: { head in
      head.isJSON
        && (head.hasKey("statementId") && head.hasKey("recordDetails")
          || head.hasKey("statementID") && head.hasKey("statementType"))
    },
    lossRule: { BODSLosses.losses(of: $0) }, keepRule: { BODSLosses.kept(of: $0) })
}

/// What a graph is after being written as statements, and what is missing then.
enum BODSLosses {
  static func kept(of graph: PropertyGraph) -> PropertyGraph {
    (try? read(BODSEncoder(graph)).draft.build())?.graph ?? graph
  }

  static func losses(of graph: PropertyGraph) -> [Loss] {
    let graph = graph.canonical()
    let encoder = BODSEncoder(graph)
    let read = read(encoder)
    let relations = encoder.places.map { place in place.flatMap { read.interests[$0] } }
    return LossComparison.losses(of: graph, in: read.draft, relations: relations)
  }

  private static func read(_ encoder: BODSEncoder) -> BODSReader {
    BODSReader(encoder.statements.compactMap { JSONRecord($0) }.map { ($0, SourceLocation(file: "")) })
  }
}
