import GraphAlgorithms
import GraphFormats

extension ResultColumns {
  /// The rows that one part of a text has.
  private static let partSize = 1 << 14

  /// The table as CSV, the same bytes as ``TableStyle/csv`` makes of its cells.
  package var csv: TextParts {
    let header = columns.map { CSVText.field($0.name) }.joined(separator: ",") + "\n"
    let rows = parts(before: columns.indices.map { $0 == 0 ? "" : "," }, behind: "\n") { column, elements, fields in
      fields.appendCSV(column, elements)
    }
    return TextParts([TextParts(header), rows])
  }

  /// An array of objects, a row each, as JSON.
  package var json: TextParts {
    let keys = columns.enumerated().map { place, column in
      (place == 0 ? "{" : ",") + JSONText.string(column.name) + ":"
    }
    let rows = parts(before: keys, behind: "},") { column, elements, fields in fields.appendJSON(column, elements) }
    // The comma behind the last row is none.
    return TextParts([TextParts("["), rows.dropLast(1), TextParts("]")])
  }

  /// A column at a time, then the fields of all columns row by row: the loop over rows asks no column what it is.
  private func parts(
    before: [String], behind: String, _ append: @escaping @Sendable (Column, [Int32], inout FieldColumns) -> Void
  ) -> TextParts {
    let frame = FieldFrame(before: before, behind: behind)
    return TextParts(count: (count + Self.partSize - 1) / Self.partSize, rows: count) { part in
      let range = part * Self.partSize..<Swift.min(count, (part + 1) * Self.partSize)
      let elements = order.map { Array($0[range]) } ?? range.map { Int32($0) }
      var fields = FieldColumns(rows: elements.count, columns: columns.count)
      for column in columns { append(column, elements, &fields) }
      return fields.rows(in: frame)
    }
  }
}

extension FieldColumns {
  fileprivate mutating func appendCSV(_ column: ResultColumns.Column, _ elements: [Int32]) {
    switch column.values {
    case .texts(let texts): append(texts(elements)) { $0.appendCSV($1) }
    case .integers(let numbers): append(elements) { $0.append(decimal: numbers[Int($1)]) }
    case .numbers(let numbers, let isInteger):
      append(elements) { $0.append(numbers[Int($1)], isInteger: isInteger, undefined: "") }
    }
  }

  fileprivate mutating func appendJSON(_ column: ResultColumns.Column, _ elements: [Int32]) {
    switch column.values {
    case .texts(let texts): append(texts(elements)) { $0.appendJSON($1) }
    case .integers(let numbers): append(elements) { $0.append(decimal: numbers[Int($1)]) }
    case .numbers(let numbers, let isInteger):
      append(elements) { $0.append(numbers[Int($1)], isInteger: isInteger, undefined: "null") }
    }
  }
}

extension [UInt8] {
  @inline(__always)
  fileprivate mutating func append(_ value: Double, isInteger: Bool, undefined: StaticString) {
    if value.isNaN {
      append(contentsOf: UnsafeBufferPointer(start: undefined.utf8Start, count: undefined.utf8CodeUnitCount))
    } else if isInteger, let whole = Int(exactly: value) {
      append(decimal: whole)
    } else {
      append(contentsOf: JSONText.number(value).utf8)
    }
  }
}
