import GraphAlgorithms
import GraphFormats

/// The indices that compare two partitions.
public struct PartitionReport: Sendable {
  private let figures: Figures

  public init(_ figures: Figures) { self.figures = figures }

  /// One row a figure: `figure,value`.
  public var table: ResultTable {
    ResultTable(
      columns: ["figure", "value"], rows: figures.entries.map { [.text($0.name), cell($0.value)] },
      notes: figures.notes)
  }

  /// `entente, notes, figures{}`.
  public var document: String {
    JSONText.object([
      ("entente", JSONText.string(EntenteVersion.current)),
      ("notes", JSONText.array(figures.notes.map(JSONText.string))),
      ("figures", JSONText.object(figures.entries.map { ($0.name, cell($0.value).json) })),
    ]) + "\n"
  }

  private func cell(_ value: Figures.Value) -> ResultTable.Cell {
    if case .integer(let number) = value { return .integer(number) }
    return value.number.map { .real($0) } ?? .missing
  }
}
