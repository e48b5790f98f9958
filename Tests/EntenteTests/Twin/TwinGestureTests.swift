import Entente
import Foundation
import Testing

/// Zoom, pan and the narrow screen.
@Suite("HTML twin, gestures and sizes", .enabled(if: Browser.isThere), .serialized)
struct TwinGestureTests {
  private static func visit(_ steps: String, arguments: [String] = []) throws -> Browser.Visit {
    let visit = try Browser.visit(TwinTests.page(Program.shippedGraph), arguments: arguments, steps: steps)
    #expect(visit.complaints == [])
    #expect(visit.texts("requests") == [])
    return visit
  }

  private static let steps = """
    const canvas = byId("canvas"), svg = canvas.querySelector("svg");
    // A pointer that a script makes cannot be captured.
    canvas.setPointerCapture = () => {};
    const point = (name, id, x, y) => canvas.dispatchEvent(
      new PointerEvent(name, { pointerId: id, clientX: x, clientY: y, button: 0, bubbles: true }));
    const where = () => svg.style.transform.match(/-?[\\d.]+/g).map(Number);
    const frameOf = canvas.getBoundingClientRect();
    const [x, y] = [frameOf.left + frameOf.width / 2, frameOf.top + frameOf.height / 2];
    const under = ([left, top, scale], x, y) => [(x - frameOf.left - left) / scale, (y - frameOf.top - top) / scale];
    const near = (a, b) => a.every((value, index) => Math.abs(value - b[index]) < 1);

    """

  @Test("A drag moves by as much as the pointer, the wheel and two fingers keep the point they are on")
  func gestures() throws {
    let visit = try Self.visit(
      Self.steps + """
        const start = where();
        point("pointerdown", 1, x, y);
        point("pointermove", 1, x + 30, y + 10);
        point("pointermove", 1, x + 100, y + 60);
        point("pointerup", 1, x + 100, y + 60);
        canvas.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        await frame();
        const dragged = where();
        results.dragged = near(dragged, [start[0] + 100, start[1] + 60, start[2]]);
        results.chosen = document.querySelectorAll(".chosen").length;
        canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -300, clientX: x + 40, clientY: y - 20, cancelable: true }));
        await frame();
        const wheeled = where();
        results.wheeled = wheeled[2] > dragged[2] * 1.2 && near(under(dragged, x + 40, y - 20), under(wheeled, x + 40, y - 20));
        point("pointerdown", 1, x - 30, y);
        point("pointerdown", 2, x + 30, y);
        for (let step = 1; step <= 10; step += 1) {
          point("pointermove", 1, x - 30 - 5 * step, y);
          point("pointermove", 2, x + 30 + 5 * step, y);
        }
        point("pointerup", 1, x - 80, y);
        point("pointerup", 2, x + 80, y);
        await frame();
        const pinched = where();
        results.factor = Math.round(pinched[2] / wheeled[2] * 100);
        results.middle = Math.hypot(...under(wheeled, x, y).map((value, index) => value - under(pinched, x, y)[index])) < 12;
        const node = document.querySelector("#canvas .node");
        node.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        results.clickable = document.querySelectorAll(".node.chosen").length;
        """)
    #expect(visit.flag("dragged"))
    #expect(visit.number("chosen") == 0)
    #expect(visit.flag("wheeled"))
    #expect((235...270).contains(visit.number("factor") ?? 0), "\(String(describing: visit.number("factor")))")
    #expect(visit.flag("middle"))
    #expect(visit.number("clickable") == 1)
  }

  @Test("On a narrow screen the diagram comes first, nothing is wider than the window, and filters open when asked for")
  func narrow() throws {
    let visit = try Self.visit(
      """
      results.narrow = matchMedia("(max-width: 900px)").matches;
      results.filters = visible("#filters").length;
      results.wide = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
      results.expanded = byId("show-filters").getAttribute("aria-expanded");
      byId("show-filters").click();
      results.opened = visible("#filters").length;
      results.then = byId("show-filters").getAttribute("aria-expanded");
      results.small = visible("button, input[type=text]").filter((control) =>
        !control.matches(".link, .skip") && control.getBoundingClientRect().height < 28).map((control) => control.id);
      """, arguments: ["--window-size=520,900"])
    #expect(visit.flag("narrow"))
    #expect(visit.number("filters") == 0)
    #expect(visit.flag("wide"))
    #expect(visit.text("expanded") == "false")
    #expect(visit.number("opened") == 1)
    #expect(visit.text("then") == "true")
    #expect(visit.texts("small") == [])
  }
}
