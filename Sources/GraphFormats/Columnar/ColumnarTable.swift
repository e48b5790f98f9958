import RelationGraph

/// A table with a type for every column, written as CSV and described by a Table Schema.
struct ColumnarTable {
  enum FieldType: String { case string, integer, number, boolean, date, array, object }

  struct Field {
    var name: String
    var type: FieldType = .string
    var isRequired = false
    /// Texts that are dates as far as they are known: `2023-05`, `2023~`.
    var isPartialDate = false
  }

  struct Reference {
    var field: String
    var table: String
    var to: String
  }

  let name: String
  let title: String
  var fields: [Field]
  var primaryKey: [String] = []
  var references: [Reference] = []
  var rows = RowList<[String]>(0) { _ in [] }

  var path: String { name + ".csv" }

  var text: TextParts {
    var out = TextDocument()
    out.line(fields.map { CSVText.field($0.name) }.joined(separator: ","))
    out.rows(rows) { row, out in out.line(row.map { CSVText.field($0) }.joined(separator: ",")) }
    return out.text
  }

  /// The table as a resource of a data package.
  var resource: String {
    let fields = fields.map { field in
      JSONText.object([
        ("name", JSONText.string(field.name)), ("type", JSONText.string(field.type.rawValue)),
        (DataPackage.record, field.isPartialDate ? JSONText.string("date") : nil),
        ("constraints", field.isRequired ? "{\"required\":true}" : nil),
      ])
    }
    let references = references.map { reference in
      let target = JSONText.object([
        ("resource", JSONText.string(reference.table)), ("fields", JSONText.string(reference.to)),
      ])
      return JSONText.object([("fields", JSONText.string(reference.field)), ("reference", target)])
    }
    let schema = JSONText.object([
      ("fields", "[\n      " + fields.joined(separator: ",\n      ") + "\n    ]"), ("missingValues", "[\"\"]"),
      ("primaryKey", primaryKey.isEmpty ? nil : JSONText.array(primaryKey.map(JSONText.string))),
      ("foreignKeys", references.isEmpty ? nil : JSONText.array(references)),
    ])
    return JSONText.object([
      ("name", JSONText.string(name)), ("title", JSONText.string(title)), ("path", JSONText.string(path)),
      ("profile", "\"tabular-data-resource\""), ("format", "\"csv\""), ("mediatype", "\"text/csv\""),
      ("encoding", "\"utf-8\""), ("schema", schema),
    ])
  }
}

/// The fields of one row, and in the last one, as JSON, what they do not say exactly.
struct ColumnarRow {
  private(set) var fields: [String] = []
  private var exact: [(String, String?)] = []

  mutating func add(_ field: String) { fields.append(field) }

  mutating func add(_ text: String?, as key: String) {
    fields.append(DataPackage.cleaned(text ?? ""))
    if let text, !DataPackage.holds(text) { record(JSONText.string(text), as: key) }
  }

  mutating func record(_ json: String, as key: String) { exact.append((key, json)) }

  mutating func add(_ validity: Validity) {
    add(validity.start)
    add(validity.end)
  }

  private mutating func add(_ bound: DateBound) {
    switch bound {
    case .unknown: fields += ["", "", ""]
    case .open: fields += ["..", "", ""]
    case .date(let date):
      let span = DaySpan.of(date)
      fields += [date.description, Self.day(span.earliest), Self.day(span.latest)]
    }
  }

  /// A day that programs for tables know: they begin with the year 1.
  private static func day(_ text: String) -> String {
    text.utf8.count == 10 && !text.hasPrefix("-") && !text.hasPrefix("0000") ? text : ""
  }

  func finished() -> [String] { fields + [exact.isEmpty ? "" : JSONText.object(exact)] }
}
