import GraphAlgorithms
import GraphProjection
import RelationGraph

/// Makes the scene from the graph and the recipe.
struct SceneBuilder {
  let graph: ProjectedGraph
  let recipe: DiagramRecipe
  let analysis: DiagramAnalysis
  /// The nodes that the recipe looks at.
  let focus: [Int]
  /// The nodes that are drawn, ascending, and whether each of the graph is.
  let numbers: [Int]
  let isDrawn: [Bool]
  /// The country of every node of the source graph.
  let countries: [Int?]

  /// From here on most nodes are dots.
  static let labelledNodes = 400
  static let labelledOfMany = 60

  init(
    graph: ProjectedGraph, recipe: DiagramRecipe, analysis: DiagramAnalysis
  ) throws(DiagramError) {
    self.graph = graph
    self.recipe = recipe
    self.analysis = analysis
    var focus: [Int] = []
    do throws(AlgorithmError) {
      for name in recipe.focus { focus.append(try graph.node(named: name)) }
    } catch { throw .analysis(error) }
    self.focus = focus
    isDrawn = Self.surroundings(of: focus, hops: recipe.hops, in: graph)
    let isDrawn = self.isDrawn
    numbers = (0..<graph.nodeCount).filter { isDrawn[$0] }
    guard !numbers.isEmpty else { throw .noNodes }
    countries = CountryMembership.countries(in: graph.source)
  }

  func scene() throws(DiagramError) -> DiagramScene {
    try Self.checkSize("nodes", numbers.count, recipe.layout.nodeLimit, recipe)
    var nodes = makeNodes()
    var lines = makeLines()
    try Self.checkSize("lines", lines.count, recipe.layout.lineLimit, recipe)
    var position = [Int](repeating: 0, count: graph.nodeCount)
    for (index, number) in numbers.enumerated() { position[number] = index }
    var plan = LayoutPlan(
      recipe: recipe, layers: nodes.map(\.layer),
      lines: lines.map { (position[$0.from], position[$0.to]) }, isDirected: lines.contains { $0.look.head != .none })
    plan.root = plan.engine == .twopi ? root(lines) : nil
    if !plan.isLayered { for index in nodes.indices { nodes[index].layer = nil } }
    labelLines(&lines, plan) { nodes[position[$0]].layer }
    emphasisePath(&nodes, &lines)
    let hulls = self.hulls
    let clusters = self.clusters(plan)
    var legend = recipe.showsLegend ? legend(nodes, lines, hulls) : Legend()
    legend.hasFrames = recipe.showsLegend && !clusters.isEmpty
    return DiagramScene(
      title: recipe.title ?? graph.source.title, subtitle: subtitle(nodes, lines), nodes: nodes, lines: lines,
      clusters: clusters, hulls: hulls,
      legend: legend, layout: plan)
  }

  static func checkSize(
    _ what: String, _ count: Int, _ limit: Int, _ recipe: DiagramRecipe
  ) throws(DiagramError) {
    guard count <= limit || recipe.isForced else {
      throw .tooLarge(what: what, count: count, limit: limit, layout: recipe.layout)
    }
  }

  /// The nodes at most `hops` ties away from one in `focus`, whatever the direction.
  private static func surroundings(
    of focus: [Int], hops: Int, in graph: ProjectedGraph
  ) -> [Bool] {
    guard !focus.isEmpty else { return [Bool](repeating: true, count: graph.nodeCount) }
    var isNear = [Bool](repeating: false, count: graph.nodeCount)
    for node in focus { isNear[node] = true }
    var frontier = isNear.indices.filter { isNear[$0] }
    var distance = 0
    while distance < hops, !frontier.isEmpty {
      var next: [Int] = []
      for node in frontier {
        for neighbour in [graph.successors(of: node), graph.predecessors(of: node)].joined() {
          guard !isNear[Int(neighbour)] else { continue }
          isNear[Int(neighbour)] = true
          next.append(Int(neighbour))
        }
      }
      frontier = next
      distance += 1
    }
    return isNear
  }

  /// The focus, else the node with the most lines.
  private func root(_ lines: [DiagramScene.Line]) -> Int? {
    if let first = focus.first { return first }
    var degree = [Int](repeating: 0, count: graph.nodeCount)
    for line in lines {
      degree[line.from] += 1
      degree[line.to] += 1
    }
    return numbers.max { (degree[$0], -$0) < (degree[$1], -$1) }
  }

  private func clusters(_ plan: LayoutPlan) -> [DiagramScene.Cluster] {
    guard plan.engine == .dot || plan.engine == .fdp else { return [] }
    guard recipe.clustersByCountry ?? plan.isLayered else { return [] }
    var members: [Int: [Int]] = [:]
    for number in numbers {
      let kind = graph.nodeKind(number)
      guard kind == .country || kind == .official || kind == .organisation else { continue }
      if let country = countries[graph.sourceIndex(number)] { members[country, default: []].append(number) }
    }
    return members.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }.map { country, members in
      DiagramScene.Cluster(country: country, tooltip: graph.source.nodeLabel(at: country), members: members)
    }
  }

  func subtitle(_ nodes: [DiagramScene.Node], _ lines: [DiagramScene.Line]) -> String {
    let relations = lines.reduce(0) { $0 + $1.count }
    var parts = [
      counted(nodes.count, "node"), counted(relations, graph.projection.through == nil ? "relation" : "tie"),
    ]
    if let date = graph.projection.asOf { parts.append("as of \(date)") }
    if !focus.isEmpty {
      let names = focus.sorted().prefix(3).map(graph.nodeLabel).joined(separator: ", ")
      parts.append("within \(counted(max(0, recipe.hops), "step")) of \(names)\(focus.count > 3 ? " …" : "")")
    }
    return parts.joined(separator: " · ")
  }
}
