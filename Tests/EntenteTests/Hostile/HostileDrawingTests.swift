import Entente
import Foundation
import Testing

/// Hostile texts in pictures: they stay text, and lead nowhere.
@Suite("Hostile texts in diagrams")
struct HostileDrawingTests {
  private static let elements: Set = [
    "svg", "metadata", "g", "title", "a", "path", "polygon", "polyline", "ellipse", "text",
  ]

  @Test("An SVG has its own elements and attributes, and no others", arguments: ["light", "dark", "print"])
  func svg(_ theme: String) throws {
    let run = try HostileNetwork.run(["draw", "GRAPH", "-o", "-", "--to", "svg", "--theme", theme])
    let picture = try XMLRecord(run.output)
    #expect(Set(picture.elements.map(\.name)).isSubset(of: Self.elements))
    #expect(picture.harm == [])
    #expect(picture.elements.count { $0.attributes["class"]?.hasPrefix("node") == true } == HostileTexts.all.count)
    #expect(picture.elements.count { $0.attributes["class"]?.hasPrefix("edge") == true } == HostileTexts.all.count - 1)
    #expect(!run.output.contains("<!ENTITY") && !run.output.contains("<![CDATA["))
    let targets = picture.elements("a").compactMap { $0.attributes["xlink:href"] }
    #expect(targets.contains("https://example.org/%22onclick=%22window.harmed=1"))
    let tooltips = picture.elements("a").compactMap { $0.attributes["xlink:title"] }
    for text in HostileTexts.all
    where text.count < 200 && text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) {
      #expect(tooltips.contains { $0.hasPrefix(text + "\n") }, "\(text)")
    }
  }

  @Test("No character in a picture turns the direction of others, hides, or steers")
  func direction() throws {
    let run = try HostileNetwork.run(["draw", "GRAPH", "-o", "-", "--to", "svg"])
    let picture = try XMLRecord(run.output)
    let shown = picture.elements.filter { $0.name != "metadata" }.flatMap { [$0.text] + $0.attributes.values }
    for text in shown {
      let found = text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069, 0xFEFF: true
        default: scalar.value < 0x20 && scalar != "\n"
        }
      }
      #expect(found.isEmpty, "\(text)")
    }
  }

  @Test("DOT reads back with the same nodes and ties, before and after the layout", arguments: [[], ["--laid-out"]])
  func dot(_ options: [String]) throws {
    let run = try HostileNetwork.run(["draw", "GRAPH", "-o", "-", "--to", "dot"] + options)
    let graph = try Self.read(run.output)
    let nodes = try #require(graph["objects"] as? [[String: Any]]).filter { $0["nodes"] == nil }
    #expect(nodes.count { ($0["id"] as? String)?.hasPrefix("node-") == true } == HostileTexts.all.count)
    let edges = try #require(graph["edges"] as? [[String: Any]])
    #expect(edges.count { ($0["id"] as? String)?.hasPrefix("edge-") == true } == HostileTexts.all.count - 1)
    for item in nodes + edges {
      if let address = item["URL"] as? String { #expect(address.wholeMatch(of: /https?:\/\/[!-~]*/) != nil) }
      for key in ["image", "shapefile", "stylesheet", "href", "labelURL", "headURL"] {
        #expect((item[key] as? String ?? "") == "")
      }
    }
  }

  @Test("The plain DOT export reads back, and no property becomes an address or a file")
  func exportedDOT() throws {
    let graph = try Self.read(HostileNetwork.run(["convert", "GRAPH", "-", "--to", "dot", "--quiet"]).output)
    let nodes = try #require(graph["objects"] as? [[String: Any]])
    #expect(nodes.count == HostileTexts.all.count)
    #expect((graph["edges"] as? [Any])?.count == HostileTexts.all.count - 1)
    for node in nodes {
      #expect(node["URL"] == nil && node["image"] == nil)
      #expect(node["property_URL"] != nil && node["property_image"] != nil)
    }
  }

  private static func read(_ dot: String) throws -> [String: Any] {
    let renderer = GraphvizRenderer(child: ChildProgram(executable: Program.path))
    let data = try #require(renderer.render(dot: dot, engine: .sfdp, outputs: [.json0]).data[.json0])
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("PNG and PDF are drawn; a PDF holds no action, script or file")
  func bitmapAndPrint() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, start, end) in [("x.png", "\u{89}PNG", "IEND"), ("x.pdf", "%PDF-", "%%EOF")] {
      let path = folder.appendingPathComponent(name).path
      _ = try HostileNetwork.run(["draw", "GRAPH", "-o", path, "--dpi", "30"])
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)).map { UInt16($0) }, as: UTF16.self)
      #expect(text.hasPrefix(start))
      #expect(text.suffix(20).contains(end))
      guard name.hasSuffix("pdf") else { continue }
      // Without object streams all names stand in the clear.
      for word in ["/ObjStm", "/JavaScript", "/Launch", "/EmbeddedFile", "/GoToR", "/SubmitForm", "/OpenAction"] {
        #expect(!text.contains(word), "\(word)")
      }
      let addresses = text.matches(of: /\/URI \(((?:[^()\\]|\\.)*)\)/).map { String($0.output.1) }
      #expect(addresses.count == text.matches(of: /\/URI \(/).count)
      #expect(Set(addresses).count == HostileTexts.addresses.count { $0.hasPrefix("http") })
      for address in addresses {
        #expect(address.wholeMatch(of: /https?:\/\/[!-~]*/) != nil)
        #expect(!address.contains("&amp;"))
      }
    }
  }
}
