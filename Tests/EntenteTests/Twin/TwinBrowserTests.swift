import Entente
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the page does when somebody uses it.
@Suite("HTML twin in a browser", .enabled(if: Browser.isThere), .serialized)
struct TwinBrowserTests {
  private static func visit(_ steps: String, arguments: [String] = [], options: [String] = []) throws -> Browser.Visit {
    let visit = try Browser.visit(
      TwinTests.page(Program.shippedGraph, options), arguments: arguments, steps: steps)
    #expect(visit.complaints == [])
    #expect(visit.texts("requests") == [])
    return visit
  }

  /// Nodes, and relations behind ties, as the command line counts them.
  private static func counts(_ change: (inout Projection) -> Void) throws -> (nodes: Int, relations: Int) {
    var projection = Projection()
    change(&projection)
    let graph = try projection.apply(to: GraphReader.read(path: Program.shippedGraph).graph)
    return (graph.nodeCount, Set((0..<graph.tieCount).flatMap { graph.relations(ofTie: $0) }).count)
  }

  private static func numbers(_ status: String) -> [Int] {
    status.matches(of: /(\d+) of/).compactMap { Int($0.output.1) }
  }

  @Test("Search finds names in every language, aliases and parts of them")
  func search() throws {
    let visit = try Self.visit(
      """
      const first = (text) => {
        type("search", text);
        return visible("#search-list [role=option]")[0]?.textContent ?? "";
      };
      results.korean = first("나카타니");
      results.alias = first("rok");
      results.folded = first("NAKATANI");
      results.expanded = byId("search").getAttribute("aria-expanded");
      results.nothing = first("no such name");
      results.none = status();
      first("Pyongyang");
      press("ArrowDown", byId("search"));
      press("ArrowUp", byId("search"));
      results.active = document.getElementById(byId("search").getAttribute("aria-activedescendant")).textContent;
      press("Enter", byId("search"));
      results.chosen = document.querySelector("#chosen h2").textContent;
      results.marked = document.querySelectorAll("#canvas .node.chosen").length;
      """)
    #expect(visit.text("korean").hasPrefix("Gen Nakatani"))
    #expect(visit.text("alias").hasPrefix("South Korea"))
    #expect(visit.text("folded").hasPrefix("Gen Nakatani"))
    #expect(visit.text("expanded") == "true")
    #expect(visit.text("nothing") == "")
    #expect(visit.text("none") == "0 nodes found")
    #expect(visit.text("active").hasPrefix("North Korea"))
    #expect(visit.text("chosen") == "North Korea")
    #expect(visit.number("marked") == 1)
  }

  @Test("Filters show what the projection of the same kinds shows")
  func filters() throws {
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let visit = try Self.visit(
      """
      const toggle = (fieldset, label) => {
        box(fieldset, label).click();
        const text = status();
        box(fieldset, label).click();
        return text;
      };
      results.all = status();
      results.officials = toggle("node-kinds", "official");
      results.drawn = String(visible("#canvas .node").length);
      results.partOf = toggle("relation-kinds", "part of");
      const sources = [...document.querySelectorAll("#source-list input")];
      for (const source of sources) source.click();
      results.unsourced = status();
      byId("hide-loose").click();
      results.tied = status();
      byId("reset").click();
      results.again = status();
      type("confidence", "80");
      results.sure = status();
      """)
    let all = try Self.counts { _ in }
    #expect(Self.numbers(visit.text("all")) == [all.nodes, all.relations])
    #expect(visit.text("again") == visit.text("all"))
    let nodeKinds = Set((0..<graph.nodeCount).map(graph.nodeKind)).subtracting([.official]).sorted()
    let officials = try Self.counts { $0.nodeKinds = nodeKinds }
    #expect(Self.numbers(visit.text("officials")) == [officials.nodes, officials.relations])
    #expect(Int(visit.text("drawn")) == all.nodes)
    let kinds = Set((0..<graph.relationCount).map(graph.relationKind)).subtracting(["part-of"]).sorted()
    let partOf = try Self.counts { $0.relationKinds = kinds }
    #expect(Self.numbers(visit.text("partOf")) == [partOf.nodes, partOf.relations])
    #expect(Self.numbers(visit.text("unsourced"))[1] == 0)
    #expect(Self.numbers(visit.text("tied")) == [0, 0])
    let sure = graph.relations.count { relation in
      relation.evidence.isEmpty || relation.evidence.contains { ($0.confidence ?? 1) >= 0.8 }
    }
    #expect(Self.numbers(visit.text("sure"))[1] <= sure)
    #expect(Self.numbers(visit.text("sure"))[1] < all.relations)
  }

