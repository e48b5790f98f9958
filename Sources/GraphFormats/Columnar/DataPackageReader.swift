import Foundation
import RelationGraph

/// Reads the tables that a `datapackage.json` describes.
struct DataPackageReader {
  private static let descriptorLimit = 64 << 20

  /// The columns of a table with the types that the descriptor gives them.
  struct Resource {
    var name: String
    var path: String
    var fields: [ColumnarTable.Field]
  }

  let folder: String
  var draft = GraphDraft()
  var resources: [Resource] = []
  var nodeRows: [String: Int] = [:]
  var relationRows: [String: Int] = [:]
  /// Reads the records of rows, and collects what is wrong in them.
  var records: JSONLinesReader
  /// The schema, where the descriptor names one that there is.
  var schema: Schema = .open

  static func read(folder: String) throws(ReadError) -> GraphDraft {
    let path = (folder as NSString).appendingPathComponent(DataPackage.descriptor)
    let text = try TextCheck.text(GraphSource(path: path).bytes(limit: descriptorLimit), name: path)
    let json: JSONValue
    do throws(JSONError) { json = try JSONParser.parse(Array(text.utf8)[...]) } catch {
      let before = text.utf8.prefix(error.offset)
      let line = before.count { $0 == 0x0A } + 1
      let start = before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? before.startIndex
      let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
      throw ReadError(
        Diagnostic(
          .error, "json-syntax", error.message, at: SourceLocation(file: path, line: line, column: column)))
    }
    guard case .object(let members) = json else {
      throw ReadError(
        Diagnostic(.error, "wrong-structure", "this is \(json.shape), not an object", at: SourceLocation(file: path)))
    }
    var reader = DataPackageReader(folder: folder, records: JSONLinesReader(file: path))
    guard let own = members.first(where: { $0.key == DataPackage.record }), case .object = own.value else {
      return try foreign(folder, members)
    }
    reader.readResources(members, path)
    reader.readHead(text, path)
    try reader.readTables()
    reader.draft.diagnostics += reader.records.diagnostics
    return reader.draft
  }

  private init(folder: String, records: JSONLinesReader) {
    self.folder = folder
    self.records = records
  }

  /// A package of somebody else is read where its tables are those of a CSV folder.
  private static func foreign(_ folder: String, _ members: [JSONValue.Member]) throws(ReadError) -> GraphDraft {
    let names = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    let hasTables = ["nodes.csv", "edges.csv"].allSatisfy { names.contains($0) || names.contains($0 + ".gz") }
    guard hasTables else {
      throw ReadError(
        Diagnostic(
          .error, "no-graph", "this data package is not one of Entente's, and has no nodes.csv and edges.csv",
          at: SourceLocation(file: (folder as NSString).appendingPathComponent(DataPackage.descriptor)),
          hint: "name its table of edges instead of the folder"))
    }
    var reader = CSVGraphReader()
    try reader.readFolder(folder)
    return reader.draft
  }

  private mutating func readResources(_ members: [JSONValue.Member], _ file: String) {
    guard case .array(let items)? = members.first(where: { $0.key == "resources" })?.value else {
      report("wrong-structure", "there is no list of resources", SourceLocation(file: file))
      return
    }
    for case .object(let parts) in items {
      func text(_ key: String, _ parts: [JSONValue.Member]) -> String? {
        if case .text(let text)? = parts.first(where: { $0.key == key })?.value { text } else { nil }
      }
      guard let name = text("name", parts), let path = text("path", parts) else {
        report("wrong-structure", "a resource has a name and a path", SourceLocation(file: file))
        continue
      }
      // Nothing outside the folder is opened, whatever the descriptor says.
      guard !path.contains("/"), !path.contains("\\"), !path.hasPrefix("."), !path.isEmpty else {
        report(
          "outside-folder", "the path '\(path)' is not a file of this folder", SourceLocation(file: file),
          hint: "put the table beside datapackage.json")
        continue
      }
      var resource = Resource(name: name, path: path, fields: [])
      if case .object(let schema)? = parts.first(where: { $0.key == "schema" })?.value,
        case .array(let fields)? = schema.first(where: { $0.key == "fields" })?.value
      {
        for case .object(let field) in fields {
          guard let name = text("name", field) else { continue }
          let type = text("type", field).flatMap(ColumnarTable.FieldType.init(rawValue:)) ?? .string
          let isPartial = type == .string && text(DataPackage.record, field) == "date"
          resource.fields.append(.init(name: name, type: type, isPartialDate: isPartial))
        }
      }
      resources.append(resource)
    }
  }

  private mutating func readHead(_ text: String, _ file: String) {
    let location = SourceLocation(file: file)
    guard let own = records.record(text, at: location).first(where: { $0.key == DataPackage.record }) else { return }
    for field in records.members(own) {
      switch field.key {
      case "version":
        if case .integer(1) = field.value { continue }
        records.report("version", "this program reads version 1")
      case "title": draft.title = records.text(field)
      case "description": draft.summary = records.text(field)
      case "language": draft.language = records.text(field)
      case "schema": if let schema = records.schema(field) { draft.schema = .init(schema, at: location) }
      default: records.reportKey(field, ["version", "title", "description", "language", "schema"])
      }
    }
    schema = draft.schema.value.resolved() ?? .open
  }

  mutating func report(_ code: String, _ message: String, _ location: SourceLocation, hint: String? = nil) {
    draft.diagnostics.append(Diagnostic(.error, code, message, at: location, hint: hint))
  }
}
