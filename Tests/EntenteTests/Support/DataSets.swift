import Foundation

/// The real networks with results of independent engines, beside the checkout.
enum DataSets {
  static let folder = Program.packageFolder + "/../shared/data"

  /// Whether they are there; the tests that need them say that they are skipped where they are not.
  static let isThere = {
    let isThere = FileManager.default.fileExists(atPath: folder)
    if !isThere { print("skipped: tests on real networks, because ../shared/data is not there") }
    return isThere
  }()

  /// The folders with nodes, edges and reference results, as `3-classic/karate`.
  static let withReference: [String] = {
    let categories = ["1-international-relations", "2-officials-organisations", "3-classic"]
    return categories.flatMap { category in
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(category)")) ?? []).sorted()
        .map { "\(category)/\($0)" }
    }.filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/reference.json")
        || FileManager.default.fileExists(atPath: "\(folder)/\($0)/reference.json.gz")
    }
  }()

  /// The reference views of a set: `undirected_simple`, `directed_weighted` …
  static func reference(_ set: String) throws -> (order: [String], views: [String: [String: Any]]) {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(set)/reference.json"))
    let value = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    let nodes = try String(contentsOfFile: "\(folder)/\(set)/nodes.csv", encoding: .utf8)
    return (ids(ofCSV: nodes), value["views"] as? [String: [String: Any]] ?? [:])
  }

  /// The first fields of all rows, by a reader that is not the one under test.
  private static func ids(ofCSV text: String) -> [String] {
    var rows: [String] = []
    var field = ""
    var isFirstField = true
    var isQuoted = false
    var previousWasQuote = false
    for character in text.replacingOccurrences(of: "\r\n", with: "\n") {
      if isQuoted {
        if previousWasQuote {
          previousWasQuote = false
          if character == "\"" {
            if isFirstField { field.append("\"") }
            continue
          }
          isQuoted = false
        } else if character == "\"" {
          previousWasQuote = true
          continue
        } else {
          if isFirstField { field.append(character) }
          continue
        }
      }
      switch character {
      case "\"": isQuoted = true
      case ",": isFirstField = false
      case "\n":
        rows.append(field)
        field = ""
        isFirstField = true
      default: if isFirstField { field.append(character) }
      }
    }
    if !field.isEmpty { rows.append(field) }
    return Array(rows.dropFirst())
  }
}
