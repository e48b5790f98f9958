@testable import GraphDiagrams

/// A scene of two nodes and a line that breaks no rule, to break one at a time.
struct LintSample {
  var scene: DiagramScene
  var drawing: DrawnScene
  var theme = Theme.light

  init() {
    func node(_ number: Int, _ role: NodeRole) -> DiagramScene.Node {
      DiagramScene.Node(number: number, labelLines: ["N\(number)"], tooltip: "", role: role, fontSize: 11)
    }
    let look = LineLook(family: .alliance)
    let line = DiagramScene.Line(
      from: 0, to: 1, kind: "member-of", count: 1, look: look, isPossible: false, tooltip: "")
    var legend = Legend()
    legend.roles = [
      Legend.Role(role: .country, title: "country", isOutlined: false),
      Legend.Role(role: .organisation, title: "organisation", isOutlined: false),
    ]
    legend.families = [
      Legend.Family(family: .alliance, title: "Alliance", entries: [Legend.Entry(look: look, title: "member of")])
    ]
    scene = DiagramScene(
      title: "T", subtitle: "", nodes: [node(0, .country), node(1, .organisation)], lines: [line], clusters: [],
      legend: legend,
      layout: LayoutPlan(recipe: DiagramRecipe(), layers: [nil, nil], lines: [(0, 1)], isDirected: true))
    drawing = DrawnScene(
      page: DrawnBox(DrawnPoint(0, 0), DrawnPoint(400, 200)),
      nodes: [Self.drawn(0, at: DrawnPoint(60, 60)), Self.drawn(1, at: DrawnPoint(300, 60))],
      lines: [DrawnScene.Line(index: 0, paths: [[DrawnPoint(90, 60), DrawnPoint(270, 60)]])],
      heading: [Self.text("T", at: DrawnPoint(40, 180))])
  }

  static func box(_ centre: DrawnPoint, _ width: Double, _ height: Double) -> DrawnBox {
    DrawnBox(
      DrawnPoint(centre.x - width / 2, centre.y - height / 2), DrawnPoint(centre.x + width / 2, centre.y + height / 2))
  }

  static func text(_ words: String, at centre: DrawnPoint, width: Double = 40, size: Double = 11) -> DrawnScene.Text {
    DrawnScene.Text(words, box: box(centre, width, size), fontSize: size)
  }

  static func drawn(_ number: Int, at centre: DrawnPoint) -> DrawnScene.Node {
    DrawnScene.Node(
      number: number, centre: centre, shape: ConvexShape(box(centre, 60, 24)), texts: [text("N\(number)", at: centre)])
  }

  func report(printWidth: Double = DiagramLint.printWidth, expectsLegend: Bool = true) -> DiagramLintReport {
    DiagramLint(
      scene: scene, theme: theme, drawing: drawing, names: [0: "Zero", 1: "One"], expectsLegend: expectsLegend,
      printWidth: printWidth
    ).report()
  }
}
