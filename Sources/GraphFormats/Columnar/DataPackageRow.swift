import RelationGraph

/// A table and what the descriptor says of its columns.
struct DataPackageTable {
  let csv: CSVTable
  /// By name; the first of columns that are called alike.
  let columns: [String: Int]
  let fields: [String: ColumnarTable.Field]

  init(_ csv: CSVTable, _ fields: [ColumnarTable.Field]) {
    self.csv = csv
    columns = Dictionary(csv.header.enumerated().map { ($1, $0) }) { first, _ in first }
    self.fields = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The columns that are properties; those that the descriptor does not describe are texts.
  func properties(besides reserved: [String]) -> [(key: String, field: ColumnarTable.Field)] {
    csv.header.filter { !$0.isEmpty && !reserved.contains($0) && $0 != DataPackage.record }.map { name in
      (DataPackage.key(name, of: reserved), fields[name] ?? ColumnarTable.Field(name: name))
    }
  }
}

/// A row of a table, by the names of its columns, and the record of what they do not say exactly.
struct DataPackageRow {
  private let table: DataPackageTable
  private let row: Int
  let record: [JSONValue.Member]

  init(_ table: DataPackageTable, _ row: Int, _ records: inout JSONLinesReader) {
    self.table = table
    self.row = row
    let text = table.columns[DataPackage.record].map { table.csv.rows[row][$0] } ?? ""
    record = text.isEmpty ? [] : records.record(text, at: table.csv.location(row: row))
  }

  /// The field, empty where there is none.
  subscript(column: String) -> String { table.columns[column].map { table.csv.rows[row][$0] } ?? "" }

  var location: SourceLocation { table.csv.location(row: row) }
  func location(_ column: String) -> SourceLocation { table.csv.location(row: row, column: table.columns[column]) }

  /// The text, exact if the field is still the one that was written.
  func text(_ column: String) -> String? {
    let field = self[column]
    if case .text(let exact)? = record.first(where: { $0.key == column })?.value, DataPackage.cleaned(exact) == field {
      return exact
    }
    return field.isEmpty ? nil : field
  }
}

extension DataPackageReader {
  typealias PropertyColumn = (key: String, field: ColumnarTable.Field)

  mutating func properties(_ fields: DataPackageRow, _ columns: [PropertyColumn]) -> [String: PropertyValue] {
    var exact: [String: PropertyValue] = [:]
    if let member = fields.record.first(where: { $0.key == "properties" }) { exact = records.properties(member) }
    var values: [String: PropertyValue] = [:]
    for (key, column) in columns {
      let field = fields[column.name]
      let recorded = exact.removeValue(forKey: key)
      if let recorded, ColumnarProperties.field(recorded) == field {
        values[key] = recorded
      } else if let value = ColumnarProperties.value(field, column) {
        values[key] = value
      } else if !field.isEmpty {
        let type = column.isPartialDate ? "date" : column.type.rawValue
        report("wrong-type", "'\(field)' is no \(type)", fields.location(column.name))
      }
    }
    return values.merging(exact) { value, _ in value }
  }

  mutating func date(_ fields: DataPackageRow, _ column: String) -> PartialDate? {
    let text = fields[column]
    if text.isEmpty { return nil }
    if let date = PartialDate(text) { return date }
    report(
      "bad-date", "'\(text)' is not a date that exists", fields.location(column), hint: YAMLReader.dateHint)
    return nil
  }

  mutating func validity(_ fields: DataPackageRow) -> Validity {
    func bound(_ column: String) -> DateBound {
      fields[column] == ".." ? .open : date(fields, column).map(DateBound.date) ?? .unknown
    }
    let start = bound("start")
    return Validity(start: start, end: bound("end"))
  }

  mutating func number(_ fields: DataPackageRow, _ column: String) -> Double? {
    let text = fields[column]
    if text.isEmpty { return nil }
    if let number = Double(text), number.isFinite { return number }
    report("wrong-type", "'\(text)' is not a number", fields.location(column))
    return nil
  }

  /// The sign of a relation, where it is not the one that the schema gives.
  mutating func sign(_ fields: DataPackageRow, of kind: RelationKind) -> Sign? {
    let text = fields["sign"]
    guard !text.isEmpty else { return nil }
    guard let number = Double(text), let sign = Int8(exactly: number).flatMap(Sign.init(rawValue:)) else {
      report("out-of-range", "a sign is 1, -1 or 0, not '\(text)'", fields.location("sign"))
      return nil
    }
    let isOwn = fields.record.contains { $0.key == "sign" }
    return isOwn || sign != schema.rule(for: kind).sign ? sign : nil
  }
}
