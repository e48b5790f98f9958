import RelationGraph

extension CSVGraphReader {
  /// The table of nodes in columns, if every row is as plain as the first ones; `false` where anything is left to the careful
  /// reader: names in several languages, ids that come twice, periods that are no dates, and all that is wrong.
  mutating func readPlainNodes(_ source: GraphSource) throws(ReadError) -> Bool {
    let bytes = try source.bytes()
    guard draft.nodeColumns == nil, draft.nodes.isEmpty, let plan = PlainNodes(bytes, name: source.name) else {
      return false
    }
    // The plan has read the head; now all of it is read.
    source.beginReading(bytes.count)
    let columns = bytes.withUnsafeBufferPointer { plan.table.readColumns($0, from: plan.start) }
    guard let columns, let nodes = plan.nodes(columns, file: source.name) else { return false }
    draft.diagnostics += plan.diagnostics
    draft.nodeColumns = nodes
    return true
  }
}

/// What the columns of a plain table of nodes are.
private struct PlainNodes {
  let table: PlainTable
  let start: Int
  let diagnostics: [Diagnostic]
  private let header: [String]
  private let id: Int

  init?(_ bytes: [UInt8], name: String) {
    guard var head = CSVHead(bytes, name: name) else { return nil }
    var notes: [Diagnostic] = []
    ForeignColumns.translateNodes(&head.sample, &notes)
    let header = head.sample.header
    // Names beyond the first one are kept beside the columns.
    guard let id = head.sample.column("id"),
      !header.contains(where: { $0 == "aliases" || CSVColumns.language(of: $0) != nil })
    else { return nil }
    let roles = header.enumerated().map { column, name -> PlainTable.Role in
      if name == "id" || name == "label" { return .word }
      return CSVColumns.isReservedForNodes(name) ? .text : head.role(of: column)
    }
    (self.header, self.id, start, diagnostics) = (header, id, head.start, notes)
    table = PlainTable(roles: roles, separator: .byte(head.sample.separator), isList: false)
  }

  func nodes(_ columns: [Int: TableColumn], file: String) -> NodeColumns? {
    guard case .words(let ids)? = columns[id], var result = NodeColumns(ids: ids, file: file, firstLine: 2) else {
      return nil
    }
    var (start, end) = (PlainColumns.Bounds(), PlainColumns.Bounds())
    var hasPeriods = false
    for (column, name) in header.enumerated() where column != id {
      switch (name, columns[column]) {
      case (_, nil), ("", _): continue
      case ("label", .words(let names)?):
        result.names = names.contains { !$0.isEmpty } ? names.map { $0.isEmpty ? nil : $0 } : []
      case ("type", .texts(let words, let codes)?):
        result.kindValues = words.map { $0.isEmpty ? .unspecified : NodeKind(rawValue: $0) }
        result.kinds = SharedColumn(codes)
      case ("start", .texts(let words, let codes)?), ("end", .texts(let words, let codes)?):
        guard let bounds = PlainColumns.Bounds(words, codes) else { return nil }
        if name == "start" { start = bounds } else { end = bounds }
        hasPeriods = true
      case (_, .texts(let words, let codes)?):
        guard let property = PlainColumns.property(words, codes) else { return nil }
        result.properties.append((key(name), property))
      case (_, let numbers?):
        if let property = numbers.numbers { result.properties.append((key(name), property)) }
      }
    }
    if hasPeriods {
      let periods = PlainColumns.periods(from: start, to: end, count: result.count)
      guard periods.values.allSatisfy(\.isPossible) else { return nil }
      (result.validityValues, result.validities) = (periods.values, SharedColumn(periods.codes))
    }
    return result
  }

  private func key(_ name: String) -> String {
    AttributeKey.original(name, isReserved: CSVColumns.isReservedForNodes)
  }
}
