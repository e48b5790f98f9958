import RelationGraph

/// Finds what is lost by holding every fact against what came of it, for formats with records of another shape.
struct LossComparison {
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  /// - Parameters:
  ///   - graph: what is written.
  ///   - draft: what is read.
  ///   - relations: for every relation of `graph` the one it became; `nil` where it is not written.
  static func losses(of graph: PropertyGraph, in draft: GraphDraft, relations: [Relation?]) -> [Loss] {
    var comparison = LossComparison()
    comparison.compareHead(graph, draft)
    var nodes: [String: Node] = [:]
    for record in draft.nodes { nodes[record.value.id] = record.value }
    for node in graph.nodes { comparison.compare(node, nodes[node.id]) }
    for (index, relation) in graph.relations.enumerated() {
      let written = index < relations.count ? relations[index] : nil
      comparison.compare(relation, written, at: index, in: graph, draft.schema.value.resolved() ?? .open)
    }
    return comparison.order.map { Loss($0, facts: comparison.counts[$0] ?? 0) }
  }

  private mutating func count(_ field: String, if isLost: Bool = true) {
    guard isLost else { return }
    if counts.updateValue((counts[field] ?? 0) + 1, forKey: field) == nil { order.append(field) }
  }

  private mutating func compareHead(_ graph: PropertyGraph, _ draft: GraphDraft) {
    let head = "title, description and language"
    count(head, if: graph.title != nil && graph.title != draft.title)
    count(head, if: graph.summary != nil && graph.summary != draft.summary)
    count(head, if: graph.language != nil && graph.language != draft.language)
    let isOpen = graph.schema.id == "open" && SchemaExtension(from: graph.schema).isPlain
    count("the schema", if: !isOpen && SchemaExtension(from: graph.schema) != draft.schema.value)
    var sources: [String: Source] = [:]
    for source in draft.sources { sources[source.value.id] = source.value }
    for source in graph.sources { count("source descriptions", if: sources[source.id] != source) }
  }

  private mutating func compare(_ node: Node, _ written: Node?) {
    guard let written else { return count("whole nodes") }
    count("kind '\(node.kind.rawValue)' of nodes", if: node.kind != written.kind && node.kind != .unspecified)
    count("names of nodes", if: node.name != nil && node.name != written.name)
    for (language, name) in node.names.sorted(by: { $0.key.precedes($1.key) }) {
      count("names in '\(language)' of nodes", if: written.names[language] != name)
    }
    for alias in node.aliases { count("aliases of nodes", if: !written.aliases.contains(alias)) }
    compare(node.properties, written.properties, of: "nodes")
    compare(node.validity, written.validity, of: "nodes")
    compare(node.evidence, written.evidence, of: "nodes")
  }

  private mutating func compare(
    _ relation: Relation, _ written: Relation?, at index: Int, in graph: PropertyGraph, _ schema: Schema
  ) {
    guard let written else { return count("kind '\(relation.kind.rawValue)' of whole relations") }
    count(
      "kind '\(relation.kind.rawValue)' of relations",
      if: relation.kind != written.kind && relation.kind != .unspecified)
    let isDirected = schema.rule(for: written.kind).isDirected
    count("directions of relations", if: graph.isDirected(relationAt: index) && !isDirected)
    count("undirected, but written as directed relations", if: !graph.isDirected(relationAt: index) && isDirected)
    let sign = graph.relationSign(at: index)
    count("signs of relations", if: sign != .neutral && sign != written.sign ?? schema.rule(for: written.kind).sign)
    count("ids of relations", if: relation.id != nil && relation.id != written.id)
    compare(relation.properties, written.properties, of: "relations")
    compare(relation.validity, written.validity, of: "relations")
    compare(relation.evidence, written.evidence, of: "relations")
  }

  private mutating func compare(
    _ properties: [String: PropertyValue], _ written: [String: PropertyValue], of owner: String
  ) {
    for (key, value) in properties.sorted(by: { $0.key.precedes($1.key) }) {
      guard let other = written[key] else {
        count("property '\(key)' of \(owner)")
        continue
      }
      guard other != value else { continue }
      count(other.text == value.text ? "type of property '\(key)' of \(owner)" : "property '\(key)' of \(owner)")
    }
  }

  private mutating func compare(_ validity: Validity, _ written: Validity, of owner: String) {
    let isLost =
      validity.start != .unknown && validity.start != written.start
      || validity.end != .unknown && validity.end != written.end
    count("dates of \(owner)", if: isLost)
  }

  private mutating func compare(_ evidence: [Evidence], _ written: [Evidence], of owner: String) {
    var rest = written
    for item in evidence {
      guard let index = rest.firstIndex(of: item) ?? rest.firstIndex(where: { $0.source == item.source }) else {
        count("evidence of \(owner)")
        continue
      }
      let other = rest.remove(at: index)
      count("locators of evidence of \(owner)", if: item.locator != nil && item.locator != other.locator)
      count("confidence of evidence of \(owner)", if: item.confidence != nil && item.confidence != other.confidence)
      count("dates of evidence of \(owner)", if: item.recorded != nil && item.recorded != other.recorded)
      count("statements of evidence of \(owner)", if: item.statement != nil && item.statement != other.statement)
    }
  }
}
