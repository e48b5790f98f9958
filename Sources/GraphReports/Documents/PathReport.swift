import GraphAlgorithms
import GraphFormats
import GraphProjection
import RelationGraph

/// Paths told as sentences, with the dates and the sources of every step.
public struct PathReport: Sendable {
  public let graph: ProjectedGraph
  public let list: PathList

  public init(graph: ProjectedGraph, list: PathList) {
    self.graph = graph
    self.list = list
  }

  /// For people.
  public var text: String {
    let (from, to) = (graph.nodeLabel(list.from), graph.nodeLabel(list.to))
    guard !list.paths.isEmpty else { return "\(from) and \(to) are not connected.".escapedForDisplay + "\n" }
    var lines: [String] = []
    for (number, path) in list.paths.enumerated() {
      if number > 0 { lines.append("") }
      let label = list.paths.count == 1 ? "" : "\(number + 1). "
      lines.append(label + heading(path).escapedForDisplay)
      for (step, tie) in path.ties.enumerated() {
        let facts = relations(ofTie: tie)
        for (index, relation) in facts.enumerated() {
          let sentence = RelationSentence(relation: relation, in: graph.source)
          lines.append("   \(index == 0 ? "\(step + 1)." : " ·") \(sentence.text.escapedForDisplay)")
          if sentence.sources.isEmpty { lines.append("      – no source") }
          lines += sentence.sources.map { "      – \($0.escapedForDisplay)" }
        }
      }
    }
    lines += list.notes.isEmpty ? [] : [""] + list.notes.map(\.escapedForDisplay)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same as lists in Markdown; names and sources stay text, whatever they hold.
  public var markdown: String {
    var lines: [String] = []
    if list.paths.isEmpty {
      lines.append(
        "\(graph.nodeLabel(list.from)) and \(graph.nodeLabel(list.to)) are not connected.".escapedForMarkdown)
    }
    for path in list.paths {
      lines += ["**" + heading(path).escapedForMarkdown + "**", ""]
      for (step, tie) in path.ties.enumerated() {
        for (index, relation) in relations(ofTie: tie).enumerated() {
          let sentence = RelationSentence(relation: relation, in: graph.source)
          lines.append((index == 0 ? "\(step + 1). " : "   - also: ") + sentence.text.escapedForMarkdown)
          let sources = sentence.sources.isEmpty ? ["no source"] : sentence.sources
          lines += sources.map { (index == 0 ? "   - " : "     - ") + $0.escapedForMarkdown }
        }
      }
      lines.append("")
    }
    return (lines + list.notes.map { $0.escapedForMarkdown + "\n" }).joined(separator: "\n")
  }

  /// "A → B → C (2 steps)".
  private func heading(_ path: GraphPath) -> String {
    let way = path.nodes.map(graph.nodeLabel).joined(separator: " → ")
    let steps = path.ties.count == 1 ? "1 step" : "\(path.ties.count) steps"
    let cost = graph.tieWeights == nil ? "" : ", \(list.costName) \(ResultTable.Cell.real(path.cost).shown)"
    return "\(way) (\(steps)\(cost))"
  }

  private func relations(ofTie tie: Int) -> [Int] {
    graph.relations(ofTie: tie).map(Int.init)
  }

  /// One row a relation of a step.
  public var table: ResultTable {
    var table = ResultTable(
      columns: ["path", "step", "from", "to", "cost", "relation", "kind", "dates", "sources"], notes: list.notes)
    for (number, path) in list.paths.enumerated() {
      for (step, tie) in path.ties.enumerated() {
        for index in relations(ofTie: tie) {
          let validity = graph.source.relationValidity(at: index)
          table.rows.append([
            .integer(number + 1), .integer(step + 1), .text(graph.nodeID(path.nodes[step])),
            .text(graph.nodeID(path.nodes[step + 1])), .real(path.cost), .text(graph.source.relationID(at: index)),
            .text(graph.source.relationKind(at: index).rawValue),
            .text(validity == .unknown ? "" : validity.description), .text(sources(of: index).joined(separator: "|")),
          ])
        }
      }
    }
    return table
  }

  /// The ids of the sources of a relation, each once.
  private func sources(of index: Int) -> [String] {
    var seen: Set<String> = []
    return graph.source.relationEvidence(at: index).map(\.source).filter { seen.insert($0).inserted }
  }

  /// The document of the contract: `from, to, paths: [{length, cost, nodes, relations: [{id, kind, from, to, sources}]}]`.
  public func document(name: String) -> JSONDocument {
    var document = JSONDocument(graph: graph.source, name: name, projection: graph.projection, parameters: [])
    document.add("from", json: JSONText.string(graph.nodeID(list.from)))
    document.add("to", json: JSONText.string(graph.nodeID(list.to)))
    document.add("notes", json: JSONText.array(list.notes.map(JSONText.string)))
    let paths = list.paths.map { path in
      JSONText.object([
        ("length", String(path.ties.count)), ("cost", JSONText.number(path.cost)),
        ("nodes", JSONText.array(path.nodes.map { JSONText.string(graph.nodeID($0)) })),
        ("relations", JSONText.array(path.ties.flatMap(relations).map(relation))),
      ])
    }
    document.add("paths", json: JSONText.array(paths))
    return document
  }

  private func relation(_ index: Int) -> String {
    let source = graph.source
    let ends = source.relationEnds(at: index)
    let validity = source.relationValidity(at: index)
    return JSONText.object([
      ("id", JSONText.string(source.relationID(at: index))),
      ("kind", JSONText.string(source.relationKind(at: index).rawValue)),
      ("from", JSONText.string(source.nodeID(at: ends.from))), ("to", JSONText.string(source.nodeID(at: ends.to))),
      ("dates", validity == .unknown ? nil : JSONText.string(validity.description)),
      ("sentence", JSONText.string(RelationSentence(relation: index, in: source).text)),
      ("sources", JSONText.array(sources(of: index).map(JSONText.string))),
    ])
  }
}
