import RelationGraph

/// What a graph is after being written as entities, and what is missing then.
enum FtMLosses {
  static func kept(of graph: PropertyGraph) -> PropertyGraph {
    (try? FtMDraft(FtMEncoder(graph).asRead).draft.build())?.graph ?? graph
  }

  static func losses(of graph: PropertyGraph) -> [Loss] {
    let graph = graph.canonical()
    let encoder = FtMEncoder(graph)
    let read = FtMDraft(encoder.asRead)
    let relations = graph.relations.enumerated().map { index, relation in
      encoder.relationEntities[index].map { read.edges[$0] } ?? relation
    }
    return LossComparison.losses(of: graph, in: read.draft, relations: relations)
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
      if !entity.datasets.isEmpty { entity.fields = entity.fields.filter { $0.key == "target" || $0.key == "last_change" } }
      return entity
    }
  }
}
