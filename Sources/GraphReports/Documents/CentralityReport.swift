import GraphAlgorithms
import GraphFormats
import GraphProjection

/// Scores of several measures side by side.
public struct CentralityReport: Sendable {
  public let graph: ProjectedGraph
  private var scores: [NodeScores] = []
  private var parameters: [(name: String, value: String)] = []
  private var notes: [String] = []

  public init(_ graph: ProjectedGraph) {
    self.graph = graph
    if let note = graph.signNote { notes.append(note) }
  }

  /// Adds the result of one measure. A column whose name is taken gets the options of the measure behind it.
  public mutating func add<Algorithm: GraphAlgorithm>(_ new: NodeScores, of algorithm: Algorithm) {
    var new = new
    let settings = algorithm.settings
    let taken = Set(scores.flatMap { $0.columns.map(\.name) })
    for index in new.columns.indices where taken.contains(new.columns[index].name) {
      let defaults = Algorithm().settings.map(\.value)
      let changed = zip(settings, defaults).filter { $0.0.value != $0.1 }.map { "\($0.0.name)=\($0.0.value)" }
      new.columns[index].name += changed.isEmpty ? "#\(scores.count + 1)" : "[\(changed.joined(separator: ","))]"
    }
    let id = Algorithm.card.id
    parameters += settings.map { ("\(id).\($0.name)", $0.value) }
    if settings.isEmpty { parameters.append((id, "")) }
    notes += new.notes.map { "\(id): \($0)" }
    scores.append(new)
  }

  /// Node numbers by falling first measure.
  private var ranking: [Int] { scores.first?.ranking ?? Array(0..<graph.nodeCount) }

  /// One row a node, by falling first measure.
  ///
  /// - Parameter isRanked: whether a column with ranks comes first; equal scores share a rank.
  public func table(isRanked: Bool) -> ResultTable {
    let columns = scores.flatMap(\.columns)
    var table = ResultTable(
      columns: (isRanked ? ["rank"] : []) + ["id", "name", "kind"] + columns.map(\.name), notes: notes)
    var rank = 0
    var previous: Double?
    for (place, node) in ranking.enumerated() {
      let value = scores.first?.values[node] ?? 0
      if previous != value { rank = place + 1 }
      previous = value
      var row: [ResultTable.Cell] = isRanked ? [value.isNaN ? .missing : .integer(rank)] : []
      row += [.text(graph.nodeID(node)), .text(graph.nodeLabel(node)), .text(graph.nodeKind(node).rawValue)]
      row += columns.map { .number($0.values[node], isInteger: $0.isInteger) }
      table.rows.append(row)
    }
    return table
  }

  /// The document of the contract: `nodes: [{id, name, kind, <column>: number…}]`.
  public func document(name: String, rows: Int) -> JSONDocument {
    var document = JSONDocument(
      graph: graph.source, name: name, projection: graph.projection, parameters: parameters)
    document.add("notes", json: JSONText.array(notes.map(JSONText.string)))
    let table = table(isRanked: false)
    let nodes = table.rows.prefix(rows).map { row in
      JSONText.object(zip(table.columns, row).map { ($0, $1.json) })
    }
    document.add("nodes", json: JSONText.array(nodes))
    return document
  }
}
