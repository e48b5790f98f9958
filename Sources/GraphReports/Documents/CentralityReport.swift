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

  /// One row a node, by falling first measure.
  ///
  /// - Parameter isRanked: whether a column with ranks comes first; equal scores share a rank.
  public func table(isRanked: Bool) -> ResultTable { columns(isRanked: isRanked).table }

  /// The same, for many rows.
  package func columns(isRanked: Bool) -> ResultColumns {
    let order = scores.first?.order
    let columns = scores.flatMap(\.columns).map { ResultColumns.Column($0) }
    let ranks = isRanked ? [ResultColumns.Column("rank", .numbers(ranks(order), isInteger: true))] : []
    return ResultColumns(
      ranks + ResultColumns.Column.nodes(of: graph) + columns, count: graph.nodeCount, order: order, notes: notes)
  }

  /// The rank of every node; NaN where its score is undefined.
  private func ranks(_ order: [Int32]?) -> [Double] {
    guard let order, let values = scores.first?.values else { return [Double](repeating: 1, count: graph.nodeCount) }
    var ranks = [Double](repeating: .nan, count: graph.nodeCount)
    var rank = 0
    var previous: Double?
    for (place, node) in order.enumerated() where !values[Int(node)].isNaN {
      if previous != values[Int(node)] { rank = place + 1 }
      previous = values[Int(node)]
      ranks[Int(node)] = Double(rank)
    }
    return ranks
  }

  /// The document of the contract: `nodes: [{id, name, kind, <column>: number…}]`.
  public func document(name: String, rows: Int) -> JSONDocument {
    var document = JSONDocument(
      graph: graph.source, name: name, projection: graph.projection, parameters: parameters)
    document.add("notes", json: JSONText.array(notes.map(JSONText.string)))
    document.add("nodes", parts: columns(isRanked: false).first(rows).json)
    return document
  }
}
