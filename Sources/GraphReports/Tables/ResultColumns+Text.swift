import GraphAlgorithms
import GraphFormats

extension ResultColumns {
  /// The rows that one part of a text has.
  private static let partSize = 1 << 14

  /// The table as CSV, the same bytes as ``TableStyle/csv`` makes of its cells.
  package var csv: TextParts {
    let header = columns.map { CSVText.field($0.name) }.joined(separator: ",") + "\n"
    return TextParts([TextParts(header), parts { $1.appendCSVRow(columns: columns, $0) }])
  }

  /// An array of objects, a row each, as JSON.
  package var json: TextParts {
    let keys = columns.enumerated().map { place, column in
      Array(((place == 0 ? "{" : ",") + JSONText.string(column.name) + ":").utf8)
    }
    let rows = parts { element, bytes in
      bytes.appendJSONRow(columns: columns, keys: keys, element)
      bytes.append(UInt8(ascii: ","))
    }
    // The comma behind the last row is none.
    let all = TextParts(count: rows.count, rows: rows.rows) { part in
      part == rows.count - 1 ? rows[part].dropLast() : rows[part]
    }
    return TextParts([TextParts("["), all, TextParts("]")])
  }

  private func parts(_ row: @escaping @Sendable (Int, inout [UInt8]) -> Void) -> TextParts {
    TextParts(count: (count + Self.partSize - 1) / Self.partSize, rows: count) { part in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(Self.partSize * 16 * columns.count)
      for place in part * Self.partSize..<Swift.min(count, (part + 1) * Self.partSize) {
        row(element(place), &bytes)
      }
      return bytes
    }
  }
}

extension [UInt8] {
  fileprivate mutating func appendCSVRow(columns: [ResultColumns.Column], _ element: Int) {
    for (place, column) in columns.enumerated() {
      if place > 0 { append(UInt8(ascii: ",")) }
      switch column.values {
      case .texts(let text): appendCSV(text(element))
      case .integers(let numbers): append(decimal: numbers[element])
      case .numbers(let numbers, let isInteger): append(numbers[element], isInteger: isInteger, undefined: "")
      }
    }
    append(UInt8(ascii: "\n"))
  }

  fileprivate mutating func appendJSONRow(columns: [ResultColumns.Column], keys: [[UInt8]], _ element: Int) {
    for (place, column) in columns.enumerated() {
      append(contentsOf: keys[place])
      switch column.values {
      case .texts(let text): appendJSON(text(element))
      case .integers(let numbers): append(decimal: numbers[element])
      case .numbers(let numbers, let isInteger): append(numbers[element], isInteger: isInteger, undefined: "null")
      }
    }
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ value: Double, isInteger: Bool, undefined: StaticString) {
    if value.isNaN {
      append(contentsOf: UnsafeBufferPointer(start: undefined.utf8Start, count: undefined.utf8CodeUnitCount))
    } else if isInteger, let whole = Int(exactly: value) {
      append(decimal: whole)
    } else {
      append(contentsOf: JSONText.number(value).utf8)
    }
  }
}
