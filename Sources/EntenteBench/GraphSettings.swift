import Foundation

/// What is fixed for a graph so that all programs do the same: where searches start, between which nodes paths lead, the factor
/// of Katz centrality. The folder of the graphs has it in `sources.json`, `ksp.json` and `katz.json`.
struct GraphSettings: Sendable {
  var sources: [Int] = []
  var pairs: [[Int]] = []
  var alpha: Double?
  /// The planted communities, one a node, if the graph has them.
  var planted: [Int]?

  init() {}

  /// The settings that lie beside the file of a graph.
  init(beside path: String) throws {
    let file = URL(fileURLWithPath: path)
    let folder = file.deletingLastPathComponent()
    let name = file.deletingPathExtension().lastPathComponent
    func read<Value: Decodable>(_ file: String, _ type: [String: Value].Type) throws -> Value? {
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(file)) else { return nil }
      return try JSONDecoder().decode(type, from: data)[name]
    }
    sources = try read("sources.json", [String: [Int]].self) ?? []
    pairs = try read("ksp.json", [String: [[Int]]].self) ?? []
    alpha = try read("katz.json", [String: Double].self)
    if let text = try? String(contentsOf: folder.appendingPathComponent("\(name).comm"), encoding: .utf8) {
      planted = text.split(separator: "\n").compactMap { Int($0) }
    }
  }
}
