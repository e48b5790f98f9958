import RelationGraph

extension CSVGraphReader {
  /// The table of relations in columns, if every row is as plain as the first ones; `false` where anything is left to the careful
  /// reader: ids of relations, mixed directions, periods that are no dates, and all that is wrong.
  mutating func readPlainEdges(_ source: GraphSource) throws(ReadError) -> Bool {
    let bytes = try source.bytes()
    guard draft.columns == nil, let plan = PlainEdges(bytes, name: source.name, reader: self) else { return false }
    // The plan has read the head; now all of it is read.
    source.beginReading(bytes.count)
    let rows = bytes.withUnsafeBufferPointer { plan.table.read($0, from: plan.start) }
    guard let rows, let columns = plan.columns(rows, file: source.name), let isDirected = plan.isDirected(rows, self)
    else { return false }
    if !isDirected {
      for kind in Set(columns.kindValues) { draft.schema.value.relations[kind] = RelationRule(isDirected: false) }
    }
    draft.diagnostics += plan.diagnostics
    draft.columns = columns
    return true
  }
}

/// What the columns of a plain table of relations are.
private struct PlainEdges {
  let table: PlainTable
  /// Where the first row begins.
  let start: Int
  let diagnostics: [Diagnostic]
  private let header: [String]
  private let source, target: Int

  init?(_ bytes: [UInt8], name: String, reader: CSVGraphReader) {
    guard var head = CSVHead(bytes, name: name), ForeignColumns.ends(in: head.sample.header) != nil else { return nil }
    var notes: [Diagnostic] = []
    ForeignColumns.translateEdges(&head.sample, &notes)
    let sample = head.sample
    guard let source = sample.column("source"), let target = sample.column("target"), sample.column("id") == nil else {
      return nil
    }
    (self.source, self.target, header, start, diagnostics) = (source, target, sample.header, head.start, notes)
    let roles = sample.header.indices.map { column -> PlainTable.Role in
      if column == source { return .source }
      if column == target { return .target }
      return CSVColumns.isReservedForEdges(sample.header[column]) ? .text : head.role(of: column)
    }
    table = PlainTable(roles: roles, separator: .byte(sample.separator), isList: false)
  }

  /// The direction of all rows; `nil` where they differ, or one does not say it in a known word.
  func isDirected(_ rows: TableRows, _ reader: CSVGraphReader) -> Bool? {
    guard let column = header.firstIndex(of: "directed") else { return reader.isDirectedByDefault }
    guard case .texts(let words, _)? = rows.columns[column] else { return nil }
    var directions: Set<Bool> = []
    for word in words {
      guard let flag = word.isEmpty ? reader.isDirectedByDefault : CSVGraphReader.flags[word.lowercased()] else {
        return nil
      }
      directions.insert(flag)
    }
    return directions.count > 1 ? nil : directions.first ?? reader.isDirectedByDefault
  }

  func columns(_ rows: TableRows, file: String) -> RelationColumns? {
    var result = RelationColumns(nodeIDs: rows.ids, from: rows.from, to: rows.to, file: file, firstLine: 2)
    var (start, end) = (PlainColumns.Bounds(), PlainColumns.Bounds())
    var hasPeriods = false
    for (column, name) in header.enumerated() {
      switch (name, rows.columns[column]) {
      case (_, nil), ("directed", _), ("", _): continue
      case ("type", .texts(let words, let codes)?):
        result.kindValues = words.map { $0.isEmpty ? .unspecified : RelationKind(rawValue: $0) }
        result.kinds = SharedColumn(codes)
      case ("sign", .texts(let words, let codes)?):
        let signs = words.map(Self.sign)
        guard signs.allSatisfy({ $0 != nil }) else { return nil }
        result.signs = SharedColumn(codes.map { signs[Int($0)] ?? 0 })
      case ("start", .texts(let words, let codes)?), ("end", .texts(let words, let codes)?):
        guard let bounds = PlainColumns.Bounds(words, codes) else { return nil }
        if name == "start" { start = bounds } else { end = bounds }
        hasPeriods = true
      case (_, .texts(let words, let codes)?):
        guard let property = PlainColumns.property(words, codes) else { return nil }
        result.properties.append((Self.key(name), property))
      case (_, let numbers?):
        if let property = numbers.numbers { result.properties.append((Self.key(name), property)) }
      }
    }
    if hasPeriods {
      let periods = PlainColumns.periods(from: start, to: end, count: result.count)
      (result.validityValues, result.validities) = (periods.values, SharedColumn(periods.codes))
    }
    return result
  }

  private static func key(_ name: String) -> String {
    AttributeKey.original(name, isReserved: CSVColumns.isReservedForEdges)
  }

  private static func sign(_ text: String) -> Int8? {
    text.isEmpty ? RelationColumns.noSign : CSVGraphReader.sign(text)?.rawValue
  }
}
