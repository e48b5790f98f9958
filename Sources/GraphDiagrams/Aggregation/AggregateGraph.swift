import GraphProjection
import RelationGraph

/// The graph of the groups: what is drawn, searched and listed like any other.
struct AggregateGraph {
  let source: ProjectedGraph
  let groups: [GraphAggregation.Group]
  let ties: [GraphAggregation.Tie]
  let unit: String

  static let idPrefix = "group-"

  /// The id of a group; in the order of the groups, also by UTF-8.
  static func id(_ group: Int) -> String {
    let digits = String(group + 1)
    return idPrefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Groups as nodes with their counts as properties, and for every tie between two of them one undirected relation.
  var graph: PropertyGraph {
    let rule = RelationRule(isDirected: false)
    var graph = PropertyGraph(
      schema: Schema(id: "open", title: "Groups", isOpen: true, fallback: rule), title: source.source.title)
    graph.language = source.source.language
    var inside = [Int](repeating: 0, count: groups.count)
    for tie in ties where tie.from == tie.to { inside[tie.from] += tie.count }
    for (index, group) in groups.enumerated() {
      let central = group.central.map { PropertyValue.text(source.nodeLabel($0)) }
      // The ids are made here and differ: the edit is accepted.
      try? graph.insert(
        Node(
          id: Self.id(index), kind: group.kind, name: group.name,
          properties: [
            "members": .integer(group.members.count), "inside": .integer(inside[index]), "central": .list(central),
          ]))
    }
    for tie in ties where tie.from != tie.to {
      let statements = tie.relations.reduce(0) { $0 + source.source.relationEvidence(at: $1).count }
      _ = try? graph.insert(
        Relation(
          kind: tie.kind, from: Self.id(tie.from), to: Self.id(tie.to), sign: tie.sign == .neutral ? nil : tie.sign,
          properties: [unit: .integer(tie.count), "statements": .integer(statements)]))
    }
    return graph.canonical()
  }
}
