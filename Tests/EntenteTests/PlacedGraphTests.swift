import Entente
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `draw` to formats that hold a graph with the places of its nodes: all from one layout.
@Suite("Graphs with positions")
struct PlacedGraphTests {
  private static let draw = ["draw", Program.shippedGraph, "--focus", "nakatani", "--quiet", "-o", "-"]

  private func output(_ form: String, _ more: [String] = []) throws -> String {
    let run = try Program.run(Self.draw + ["--to", form] + more)
    #expect(run.status == 0, "\(run.error)")
    return run.output
  }

  /// The table in the picture, which `draw --like` reads.
  private func places() throws -> [String: DrawnPoint] {
    try DiagramPositions(reading: try output("svg")).points
  }

  @Test func tableAndPictureAgree() throws {
    #expect(try DiagramPositions(reading: try output("csv")).points == places())
  }

  @Test func cytoscapeHoldsPlacesAndFacts() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(try output("cyjs").utf8)) as? [String: Any])
    let elements = try #require(document["elements"] as? [String: [[String: Any]]])
    let places = try places()
    let nodes = try #require(elements["nodes"])
    #expect(Set(nodes.compactMap { ($0["data"] as? [String: Any])?["id"] as? String }) == Set(places.keys))
    for node in nodes {
      let id = try #require((node["data"] as? [String: Any])?["id"] as? String)
      let position = try #require(node["position"] as? [String: Double])
      #expect(position["x"] == places[id]?.x)
      // Downwards there.
      #expect(position["y"] == places[id].map { -$0.y })
    }
    let ids = Set(places.keys)
    for edge in try #require(elements["edges"]) {
      let data = try #require(edge["data"] as? [String: Any])
      #expect(ids.contains(data["source"] as? String ?? "") && ids.contains(data["target"] as? String ?? ""))
    }
    #expect(elements["edges"]?.isEmpty == false)
  }

  @Test func gexfHoldsPlacesColoursAndShapes() throws {
    final class Watch: NSObject, XMLParserDelegate {
      var id = ""
      var places: [String: DrawnPoint] = [:]
      var colours = 0
      func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
      ) {
        switch element {
        case "node": id = attributes["id"] ?? ""
        case "viz:position":
          places[id] = DrawnPoint(Double(attributes["x"] ?? "") ?? .nan, Double(attributes["y"] ?? "") ?? .nan)
        case "viz:color": colours += 1
        default: break
        }
      }
    }
    let watch = Watch()
    let parser = XMLParser(data: Data(try output("gexf").utf8))
    parser.delegate = watch
    #expect(parser.parse())
    #expect(watch.places == (try places()))
    #expect(watch.colours == watch.places.count)
  }

  @Test func whatCannotBeHeldIsRefused() throws {
    #expect(try Program.run(Self.draw + ["--to", "graphml"]).status == 2)
    let tied = try Program.run(["draw", Program.shippedGraph, "--through", "framework", "--to", "gexf", "-o", "-"])
    #expect(tied.status == 2)
    #expect(tied.error.contains("--through"))
  }

  @Test("A graph without places has none in its file")
  func plain() throws {
    for format in ["gexf", "cytoscape"] {
      let run = try Program.run(["convert", Program.shippedGraph, "-", "--to", format, "--quiet"])
      #expect(run.status == 0)
      #expect(!run.output.contains("position"))
    }
  }
}
