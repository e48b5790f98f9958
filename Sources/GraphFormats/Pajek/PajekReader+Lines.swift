import RelationGraph

extension PajekReader {
  /// `from to weight key value … [period]`, perhaps with the number of the relation and `:` before it.
  mutating func readLine(isDirected: Bool) {
    var words = PajekWords.words(rows)[...]
    var relation = relation
    if let first = words.first, first.text.hasSuffix(":"), let number = Int(first.text.dropLast()) {
      relation = number
      words.removeFirst()
    }
    guard let from = vertex(words.popFirst()), let to = vertex(words.popFirst()) else { return }
    add(from, to, attributes(words, isVertex: false), relation, isDirected: isDirected)
  }

  /// `from to to to …`
  mutating func readList(isDirected: Bool) {
    var words = rows.words[...]
    guard let from = vertex(words.popFirst()) else { return }
    for word in words {
      guard let to = vertex(word) else { return }
      add(from, to, [], relation, isDirected: isDirected)
    }
  }

  /// The values of a row of a matrix; zeros are no lines.
  mutating func readMatrixRow() {
    guard let last = networks.indices.last else { return }
    let (rowNumbers, columnNumbers) = (networks[last].rows, networks[last].columns)
    let (height, width, isTwoMode) = (rowNumbers.count, columnNumbers.count, networks[last].isTwoMode)
    let isEmpty = networks[last].count == 0
    for word in rows.words {
      guard let value = TieNumber.value(word.text) else {
        report("bad-number", "'\(word.text)' is not a number", at: rows.location(of: word.index))
        cell += 1
        continue
      }
      let (row, column) = (cell / width, cell % width)
      guard row < height, !isEmpty else {
        report("too-many-values", "the matrix has more values than \(height) rows and \(width) columns")
        section = .skipped
        return
      }
      cell += 1
      if TieNumber.isZero(value) { continue }
      add(
        rowNumbers.lowerBound + row, columnNumbers.lowerBound + column, [("weight", value)], relation,
        isDirected: !isTwoMode)
    }
  }

  private mutating func add(
    _ from: Int, _ to: Int, _ attributes: [FlatGraph.Attribute], _ relation: Int?, isDirected: Bool
  ) {
    var edge = FlatGraph.Edge(from: String(from), to: String(to), isDirected: isDirected)
    if let relation { edge.attributes.append(("kind", .text(relationNames[relation] ?? "relation-\(relation)"))) }
    edge.attributes += relation == nil ? attributes : attributes.filter { $0.key != "kind" }
    edge.location = rows.location
    networks[networks.count - 1].edges.append(edge)
  }

  private mutating func vertex(_ word: TextRows.Word?) -> Int? {
    guard let word else {
      report("missing-end", "a line has two vertices")
      return nil
    }
    let count = networks.last?.count ?? 0
    if let number = Int(word.text), number >= 1, number <= count { return number }
    report("unknown-node", "'\(word.text)' is not a vertex from 1 to \(count)", at: rows.location(of: word.index))
    return nil
  }
}
