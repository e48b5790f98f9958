/// Writes a scene as DOT text: always the same bytes for the same scene, every value quoted, every name made up.
///
/// Nodes are called `n` and their number in the projected graph; real names are only in labels and tooltips. In the SVG the
/// graph has the id `diagram`, a node `node-<number>`, a line `edge-<index>`; classes say role, kind and family.
struct DOTWriter {
  let scene: DiagramScene
  let theme: Theme
  let placement: DOTPlacement
  private var isForMarkup = true
  private(set) var text = ""

  static let fonts = "Helvetica,Arial,Noto Sans CJK JP,sans-serif"

  init(scene: DiagramScene, theme: Theme, placement: DOTPlacement = DOTPlacement()) {
    self.scene = scene
    self.theme = theme
    self.placement = placement
  }

  /// - Parameter isForMarkup: whether addresses go into SVG, which takes them escaped, and not into PDF.
  static func text(
    of scene: DiagramScene, theme: Theme, placement: DOTPlacement = DOTPlacement(), isForMarkup: Bool = true
  ) -> String {
    var writer = DOTWriter(scene: scene, theme: theme, placement: placement)
    writer.isForMarkup = isForMarkup
    writer.write()
    return writer.text
  }

  private func address(_ text: String) -> String? { DOTEscaping.address(text, isForMarkup: isForMarkup) }

  private mutating func write() {
    text = "digraph \"diagram\" {\n"
    writeDefaults()
    for node in scene.nodes { write(node) }
    if placement.isHeld || scene.layout.engine == .dot || scene.layout.engine == .fdp { writeClusters() }
    let layers = DOTLayers(scene)
    text += layers.text
    for (index, line) in scene.lines.enumerated() { write(line, index, layers) }
    text += "}\n"
  }

  private mutating func writeDefaults() {
    let plan = scene.layout
    var graph: [(String, String)] = [
      ("id", "diagram"), ("charset", "UTF-8"), ("outputorder", "edgesfirst"),
      ("pad", "0.3"),
      ("bgcolor", theme.background.description), ("fontname", Self.fonts), ("fontcolor", theme.text.description),
      ("splines", plan.splines), ("tooltip", " "),
    ]
    if !placement.isFirstPass {
      graph.append(("layout", placement.program?.rawValue ?? plan.engine.rawValue))
    }
    graph +=
      placement.isHeld
      ? [("overlap", "true"), ("esep", "+\(placement.lineMargin)")] : placement.adapted(engineAttributes)
    let legend = DOTLegend(scene: scene, theme: theme).label
    if legend != nil { graph += [("labelloc", "t"), ("labeljust", "l")] }
    text += "  graph [" + Self.list(graph) + (legend.map { ", label=<\($0)>" } ?? "") + "];\n"
    text +=
      "  node ["
      + Self.list([
        ("fontname", Self.fonts), ("fontcolor", theme.text.description), ("width", "0.3"), ("height", "0.25"),
      ]) + "];\n"
    // In the order of their names, and all that any line may have: in flat lines Graphviz 2.42 mixes up attributes whose
    // order of declaration is another one ("Arrow type "edge-57" unknown").
    var edge: [(String, String)] = [
      ("URL", ""), ("arrowhead", "normal"), ("arrowsize", scene.lines.count > Self.manyLines ? "0.4" : "0.6"),
      ("arrowtail", "normal"), ("class", ""),
      ("color", "black"),
      ("constraint", "true"), ("dir", "forward"), ("fontcolor", theme.mutedText.description), ("fontname", Self.fonts),
      ("fontsize", "9"), ("headport", ""), ("id", ""), ("label", ""), ("labeltooltip", ""), ("penwidth", "1"),
      ("style", "solid"), ("tailport", ""), ("tooltip", ""), ("weight", "1"),
    ]
    if plan.engine == .neato {
      let length = scene.nodes.count > 20 && scene.nodes.count <= 60 ? "1.4" : "1.7"
      edge.insert(("len", length), at: 15)
    }
    if !placement.ways.isEmpty { edge.insert(("pos", ""), at: edge.count - 4) }
    text += "  edge [" + Self.list(edge) + "];\n"
  }

