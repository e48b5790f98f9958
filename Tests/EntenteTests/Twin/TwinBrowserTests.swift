import Entente
import Foundation
import Testing

/// What the page does when somebody uses it.
@Suite("HTML twin in a browser", .enabled(if: Browser.isThere), .serialized)
struct TwinBrowserTests {
  static func visit(_ steps: String, arguments: [String] = [], options: [String] = []) throws -> Browser.Visit {
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

  static func numbers(_ status: String) -> [Int] {
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
      results.anyOrder = first("nakatani gen");
      results.hyphen = first("ahn gyu back");
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
    #expect(visit.text("anyOrder").hasPrefix("Gen Nakatani"))
    #expect(visit.text("hyphen").hasPrefix("Ahn Gyu-back"))
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
      results.negative = toggle("sign-list", "negative");
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
    let negative = (0..<graph.relationCount).count { graph.relationSign(at: $0) == .negative }
    #expect(negative > 0)
    #expect(Self.numbers(visit.text("negative")) == [all.nodes, all.relations - negative])
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

  @Test(
    "A date shows what --as-of shows in other networks too", .enabled(if: DataSets.isThere),
    arguments: [
      (
        "1-international-relations/wwi-signed",
        ["1871", "1872", "1880", "1882-05", "1890", "1894", "1900?", "1904", "1907~", "1917"]
      ),
      (
        "2-officials-organisations/popolo-estonia",
        ["2010", "2011-03", "2011-04-04", "2012", "2013-12", "2014-03-26", "2015", "2016?", "2017~", "2020"]
      ),
    ])
  func timeElsewhere(_ set: String, _ dates: [String]) throws {
    let path = "\(DataSets.folder)/\(set)"
    let visit = try Browser.visit(
      TwinTests.page(path),
      steps: "results.counts = \(dates).map((date) => { change(\"moment\", date); return status(); });")
    #expect(visit.complaints == [])
    let graph = try GraphReader.read(path: path).graph
    var shown: Set<[Int]> = []
    for (date, text) in zip(dates, visit.texts("counts")) {
      var projection = Projection()
      projection.asOf = PartialDate(date)
      let projected = try projection.apply(to: graph)
      let relations = Set((0..<projected.tieCount).flatMap { projected.relations(ofTie: $0) }).count
      #expect(Self.numbers(text) == [projected.nodeCount, relations], "\(date)")
      shown.insert([projected.nodeCount, relations])
    }
    #expect(visit.texts("counts").count == dates.count)
    #expect(shown.count > 2)
  }

  @Test("The shortest path is as long as that of the library, both ways and along directions, for 50 pairs")
  func pathLengths() throws {
    let graph = try GraphReader.read(path: Program.shippedGraph).graph
    let pairs = (0..<50).map { ($0 * 37 % graph.nodeCount, ($0 * 53 + 11) % graph.nodeCount) }.filter { $0.0 != $0.1 }
    let ids = pairs.map { [graph.nodes[$0.0].id, graph.nodes[$0.1].id] }
    let visit = try Self.visit(
      """
      const end = (id, name) => { type(id, name); press("Enter", byId(id)); };
      results.lengths = [false, true].map((isDirected) => {
        byId("path-directed").checked = isDirected;
        return \(ids).map(([from, to]) => {
          end("path-from", from);
          end("path-to", to);
          return document.querySelectorAll("#path-result > ol > li").length;
        });
      });
      """)
    let lengths = try #require(visit.results["lengths"] as? [[Int]])
    for (direction, found) in zip([Projection.Direction.undirected, .declared], lengths) {
      var projection = Projection()
      projection.direction = direction
      let projected = try projection.apply(to: graph)
      #expect(found.count == pairs.count)
      for (pair, length) in zip(ids, found) {
        var algorithm = ShortestPath()
        algorithm.from = pair[0]
        algorithm.to = pair[1]
        let paths = try algorithm.run(on: projected).paths
        #expect((paths.first?.ties.count ?? 0) == length, "\(pair) \(direction)")
      }
    }
  }

  @Test("A path is shown, follows the filters, and goes away")
  func path() throws {
    let visit = try Self.visit(
      """
      const end = (id, name) => { type(id, name); press("Enter", byId(id)); };
      end("path-from", "ahn");
      end("path-to", "kim-jong-un");
      results.open = byId("path").open;
      results.steps = document.querySelectorAll("#path-result > ol > li").length;
      results.lit = visible("#canvas .node.lit").length;
      await frame();
      const window = byId("canvas").getBoundingClientRect();
      results.inside = [...document.querySelectorAll("#canvas .node.lit")].every((node) => {
        const box = node.getBoundingClientRect();
        return box.left > window.left && box.right < window.right && box.top > window.top && box.bottom < window.bottom;
      });
      for (const input of document.querySelectorAll("#relation-kinds input")) input.click();
      results.none = byId("path-result").textContent;
      byId("path-clear").click();
      results.cleared = document.querySelectorAll("#canvas .lit").length;
      """)
    #expect(visit.flag("open"))
    #expect(visit.number("lit") == (visit.number("steps") ?? 0) + 1)
    #expect((visit.number("steps") ?? 0) > 1)
    #expect(visit.flag("inside"))
    #expect(visit.text("none") == "They are not connected by what is shown.")
    #expect(visit.number("cleared") == 0)
  }
}
