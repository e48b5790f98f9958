import Entente
import Foundation
import Testing

/// Names, kinds, properties, sources and addresses that try to become more than text.
@Suite("HTML twin, hostile texts")
struct TwinHostileTests {
  static func page() throws -> TwinPageText {
    var recipe = DiagramRecipe()
    recipe.layout = .sfdp
    let diagram = try Diagram(graph: Projection().apply(to: HostileNetwork.graph), recipe: recipe)
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
      let node = try #require(nodes.first { $0["id"] as? String == HostileNetwork.nodeID(index) })
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
      #expect(relations.contains { $0["id"] as? String == HostileNetwork.relationID(index) })
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
    let picture = try XMLRecord(Self.page().picture)
    #expect(picture.harm == [])
    let known: Set = ["svg", "metadata", "g", "title", "a", "path", "polygon", "polyline", "ellipse", "text"]
    #expect(Set(picture.elements.map(\.name)).isSubset(of: known))
  }

  @Test("In a browser nothing of it runs, and every text is shown as it is", .enabled(if: Browser.isThere))
  func inABrowser() throws {
    let visit = try Browser.visit(
      Self.page(),
      steps: """
        const facts = JSON.parse(byId("facts").textContent);
        const plain = (text) => text.replace(/[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufffe\\uffff]/g, "");
        const lines = [...document.querySelectorAll("#canvas .edge")];
        results.addresses = [];
        results.shown = 0;
        for (const shape of [...document.querySelectorAll("#canvas .node"), ...lines]) {
          shape.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
          results.addresses.push(...[...document.querySelectorAll("#chosen a")].map((anchor) => anchor.protocol));
          if (document.querySelector("#chosen :is(script, img, iframe, style, svg, b)")) complaints.push("markup");
          const node = facts.nodes.find((node) => node.element === shape.id);
          if (node && document.querySelector("#chosen h2").textContent === (plain(node.name) || plain(node.id))) results.shown += 1;
        }
        byId("show-table").click();
        results.rows = document.querySelectorAll("#node-table tbody tr").length;
        for (const id of ["save-nodes", "save-relations", "save-svg"]) byId(id).click();
        results.files = await Promise.all(saved.map((blob) => blob.text()));
        results.harmed = String(window.harmed);
        const own = [...document.querySelectorAll("*")];
        results.elements = [...new Set(own.map((element) => element.localName))];
        results.handlers = own.flatMap((element) => element.getAttributeNames())
          .filter((name) => /^on|^(src|srcdoc|formaction|action|background|poster|ping|manifest)$/i.test(name));
        results.styled = own.filter((element) => element.hasAttribute("style") && element.localName !== "svg").length;
        results.leading = own.map((element) => element.getAttribute("href") ?? element.getAttribute("xlink:href"))
          .filter((address) => address !== null && !/^(https?:|mailto:|#|data:,$)/.test(address));
        """)
    #expect(visit.complaints == [])
    #expect(visit.texts("requests") == [])
    #expect(visit.text("harmed") == "undefined")
    let known: Set = [
      "html", "head", "meta", "link", "title", "style", "body", "a", "header", "div", "h1", "h2", "h3", "p", "label",
      "input", "button", "span", "form", "fieldset", "legend", "output", "main", "table", "caption", "thead", "tbody",
      "tr", "th", "td", "aside", "section", "details", "summary", "dl", "dt", "dd", "ul", "ol", "li", "q", "bdi",
      "noscript", "script", "svg", "metadata", "g", "path", "polygon", "polyline", "ellipse", "text",
    ]
    #expect(Set(visit.texts("elements")).subtracting(known) == [])
    for key in ["handlers", "leading"] { #expect(visit.texts(key) == [], "\(key)") }
    #expect(visit.number("styled") == 0)
    #expect(visit.number("shown") == HostileTexts.all.count)
    #expect(visit.number("rows") == HostileTexts.all.count)
    #expect(Set(visit.texts("addresses")).isSubset(of: ["https:", "http:", "mailto:"]))
    #expect(!visit.texts("addresses").isEmpty)
    let files = visit.texts("files")
    try #require(files.count == 3)
    for (file, count) in zip(files, [HostileTexts.all.count, HostileTexts.all.count - 1]) {
      let rows = CSVRecord.rows(file)
      #expect(rows.count == count + 1)
      #expect(Set(rows.map(\.count)).count == 1)
      for field in rows.joined() where Double(field) == nil {
        let first = field.unicodeScalars.first { !$0.properties.isWhitespace && $0.value >= 0x20 }
        #expect(first.map { !"=+-@＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(field)")
      }
    }
    let picture = try XMLRecord(files[2])
    #expect(picture.harm == [])
    #expect(picture.elements.count { $0.attributes["class"]?.hasPrefix("node") == true } == HostileTexts.all.count)
  }
}
