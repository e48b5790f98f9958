import Entente
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names, kinds, properties, sources and addresses that try to become more than text.
@Suite("HTML twin, hostile texts")
struct TwinHostileTests {
  /// A graph with every text in every field.
  static let graph: PropertyGraph = {
    var graph = PropertyGraph(title: HostileTexts.all.joined(separator: " "))
    graph.language = "en\" onclick=\"window.harmed=1"
    do {
      for (index, text) in HostileTexts.all.enumerated() {
        let id = "s\(100 + index) \(Self.idText(text))"
        try graph.insert(
          Source(
            id: id, title: text, author: text, publisher: text, date: PartialDate("2023?"), url: text, language: text,
            note: text))
        let evidence = [Evidence(source: id, locator: text, confidence: 0.5, statement: text)]
        let properties: [String: PropertyValue] = [text: .text(text), "list": .list([.text(text), 1])]
        try graph.insert(
          Node(
            id: Self.nodeID(index), kind: NodeKind(rawValue: "kind " + text), name: text,
            names: ["ja": text, text: text], aliases: [text], properties: properties, evidence: evidence))
        if index > 0 {
          try graph.insert(
            Relation(
              id: "r\(100 + index) \(Self.idText(text))", kind: RelationKind(rawValue: "kind " + text),
              from: Self.nodeID(index - 1), to: Self.nodeID(index),
              properties: properties, evidence: evidence))
        }
      }
    } catch { Issue.record(error) }
    return graph
  }()

  /// An id may hold anything but control characters.
  private static func idText(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 }))
  }

  private static func nodeID(_ index: Int) -> String { "n\(100 + index) \(idText(HostileTexts.all[index]))" }

  static func page() throws -> TwinPageText {
    var recipe = DiagramRecipe()
    recipe.layout = .sfdp
    let diagram = try Diagram(graph: Projection().apply(to: graph), recipe: recipe)
    let renderer = GraphvizRenderer(child: ChildProgram(executable: Program.path))
    let drawing = try diagram.render(with: renderer, outputs: [.svg])
    return try TwinPageText(HTMLTwin(diagram: diagram, svg: Array(drawing.data[.svg] ?? Data())).text)
  }

  @Test("The facts read back as they were")
  func factsReadBack() throws {
    #expect(HostileTexts.all.count >= 60)
    let page = try Self.page()
    #expect(!page.json.contains("<"))
    #expect(!page.json.contains(">"))
    #expect(!page.json.contains("&"))
    #expect(!page.json.unicodeScalars.contains { $0 == "\u{2028}" || $0 == "\u{2029}" })
    let (nodes, relations, sources) = try (page.list("nodes"), page.list("relations"), page.list("sources"))
    #expect(nodes.count == HostileTexts.all.count)
    for (index, text) in HostileTexts.all.enumerated() {
      let node = try #require(nodes.first { $0["id"] as? String == Self.nodeID(index) })
      #expect(node["name"] as? String == text)
      #expect(node["kind"] as? String == "kind " + text)
      #expect(node["aliases"] as? [String] == [text])
      #expect((node["names"] as? [String: String])?[text] == text)
      #expect((node["properties"] as? [String: Any])?[text] as? String == text)
      let evidence = try #require((node["evidence"] as? [[String: Any]])?.first)
      #expect(evidence["locator"] as? String == text)
      #expect(evidence["statement"] as? String == text)
      let place = try #require(evidence["source"] as? Int)
      let source = sources[place]
      for key in ["title", "author", "publisher", "url", "language", "note"] { #expect(source[key] as? String == text) }
      guard index > 0 else { continue }
      #expect(relations.contains { $0["id"] as? String == "r\(100 + index) \(Self.idText(text))" })
    }
  }

  @Test("The page has its own elements and no others")
  func noMarkup() throws {
    let page = try Self.page()
    let frame = page.text.replacingOccurrences(of: page.json, with: "")
      .replacingOccurrences(of: page.picture, with: "")
      .replacingOccurrences(of: page.script, with: "").replacingOccurrences(of: page.style, with: "")
    #expect(frame.components(separatedBy: "<script").count == 3)
    for word in ["<img", "<iframe", "<base", "onclick=\"", "<svg", "<b>", "<!--"] {
      #expect(!frame.contains(word), "\(word)")
    }
    #expect(page.policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
  }

  @Test("The picture is XML without a script, a handler or an address that is not of the web")
  func pictureIsHarmless() throws {
    final class Watch: NSObject, XMLParserDelegate {
      var elements: Set<String> = []
      var harm: [String] = []

      func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) {
        elements.insert(element)
        for (name, value) in attributes {
          if name.hasPrefix("on") || name == "style" { harm.append("\(name)=\(value)") }
          if name.hasSuffix("href"), !value.hasPrefix("http://"), !value.hasPrefix("https://") { harm.append(value) }
        }
      }
    }
    let parser = XMLParser(data: Data(try Self.page().picture.utf8))
    let watch = Watch()
    parser.delegate = watch
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(watch.harm.isEmpty)
    #expect(
      watch.elements.isSubset(of: [
        "svg", "metadata", "g", "title", "a", "path", "polygon", "polyline", "ellipse", "text",
      ]))
  }

  @Test("In a browser nothing of it runs, and every text is shown as it is", .enabled(if: Browser.isThere))
  func inABrowser() throws {
    let visit = try Browser.visit(
      Self.page(),
      steps: """
        const facts = JSON.parse(byId("facts").textContent);
        const lines = [...document.querySelectorAll("#canvas .edge")];
        results.addresses = [];
        results.shown = 0;
        for (const shape of [...document.querySelectorAll("#canvas .node"), ...lines]) {
          shape.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
          results.addresses.push(...[...document.querySelectorAll("#chosen a")].map((anchor) => anchor.protocol));
          if (document.querySelector("#chosen :is(script, img, iframe, style, svg, b)")) complaints.push("markup");
          const node = facts.nodes.find((node) => node.element === shape.id);
          if (node && document.querySelector("#chosen h2").textContent === node.name) results.shown += 1;
        }
        byId("show-table").click();
        results.rows = document.querySelectorAll("#node-table tbody tr").length;
        byId("save-nodes").click();
        results.csv = await saved[0].text();
        results.harmed = String(window.harmed);
        """)
    #expect(visit.complaints == [])
    #expect(visit.texts("requests") == [])
    #expect(visit.text("harmed") == "undefined")
    #expect(visit.number("shown") == HostileTexts.all.count)
    #expect(visit.number("rows") == HostileTexts.all.count)
    #expect(Set(visit.texts("addresses")).isSubset(of: ["https:", "http:", "mailto:"]))
    #expect(!visit.texts("addresses").isEmpty)
    for formula in ["'=1+1", "'-2+3", "'@SUM(A1)"] { #expect(visit.text("csv").contains(",\(formula),")) }
  }
}
