import GraphProjection

/// Pairs of nodes with numbers: likely ties, similar actors, or chosen ties of the graph itself.
public struct PairScores: AlgorithmOutput, Hashable {
  public struct Pair: Hashable, Sendable {
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
    guard let leading else { return Array(pairs.indices) }
    let values = columns[leading].values
    return pairs.indices.sorted { a, b in
      let (x, y) = (values[a], values[b])
      if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
      return x == y ? a < b : x > y
    }
  }

  /// One row a pair: `from,from_name,to,to_name` and the columns.
  public func table(for graph: ProjectedGraph) -> ResultTable {
    let rows = ranking.map { place -> [ResultTable.Cell] in
      let pair = pairs[place]
      return [pair.from, pair.to].flatMap { [.text(graph.nodeID($0)), .text(graph.nodeLabel($0))] }
        + columns.map { .number($0.values[place], isInteger: $0.isInteger) }
    }
    return ResultTable(columns: ["from", "from_name", "to", "to_name"] + columns.map(\.name), rows: rows, notes: notes)
  }
}
