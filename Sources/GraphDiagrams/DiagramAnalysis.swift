import GraphAlgorithms
import GraphProjection

/// What a recipe asks algorithms for: the measures, communities and path that a diagram shows.
public struct DiagramAnalysis: Sendable {
  /// One number a node of the diagram's graph; NaN where it is undefined.
  public struct Measure: Hashable, Sendable {
    public var name: String
    public var values: [Double]

    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }

    /// A column of scores.
    ///
    /// - Parameters:
    ///   - scores: of the nodes of `scored`.
    ///   - column: its name; `nil`: the leading one.
    ///   - scored: the graph that was scored.
    ///   - drawn: the graph that is drawn, where it is another projection of the same source; nodes that `scored` does not
    ///     have are undefined.
    /// - Throws: ``DiagramError/unknownColumn(_:known:)`` and ``DiagramError/wrongCount(what:count:expected:)``.
    public init(
      _ scores: NodeScores, column: String? = nil, of scored: ProjectedGraph, in drawn: ProjectedGraph
    ) throws(DiagramError) {
      let leading = scores.columns.indices.contains(scores.leading) ? scores.columns[scores.leading] : nil
      guard let wanted = column.map({ name in scores.columns.first { $0.name == name } }) ?? leading else {
        throw .unknownColumn(column ?? "", known: scores.columns.map(\.name))
      }
      guard wanted.values.count == scored.nodeCount else {
        throw .wrongCount(what: "scores", count: wanted.values.count, expected: scored.nodeCount)
      }
      var bySource = [Double](repeating: .nan, count: drawn.source.nodeCount)
      for node in 0..<scored.nodeCount where bySource.indices.contains(scored.sourceIndex(node)) {
        bySource[scored.sourceIndex(node)] = wanted.values[node]
      }
      self.init(name: wanted.name, values: (0..<drawn.nodeCount).map { bySource[drawn.sourceIndex($0)] })
    }
  }

  /// What sizes nodes; `nil`: their kind does.
  public var size: Measure?
  /// What gives nodes a halo.
  public var halo: Measure?
  /// What colours or rings nodes.
  public var groups: NodeGroups?
  /// The path that stands out.
  public var path: GraphPath?

  public init(size: Measure? = nil, halo: Measure? = nil, groups: NodeGroups? = nil, path: GraphPath? = nil) {
    self.size = size
    self.halo = halo
    self.groups = groups
    self.path = path
  }

  /// Runs what `recipe` asks for.
  ///
  /// - Throws: ``DiagramError``: a request that names no algorithm, one that does not fit the graph, a node that there is not.
  /// - Complexity: that of the algorithms.
  public init(
    of graph: ProjectedGraph, for recipe: DiagramRecipe, in context: RunContext = RunContext()
  ) throws(DiagramError) {
    let runner = Runner(graph: graph, seed: UInt64(max(0, recipe.seed)), context: context)
    size = try runner.measure(recipe.size)
    halo = try runner.measure(recipe.halo)
    if recipe.colourBy == .community || recipe.showsHulls {
      groups = try runner.groups(recipe.communities)
    } else if recipe.listsByCommunity {
      // Nobody asked for communities: without them the view has another order.
      groups = try? runner.groups(recipe.communities)
    }
    try recipe.checkRequest("path")
    if !recipe.path.isEmpty { path = try runner.path(recipe.path[0], recipe.path[1]) }
  }
}

/// Runs algorithms that are named in texts.
private struct Runner {
  let graph: ProjectedGraph
  let seed: UInt64
  let context: RunContext

  /// `NAME[:option=value,…][.COLUMN]`, or `none`.
  func measure(_ text: String) throws(DiagramError) -> DiagramAnalysis.Measure? {
    guard text != "none" else { return nil }
    let (request, column) = DiagramRecipe.parts(ofMeasure: text)
    guard let scores = try output(of: algorithm(request, .centrality)) as? NodeScores else {
      throw .analysis(.unsuitable("'\(request)' does not score nodes", hint: nil))
    }
    return try DiagramAnalysis.Measure(scores, column: column, of: graph, in: graph)
  }

  func groups(_ text: String) throws(DiagramError) -> NodeGroups {
    guard let groups = try output(of: algorithm(text, .communities)) as? NodeGroups else {
      throw .analysis(.unsuitable("'\(text)' does not group nodes", hint: nil))
    }
    return groups
  }

  /// The path that `entente path` finds.
  func path(_ from: String, _ to: String) throws(DiagramError) -> GraphPath {
    var search = ShortestPath()
    (search.from, search.to) = (from, to)
    guard let path = (try output(of: search) as? PathList)?.paths.first else {
      let hint = graph.isDirected ? "--direction undirected lets a path go against the relations" : nil
      throw .analysis(.unsuitable("no path leads from '\(from)' to '\(to)'", hint: hint))
    }
    return path
  }

  private func algorithm(_ text: String, _ family: AlgorithmFamily) throws(DiagramError) -> any GraphAlgorithm {
    do throws(AlgorithmRequestError) {
      return try AlgorithmCatalog.configured(
        text, family: family, following: graph.projection.convention, seed: seed)
    } catch {
      throw .request(error)
    }
  }

  private func output(of algorithm: some GraphAlgorithm) throws(DiagramError) -> any AlgorithmOutput {
    do throws(AlgorithmError) { return try algorithm.run(on: graph, in: context) } catch { throw .analysis(error) }
  }
}