  private var engineAttributes: [(String, String)] {
    let plan = scene.layout
    let seed = String(plan.seed)
    switch plan.engine {
    case .dot:
      guard plan.isLayered else { return [("rankdir", "LR"), ("nodesep", "0.15"), ("ranksep", "0.7")] }
      // Every line that passes a column takes a place in it: many lines need narrow places, or the picture grows too tall.
      let separation = scene.lines.count > 150 ? "0.04" : scene.lines.count > 60 ? "0.05" : "0.14"
      return [("rankdir", "LR"), ("newrank", "true"), ("nodesep", separation), ("ranksep", "0.85 equally")]
    case .neato:
      // Prism presses a layout together before it takes it apart; a handful of nodes may keep its distances.
      let isSmall = scene.nodes.count <= Self.fewNodes
      return [("overlap", "prism"), ("sep", "+8"), ("esep", "+4"), ("start", seed)]
        + (isSmall ? [("overlap_shrink", "false")] : [])
    case .fdp:
      return [("overlap", "prism"), ("sep", "+10"), ("esep", "+4"), ("K", "1.1"), ("start", seed)]
    case .sfdp, .auto:
      return [
        ("overlap", "prism"), ("sep", "+8"), ("esep", "+4"), ("K", "0.9"), ("repulsiveforce", "1.2"), ("start", seed),
      ]
    case .circo: return [("mindist", "0.6")]
    case .twopi:
      return [("overlap", "prism"), ("sep", "+8"), ("esep", "+4"), ("ranksep", "1.6")]
        + (plan.root.map { [("root", "n\($0)")] } ?? [])
    }
  }

  private mutating func write(_ node: DiagramScene.Node) {
    let role = node.role
    let colours = theme.colours(of: node)
    let fill = colours.fill
    var attributes: [(String, String)] = [
      ("id", "node-\(node.number)"), ("class", DOTEscaping.token(role.id)), ("fillcolor", fill.description),
      ("color", colours.border.description), ("penwidth", Self.number(node.borderWidth)),
    ]
    if let text = theme.textColour(of: node) { attributes.append(("fontcolor", text.description)) }
    if node.change == .changed { attributes.append(("peripheries", "2")) }
    if node.labelLines.isEmpty {
      let diameter = Self.number(0.08 + 0.2 * (node.share ?? 0.1).squareRoot())
      attributes += [
        ("shape", "circle"), ("style", "filled"), ("width", diameter), ("height", diameter), ("fixedsize", "true"),
      ]
    } else {
      attributes += [
        ("shape", role.shape),
        ("style", (role.isRounded ? "rounded,filled" : "filled") + (node.change == .ended ? ",dashed" : "")),
        ("fontsize", Self.number(node.fontSize)),
        ("margin", placement.roomy.contains(node.number) ? DOTPlacement.roomy(role.margin) : role.margin),
      ]
    }
    if let extent = node.leastExtent, !node.labelLines.isEmpty {
      attributes += [("width", Self.number(extent)), ("height", Self.number(extent))]
    }
    if let centre = placement.centres[node.number] {
      attributes.append(("pos", "\(Self.number(centre.x)),\(Self.number(centre.y))"))
    }
    text +=
      "  n\(node.number) [label=\(DOTEscaping.label(node.labelLines)), tooltip=\(DOTEscaping.tooltip(node.tooltip)), "
    if let address = node.address.flatMap(address) { text += "URL=\"\(address)\", " }
    text += Self.list(attributes) + "];\n"
  }

