import RelationGraph

/// What a graph is after being written as entities or as statements, and what is missing then.
enum FtMLosses {
  static func entities(_ graph: PropertyGraph) -> (encoder: FtMEncoder, read: FtMDraft) {
    let encoder = FtMEncoder(graph)
    return (encoder, FtMDraft(encoder.asRead))
  }

  static func statements(_ graph: PropertyGraph) -> (encoder: FtMEncoder, read: FtMDraft) {
    let encoder = FtMEncoder(graph, hasLanguages: true)
    return (encoder, FtMStatements.read(FtMStatementWriter.rows(encoder.entities)))
  }

  static func kept(of graph: PropertyGraph, _ written: (encoder: FtMEncoder, read: FtMDraft)) -> PropertyGraph {
    (try? written.read.draft.build())?.graph ?? graph
  }

  static func losses(of graph: PropertyGraph, _ written: (encoder: FtMEncoder, read: FtMDraft)) -> [Loss] {
    let graph = graph.canonical()
    let relations = graph.relations.enumerated().map { index, relation in
      written.encoder.relationEntities[index].map { written.read.edges[$0] } ?? relation
    }
    return LossComparison.losses(of: graph, in: written.read.draft, relations: relations)
  }
}

extension FtMEncoder {
  /// The entities as a reader finds them: with one date for all data sets.
  var asRead: [FtMEntity] {
    entities.map { entity in
      var entity = entity
      entity.properties = entity.properties.filter { !$0.value.isEmpty }
      let (first, last) = entity.datesOfAllDatasets
      entity.datasets = entity.datasets.map { .init(name: $0.name, firstSeen: first, lastSeen: last) }
      if !entity.datasets.isEmpty {
        entity.fields = entity.fields.filter { $0.key == "target" || $0.key == "last_change" }
      }
      return entity
    }
  }
}
