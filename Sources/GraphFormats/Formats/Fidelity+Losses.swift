import Foundation
import RelationGraph

extension Fidelity {
  /// Every feature with its name and how often a graph uses it, field by field.
  static let features: [(feature: Fidelity, name: String, uses: @Sendable (PropertyGraph) -> [Loss])] = [
    (.nodeIDs, "ids of nodes", { count("ids of nodes", $0.nodeCount) }),
    (.labels, "names", { graph in count("names", graph.nodes.count { $0.name != nil }) }),
    (
      .names, "names in other languages",
      { graph in
        var languages: [String: Int] = [:]
        for node in graph.nodes { for language in node.names.keys { languages[language, default: 0] += 1 } }
        return languages.sorted { $0.key.precedes($1.key) }.map { Loss("names in '\($0.key)'", facts: $0.value) }
      }
    ),
    (.aliases, "aliases", { graph in count("aliases", graph.nodes.reduce(0) { $0 + $1.aliases.count }) }),
    (
      .nodeKinds, "kinds of nodes",
      { graph in count("kinds of nodes", (0..<graph.nodeCount).count { graph.nodeKind(at: $0) != .unspecified }) }
    ),
    (
      .relationKinds, "kinds of relations",
      { graph in
        count("kinds of relations", (0..<graph.relationCount).count { graph.relationKind(at: $0) != .unspecified })
      }
    ),
    (.nodeProperties, "properties of nodes", { properties($0.nodes.lazy.map(\.properties), "nodes") }),
    (
      .relationProperties, "properties of relations",
      { graph in properties(graph.relations.lazy.map(\.properties), "relations").filter { $0.field != weightField } }
    ),
    (
      .weights, "weights of relations",
      { graph in properties(graph.relations.lazy.map(\.properties), "relations").filter { $0.field == weightField } }
    ),
    (
      .propertyTypes, "types of properties (dates, lists, mixed columns, text that looks like a number)",
      {
        looselyTyped($0.nodes.lazy.map(\.properties), "nodes")
          + looselyTyped($0.relations.lazy.map(\.properties), "relations")
      }
    ),
    (
      .sign, "signs",
      { graph in count("signs", (0..<graph.relationCount).count { graph.relationSign(at: $0) != .neutral }) }
    ),
    (
      .dates, "dates",
      { graph in
        count("dates of nodes", (0..<graph.nodeCount).count { graph.nodeValidity(at: $0) != .unknown })
          + count("dates of relations", (0..<graph.relationCount).count { graph.relationValidity(at: $0) != .unknown })
      }
    ),
    (
      .evidence, "evidence (locators, confidence, statements)",
      { graph in
        count("evidence of nodes", graph.nodes.reduce(0) { $0 + $1.evidence.count })
          + count(
            "evidence of relations",
            (0..<graph.relationCount).reduce(0) { $0 + graph.relationEvidence(at: $1).count })
      }
    ),
    (.sources, "source descriptions", { count("source descriptions", $0.sources.count) }),
    (
      .schema, "the schema",
      { count("the schema", $0.schema.id == "open" && SchemaExtension(from: $0.schema).isPlain ? 0 : 1) }
    ),
    (
      .direction, "directions",
      { graph in count("directions", (0..<graph.relationCount).count { graph.isDirected(relationAt: $0) }) }
    ),
    (
      .mixedDirection, "directed beside undirected relations",
      { graph in
        let undirected = (0..<graph.relationCount).count { !graph.isDirected(relationAt: $0) }
        return count(
          "directed beside undirected relations", undirected == graph.relationCount ? 0 : undirected)
      }
    ),
    (
      .parallels, "parallel relations",
      { count("parallel relations", $0.relationCount - $0.relationCount(keeping: .everything.subtracting(.parallels))) }
    ),
    (
      .loops, "relations of a node to itself",
      { graph in
        count(
          "relations of a node to itself",
          (0..<graph.relationCount).count { graph.relationEnds(at: $0).from == graph.relationEnds(at: $0).to })
      }
    ),
    (.isolates, "nodes without relations", { count("nodes without relations", $0.isolates.count) }),
    (
      .relationIDs, "ids of relations",
      { graph in count("ids of relations", graph.relations.count { $0.id != nil }) }
    ),
    (
      .title, "title, description and language",
      { graph in
        count("title, description and language", [graph.title, graph.summary, graph.language].count { $0 != nil })
      }
    ),
  ]

