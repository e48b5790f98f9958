import RelationGraph

/// Tables of edges that Cytoscape exports: the ends stand in one column, `A (pp) B`.
enum CytoscapeNames {
  /// The columns of a table of this kind: the names of edges, and their interactions.
  static func columns(in header: [String]) -> (name: Int, interaction: Int)? {
    func column(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in header.firstIndex { $0.lowercased() == name } }.first
    }
    guard let name = column(["name", "shared name"]), let interaction = column(["interaction", "shared interaction"])
    else { return nil }
    return (name, interaction)
  }

  /// The table with the columns `source`, `target` and `type`, if it is of this kind.
  static func translate(_ table: inout CSVTable, _ diagnostics: inout [Diagnostic]) {
    guard ForeignColumns.ends(in: table.header) == nil, let columns = columns(in: table.header) else { return }
    var ends: [[String]] = []
    for (row, fields) in table.rows.enumerated() {
      let (name, interaction) = (fields[columns.name], fields[columns.interaction])
      guard let range = name.firstRange(of: " (\(interaction)) "), !interaction.isEmpty else {
        diagnostics.append(
          Diagnostic(
            .error, "missing-end", "'\(name)' is not the name of an edge",
            at: table.location(row: row, column: columns.name), hint: "Cytoscape writes 'SOURCE (INTERACTION) TARGET'"))
        ends.append(["", ""])
        continue
      }
      ends.append([String(name[..<range.lowerBound]), String(name[range.upperBound...])])
    }
    diagnostics.append(
      Diagnostic(
        .note, "foreign-columns",
        "taken '\(table.header[columns.name])' for source and target, '\(table.header[columns.interaction])' for type",
        at: SourceLocation(file: table.file, line: 1, column: 1)))
    table.rename(columns.interaction, to: "type")
    table.append(["source", "target"], rows: ends)
  }
}
