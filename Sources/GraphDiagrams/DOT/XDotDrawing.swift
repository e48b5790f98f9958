/// A drawing in the `xdot` format, for Graphviz's attribute `_background`: what lies under everything.
///
/// Only numbers and colours made here enter it. <https://graphviz.org/docs/outputs/canon/#xdot>
struct XDotDrawing {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  mutating func setFill(_ colour: Colour, opacity: Double = 1) { colourOperation("C", colour, opacity) }
  mutating func setLine(_ colour: Colour, opacity: Double = 1, width: Double) {
    colourOperation("c", colour, opacity)
    let style = "setlinewidth(\(DOTWriter.number(width)))"
    text += "S \(style.utf8.count) -\(style) "
  }

  /// A filled polygon.
  mutating func polygon(_ corners: [DrawnPoint]) { points("P", corners) }
  /// A chain of straight pieces.
  mutating func line(_ chain: [DrawnPoint]) { points("L", chain) }

  private mutating func colourOperation(_ letter: String, _ colour: Colour, _ opacity: Double) {
    let name = opacity < 1 ? colour.text(opacity: opacity) : colour.description
    text += "\(letter) \(name.utf8.count) -\(name) "
  }

  private mutating func points(_ letter: String, _ points: [DrawnPoint]) {
    guard points.count > 1 else { return }
    text += "\(letter) \(points.count) "
    for point in points { text += "\(DOTWriter.number(point.x)) \(DOTWriter.number(point.y)) " }
  }
}
