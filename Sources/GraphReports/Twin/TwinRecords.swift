import GraphFormats
import RelationGraph

/// Single facts as JSON objects. What a fact does not have is left out.
struct TwinRecords {
  let graph: PropertyGraph
  private(set) var periods = TwinPeriods()
  private(set) var sourceTexts: [String] = []
  private var sourceNumbers: [String: Int] = [:]

  init(graph: PropertyGraph) { self.graph = graph }

  /// - Parameter element: the id of the element that shows the node.
  mutating func node(_ index: Int, element: String?) -> String {
    let node = graph.nodes[index]
    let names = node.names.sorted { $0.key.precedes($1.key) }.map { ($0.key, Optional(JSONText.string($0.value))) }
    return JSONText.object([
      ("element", element.map(JSONText.string)), ("id", JSONText.string(node.id)),
      ("name", node.name.map(JSONText.string)), ("names", names.isEmpty ? nil : JSONText.object(names)),
      ("aliases", node.aliases.isEmpty ? nil : JSONText.array(node.aliases.map(JSONText.string))),
      ("kind", JSONText.string(node.kind.rawValue)), ("dates", periods.number(of: node.validity).map { String($0) }),
      ("properties", Self.properties(node.properties)), ("evidence", evidence(node.evidence)),
    ])
  }

  mutating func relation(_ index: Int, from: Int, to: Int) -> String {
    let relation = graph.relations[index]
    let sign = graph.relationSign(at: index).rawValue
    let summary = graph.schema.rule(for: relation.kind).summary
    return JSONText.object([
      ("id", JSONText.string(graph.relationID(at: index))), ("kind", JSONText.string(relation.kind.rawValue)),
      ("verb", summary.isEmpty ? nil : JSONText.string(summary)), ("from", String(from)), ("to", String(to)),
      ("isDirected", graph.isDirected(relationAt: index) ? "true" : "false"), ("sign", sign == 0 ? nil : String(sign)),
      ("dates", periods.number(of: relation.validity).map { String($0) }),
      ("properties", Self.properties(relation.properties)), ("evidence", evidence(relation.evidence)),
    ])
  }

  private mutating func evidence(_ evidence: [Evidence]) -> String? {
    guard !evidence.isEmpty else { return nil }
    return JSONText.array(
      evidence.map { item in
        JSONText.object([
          ("source", String(number(ofSource: item.source))), ("locator", item.locator.map(JSONText.string)),
          ("confidence", item.confidence.map(JSONText.number)),
          ("recorded", item.recorded.map { JSONText.string($0.phrase) }),
          ("statement", item.statement.map(JSONText.string)),
        ])
      })
  }

  private mutating func number(ofSource id: String) -> Int {
    if let number = sourceNumbers[id] { return number }
    let number = sourceTexts.count
    sourceNumbers[id] = number
    let source = graph.source(id) ?? Source(id: id)
    sourceTexts.append(
      JSONText.object([
        ("id", JSONText.string(id)), ("title", source.title.map(JSONText.string)),
        ("author", source.author.map(JSONText.string)), ("publisher", source.publisher.map(JSONText.string)),
        ("date", source.date.map { JSONText.string($0.phrase) }), ("url", source.url.map(JSONText.string)),
        ("retrieved", source.retrieved.map { JSONText.string($0.phrase) }),
        ("language", source.language.map(JSONText.string)), ("reliability", source.reliability.map(JSONText.number)),
        ("note", source.note.map(JSONText.string)),
      ]))
    return number
  }

  private static func properties(_ properties: [String: PropertyValue]) -> String? {
    guard !properties.isEmpty else { return nil }
    return JSONText.object(
      properties.sorted { $0.key.precedes($1.key) }.map { ($0.key, Optional(value($0.value))) })
  }

  /// As people read it; a script keeps only the first 53 bits of an integer, so a longer one is text.
  private static func value(_ value: PropertyValue) -> String {
    switch value {
    case .integer(let number) where number.magnitude < 1 << 53: String(number)
    case .integer(let number): JSONText.string(String(number))
    case .real(let number): JSONText.number(number)
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): JSONText.string(text)
    case .date(let date): JSONText.string(date.phrase)
    case .list(let values): JSONText.array(values.map { self.value($0) })
    }
  }
}
