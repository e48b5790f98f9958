import GraphProjection

/// A table of many rows in columns: no cell is a value before somebody asks for its row.
///
/// 300,000 rows took 500 ms of processor time by way of cells, and 165 ms from columns to bytes.
package struct ResultColumns: Sendable {
  package enum Values: Sendable {
    /// The texts of some elements.
    ///
    /// Many at once: asked row by row, two threads spent half of their time on counting who holds the columns of the graph.
    case texts(@Sendable ([Int32]) -> [String])
    /// One number an element, NaN where undefined.
    case numbers([Double], isInteger: Bool)
    case integers([Int])
  }

  package struct Column: Sendable {
    package var name: String
    package var values: Values

    package init(_ name: String, _ values: Values) { (self.name, self.values) = (name, values) }
  }

  package var columns: [Column]
  /// The element of every row; `nil`: row and element are the same.
  package var order: [Int32]?
  package private(set) var count: Int
  package var notes: [String]

  package init(_ columns: [Column], count: Int, order: [Int32]? = nil, notes: [String] = []) {
    self.columns = columns
    self.count = order?.count ?? count
    self.order = order
    self.notes = notes
  }

  /// The first rows only.
  package func first(_ limit: Int) -> ResultColumns {
    var result = self
    result.count = min(count, max(0, limit))
    return result
  }

  /// The element that a row is of.
  package func element(_ row: Int) -> Int { order.map { Int($0[row]) } ?? row }

  package func cell(_ element: Int, _ column: Column) -> ResultTable.Cell {
    switch column.values {
    case .texts(let texts): .text(texts([Int32(element)])[0])
    case .numbers(let numbers, let isInteger): .number(numbers[element], isInteger: isInteger)
    case .integers(let numbers): .integer(numbers[element])
    }
  }

  /// The rows as cells.
  package var table: ResultTable {
    let rows = (0..<count).map { row in
      let element = element(row)
      return columns.map { cell(element, $0) }
    }
    return ResultTable(columns: columns.map(\.name), rows: rows, notes: notes)
  }
}

extension ResultColumns.Column {
  /// What every table of nodes begins with: id, name and kind.
  package static func nodes(of graph: ProjectedGraph) -> [Self] {
    [
      ids("id", of: graph) { $0 }, labels("name", of: graph) { $0 },
      Self("kind", .texts { graph.source.nodeKindTexts(at: graph.sourceRows(of: $0)) }),
    ]
  }

  /// The ids of one node an element.
  static func ids(
    _ name: String, of graph: ProjectedGraph, nodes: @escaping @Sendable ([Int32]) -> [Int32]
  ) -> Self {
    Self(name, .texts { graph.source.nodeIDs(at: graph.sourceRows(of: nodes($0))) })
  }

  /// The names of one node an element.
  static func labels(
    _ name: String, of graph: ProjectedGraph, nodes: @escaping @Sendable ([Int32]) -> [Int32]
  ) -> Self {
    Self(name, .texts { graph.source.nodeLabels(at: graph.sourceRows(of: nodes($0))) })
  }

  package init(_ column: NodeScores.Column) {
    self.init(column.name, .numbers(column.values, isInteger: column.isInteger))
  }
}

extension ProjectedGraph {
  fileprivate func sourceRows(of nodes: [Int32]) -> [Int32] {
    let rows = sourceNodes
    return nodes.map { rows[Int($0)] }
  }
}

/// An output whose table may have as many rows as the graph has nodes or ties.
package protocol ColumnarOutput: AlgorithmOutput {
  var notes: [String] { get }
  /// The table in the order of ``table(for:)``.
  func columns(for graph: ProjectedGraph) -> ResultColumns
}
