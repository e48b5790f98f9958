import RelationGraph

/// What the columns of a list are.
struct EdgeListColumns {
  enum Meaning: Equatable {
    case source, target, id, direction
    case attribute(String)
  }

  var meanings: [Meaning]
  /// Whether the first line is a header.
  var hasHeader: Bool
  /// What was decided, in words; `nil` where there was nothing to decide.
  var remark: String?

  private static let known = [
    "weight": "weight", "w": "weight", "type": "type", "kind": "type", "relation": "type", "relationship": "type",
    "interaction": "type", "sign": "sign", "start": "start", "end": "end",
  ]

  /// Columns by their names.
  init?(names: [String], hasHeader: Bool) {
    guard let ends = ForeignColumns.ends(in: names) else { return nil }
    self.hasHeader = hasHeader
    meanings = names.enumerated().map { column, name in
      if column == ends.source { return .source }
      if column == ends.target { return .target }
      let stem = ForeignColumns.stem(name)
      if ["id", "edgeid", "relationid"].contains(stem) { return .id }
      if ["directed", "isdirected"].contains(stem) { return .direction }
      return .attribute(Self.known[stem] ?? (name.isEmpty ? "column\(column + 1)" : name))
    }
    remark = "the \(hasHeader ? "first line" : "comment") names the columns"
  }

  /// Columns by what stands in them: two ends, then a weight where all are numbers, else a kind.
  ///
  /// - Parameter rows: the fields of all lines.
  init(_ rows: [[String]], width: Int, isKONECT: Bool) {
    func isNumber(_ text: String) -> Bool {
      text.isEmpty || PlainScalar.number(text) != nil || CSVProperties.isNotFinite(text)
        || PlainScalar.number(text.replacing(",", with: ".")) != nil
    }
    func areNumbers(_ column: Int, behind first: Int) -> Bool {
      rows.count > first && rows.dropFirst(first).allSatisfy { $0.count <= column || isNumber($0[column]) }
    }
    // A word above numbers is the name of their column.
    hasHeader =
      width > 2 && rows.count > 1
      && (2..<width).contains { rows[0].count > $0 && !isNumber(rows[0][$0]) && areNumbers($0, behind: 1) }
    let first = hasHeader ? 1 : 0
    meanings = [.source, .target]
    var words: [String] = []
    var used: Set<String> = []
    for column in 2..<max(2, width) {
      let name: String
      if hasHeader {
        name = Self.known[ForeignColumns.stem(rows[0][column])] ?? rows[0][column]
      } else if areNumbers(column, behind: first), !used.contains("weight"), column == 2 || !isKONECT {
        name = "weight"
      } else if isKONECT, column == 3 {
        name = "time"
      } else if !used.contains("type"), !areNumbers(column, behind: first) {
        name = "type"
      } else {
        name = "column\(column + 1)"
      }
      meanings.append(.attribute(used.insert(name).inserted && !name.isEmpty ? name : "column\(column + 1)"))
      words.append("column \(column + 1) is taken for '\(name)'")
    }
    remark = hasHeader ? "the first line names the columns" : words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
