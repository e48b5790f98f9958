import GraphAlgorithms
import GraphFormats
import GraphProjection

/// What one algorithm gave, whatever its family: as a table for people, a table for machines, and a document.
public struct AnalysisReport: Sendable {
  public let graph: ProjectedGraph
  public let output: any AlgorithmOutput
  private let id: String
  private let settings: [(name: String, value: String)]
  private let notes: [String]

  public init<Algorithm: GraphAlgorithm>(
    graph: ProjectedGraph, output: Algorithm.Output, algorithm: Algorithm
  ) {
    self.graph = graph
    self.output = output
    id = Algorithm.card.id
    settings = algorithm.settings
    let own = (output as? any ColumnarOutput)?.notes ?? output.table(for: graph).notes
    notes = own + (Algorithm.usesSigns ? [] : graph.signNote.map { [$0] } ?? [])
  }

  /// For machines: the rows of the output as they are.
  public var table: ResultTable {
    if let columns { return columns.table }
    var table = output.table(for: graph)
    table.notes = notes
    return table
  }

  /// The same, for many rows; `nil` for outputs that are short or have no columns.
  package var columns: ResultColumns? {
    guard var columns = (output as? any ColumnarOutput)?.columns(for: graph) else { return nil }
    columns.notes = notes
    if let scores = output as? NodeScores { columns.order = scores.order }
    return columns
  }

  /// For people: the same, with the figures of the whole before the notes; sets by the names of their nodes.
  public var readableTable: ResultTable {
    var table = table
    switch output {
    case let groups as NodeGroups:
      table.columns = [groups.name, "size", "members"]
      table.rows = rows(groups.groups)
      table.notes = groups.figures.map { "\($0.name): \(ResultTable.Cell.number($0.value).shown)" } + notes
    case let sets as NodeSets:
      for (row, nodes) in sets.sets.enumerated() { table.rows[row][table.columns.count - 1] = names(nodes) }
      table.notes = shown(sets.figures) + notes
    case let pairs as PairScores: table.notes = shown(pairs.figures) + notes
    default: break
    }
    return table
  }

  private func rows(_ groups: [[Int]]) -> [[ResultTable.Cell]] {
    groups.enumerated().map { [.integer($0), .integer($1.count), names($1)] }
  }

  private func names(_ nodes: [Int]) -> ResultTable.Cell {
    .text(nodes.prefix(8).map(graph.nodeLabel).joined(separator: ", ") + (nodes.count > 8 ? ", …" : ""))
  }

  private func shown(_ figures: [Figures.Entry]) -> [String] {
    figures.flatMap { Figures.cells($0, for: graph) }.map { "\($0.name): \($0.cell.shown)" }
  }

  /// The document: `algorithm`, then by output `nodes`, `pairs`, `sets`, `groups`, `paths` or `figures`.
  ///
  /// - Parameters:
  ///   - name: What the graph is called: its file.
  ///   - rows: The largest number of nodes, pairs and sets that are listed.
  public func document(name: String, rows: Int) -> JSONDocument {
    var document = JSONDocument(
      graph: graph.source, name: name, projection: graph.projection,
      parameters: settings.map { ("\(id).\($0.name)", $0.value) })
    document.add("algorithm", json: JSONText.string(id))
    document.add("notes", json: JSONText.array(notes.map(JSONText.string)))
    switch output {
    case let figures as Figures: document.add("figures", json: object(figures.entries))
    case let pairs as PairScores:
      document.add("figures", json: object(pairs.figures))
      document.add("pairs", json: JSONText.array(pairs.ranking.prefix(rows).map { pair(pairs, $0) }))
    case let sets as NodeSets:
      document.add("figures", json: object(sets.figures))
      document.add("sets", json: JSONText.array(sets.sets.indices.prefix(rows).map { set(sets, $0) }))
    case let groups as NodeGroups:
      let figures = groups.figures.map { ($0.name, Optional(JSONText.number($0.value))) }
      document.add("figures", json: JSONText.object(figures))
      let list = groups.groups.enumerated().map { members($1, number: $0, columns: []) }
      document.add("groups", json: JSONText.array(list))
    case is NodeScores:
      if let columns { document.add("nodes", parts: columns.first(rows).json) }
    default:
      let table = table
      let list = table.rows.prefix(rows).map { JSONText.object(zip(table.columns, $0).map { ($0, $1.json) }) }
      document.add("rows", json: JSONText.array(Array(list)))
    }
    return document
  }

  private func object(_ entries: [Figures.Entry]) -> String {
    JSONText.object(entries.map { ($0.name, $0.value.json(in: graph)) })
  }

  private func pair(_ scores: PairScores, _ place: Int) -> String {
    let pair = scores.pairs[place]
    let relations = pair.tie.map { tie in
      JSONText.array(graph.relations(ofTie: tie).map { JSONText.string(graph.source.relationID(at: Int($0))) })
    }
    return JSONText.object(
      [("from", JSONText.string(graph.nodeID(pair.from))), ("to", JSONText.string(graph.nodeID(pair.to)))]
        + columns(scores.columns, place) + [("relations", relations)])
  }

  private func set(_ sets: NodeSets, _ place: Int) -> String {
    members(sets.sets[place], number: place, columns: columns(sets.columns, place))
  }

  private func columns(_ columns: [NodeScores.Column], _ place: Int) -> [(String, String?)] {
    columns.map { ($0.name, ResultTable.Cell.number($0.values[place], isInteger: $0.isInteger).json) }
  }

  private func members(_ nodes: [Int], number: Int, columns: [(String, String?)]) -> String {
    JSONText.object(
      [("id", String(number)), ("size", String(nodes.count))] + columns
        + [("members", JSONText.array(nodes.map { JSONText.string(graph.nodeID($0)) }))])
  }
}
