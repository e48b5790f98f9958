import RelationGraph

extension GraphFormat {
  /// A folder of CSV tables with their types and keys in `datapackage.json`: for pandas, DuckDB, Spark and R.
  public static let dataPackage = GraphFormat(
    id: "datapackage", title: "Data Package (CSV tables with a schema)", extensions: ["datapackage"],
    specification: "https://specs.frictionlessdata.io/tabular-data-package/", keeps: .everything,
    reader: { source throws(ReadError) in
      guard source.isFolder else {
        throw ReadError(
          Diagnostic(
            .error, "needs-a-folder", "a data package is a folder with datapackage.json and its tables",
            at: SourceLocation(file: source.name), hint: "name the folder"))
      }
      return try DataPackageReader.read(folder: source.name)
    },
    writer: { DataPackageWriter.files($0) },
    recognises: { _ in false },
    recognisesFolder: { $0.contains(DataPackage.descriptor) })
}

/// The names of the files and columns of a data package.
enum DataPackage {
  static let descriptor = "datapackage.json"
  /// The column, and the member of the descriptor, with what the other columns cannot say exactly.
  static let record = "entente"

  static let period = ["start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest"]
  static let nodeColumns = ["id", "kind", "name"] + period
  static let relationColumns = ["id", "has_own_id", "kind", "from", "to", "directed", "sign"] + period

  static func property(_ key: String, of columns: [String]) -> String {
    AttributeKey.written(key) { columns.contains($0) || $0 == record }
  }

  static func key(_ column: String, of columns: [String]) -> String {
    AttributeKey.original(column) { columns.contains($0) || $0 == record }
  }

  /// The text as a field that every reader of CSV takes: without control characters but tab and line feed.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// Whether a field says it exactly; an empty field is a missing value.
  static func holds(_ text: String) -> Bool { !text.isEmpty && !text.unicodeScalars.contains(where: isControl) }

  /// Whether it can stand in the first line: programs take white space off names, and know no lines in them.
  static func isName(_ text: String) -> Bool {
    guard holds(text), let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return !first.properties.isWhitespace && !last.properties.isWhitespace && first != "\u{FEFF}"
      && !text.unicodeScalars.contains { "\t\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" && scalar != "\n" || scalar.value == 0x7F
  }
}
