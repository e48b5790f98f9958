import Foundation
import Testing

/// `entente structure` against the results of igraph and NetworkX for every data set.
@Suite("Structure of independent engines", .enabled(if: DataSets.isThere))
struct StructureReferenceTests {
  /// A field of the reference that is one number, and the key that gives it.
  private static let plain = [
    ("n", "nodes"), ("m", "relations"), ("density", "density"), ("transitivity", "transitivity"),
    ("avg_clustering", "average_clustering"), ("triangles", "triangles"), ("bridges", "bridges"),
    ("degree_assortativity", "degree_assortativity"), ("diameter", "diameter"),
    ("avg_path_length", "average_path_length"), ("reciprocity", "reciprocity"), ("reachable_pairs", "reached_pairs"),
  ]

  @Test(arguments: DataSets.withReference)
  func figures(_ set: String) throws {
    let (order, views) = try DataSets.reference(set)
    for (name, view) in views.sorted(by: { $0.key < $1.key }) {
      let left = Set(view["not_reference"] as? [String] ?? [])
      let run = try Program.run(
        ["structure", "\(DataSets.folder)/\(set)", "--format", "json"] + ReferenceTests.projection(name))
      #expect(run.status == 0, "\(set) \(name): \(run.error)")
      let document = try run.json
      var compared = 0

      func compare(_ expected: Any?, _ found: Any?, _ field: String) {
        guard !left.contains(field), let expected else { return }
        compared += 1
        // A figure that is not defined is null in both.
        let pair = ((found as? NSNumber)?.doubleValue, (expected as? NSNumber)?.doubleValue)
        let isSame =
          switch pair {
          case (let found?, let expected?): abs(found - expected) <= 1e-9 * abs(expected)
          case (nil, nil): found is NSNull && expected is NSNull
          default: false
          }
        #expect(isSame, "\(set) \(name) \(field): \(found ?? "nothing"), reference \(expected)")
      }

      for (field, key) in Self.plain { compare(view[field], document[key], field) }
      compare(count(view["components"]), document["components"], "components")
      compare(largest(view["components"]), document["largest_component"], "components")
      compare(count(view["scc"]), document["strong_components"], "scc")
      compareGroup(view["triad_census"], document["triad_census"], "triad_census")
      compareGroup(view["path_length_histogram"], document["path_length_histogram"], "path_length_histogram")
      // The cores of a directed view count a reciprocated pair twice; those of the figure do not.
      if !name.hasPrefix("directed"), let cores = view["core"] as? [Int] {
        compare(cores.max(), document["max_core"], "core")
      }
      if let points = view["articulation_points"] as? [Any] {
        compare(points.count, document["articulation_points"], "articulation_points")
        let ids = points.map { point in (point as? Int).map { order[$0] } ?? point as? String ?? "" }
        let found = document["articulation_point_nodes"] as? [String] ?? []
        #expect(found.sorted() == ids.sorted(), "\(set) \(name)")
      }
      if let pairs = view["reachable_pairs"] as? Int {
        let all = order.count * (order.count - 1) / (name.hasPrefix("directed") ? 1 : 2)
        compare(all - pairs, document["unreached_pairs"], "reachable_pairs")
      }
      #expect(compared >= 5, "\(set) \(name): \(compared) figures compared")

      func count(_ parts: Any?) -> Any? { (parts as? [String: Any])?["count"] }
      func largest(_ parts: Any?) -> Any? { ((parts as? [String: Any])?["sizes"] as? [Int])?.max() }
      func compareGroup(_ expected: Any?, _ found: Any?, _ field: String) {
        guard let expected = expected as? [String: Any] else { return }
        let found = found as? [String: Any] ?? [:]
        #expect(found.keys.sorted() == expected.keys.sorted(), "\(set) \(name) \(field)")
        for (key, value) in expected.sorted(by: { $0.key < $1.key }) { compare(value, found[key], field) }
      }
    }
  }
}
