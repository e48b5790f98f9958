import GraphAlgorithms
import GraphProjection
import RelationGraph

/// A graph and the recipe of its picture.
///
/// ```swift
/// var recipe = DiagramRecipe()
/// recipe.title = "Defence cooperation"
/// let dot = try Diagram(graph: projected, recipe: recipe).dot()
/// ```
public struct Diagram: Sendable {
  public let graph: ProjectedGraph
  public let recipe: DiagramRecipe
  private let measure: (name: String, values: [Double])?
  private let groups: NodeGroups?
  /// What changed: the graph is then a projection of its ``GraphDifference/union``.
  public var difference: GraphDifference?
  /// What the nodes are groups of: the graph is then a projection of its ``GraphAggregation/graph``.
  public var aggregation: GraphAggregation?

  /// Creates a diagram.
  ///
  /// - Parameters:
  ///   - graph: what is drawn.
  ///   - recipe: how.
  ///   - scores: what sizes nodes: the column ``DiagramRecipe/sizeBy``, or the leading one.
  ///   - scored: the graph that `scores` were computed on, where it is another projection of the same source; nodes that it
  ///     does not have are drawn smallest.
  ///   - groups: what colours nodes where ``DiagramRecipe/colourBy`` is `community`; a partition of `graph`.
  /// - Throws: ``DiagramError`` for a column that there is not, and for scores or groups of another graph.
  public init(
    graph: ProjectedGraph, recipe: DiagramRecipe = DiagramRecipe(), scores: NodeScores? = nil,
    scoredOn scored: ProjectedGraph? = nil, groups: NodeGroups? = nil
  ) throws(DiagramError) {
    self.graph = graph
    self.recipe = recipe
    self.groups = groups
    if let groups, groups.membership.count != graph.nodeCount {
      throw .wrongCount(what: "group numbers", count: groups.membership.count, expected: graph.nodeCount)
    }
    guard let scores, !scores.columns.isEmpty else {
      measure = nil
      return
    }
    var column = scores.columns[scores.columns.indices.contains(scores.leading) ? scores.leading : 0]
    if let name = recipe.sizeBy {
      guard let wanted = scores.columns.first(where: { $0.name == name }) else {
        throw .unknownColumn(name, known: scores.columns.map(\.name))
      }
      column = wanted
    }
    let scored = scored ?? graph
    guard column.values.count == scored.nodeCount else {
      throw .wrongCount(what: "scores", count: column.values.count, expected: scored.nodeCount)
    }
    var bySource = [Double](repeating: .nan, count: graph.source.nodeCount)
    for node in 0..<scored.nodeCount where bySource.indices.contains(scored.sourceIndex(node)) {
      bySource[scored.sourceIndex(node)] = column.values[node]
    }
    measure = (column.name, (0..<graph.nodeCount).map { bySource[graph.sourceIndex($0)] })
  }

  /// Nodes, lines, frames and legend.
  ///
  /// - Throws: ``DiagramError/tooLarge(what:count:limit:layout:)`` unless ``DiagramRecipe/isForced``.
  /// - Complexity: O(n + m) but for label breaking, O(n · w²) with w words a label.
  public func scene() throws(DiagramError) -> DiagramScene {
    var scene = try SceneBuilder(graph: graph, recipe: recipe, measure: measure, groups: groups).scene()
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
    return DOTWriter.text(of: try scene(), theme: theme)
  }
}
