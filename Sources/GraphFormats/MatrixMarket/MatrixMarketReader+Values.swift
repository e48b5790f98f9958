import RelationGraph

extension MatrixMarketReader {
  /// Entries with row, column and value, in any order.
  mutating func readEntries(_ announced: Int, announced place: SourceLocation) {
    var count = 0
    var cells: Set<SIMD2<Int>> = []
    while !isFull, advance() {
      count += 1
      let words = rows.words
      guard words.count == (isPattern ? 2 : 3), let row = Int(words[0].text), let column = Int(words[1].text) else {
        report(
          "bad-entry", "an entry is a row and a column\(isPattern ? "" : " and a value"), not \(words.count) words")
        continue
      }
      guard (1...max(height, 1)).contains(row), (1...max(width, 1)).contains(column) else {
        report("unknown-node", "there is no cell \(row), \(column) in \(height) rows and \(width) columns")
        continue
      }
      var value: PropertyValue?
      if !isPattern {
        guard let number = self.value(words[2].text) else { continue }
        value = number
      }
      let isMirrored = symmetry != .general && column > row
      if !cells.insert(isMirrored ? SIMD2(column, row) : SIMD2(row, column)).inserted {
        report(.warning, "duplicate-entry", "the cell \(row), \(column) has a value already: both are kept")
      }
      add(row, column, value)
    }
    guard count != announced, !isFull else { return }
    report(
      "entry-count", "\(announced) entries are announced, there are \(count)", at: place,
      hint: count < announced ? "the file may be cut off" : nil)
  }

  /// All values, column by column; of symmetric matrices the lower triangle. Zeros are no ties.
  mutating func readArray() {
    var (row, column) = (symmetry == .skew ? 2 : 1, 1)
    while !isFull, advance() {
      for word in rows.words {
        guard column <= width, row <= height else {
          report("entry-count", "there are more values than \(height) rows and \(width) columns have")
          return
        }
        if let number = value(word.text), !TieNumber.isZero(number) { add(row, column, number) }
        row += 1
        if row > height {
          column += 1
          row = symmetry == .general ? 1 : symmetry == .skew ? column + 1 : column
        }
      }
    }
    let isComplete = column > width || row > height || height == 0
    guard !isComplete, !isFull else { return }
    report("entry-count", "the values end at row \(row) of column \(column)", hint: "the file may be cut off")
  }

  private mutating func value(_ text: String) -> PropertyValue? {
    if let value = TieNumber.value(text), !isInteger || value.type == .integer { return value }
    report("bad-number", "'\(text)' is not \(isInteger ? "an integer" : "a number")")
    return nil
  }
}
