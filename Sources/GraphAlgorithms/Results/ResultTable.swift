import GraphProjection

/// A result as rows and columns: all that reports and exporters know of it.
public struct ResultTable: Hashable, Sendable {
  public enum Cell: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case real(Double)
    /// Undefined: empty in csv, null in json.
    case missing

    /// A number that may be undefined (NaN).
    public static func number(_ value: Double, isInteger: Bool = false) -> Cell {
      if value.isNaN { return .missing }
      return isInteger ? Int(exactly: value).map(Cell.integer) ?? .real(value) : .real(value)
    }
  }

  public var columns: [String]
  public var rows: [[Cell]]
  /// What a reader must know about the figures: conventions, in words.
  public var notes: [String]

  public init(columns: [String], rows: [[Cell]] = [], notes: [String] = []) {
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

/// What an algorithm gives.
public protocol AlgorithmOutput: Sendable {
  func table(for graph: ProjectedGraph) -> ResultTable
}
