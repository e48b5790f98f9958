import GraphProjection

/// Named figures of a whole graph, in order.
public struct Figures: AlgorithmOutput, Hashable {
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  public enum Value: Hashable, Sendable {
    case flag(Bool)
    case integer(Int)
    /// NaN where undefined.
    case real(Double)
    /// Not defined for this graph.
    case undefined
    /// Node numbers, ascending.
    case nodes([Int])
    /// Figures under a common name: `triad_census` with `003` to `300`.
    case group([Entry])

    /// The figure as a number; `nil` where it is undefined or none.
    public var number: Double? {
      switch self {
      case .integer(let number): Double(number)
      case .real(let number): number.isNaN ? nil : number
      case .flag, .undefined, .nodes, .group: nil
      }
    }
  }

  public var entries: [Entry]
  /// What a reader must know about the figures: conventions, in words.
  public var notes: [String]

  public init(_ entries: [Entry], notes: [String] = []) {
    self.entries = entries
    self.notes = notes
  }

  /// The figure of this name.
  public subscript(_ name: String) -> Value? { entries.first { $0.name == name }?.value }

  /// One row a figure: `figure,value`. The name of a figure in a group follows that of the group and a point; nodes are their
  /// ids, separated by `|`.
  public func table(for graph: ProjectedGraph) -> ResultTable {
    ResultTable(
      columns: ["figure", "value"],
      rows: entries.flatMap { Self.cells($0, for: graph) }.map { [.text($0.name), $0.cell] }, notes: notes)
  }

  /// The name and the cell of an entry, or of all that are in its group.
  package static func cells(_ entry: Entry, for graph: ProjectedGraph) -> [(name: String, cell: ResultTable.Cell)] {
    switch entry.value {
    case .flag(let flag): [(entry.name, .text(flag ? "true" : "false"))]
    case .integer(let number): [(entry.name, .integer(number))]
    case .real(let number): [(entry.name, .number(number))]
    case .undefined: [(entry.name, .missing)]
    case .nodes(let nodes): [(entry.name, .text(nodes.map(graph.nodeID).joined(separator: "|")))]
    case .group(let entries):
      entries.flatMap { cells(Entry("\(entry.name).\($0.name)", $0.value), for: graph) }
    }
  }
}
