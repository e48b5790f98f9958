import GraphProjection

/// A number, or several, for every node.
public struct NodeScores: ColumnarOutput, Hashable {
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
  public var ranking: [Int] { order.map(Int.init) }

  /// The same in half the memory.
  package var order: [Int32] { ScoreOrder.ranking(values) }

  public func table(for graph: ProjectedGraph) -> ResultTable { columns(for: graph).table }

  package func columns(for graph: ProjectedGraph) -> ResultColumns {
    ResultColumns(
      ResultColumns.Column.nodes(of: graph) + columns.map { ResultColumns.Column($0) }, count: graph.nodeCount,
      notes: notes)
  }
}
