import RelationGraph

extension DLReader {
  mutating func readData() {
    switch header.format {
    case "fullmatrix": readMatrices { size, _ in 0..<size }
    case "lowerhalf": readMatrices { _, row in 0..<row + 1 }
    case "upperhalf": readMatrices { size, row in min(row, size)..<size }
    case "edgelist1", "edgelist2": readLists { $0.readEdge($1, $2) }
    case "edgearray1", "edgearray2": readLists { $0.readEdgeArray($1, $2) }
    case "nodelist1", "nodelist2": readLists { $0.readNodeList($1, $2, isRanked: false) }
    case "rankedlist1", "rankedlist2": readLists { $0.readNodeList($1, $2, isRanked: true) }
    case let other:
      report(
        "unknown-format", "the format '\(other)' is not read",
        hint:
          "fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1, nodelist2, rankedlist1, edgearray1 are")
    }
  }

  /// Reads all matrices; `columns` gives those that a row has, from their number and the row.
  private mutating func readMatrices(_ columns: (Int, Int) -> Range<Int>) {
    let (height, width) = (rowNodes.count, columnNodes.count)
    guard height > 0 || header.count == 0, header.isTwoMode || height == width || header.embedsColumns else {
      report("no-size", "the size of the matrix is missing", hint: "n=5, or nr=5 nc=3 for two modes")
      return
    }
    guard !header.isTwoMode || header.format == "fullmatrix" else {
      report("unknown-format", "half of a matrix is one of one mode")
      return
    }
    for matrix in 0..<header.matrices {
      // Labels that stand in the data say which row or column comes where.
      guard let order = columnOrder(width) else { return reportEnd(matrix) }
      for number in 0..<height {
        guard let row = header.embedsRows ? embedded(isColumn: false) : number else { return reportEnd(matrix) }
        for column in columns(width, number).clamped(to: 0..<order.count)
        where header.hasDiagonal || header.isTwoMode || column != number {
          guard let word = nextWord() else { return reportEnd(matrix) }
          guard let value = value(word), !TieNumber.isZero(value) else { continue }
          cells.append(.init(matrix: matrix, row: row, column: order[column], value: value, line: rows.line))
        }
        if isFull { return }
      }
    }
    if let word = nextWord() {
      report("too-many-values", "there are more values than the matrices have", at: rows.location(of: word.index))
    }
  }

  private mutating func columnOrder(_ width: Int) -> [Int]? {
    guard header.embedsColumns else { return Array(0..<width) }
    var order: [Int] = []
    for _ in 0..<width {
      guard let column = embedded(isColumn: true) else { return nil }
      order.append(column)
    }
    return order
  }

  private mutating func embedded(isColumn: Bool) -> Int? { nextWord().flatMap { node($0, isColumn: isColumn) } }

  private mutating func reportEnd(_ matrix: Int) {
    guard flat.diagnostics.allSatisfy({ $0.severity != .error }) else { return }
    report(
      "cut-off", "the data ends within matrix \(matrix + 1) of \(header.matrices)", hint: "the file may be cut off")
  }

  /// Reads lists, a line each; `!` begins the next matrix.
  private mutating func readLists(_ read: (inout DLReader, ArraySlice<TextRows.Word>, Int) -> Void) {
    var matrix = 0
    var line = words
    repeat {
      if line.count == 1, line.first?.text == "!", line.first?.isQuoted == false {
        matrix += 1
        if matrix >= max(header.matrices, 1) {
          report("too-many-matrices", "there are more matrices than the \(header.matrices) that nm announces")
          return
        }
      } else if !line.isEmpty {
        read(&self, line, matrix)
      }
      guard !isFull, rows.advance() else { return }
      line = DLWords.words(rows)[...]
    } while true
  }

  private mutating func ends(_ line: inout ArraySlice<TextRows.Word>) -> (Int, Int)? {
    guard let first = line.popFirst(), let second = line.popFirst() else {
      report("missing-end", "a tie has two nodes")
      return nil
    }
    guard let from = node(first, isColumn: false), let to = node(second, isColumn: true) else { return nil }
    return (from, to)
  }

  private mutating func readEdge(_ line: ArraySlice<TextRows.Word>, _ matrix: Int) {
    var line = line
    guard let (from, to) = ends(&line) else { return }
    let word = line.popFirst()
    let value = word.flatMap { self.value($0) }
    if let more = line.first {
      report("too-many-values", "a tie has one value at most", at: rows.location(of: more.index))
    }
    if word != nil, value == nil { return }
    cells.append(.init(matrix: matrix, row: from, column: to, value: value, line: rows.line))
  }

  /// A value for every matrix.
  private mutating func readEdgeArray(_ line: ArraySlice<TextRows.Word>, _ matrix: Int) {
    var line = line
    guard let (from, to) = ends(&line) else { return }
    guard line.count <= max(header.matrices, 1) else {
      report("too-many-values", "there are \(line.count) values for \(header.matrices) matrices")
      return
    }
    for (matrix, word) in line.enumerated() {
      guard let value = value(word), !TieNumber.isZero(value) else { continue }
      cells.append(.init(matrix: matrix, row: from, column: to, value: value, line: rows.line))
    }
  }

  /// A node and those it is tied to, perhaps in the order of their ranks.
  private mutating func readNodeList(_ line: ArraySlice<TextRows.Word>, _ matrix: Int, isRanked: Bool) {
    guard let first = line.first, let from = node(first, isColumn: false) else { return }
    for (rank, word) in line.dropFirst().enumerated() {
      guard let to = node(word, isColumn: true) else { return }
      let value = isRanked ? PropertyValue.integer(rank + 1) : nil
      cells.append(.init(matrix: matrix, row: from, column: to, value: value, line: rows.line))
    }
  }
}
