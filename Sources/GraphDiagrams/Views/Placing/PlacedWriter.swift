/// Writes a placed picture as DOT text, for the engine `nop2`, which moves nothing and bends nothing.
///
/// As in ``DOTWriter`` every value is quoted and every name made up; text from data goes through ``DOTEscaping`` only.
struct PlacedWriter {
  let picture: PlacedPicture
  let scene: DiagramScene
  let theme: Theme
  let ruler: TextRuler
  /// Whether addresses go into SVG, which takes them escaped, and not into PDF.
  let isForMarkup: Bool

  /// The mark that strokes hang on which join nothing.
  private static let origin = "origin"

  static func text(
    of picture: PlacedPicture, scene: DiagramScene, theme: Theme, ruler: TextRuler, isForMarkup: Bool
  ) -> String {
    PlacedWriter(picture: picture, scene: scene, theme: theme, ruler: ruler, isForMarkup: isForMarkup).text
  }

  private func address(_ text: String) -> String? { DOTEscaping.address(text, isForMarkup: isForMarkup) }

  private var text: String {
    var text = "digraph \"diagram\" {\n" + defaults
    let place = picture.marks.first?.centre ?? DrawnPoint(0, 0)
    text +=
      "  \(Self.origin) [label=\"\", style=\"invis\", width=\"0.01\", height=\"0.01\", fixedsize=\"true\", "
      + "pos=\(Self.position(place))];\n"
    for mark in picture.marks { text += self.text(of: mark) }
    for stroke in picture.strokes { text += self.text(of: stroke) }
    return text + "}\n"
  }

  private var defaults: String {
    var graph: [(String, String)] = [
      ("id", "diagram"), ("layout", GraphvizEngine.nop2.rawValue), ("charset", "UTF-8"),
      ("outputorder", "edgesfirst"), ("pad", "0.3"), ("bgcolor", theme.background.description),
      ("fontname", DOTWriter.fonts), ("fontcolor", theme.text.description), ("tooltip", " "),
    ]
    let legend = DOTLegend(scene: scene, theme: theme).label
    if legend != nil { graph += [("labelloc", "t"), ("labeljust", "l")] }
    let edge: [(String, String)] = [
      ("URL", ""), ("arrowhead", "none"), ("arrowsize", DOTWriter.number(PlacedCurve.arrowSize)), ("arrowtail", "none"),
      ("class", ""), ("color", "black"), ("dir", "forward"), ("id", ""), ("penwidth", "1"), ("pos", ""),
      ("style", "solid"), ("tooltip", ""),
    ]
    return "  graph [" + DOTWriter.list(graph) + (legend.map { ", label=<\($0)>" } ?? "") + "];\n  node ["
      + DOTWriter.list([
        ("fontname", DOTWriter.fonts), ("fontcolor", theme.text.description), ("width", "0.3"), ("height", "0.25"),
      ]) + "];\n  edge [" + DOTWriter.list(edge) + "];\n"
  }

  private static func position(_ point: DrawnPoint) -> String { DOTEscaping.quoted(pair(point)) }

  private static func pair(_ point: DrawnPoint) -> String {
    DOTWriter.number(point.x) + "," + DOTWriter.number(point.y)
  }

  // MARK: Marks

  private func text(of mark: PlacedMark) -> String {
    var attributes: [(String, String)] = [
      ("id", mark.id), ("class", mark.classes), ("pos", Self.pair(mark.centre)), ("shape", mark.shape),
    ]
    if mark.shape != "none" {
      var styles: [String] = []
      if mark.isRounded { styles.append("rounded") }
      if mark.isDashed { styles.append("dashed") }
      if mark.fill != nil { styles.append("filled") }
      attributes += [
        ("style", styles.isEmpty ? "solid" : styles.joined(separator: ",")),
        ("fillcolor", (mark.fill ?? theme.background).description),
        ("color", mark.border?.description ?? "transparent"), ("penwidth", DOTWriter.number(mark.borderWidth)),
      ]
    }
    if mark.orientation != 0 { attributes.append(("orientation", String(mark.orientation))) }
    if let size = mark.size ?? (mark.label == nil ? PlacedMark.Extent(width: 0.7, height: 0.7) : nil) {
      attributes += [
        ("width", Self.inches(size.width)), ("height", Self.inches(size.height)), ("fixedsize", "true"),
      ]
    }
    var text = "  \(mark.name) [label=\(DOTEscaping.label(mark.label?.lines ?? []))"
    if let label = mark.label {
      attributes += [("fontsize", DOTWriter.number(label.fontSize)), ("margin", label.margin)]
    } else if let words = mark.words {
      text += self.text(of: words)
    }
    text += ", tooltip=\(DOTEscaping.tooltip(mark.tooltip.isEmpty ? " " : mark.tooltip)), "
    if let address = mark.address.flatMap(address) { text += "URL=\"\(address)\", " }
    return text + DOTWriter.list(attributes) + "];\n"
  }

  /// Four decimals: lengths in inches are small numbers.
  private static func inches(_ points: Double) -> String {
    let value = Int((max(0.5, points) / 72 * 10000).rounded())
    let digits = String(value % 10000)
    return "\(value / 10000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private func text(of words: PlacedWords) -> String {
    let width = words.lines.map { ruler.width(of: $0, size: words.size) }.max() ?? 0
    let (mark, x) =
      switch words.alignment {
      case .left: ("\\l", words.anchor.x + width / 2)
      case .centre: ("\\n", words.anchor.x)
      case .right: ("\\r", words.anchor.x - width / 2)
      }
    let label = DOTEscaping.label(words.lines, ending: mark)
    return ", xlabel=\(label), xlp=\(Self.position(DrawnPoint(x, words.anchor.y))), "
      + DOTWriter.list([("fontsize", DOTWriter.number(words.size)), ("fontcolor", words.colour.description)])
  }

  // MARK: Strokes

  private func text(of stroke: PlacedStroke) -> String {
    var position = ""
    if let tip = stroke.startTip { position += "s,\(Self.pair(tip)) " }
    if let tip = stroke.endTip { position += "e,\(Self.pair(tip)) " }
    position += stroke.points.map(Self.pair).joined(separator: " ")
    let hasTail = stroke.arrowtail != .none
    let hasHead = stroke.arrowhead != .none
    let attributes: [(String, String)] = [
      ("id", stroke.id), ("class", stroke.classes),
      ("color", stroke.opacity < 1 ? stroke.colour.text(opacity: stroke.opacity) : stroke.colour.description),
      ("penwidth", DOTWriter.number(stroke.width)), ("style", stroke.style),
      ("arrowhead", stroke.arrowhead.rawValue), ("arrowtail", stroke.arrowtail.rawValue),
      ("dir", hasTail ? hasHead ? "both" : "back" : hasHead ? "forward" : "none"), ("pos", position),
    ]
    var text = "  \(stroke.tail ?? Self.origin) -> \(stroke.head ?? Self.origin) ["
    text += "tooltip=\(DOTEscaping.tooltip(stroke.tooltip.isEmpty ? " " : stroke.tooltip)), "
    if let address = stroke.address.flatMap(address) { text += "URL=\"\(address)\", " }
    return text + DOTWriter.list(attributes) + "];\n"
  }
}

extension DOTEscaping {
  /// Lines that all end with the same mark of alignment: `\l`, `\n` or `\r`.
  static func label(_ lines: [String], ending mark: String) -> String {
    guard mark != "\\n" else { return label(lines) }
    return quoted(lines.map { label([$0]).dropFirst().dropLast() + mark }.joined())
  }
}