  private static let weightField = "property 'weight' of relations"

  private static func count(_ field: String, _ facts: Int) -> [Loss] { facts == 0 ? [] : [Loss(field, facts: facts)] }

  private static func properties(_ rows: some Sequence<[String: PropertyValue]>, _ owner: String) -> [Loss] {
    var uses: [String: Int] = [:]
    for key in rows.lazy.flatMap(\.keys) { uses[key, default: 0] += 1 }
    return uses.sorted { $0.key.precedes($1.key) }.map { Loss("property '\($0.key)' of \(owner)", facts: $0.value) }
  }

  /// The values whose type a table of plain fields cannot tell.
  private static func looselyTyped(_ rows: some Collection<[String: PropertyValue]>, _ owner: String) -> [Loss] {
    var types: [String: Set<PropertyType>] = [:]
    for (key, value) in rows.joined() { types[key, default: []].insert(value.type) }
    var uses: [String: Int] = [:]
    for (key, value) in rows.joined() {
      let isLoose =
        switch value {
        case .date, .list: true
        case .text(let text): PlainScalar.value(text).type != .text || types[key]?.count != 1
        default: types[key]?.count != 1
        }
      if isLoose { uses[key, default: 0] += 1 }
    }
    return uses.sorted { $0.key.precedes($1.key) }.map {
      Loss("type of property '\($0.key)' of \(owner)", facts: $0.value)
    }
  }

  /// The names of the features in this set.
  public var names: [String] { Self.features.filter { contains($0.feature) }.map(\.name) }

  /// The set in few words: `everything`, `everything but the schema`, or what it holds.
  public var summary: String {
    if self == .everything { return "everything" }
    func words(_ set: Fidelity) -> [String] {
      Self.features.filter { set.contains($0.feature) && !isImplied($0.feature) }.map { feature in
        // What stands in brackets is for the list of losses.
        String(feature.name.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
      }
    }
    let (kept, lost) = (words(self), words(Fidelity.everything.subtracting(self)))
    return lost.count <= kept.count ? "everything but " + lost.joined(separator: ", ") : kept.joined(separator: ", ")
  }

  /// What of `graph` is lost when only this is kept, field by field.
  public func losses(of graph: PropertyGraph) -> [Loss] {
    Self.features.flatMap { feature in
      if feature.feature == .parallels, !contains(.parallels) {
        return Self.count(feature.name, mergedRelations(of: graph))
      }
      let isKept = contains(feature.feature) || feature.feature == .weights && contains(.relationProperties)
      return isKept || isImplied(feature.feature) ? [] : feature.uses(graph)
    }
  }

  /// How many relations become one with another: without kinds and directions there are more of them.
  private func mergedRelations(of graph: PropertyGraph) -> Int {
    let lost = Fidelity([.relationKinds, .direction, .mixedDirection]).subtracting(self)
    let kept = Fidelity.everything.subtracting(lost.isEmpty ? [] : lost.union(.schema))
    return graph.relationCount - graph.relationCount(keeping: kept.subtracting(.parallels))
  }

  /// Whether a feature is already lost with another one, which says it.
  private func isImplied(_ feature: Fidelity) -> Bool {
    switch feature {
    case .mixedDirection: !contains(.direction)
    case .propertyTypes: isDisjoint(with: .properties)
    default: false
    }
  }
}

extension PropertyGraph {
  /// The indices of the nodes without relations.
  var isolates: [Int] {
    var isTied = [Bool](repeating: false, count: nodeCount)
    for index in 0..<relationCount {
      let ends = relationEnds(at: index)
      (isTied[ends.from], isTied[ends.to]) = (true, true)
    }
    return isTied.indices.filter { !isTied[$0] }
  }
}
