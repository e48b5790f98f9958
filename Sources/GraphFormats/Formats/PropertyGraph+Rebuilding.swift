import RelationGraph

extension PropertyGraph {
  /// The graph with its records changed; as it was where the changed records make no graph.
  func rebuilt(_ change: (inout GraphDraft) -> Void) -> PropertyGraph {
    var draft = GraphDraft()
    (draft.title, draft.summary, draft.language) = (title, summary, language)
    draft.schema.value = SchemaExtension(from: schema)
    draft.sources = sources.map { GraphDraft.Located($0) }
    draft.nodes = nodes.map { GraphDraft.Located($0) }
    draft.relations = relations.map { GraphDraft.Located($0) }
    change(&draft)
    return (try? draft.build())?.graph ?? self
  }
}
