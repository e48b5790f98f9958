import Foundation
import RelationGraph

@testable import GraphFormats

/// Files that other tools wrote, and what independent engines see in them; beside the checkout.
enum Interop {
  static let folder = DataSets.folder + "/4-interop"
  static let isThere = FileManager.default.fileExists(atPath: folder + "/expected.json")

  /// Nodes and edges as one engine counts them.
  struct Count: Hashable, CustomStringConvertible {
    var nodes, edges: Int
    var description: String { "\(nodes)/\(edges)" }
  }

  /// The files that hold graphs or try to, by path below ``folder``.
  static let files: [String] = {
    let all = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? []
    let others = ["xsd", "rng", "rnc", "dtd", "txt", "cys"]
    return all.filter { path in
      let name = (path as NSString).lastPathComponent
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder) else { return false }
      return !isFolder.boolValue && !others.contains((name as NSString).pathExtension) && name != "about.json"
        && path.contains("/")
    }.sorted { $0.precedes($1) }
  }()

  /// What the engines see, by path; empty where none of them counts.
  static let counts: [String: Set<Count>] = {
    guard let data = FileManager.default.contents(atPath: folder + "/expected.json"),
      let table = (try? JSONSerialization.jsonObject(with: data)) as? [String: [String: [String: Any]]]
    else { return [:] }
    return table.mapValues { engines in
      Set(engines.compactMap { engine, found in count(engine, found) })
    }
  }()

  private static func count(_ engine: String, _ found: [String: Any]) -> Count? {
    switch engine {
    case "graphviz_gc_nodes_edges":
      guard let text = found["out"] as? String, let line = text.split(separator: "\n").first else { return nil }
      let numbers = line.split(separator: " ").prefix(2).compactMap { Int($0) }
      return numbers.count == 2 ? Count(nodes: numbers[0], edges: numbers[1]) : nil
    case "xml_elements":
      guard let nodes = found["node"] as? Int, let edges = found["edge"] as? Int else { return nil }
      return Count(nodes: nodes, edges: edges)
    case "scipy":
      guard let shape = found["shape"] as? [Int], let info = found["info"] as? [String], shape.count == 2,
        let entries = Int(info[2])
      else { return nil }
      return Count(nodes: shape[0] == shape[1] ? shape[0] : shape[0] + shape[1], edges: entries)
    default:
      guard let nodes = found["nodes"] as? Int, let edges = found["edges"] as? Int else { return nil }
      return Count(nodes: nodes, edges: edges)
    }
  }
}
