import GraphAlgorithms
import GraphProjection
import RelationGraph

/// A graph and the recipe of its picture.
///
/// ```swift
/// var recipe = DiagramRecipe()
/// recipe.title = "Defence cooperation"
/// recipe.size = "betweenness"
/// let dot = try Diagram(of: projected, recipe: recipe).dot()
/// ```
public struct Diagram: Sendable {
  public let graph: ProjectedGraph
  public let recipe: DiagramRecipe
  public let analysis: DiagramAnalysis
  /// What changed: the graph is then a projection of its `GraphDifference.union`.
  public var difference: GraphDifference?
  /// What the nodes are groups of: the graph is then a projection of its ``GraphAggregation/graph``.
  public var aggregation: GraphAggregation?

  /// Creates a diagram, with the measures, communities and path that the recipe asks for.
  ///
  /// - Parameters:
  ///   - graph: what is drawn.
  ///   - recipe: how.
  ///   - context: what the algorithms run in.
  /// - Throws: ``DiagramError``.
  public init(
    of graph: ProjectedGraph, recipe: DiagramRecipe = DiagramRecipe(), in context: RunContext = RunContext()
  ) throws(DiagramError) {
    self.graph = graph
    self.recipe = recipe
    // Measures of what is not going to be drawn would only take time.
    if recipe.view == .network, recipe.focus.isEmpty {
      try SceneBuilder.checkSize("nodes", graph.nodeCount, recipe.layout.nodeLimit, recipe)
    }
    analysis = try DiagramAnalysis(of: graph, for: recipe, in: context)
  }

  /// Creates a diagram of results that are known already; the recipe's own requests are not run.
  ///
  /// - Parameters:
  ///   - graph: what is drawn.
  ///   - recipe: how.
  ///   - analysis: measures and groups of `graph`, and a path in it.
  /// - Throws: ``DiagramError/wrongCount(what:count:expected:)`` for results of another graph.
  public init(
    graph: ProjectedGraph, recipe: DiagramRecipe = DiagramRecipe(), analysis: DiagramAnalysis = DiagramAnalysis()
  ) throws(DiagramError) {
    let counts = [
      ("scores", analysis.size?.values.count), ("scores", analysis.halo?.values.count),
      ("group numbers", analysis.groups?.membership.count),
    ]
    for (what, count) in counts {
      if let count, count != graph.nodeCount {
        throw .wrongCount(what: what, count: count, expected: graph.nodeCount)
      }
    }
    self.graph = graph
    self.recipe = recipe
    self.analysis = analysis
  }

  /// Nodes, lines, frames and legend.
  ///
  /// - Throws: ``DiagramError/tooLarge(what:count:limit:layout:)`` unless ``DiagramRecipe/isForced``.
  /// - Complexity: O(n + m) but for label breaking, O(n · w²) with w words a label.
  public func scene() throws(DiagramError) -> DiagramScene {
    if let view = try placedView() { return view.scene }
    var scene = try SceneBuilder(graph: graph, recipe: recipe, analysis: analysis).scene()
    if let difference { scene.show(difference, in: graph, withLegend: recipe.showsLegend) }
    if let aggregation { scene.show(aggregation, in: graph, withLegend: recipe.showsLegend) }
    scene.gatherLines(recipe.lines, in: graph, withLegend: recipe.showsLegend)
    scene.distinguish()
    return scene
  }

  /// The diagram as DOT text: what is exported and what Graphviz renders.
  ///
  /// The same facts in any order give the same bytes.
  public func dot() throws(DiagramError) -> String {
    let theme = try Theme.named(recipe.theme)
    if let view = try placedView() { return Self.text(of: view, theme, TextRuler()) }
    return DOTWriter.text(of: try scene(), theme: theme)
  }

  /// The view that the recipe asks for, `nil` for the network.
  func placedView() throws(DiagramError) -> (any PlacedView)? {
    guard recipe.view != .network else { return nil }
    if difference != nil || aggregation != nil {
      throw .unsuitable(
        recipe.view, message: "\(difference != nil ? "changes" : "groups with counts") are not shown in it",
        hint: "draw them as --view network")
    }
    var recipe = recipe
    // Labels beside marks have more room than labels in nodes.
    if recipe.nodeLabels == .auto { recipe.nodeLabels = .all }
    if recipe.view != .rings { recipe.labelWidth = max(recipe.labelWidth, 60) }
    return try SceneBuilder(graph: graph, recipe: recipe, analysis: analysis).view()
  }
}
