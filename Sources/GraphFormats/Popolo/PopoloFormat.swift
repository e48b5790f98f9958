import RelationGraph

extension GraphFormat {
  /// People, organisations, posts and memberships of parliaments and governments.
  public static let popolo = GraphFormat(
    id: "popolo", title: "Popolo", extensions: ["popolo", "json"],
    specification: "https://www.popoloproject.com/specs/",
    keeps: [.nodeIDs, .labels, .names, .isolates],
    reader: { source throws(ReadError) in try PopoloReader.draft(source) },
    writer: { [WrittenFile(name: "", bytes: JSONText.document(PopoloEncoder($0).document))] },
    recognises: { head in
      guard head.isJSON, head.text.first == "{" else { return false }
      let lists = ["persons", "organizations", "memberships", "posts", "areas"].count { head.hasKey($0) }
      return lists > 1 || head.hasKey("persons") && (head.hasKey("other_names") || head.hasKey("identifiers"))
    },
    lossRule: { PopoloLosses.losses(of: $0) }, keepRule: { PopoloLosses.kept(of: $0) })
}

/// What a graph is after being written as Popolo, and what is missing then.
enum PopoloLosses {
  static func kept(of graph: PropertyGraph) -> PropertyGraph {
    (try? read(PopoloEncoder(graph))?.draft.build())?.graph ?? graph
  }

  static func losses(of graph: PropertyGraph) -> [Loss] {
    let graph = graph.canonical()
    let encoder = PopoloEncoder(graph)
    guard let read = read(encoder) else { return [] }
    let relations = graph.relations.enumerated().map { index, relation -> Relation? in
      switch encoder.places[index] {
      case .reference: relation
      case .membership(let key): read.memberships[key]
      case .nowhere: nil
      }
    }
    return LossComparison.losses(of: graph, in: read.draft, relations: relations)
  }

  private static func read(_ encoder: PopoloEncoder) -> PopoloReader? {
    JSONRecord(.object(encoder.document)).map { record in PopoloReader(record) { _ in SourceLocation(file: "") } }
  }
}
