import RelationGraph

/// A label for every node, from two columns of a CSV file: the groups that `communities --format csv` writes, or any register.
public struct NodeLabels: Sendable {
  /// By node id; rows with an empty label are left out.
  public let labels: [String: String]

  /// - Parameters:
  ///   - source: a CSV file whose first column, or the one named `id`, holds the ids.
  ///   - column: the column with the labels; `nil`: the last one.
  /// - Throws: `ReadError` for a table that is not one, a column that is not there, and an id that comes twice.
  public init(_ source: GraphSource, column: String?) throws(ReadError) {
    let table = try CSVTable(source)
    var problems = table.problems
    let ids = table.column("id") ?? 0
    guard let place = column.map({ table.column($0) }) ?? table.header.indices.last, place != ids else {
      throw ReadError(
        Diagnostic(
          .error, "unknown-column",
          column.map { "there is no column '\($0)' with labels" } ?? "there is no column with labels",
          at: SourceLocation(file: source.name, line: 1, column: 1),
          hint: column.flatMap { Suggestion.hint(for: $0, among: table.header) }
            ?? "a table of groups has an id and a group"))
    }
    var labels: [String: String] = [:]
    for (row, fields) in table.rows.enumerated() where !fields[place].isEmpty {
      guard labels.updateValue(fields[place], forKey: fields[ids]) != nil else { continue }
      problems.append(
        Diagnostic(
          .error, "duplicate-id", "'\(fields[ids])' has a label already", at: table.location(row: row, column: ids),
          hint: "a node is in one group of a partition"))
    }
    guard problems.isEmpty else { throw ReadError(problems) }
    self.labels = labels
  }
}