  @Test("A date shows what --as-of shows, with the slider and in the field")
  func time() throws {
    let dates = [
      "1965", "2010-03", "2018-12-20", "2019", "2022-06", "2023-05", "2023-05-31", "2023-06-08?", "2025-08", "2025-09~",
      "2026-01",
    ]
    let visit = try Self.visit(
      """
      results.counts = \(dates).map((date) => { change("moment", date); return status(); });
      results.dashed = String(visible("#canvas .possible-now").length);
      change("moment", "2023-02-30");
      results.problem = byId("moment-problem").textContent;
      const stop = JSON.parse(byId("facts").textContent).stops.indexOf("2023-05");
      type("slider", String(stop));
      results.moment = byId("moment").value;
      results.slider = status();
      byId("at-date").click();
      results.always = status();
      """)
    for (date, text) in zip(dates, visit.texts("counts")) {
      let expected = try Self.counts { $0.asOf = PartialDate(date) }
      #expect(Self.numbers(text) == [expected.nodes, expected.relations], "\(date)")
    }
    #expect(visit.texts("counts").count == dates.count)
    #expect(visit.text("problem") == "There is no such date.")
    #expect(visit.text("moment") == "2023-05")
    #expect(visit.text("slider") == visit.texts("counts")[5])
    let all = try Self.counts { _ in }
    #expect(Self.numbers(visit.text("always")) == [all.nodes, all.relations])
  }

  @Test("The shortest path is as long as that of the command line, and follows the filters")
  func path() throws {
    let pairs = [("japan", "putin"), ("nakatani", "aukus-pillar-2"), ("ahn", "kim-jong-un")]
    let visit = try Self.visit(
      """
      const nodes = JSON.parse(byId("facts").textContent).nodes;
      const end = (id, name) => { type(id, name); press("Enter", byId(id)); };
      results.steps = \(pairs.map { [$0.0, $0.1] }).map(([from, to]) => {
        end("path-from", from);
        end("path-to", to);
        return document.querySelectorAll("#path-result > ol > li").length;
      });
      results.lit = visible("#canvas .node.lit").length;
      for (const input of document.querySelectorAll("#relation-kinds input")) input.click();
      results.none = byId("path-result").textContent;
      byId("path-clear").click();
      results.cleared = document.querySelectorAll("#canvas .lit").length;
      """)
    let steps = visit.results["steps"] as? [Int] ?? []
    for (pair, count) in zip(pairs, steps) {
      let run = try Program.run(
        ["path", Program.shippedGraph, pair.0, pair.1, "--direction", "undirected", "--format", "json"])
      let paths = try #require(run.json["paths"] as? [[String: Any]])
      #expect(paths.first?["length"] as? Int == count, "\(pair)")
    }
    #expect(steps.count == pairs.count)
    #expect(visit.number("lit") == (steps.last ?? 0) + 1)
    #expect(visit.text("none") == "They are not connected by what is shown.")
    #expect(visit.number("cleared") == 0)
  }