  private mutating func writeClusters() {
    for (index, cluster) in scene.clusters.enumerated() {
      let box = placement.frames[index]
      if placement.isHeld, box == nil { continue }
      text +=
        "  subgraph \"cluster_\(index)\" {\n    graph ["
        + Self.list(
          [
            ("id", "cluster-\(index)"), ("class", "country-frame"),
            ("style", "rounded,filled"),
            ("fillcolor", placement.isFirstPass ? "#00000000" : theme.clusterFill.description),
            ("color", theme.clusterBorder.description), ("label", ""),
            ("margin", "6"),
          ] + (box.map { [("bb", Self.list(of: $0))] } ?? []))
      text += ", tooltip=\(DOTEscaping.tooltip(cluster.tooltip))];\n    "
      text += cluster.members.map { "n\($0)" }.joined(separator: "; ") + ";\n  }\n"
    }
  }

  private static let fewNodes = 12

  /// What is over is grey, what steps back is mixed with the ground, what is doubtful is translucent.
  private func colour(of line: DiagramScene.Line) -> String {
    var colour = line.hasEnded ? theme.ended : theme.colour(of: line.look.family)
    if line.emphasis == .muted { colour = colour.blended(with: theme.background, 0.7) }
    let opacity = line.emphasis == .strong ? 1 : line.opacity * density
    return opacity < 1 ? colour.text(opacity: opacity) : colour.description
  }

  /// From here on lines hide each other: they are drawn thin and pale.
  private static let (manyLines, veryManyLines) = (400, 2000)

  /// Where there are very many lines, thin ones leave more to see.
  private var thinning: Double { scene.lines.count > Self.manyLines ? 0.6 : 1 }

  /// The opacity of lines: where many lie upon each other, the colour tells how many.
  private var density: Double {
    scene.lines.count > Self.veryManyLines ? 0.25 : scene.lines.count > Self.manyLines ? 0.5 : 1
  }

  private mutating func write(_ line: DiagramScene.Line, _ index: Int, _ layers: DOTLayers) {
    let isBackward = layers.isBackward(line)
    let (from, to) = isBackward ? (line.to, line.from) : (line.from, line.to)
    let style = line.isPossible ? "dashed" : line.look.isDotted ? "dotted" : "solid"
    let classes =
      [line.look.family.word, DOTEscaping.token(line.kind.rawValue)] + (line.isPossible ? ["possible"] : [])
      + (line.hasEnded ? ["ended"] : [])
    var attributes: [(String, String)] = [
      ("id", "edge-\(index)"), ("class", classes.joined(separator: " ")),
      ("color", colour(of: line)), ("penwidth", Self.number(line.width * thinning)),
      ("style", style),
    ]
    if line.look.marksBothEnds {
      let mark = line.look.head.rawValue
      attributes += [("dir", "both"), ("arrowhead", mark), ("arrowtail", mark)]
    } else if isBackward {
      attributes += [("dir", "back"), ("arrowtail", line.look.head.rawValue)]
    } else {
      attributes.append(("arrowhead", line.look.head.rawValue))
    }
    attributes += layers.attributes(ofLine: index)
    if let way = placement.ways[index] { attributes.append(("pos", way)) }
    text += "  n\(from) -> n\(to) ["
    if let label = line.label { text += "label=\(DOTEscaping.label([DOTEscaping.cleaned(label, limit: 60)])), " }
    let tooltip = DOTEscaping.tooltip(line.tooltip)
    text += "tooltip=\(tooltip), "
    if line.label != nil { text += "labeltooltip=\(tooltip), " }
    if let address = line.address.flatMap(address) { text += "URL=\"\(address)\", " }
    text += Self.list(attributes) + "];\n"
  }

  /// Attributes with values that are constants or made here; text from data never comes this way.
  static func list(_ attributes: [(String, String)]) -> String {
    attributes.map { "\($0.0)=\(DOTEscaping.quoted($0.1))" }.joined(separator: ", ")
  }

  private static func list(of box: DrawnBox) -> String {
    [box.least.x, box.least.y, box.most.x, box.most.y].map(number).joined(separator: ",")
  }

  /// A number with at most two decimals, without a trailing zero.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value.magnitude * 100).rounded())
    if value < 0, hundredths > 0 { return "-" + number(value.magnitude) }
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return String(whole) }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
