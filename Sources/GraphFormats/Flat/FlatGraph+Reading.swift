import RelationGraph

extension FlatGraph {
  /// The facts that the attributes state.
  ///
  /// In files of other tools `label` or `name` is the name, `label_ja` one in another language, `kind` or else `type` the kind,
  /// `dates` or `start` and `end` the period where they hold dates, `sign` the sign where it is −1, 0 or 1 throughout; everything
  /// else is a property. Empty texts and not-a-number are missing values. Files that Entente wrote come back as they were, and what
  /// somebody changed in the attributes since then counts.
  func draft() -> GraphDraft {
    var draft = GraphDraft()
    draft.diagnostics = diagnostics
    draft.impliesNodes = impliesNodes
    var reader = FlatReader(self)
    reader.readHead(into: &draft)
    draft.nodes = nodes.map { GraphDraft.Located(reader.node($0), at: $0.location) }
    draft.relations = edges.map { GraphDraft.Located(reader.relation($0), at: $0.location) }
    reader.finish(&draft)
    return draft
  }

  /// Makes what nodes are called their ids, in formats whose own ids are only numbers.
  ///
  /// The first of the keys under which every node has a text of its own, not empty, becomes the id; edges follow. Where there is
  /// none, nothing changes.
  mutating func identifyNodes(by keys: [String]) {
    guard !attributes.contains(where: { $0.key == FlatKey.record }) else { return }
    for key in keys {
      var names: [String: String] = [:]
      var seen: Set<String> = []
      for node in nodes {
        guard let value = node.attributes.first(where: { $0.key == key })?.value else { break }
        // Tools that hold numbers only as reals write the id 1 as 1.0.
        let name = value.type == .real ? value.number.map(JSONText.number) ?? "" : value.text
        guard !name.isEmpty,
          seen.insert(name).inserted, names.updateValue(name, forKey: node.id) == nil
        else { break }
      }
      guard names.count == nodes.count, !nodes.isEmpty else { continue }
      for index in nodes.indices {
        nodes[index].id = names[nodes[index].id] ?? nodes[index].id
        nodes[index].attributes.removeAll { $0.key == key }
      }
      for index in edges.indices {
        edges[index].from = names[edges[index].from] ?? edges[index].from
        edges[index].to = names[edges[index].to] ?? edges[index].to
      }
      return
    }
  }
}
