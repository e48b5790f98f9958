import RelationGraph

extension CSVGraphReader {
  /// The head of a table by which it is decided what its columns are.
  private static let headSize = 1 << 16

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
    var head = bytes.prefix(1 << 16)
    if head.count < bytes.count { head = head.prefix((head.lastIndex(of: 0x0A) ?? -1) + 1) }
    guard !head.starts(with: [0xEF, 0xBB, 0xBF]), let end = head.firstIndex(of: 0x0A),
      var sample = try? CSVTable(GraphSource(name: name, bytes: Array(head))), sample.problems.isEmpty,
      sample.lines.first == 2, ForeignColumns.ends(in: sample.header) != nil
    else { return nil }
    var notes: [Diagnostic] = []
    ForeignColumns.translateEdges(&sample, &notes)
    guard let source = sample.column("source"), let target = sample.column("target"), sample.column("id") == nil else {
      return nil
    }
    (self.source, self.target, header, start, diagnostics) = (source, target, sample.header, end + 1, notes)
    let roles = sample.header.indices.map { column -> PlainTable.Role in
      if column == source { return .source }
      if column == target { return .target }
      if CSVColumns.isReservedForEdges(sample.header[column]) { return .text }
      let texts = sample.rows.lazy.map { $0[column] }.filter { !$0.isEmpty }
      return !texts.isEmpty && texts.allSatisfy { PlainScalar.number($0) != nil } ? .number : .text
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
    var bounds: [String: (values: [DateBound], codes: [Int32])] = [:]
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
        let values = words.map(Self.bound)
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        bounds[name] = (values.compactMap(\.self), codes)
      case (_, .texts(let words, let codes)?):
        guard let property = Self.property(words, codes) else { return nil }
        result.properties.append((Self.key(name), property))
      case (_, let numbers?):
        if let property = numbers.numbers { result.properties.append((Self.key(name), property)) }
      }
    }
    setPeriods(bounds, in: &result)
    return result
  }

  private static func key(_ name: String) -> String {
    AttributeKey.original(name, isReserved: CSVColumns.isReservedForEdges)
  }

  private static func sign(_ text: String) -> Int8? {
    text.isEmpty ? RelationColumns.noSign : CSVGraphReader.sign(text)?.rawValue
  }

  private static func bound(_ text: String) -> DateBound? {
    text.isEmpty ? .unknown : text == ".." ? .open : PartialDate(text).map(DateBound.date)
  }

  /// The values of the narrowest type that keeps all; `nil` where there is something to say about one of them.
  private static func property(_ words: [String], _ codes: [Int32]) -> PropertyColumn? {
    let type = CSVProperties.narrowestType(of: words)
    let isNumber = type == .integer || type == .real
    guard !isNumber || !words.contains(where: CSVProperties.isNotFinite) else { return nil }
    if type == .text, words.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) && $0.utf8.count <= 40 }) {
      guard words.contains(where: { PlainScalar.number($0.replacing(",", with: ".")) == nil && !$0.isEmpty }) else {
        return nil
      }
    }
    var values: [PropertyValue] = []
    var place: [PropertyValue: Int32] = [:]
    let code = words.map { word -> Int32 in
      guard !word.isEmpty, let value = CSVProperties.value(word, type) else { return -1 }
      if let known = place[value] { return known }
      place[value] = Int32(values.count)
      values.append(value)
      return Int32(values.count - 1)
    }
    return PropertyColumn(values: values, codes: codes.map { code[Int($0)] })
  }

  private func setPeriods(
    _ bounds: [String: (values: [DateBound], codes: [Int32])], in columns: inout RelationColumns
  ) {
    guard !bounds.isEmpty else { return }
    let none = (values: [DateBound.unknown], codes: [Int32]())
    let (start, end) = (bounds["start"] ?? none, bounds["end"] ?? none)
    var number: [UInt64: Int32] = [:]
    var values: [Validity] = []
    var place: [Validity: Int32] = [:]
    var last: (key: UInt64, code: Int32) = (.max, 0)
    var codes: [Int32] = []
    codes.reserveCapacity(columns.count)
    for row in 0..<columns.count {
      let (a, b) = (start.codes.isEmpty ? 0 : start.codes[row], end.codes.isEmpty ? 0 : end.codes[row])
      let key = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
      if key != last.key {
        let known = number[key]
        let validity = known == nil ? Validity(start: start.values[Int(a)], end: end.values[Int(b)]) : .unknown
        let code = known ?? place[validity] ?? Int32(values.count)
        if known == nil {
          if place[validity] == nil {
            place[validity] = code
            values.append(validity)
          }
          number[key] = code
        }
        last = (key, code)
      }
      codes.append(last.code)
    }
    columns.validityValues = values.isEmpty ? [.unknown] : values
    columns.validities = SharedColumn(codes)
  }
}
