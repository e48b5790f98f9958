import GraphProjection

/// Sets of nodes that may overlap or leave nodes out: cliques, cores, key players.
public struct NodeSets: AlgorithmOutput, Hashable {
  /// The name of one set: `clique`.
  public var name: String
  /// The nodes of every set, ascending.
  public var sets: [[Int]]
  /// One value a set in every column; NaN where undefined.
  public var columns: [NodeScores.Column]
  /// Figures of the whole.
  public var figures: [Figures.Entry]
  public var notes: [String]

  public init(
    _ sets: [[Int]], name: String, columns: [NodeScores.Column] = [], figures: [Figures.Entry] = [],
    notes: [String] = []
  ) {
    self.name = name
    self.sets = sets
    self.columns = columns
    self.figures = figures
    self.notes = notes
  }

  /// One row a set: its number, its size, the columns, and the ids of its nodes, separated by `|`.
  public func table(for graph: ProjectedGraph) -> ResultTable {
    let rows = sets.enumerated().map { place, nodes -> [ResultTable.Cell] in
      [.integer(place), .integer(nodes.count)] + columns.map { .number($0.values[place], isInteger: $0.isInteger) }
        + [.text(nodes.map(graph.nodeID).joined(separator: "|"))]
    }
    return ResultTable(columns: [name, "size"] + columns.map(\.name) + ["members"], rows: rows, notes: notes)
  }
}
