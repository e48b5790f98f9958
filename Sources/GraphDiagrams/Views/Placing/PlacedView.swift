/// A view whose places are computed here, not by a layout program.
protocol PlacedView {
  /// What it shows, for the lint and for pages to explore.
  var scene: DiagramScene { get }

  /// Puts everything at its place.
  ///
  /// - Parameter ruler: tells how wide words are; it may be asked again once it has measured them.
  func picture(_ theme: Theme, _ ruler: TextRuler) -> PlacedPicture
}

extension SceneBuilder {
  /// The view that the recipe asks for.
  func view() throws(DiagramError) -> any PlacedView {
    switch recipe.view {
    case .rings: return try RingsView(self)
    case .columns: return try ColumnsView(self)
    case .matrix: return try MatrixView(self)
    case .arcs: return try ArcsView(self)
    case .timeline, .network: return try TimelineView(self)
    }
  }

  /// - Throws: ``DiagramError/tooManyForView(_:what:count:)`` unless the recipe is forced.
  func checkLimit(_ what: String, _ count: Int) throws(DiagramError) {
    guard count <= recipe.view.limit || recipe.isForced else {
      throw .tooManyForView(recipe.view, what: what, count: count)
    }
  }

  /// The scene of a view: the legend is made of the nodes and lines that it really shows.
  func viewScene(
    _ nodes: [DiagramScene.Node], _ lines: [DiagramScene.Line], note: [String] = []
  ) -> DiagramScene {
    var plan = LayoutPlan(recipe: recipe, layers: [], lines: [], isDirected: false)
    plan.engine = .neato
    plan.isLayered = false
    var nodes = nodes
    // Views have no halos.
    for index in nodes.indices { nodes[index].halo = nil }
    var legend = recipe.showsLegend ? legend(nodes, lines, []) : Legend()
    legend.sizesMarks = true
    return DiagramScene(
      title: recipe.title ?? graph.source.title,
      subtitle: ([subtitle(nodes, lines)] + note).joined(separator: " · "), nodes: nodes, lines: lines, clusters: [],
      legend: legend, layout: plan)
  }
}

extension DiagramScene.Node {
  /// The whole label on one line.
  var singleLine: String { labelLines.joined(separator: " · ") }

  /// A small mark of its kind, as large as its measure.
  func mark(at centre: DrawnPoint, diameter: Double, _ theme: Theme) -> PlacedMark {
    PlacedMark(
      name: "n\(number)", id: "node-\(number)", classes: DOTEscaping.token(role.id), centre: centre,
      size: PlacedMark.Extent(width: diameter, height: diameter), shape: role.smallShape, isRounded: role.isRounded,
      fill: theme.colours(of: self).fill, border: theme.colours(of: self).border,
      borderWidth: min(role.borderWidth, 1.4) + (emphasis == .strong ? 1.2 : 0),
      tooltip: tooltip, address: address)
  }
}

extension DiagramRecipe {
  /// Whether the view lists nodes by community.
  var listsByCommunity: Bool {
    switch view {
    case .matrix, .arcs: order == nil || order == .community
    case .columns: order == .community
    case .network, .rings, .timeline: false
    }
  }
}

extension NodeRole {
  /// Its shape where there is no room for folds and tabs.
  var smallShape: String {
    switch shape {
    case "note": "diamond"
    case "tab": "triangle"
    case "component": "square"
    default: shape
    }
  }
}
