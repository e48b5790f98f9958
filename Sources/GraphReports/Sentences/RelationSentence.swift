import RelationGraph

/// A relation as a sentence with its dates and its sources.
public struct RelationSentence: Hashable, Sendable {
  /// "Gen Nakatani holds an office in Ministry of Defense (Minister of Defense), 2025".
  public var text: String
  /// Each source with what it says: "‘Title’, ¶3 (confidence 0.8): …".
  public var sources: [String]

  public init(relation index: Int, in graph: PropertyGraph) {
    let relation = graph.relations[index]
    let ends = graph.relationEnds(at: index)
    let summary = graph.schema.rule(for: relation.kind).summary
    let verb = summary.isEmpty ? String(relation.kind.rawValue.map { "-_".contains($0) ? " " : $0 }) : summary
    var text = "\(graph.nodeLabel(at: ends.from)) \(verb) \(graph.nodeLabel(at: ends.to))"
    if case .text(let role)? = relation.properties["role"] { text += " as \(role)" }
    let dates = relation.validity.phrase
    if !dates.isEmpty { text += ", \(dates)" }
    self.text = text
    sources = relation.evidence.map { Self.cited($0, in: graph) }
  }

  private static func cited(_ evidence: Evidence, in graph: PropertyGraph) -> String {
    let source = graph.source(evidence.source)
    var text = source?.title.map { "“\($0)”" } ?? evidence.source
    if let author = source?.author { text += ", \(author)" }
    if let publisher = source?.publisher { text += ", \(publisher)" }
    if let date = source?.date { text += ", \(date.phrase)" }
    if let locator = evidence.locator { text += ", \(locator)" }
    if let confidence = evidence.confidence { text += " (confidence \(confidence))" }
    if let statement = evidence.statement { text += ": \(statement)" }
    return text
  }
}
