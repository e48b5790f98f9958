import RelationGraph

extension GraphFormat {
  /// What CSV gives back: of evidence only the sources, as a property of that name, where no property has it already.
  static func keptInCSV(_ graph: PropertyGraph) -> PropertyGraph {
    func with(_ properties: [String: PropertyValue], _ evidence: [Evidence]) -> [String: PropertyValue] {
      guard !evidence.isEmpty else { return properties }
      return properties.merging(["sources": .text(CSVList.field(evidence.map(\.source)))]) { $1 }
    }
    var draft = GraphDraft()
    draft.schema.value = SchemaExtension(from: graph.schema)
    let (ofNodes, ofRelations) = (
      !graph.nodePropertyKeys.contains("sources"), !graph.relationPropertyKeys.contains("sources")
    )
    for var node in graph.nodes {
      if ofNodes { node.properties = with(node.properties, node.evidence) }
      node.evidence = []
      draft.nodes.append(GraphDraft.Located(node))
    }
    for var relation in graph.relations {
      if ofRelations { relation.properties = with(relation.properties, relation.evidence) }
      relation.evidence = []
      draft.relations.append(GraphDraft.Located(relation))
    }
    return ((try? draft.build())?.graph ?? graph).keeping(GraphFormat.csv.keeps)
  }
}
