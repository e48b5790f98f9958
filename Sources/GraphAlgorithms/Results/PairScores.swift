import GraphProjection

/// Pairs of nodes with numbers: likely ties, similar actors, or chosen ties of the graph itself.
public struct PairScores: ColumnarOutput, Hashable {
  public struct Pair: Hashable, Sendable, BitwiseCopyable {
    public var from: Int
    public var to: Int
    /// The tie that the pair is, where it is one.
    public var tie: Int?

    public init(from: Int, to: Int, tie: Int? = nil) {
      self.from = from
      self.to = to
      self.tie = tie
    }
  }

  public var pairs: [Pair]
  /// One value a pair in every column; NaN where undefined.
  public var columns: [NodeScores.Column]
  /// The column that ranks pairs: an index into ``columns``; `nil` where the order of the pairs says it all.
  public var leading: Int?
  /// Figures of the whole: the length of a spanning tree.
  public var figures: [Figures.Entry]
  public var notes: [String]

  public init(
    _ pairs: [Pair], columns: [NodeScores.Column], leading: Int? = 0, figures: [Figures.Entry] = [],
    notes: [String] = []
  ) {
    self.pairs = pairs
    self.columns = columns
    self.leading = columns.isEmpty ? nil : leading
    self.figures = figures
    self.notes = notes
  }

  /// Every tie of a graph, in its order.
  public init(tiesOf graph: ProjectedGraph, columns: [NodeScores.Column], notes: [String] = []) {
    self.init(
      (0..<graph.tieCount).map { tie in
        let ends = graph.ends(ofTie: tie)
        return Pair(from: ends.from, to: ends.to, tie: tie)
      }, columns: columns, notes: notes)
  }

  /// The places of the pairs by falling leading value, undefined ones last; equal ones as they stand.
  public var ranking: [Int] {
    leading.map { ScoreOrder.ranking(columns[$0].values).map(Int.init) } ?? Array(pairs.indices)
  }

  /// One row a pair: `from,from_name,to,to_name` and the columns.
  public func table(for graph: ProjectedGraph) -> ResultTable {
    self.columns(for: graph).table
  }

  package func columns(for graph: ProjectedGraph) -> ResultColumns {
    let pairs = pairs
    let ends = [
      ResultColumns.Column.ids("from", of: graph) { $0.map { Int32(pairs[Int($0)].from) } },
      ResultColumns.Column.labels("from_name", of: graph) { $0.map { Int32(pairs[Int($0)].from) } },
      ResultColumns.Column.ids("to", of: graph) { $0.map { Int32(pairs[Int($0)].to) } },
      ResultColumns.Column.labels("to_name", of: graph) { $0.map { Int32(pairs[Int($0)].to) } },
    ]
    return ResultColumns(
      ends + columns.map { ResultColumns.Column($0) }, count: pairs.count,
      order: leading.map { ScoreOrder.ranking(columns[$0].values) }, notes: notes)
  }
}
