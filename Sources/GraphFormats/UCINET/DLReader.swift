import RelationGraph

/// Reads UCINET's data language.
struct DLReader: FlatReading {
  /// A value of a matrix; numbers of rows and columns count from 0.
  struct Cell {
    var matrix, row, column: Int
    var value: PropertyValue?
    var line: Int
  }

  var rows: TextRows
  var place: SourceLocation { rows.location }
  var flat = FlatGraph()
  private(set) var header = DLHeader()
  var rowNodes = DLNodes()
  /// The same as the rows in matrices of one mode.
  var columnNodes = DLNodes()
  var cells: [Cell] = []
  /// Words of the line that are still to be read.
  var words: ArraySlice<TextRows.Word> = []

  static func read(_ source: GraphSource) throws(ReadError) -> FlatGraph {
    let decoded = try source.decoded()
    var reader = DLReader(TextRows(decoded.text, file: source.name))
    reader.flat.diagnostics = decoded.warnings
    guard reader.readHeader() else { return reader.flat }
    reader.readData()
    DLAssembly.assemble(&reader)
    return reader.flat
  }

  private init(_ rows: TextRows) { self.rows = rows }

  private mutating func readHeader() -> Bool {
    var found: [DLHeaderParser.Word] = []
    var hasData = false
    while !hasData, rows.advance() {
      words = DLWords.words(rows)[...]
      while let word = words.popFirst() {
        let text = word.text.lowercased()
        if !word.isQuoted, text == "data:" || text == "data" && words.first?.text == ":" {
          if text == "data" { words.removeFirst() }
          hasData = true
          break
        }
        found.append((word.text, word.isQuoted, rows.location))
      }
    }
    guard found.first?.text.lowercased() == "dl" else {
      report("bad-header", "the first word is 'dl'", at: found.first?.location)
      return false
    }
    guard hasData else {
      report("no-data", "there is no 'data:'", hint: "the file may be cut off")
      return false
    }
    let parser = DLHeaderParser(found)
    header = parser.header
    flat.diagnostics += parser.problems.prefix(GraphDraft.diagnosticLimit)
    guard !parser.problems.contains(where: { $0.severity == .error }) else { return false }
    return makeNodes(found)
  }

  /// The nodes that numbers and labels before `data:` announce.
  private mutating func makeNodes(_ words: [DLHeaderParser.Word]) -> Bool {
    let height = header.height ?? header.count
    let width = header.width ?? (header.isTwoMode ? nil : header.count)
    let allowance = AnnouncedCount.allowance(rows.bytes.count)
    guard (height ?? 0) <= allowance, (width ?? 0) <= allowance else {
      let count = max(height ?? 0, width ?? 0)
      flat.diagnostics.append(AnnouncedCount.tooMany(String(count), at: words[0].location))
      return false
    }
    rowNodes = DLNodes(labels: header.rowLabels, count: height)
    columnNodes = header.isTwoMode ? DLNodes(labels: header.columnLabels, count: width) : rowNodes
    for nodes in [rowNodes, columnNodes] {
      guard let count = nodes.announced, nodes.labels.count > count else { continue }
      report("too-many-labels", "there are \(nodes.labels.count) labels for \(count) nodes", at: words[0].location)
      return false
    }
    return true
  }

  /// The next word of the data, across lines.
  mutating func nextWord() -> TextRows.Word? {
    while words.isEmpty {
      guard rows.advance() else { return nil }
      words = DLWords.words(rows)[...]
    }
    return words.popFirst()
  }

  /// A number; nothing for a value that is missing.
  mutating func value(_ word: TextRows.Word) -> PropertyValue? {
    if let value = TieNumber.value(word.text) { return value }
    if [".", "na", "-"].contains(word.text.lowercased()) { return nil }
    report("bad-number", "'\(word.text)' is not a number", at: rows.location(of: word.index))
    return nil
  }

  /// The place of a node among the rows or the columns.
  mutating func node(_ word: TextRows.Word, isColumn: Bool) -> Int? {
    let isOther = isColumn && header.isTwoMode
    let isEmbedded = isColumn ? header.embedsColumns : header.embedsRows
    let isNumber = !isEmbedded && !word.isQuoted
    let known =
      isOther
      ? columnNodes.place(of: word.text, isNumber: isNumber) : rowNodes.place(of: word.text, isNumber: isNumber)
    if let known { return known }
    guard isEmbedded, !word.text.isEmpty else {
      let count = isOther ? columnNodes.count : rowNodes.count
      report(
        "unknown-node", "'\(word.text)' is not a node from 1 to \(count), nor a label",
        at: rows.location(of: word.index), hint: "'labels embedded' says that labels stand in the data")
      return nil
    }
    return isOther ? columnNodes.add(word.text) : rowNodes.add(word.text)
  }
}

/// The nodes of a side of a matrix: numbered, with labels as far as there are any.
struct DLNodes {
  private(set) var labels: [String] = []
  private var places: [String: Int] = [:]
  let announced: Int?

  init(labels: [String] = [], count: Int? = nil) {
    announced = count
    self.labels = labels
    for (place, label) in labels.enumerated() where places[label] == nil { places[label] = place }
  }

  var count: Int { max(labels.count, announced ?? 0) }

  func label(_ place: Int) -> String? { labels.indices.contains(place) ? labels[place] : nil }

  func place(of word: String, isNumber: Bool) -> Int? {
    if isNumber, let number = Int(word) { return (1...max(count, 1)).contains(number) && count > 0 ? number - 1 : nil }
    return places[word]
  }

  mutating func add(_ label: String) -> Int {
    labels.append(label)
    places[label] = labels.count - 1
    return labels.count - 1
  }
}
