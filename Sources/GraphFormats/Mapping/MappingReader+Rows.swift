import RelationGraph

extension MappingReader {
  /// The table of an entry; the only one where the entry names none.
  mutating func tableName(_ fields: YAMLNode.Mapping, _ entry: YAMLNode) -> String? {
    if let node = fields["table"] {
      guard let name = yaml.text(node, "table") else { return nil }
      if unreadable.contains(name) { return nil }
      if tables[name] == nil {
        yaml.report(
          "unknown-table", "there is no table '\(name)'", node, hint: Suggestion.hint(for: name, among: tableNames))
        return nil
      }
      return name
    }
    guard tableNames.count + unreadable.count == 1 else {
      if tableNames.count + unreadable.count > 1 {
        yaml.report(
          "missing-table", "this entry does not say which table it is about", entry,
          hint: "known: " + tableNames.joined(separator: ", "))
      }
      return nil
    }
    return tableNames.first
  }

  /// The rows that an entry is about: those for which its conditions hold, split where it says so.
  mutating func rows(
    _ fields: YAMLNode.Mapping, in table: inout MappingTable
  ) throws(ReadError) -> [MappingRow] {
    let conditions = fields["where"].map { self.conditions($0, in: &table) } ?? []
    var division: (column: Int, divider: String)?
    if let node = fields["split"] {
      guard case .mapping(let split) = node.content, split.keys.count == 1 else {
        yaml.report(
          "wrong-structure", "'split' of an entry names one column and what divides it", node,
          hint: "split: {committees: \"; \"}")
        return []
      }
      if let column = column(named: split.keys[0].text, split.keys[0], in: &table),
        let divider = divider(split.values[0])
      {
        division = (column, divider)
      }
    }
    var rows: [MappingRow] = []
    for index in table.table.rows.indices where !table.table.raggedRows.contains(index) {
      let row = table.row(index)
      guard conditions.allSatisfy({ $0.holds(row.fields) }) else { continue }
      guard let division else {
        rows.append(row)
        continue
      }
      for part in MappingValue.divided(row.fields[division.column], by: division.divider) {
        var divided = row
        divided.fields[division.column] = part
        rows.append(divided)
      }
    }
    factCount += rows.count
    guard factCount <= Self.factLimit else {
      throw ReadError(
        yaml.draft.diagnostics + [
          Diagnostic(
            .error, "too-many", "the tables give more than \(Self.factLimit) facts", at: SourceLocation(file: yaml.file)
          )
        ], isLimit: true)
    }
    return rows
  }

  /// The period of a row, from `start` and `end` or from `dates`.
  mutating func validity(_ row: MappingRow, _ start: MappingValue?, _ end: MappingValue?, _ dates: MappingValue?)
    -> Validity
  {
    if let dates, let text = dates.text(row, &tally) {
      if let validity = dates.pattern == nil ? Validity(text) : nil { return validity }
      if let date = date(text, dates, row) { return Validity(within: date) }
      return .unknown
    }
    return Validity(start: bound(start, row), end: bound(end, row))
  }

  private mutating func bound(_ value: MappingValue?, _ row: MappingRow) -> DateBound {
    guard let value, let text = value.text(row, &tally) else { return .unknown }
    return text == ".." ? .open : date(text, value, row).map(DateBound.date) ?? .unknown
  }

  /// A date; of a time stamp the day.
  mutating func date(_ text: String, _ value: MappingValue, _ row: MappingRow) -> PartialDate? {
    if let date = value.pattern.map({ $0.date(text) }) ?? PartialDate(text) { return date }
    if value.pattern == nil, text.utf8.count > 10, let mark = text.utf8.dropFirst(10).first,
      mark == UInt8(ascii: "T") || mark == UInt8(ascii: " "), let date = PartialDate(String(text.prefix(10)))
    {
      tally.add(
        Diagnostic(
          .warning, "time-of-day", "'\(text)' is a time: the day is kept, the time of day is not", at: row.location),
        key: "time \(value.place)")
      return date
    }
    tally.add(
      Diagnostic(
        .error, "bad-date", "'\(text)' is not a date that exists", at: row.location,
        hint: "2023, 2023-05 or 2023-05-31; other ways to write dates: {column: …, pattern: DD.MM.YYYY}"),
      key: "date \(value.place)")
    return nil
  }
}