  @Test("Everything is in reach of the keyboard, with words for those who do not see it")
  func keyboard() throws {
    let visit = try Self.visit(
      """
      const shapes = [...document.querySelectorAll("#canvas .node, #canvas .edge")];
      results.unlabelled = shapes.filter((shape) => !shape.getAttribute("aria-label") || shape.tabIndex < -1).length;
      results.stops = document.querySelectorAll("#canvas [tabindex='0']").length;
      const start = document.querySelector("#canvas [tabindex='0']");
      start.focus();
      press("ArrowRight");
      results.moved = document.activeElement !== start && document.activeElement.matches(".node");
      const node = document.activeElement;
      press("Enter");
      results.label = node.getAttribute("aria-label");
      results.heading = document.querySelector("#chosen h2").textContent;
      results.announced = status();
      press(".");
      results.line = document.activeElement.matches(".edge");
      press("Enter");
      results.facts = document.querySelectorAll("#chosen .fact").length;
      press("Escape");
      results.cleared = document.querySelectorAll("#canvas .chosen").length;
      const svg = document.querySelector("#canvas svg");
      await frame();
      press("0"); await frame();
      const fitted = svg.style.transform;
      press("+"); await frame();
      results.larger = svg.style.transform !== fitted;
      press("-"); await frame();
      press("0"); await frame();
      results.fitted = svg.style.transform === fitted;
      press("/");
      results.search = document.activeElement.id;
      results.unnamed = [...document.querySelectorAll("button, input")].filter((control) =>
        !control.textContent && !control.labels?.length && !control.getAttribute("aria-label")).map((control) => control.id);
      results.live = byId("status").getAttribute("aria-live");
      results.skips = [...document.querySelectorAll(".skip")].map((anchor) => anchor.getAttribute("href"));
      """)
    #expect(visit.number("unlabelled") == 0)
    #expect(visit.number("stops") == 1)
    for flag in ["moved", "line", "larger", "fitted"] { #expect(visit.flag(flag), "\(flag)") }
    #expect(visit.text("label").hasPrefix(visit.text("heading")))
    #expect(visit.text("announced").hasPrefix(visit.text("heading")))
    #expect((visit.number("facts") ?? 0) >= 1)
    #expect(visit.number("cleared") == 0)
    #expect(visit.text("search") == "search")
    #expect(visit.texts("unnamed") == [])
    #expect(visit.text("live") == "polite")
    #expect(visit.texts("skips") == ["#canvas", "#show-table"])
  }

  @Test("Light and dark follow the system, and the button")
  func dark() throws {
    let steps = """
      const theme = () => document.documentElement.dataset.theme;
      const paper = () => getComputedStyle(document.querySelector("#diagram polygon")).fill;
      results.start = theme();
      results.startPaper = paper();
      byId("dark").click();
      results.then = theme();
      results.thenPaper = paper();
      results.pressed = byId("dark").getAttribute("aria-pressed");
      """
    let light = try Self.visit(steps, arguments: ["--blink-settings=preferredColorScheme=1"])
    #expect(light.text("start") == "light")
    #expect(light.text("startPaper") == "rgb(255, 255, 255)")
    #expect(light.text("then") == "dark")
    #expect(light.text("thenPaper") == "rgb(20, 24, 29)")
    #expect(light.text("pressed") == "true")
    let dark = try Self.visit(steps, arguments: ["--blink-settings=preferredColorScheme=0"])
    #expect(dark.text("start") == "dark")
    #expect(dark.text("startPaper") == "rgb(20, 24, 29)")
    #expect(dark.text("thenPaper") == "rgb(255, 255, 255)")
    let drawnDark = try Self.visit(
      steps, arguments: ["--blink-settings=preferredColorScheme=1"], options: ["--theme", "dark"])
    #expect(drawnDark.text("startPaper") == "rgb(255, 255, 255)")
    #expect(drawnDark.text("thenPaper") == "rgb(20, 24, 29)")
  }

  @Test("The table holds what the diagram shows, and what is saved holds the same")
  func tableAndSaving() throws {
    let visit = try Self.visit(
      """
      box("node-kinds", "technology").click();
      byId("show-table").click();
      results.status = status();
      while (!byId("more-relations").hidden) byId("more-relations").click();
      results.nodes = document.querySelectorAll("#node-table tbody tr").length;
      results.relations = document.querySelectorAll("#relation-table tbody tr").length;
      results.hidden = !byId("canvas").checkVisibility();
      document.querySelector("#relation-table tbody td button").click();
      results.facts = document.querySelectorAll("#chosen .fact").length;
      for (const id of ["save-nodes", "save-relations", "save-svg"]) byId(id).click();
      results.files = await Promise.all(saved.map((blob) => blob.text()));
      results.shown = [...document.querySelectorAll("#canvas .node")]
        .filter((node) => getComputedStyle(node).display !== "none").length;
      """)
    let counts = Self.numbers(visit.text("status"))
    #expect(visit.number("nodes") == counts[0])
    #expect(visit.number("relations") == counts[1])
    #expect(visit.flag("hidden"))
    #expect((visit.number("facts") ?? 0) >= 1)
    let files = visit.texts("files")
    #expect(files.count == 3)
    #expect(files[0].split(separator: "\r\n").count == counts[0] + 1)
    #expect(files[1].split(separator: "\r\n").count == counts[1] + 1)
    #expect(files[0].hasPrefix("id,name,kind,other_names,dates,lines,sources\r\n"))
    #expect(visit.number("shown") == counts[0])
    #expect(files[2].components(separatedBy: "class=\"node").count == counts[0] + 1)
    #expect(!files[2].contains("tabindex"))
    #expect(XMLParser(data: Data(files[2].utf8)).parse())
    #expect(visit.text("savedAs") == "Japan–Korea-defence-cooperation.svg".replacingOccurrences(of: "–", with: "-"))
  }
}
