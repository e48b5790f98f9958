import Entente
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page by keyboard, in the dark, as a table, and what is saved from it.
@Suite("HTML twin, keyboard, table and files", .enabled(if: Browser.isThere), .serialized)
struct TwinAccessTests {
  @Test("Everything is in reach of the keyboard, with words for those who do not see it")
  func keyboard() throws {
    let visit = try TwinBrowserTests.visit(
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
    let light = try TwinBrowserTests.visit(steps, arguments: ["--blink-settings=preferredColorScheme=1"])
    #expect(light.text("start") == "light")
    #expect(light.text("startPaper") == "rgb(255, 255, 255)")
    #expect(light.text("then") == "dark")
    #expect(light.text("thenPaper") == "rgb(20, 24, 29)")
    #expect(light.text("pressed") == "true")
    let dark = try TwinBrowserTests.visit(steps, arguments: ["--blink-settings=preferredColorScheme=0"])
    #expect(dark.text("start") == "dark")
    #expect(dark.text("startPaper") == "rgb(20, 24, 29)")
    #expect(dark.text("thenPaper") == "rgb(255, 255, 255)")
    let drawnDark = try TwinBrowserTests.visit(
      steps, arguments: ["--blink-settings=preferredColorScheme=1"], options: ["--theme", "dark"])
    #expect(drawnDark.text("startPaper") == "rgb(255, 255, 255)")
    #expect(drawnDark.text("thenPaper") == "rgb(20, 24, 29)")
  }

  @Test("The table holds what the diagram shows, and what is saved holds the same")
  func tableAndSaving() throws {
    let visit = try TwinBrowserTests.visit(
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
    let counts = TwinBrowserTests.numbers(visit.text("status"))
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
