import GraphProjection

/// A number, or several, for every node.
public struct NodeScores: AlgorithmOutput, Hashable {
  public struct Column: Hashable, Sendable {
    public var name: String
    /// One value a node; NaN where undefined.
    public var values: [Double]
    /// Whether the values are counts.
    public var isInteger: Bool

    public init(_ name: String, _ values: [Double], isInteger: Bool = false) {
      self.name = name
      self.values = values
      self.isInteger = isInteger
    }
  }

  public var columns: [Column]
  /// The column that ranks nodes and sizes them in a diagram: an index into ``columns``.
  public var leading: Int
  /// Which variant it is, in words; figures such as an eigenvalue.
  public var notes: [String]

  public init(_ columns: [Column], leading: Int = 0, notes: [String] = []) {
    self.columns = columns
    self.leading = leading
    self.notes = notes
  }

  /// The values of the leading column.
  public var values: [Double] { columns[leading].values }

  /// Node numbers by falling score; equal scores (and undefined ones, last) by number, that is by id.
  public var ranking: [Int] {
    values.indices.sorted { a, b in
      let (x, y) = (values[a], values[b])
      if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
      return x == y ? a < b : x > y
    }
  }

  public func table(for graph: ProjectedGraph) -> ResultTable {
    let rows = (0..<graph.nodeCount).map { node -> [ResultTable.Cell] in
      [.text(graph.nodeID(node)), .text(graph.nodeLabel(node)), .text(graph.nodeKind(node).rawValue)]
        + columns.map { .number($0.values[node], isInteger: $0.isInteger) }
    }
    return ResultTable(columns: ["id", "name", "kind"] + columns.map(\.name), rows: rows, notes: notes)
  }
}
