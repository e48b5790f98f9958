import GraphAlgorithms
import GraphFormats
import GraphProjection
import RelationGraph

@testable import GraphDiagrams

/// Graphs and diagrams that the tests of views share.
enum ViewSamples {
  /// A diagram in a view.
  static func diagram(
    _ graph: ProjectedGraph, _ view: DiagramView, groups: [Int]? = nil,
    _ change: (inout DiagramRecipe) -> Void = { _ in }
  ) throws -> Diagram {
    var recipe = DiagramRecipe()
    recipe.view = view
    // Somebody stands in the middle of rings.
    if view == .rings, graph.nodeCount > 0 { (recipe.focus, recipe.hops) = ([graph.nodeID(0)], 20) }
    change(&recipe)
    return try Diagram(
      graph: graph, recipe: recipe, analysis: DiagramAnalysis(groups: groups.map { NodeGroups($0) }))
  }

  static func graph(
    _ nodes: [Node], _ relations: [Relation], _ change: (inout Projection) -> Void = { _ in }
  ) throws -> ProjectedGraph {
    var graph = PropertyGraph()
    for node in nodes { try graph.insert(node) }
    for relation in relations { try graph.insert(relation) }
    return try DiagramSamples.projected(graph, change)
  }

  /// Persons and clubs; `ties` as `person club`.
  static func clubs(_ ties: [(String, String)]) throws -> ProjectedGraph {
    let persons = Set(ties.map(\.0)).sorted().map { Node(id: $0, kind: "person") }
    let clubs = Set(ties.map(\.1)).sorted().map { Node(id: $0, kind: "club") }
    return try graph(persons + clubs, ties.map { Relation(kind: "joins", from: $0.0, to: $0.1) })
  }

  static func shipped() throws -> ProjectedGraph {
    try DiagramSamples.projected(GraphReader.read(path: DiagramSamples.shippedNetwork).graph)
  }

  /// The DOT text of a view, read by another program than the one that wrote it.
  static func read(_ diagram: Diagram) throws -> DOTReader { try DOTReader(diagram.dot()) }

  /// The place of a node.
  static func place(_ number: Int, in dot: DOTReader) -> DrawnPoint? { dot.node(number).flatMap(place) }

  static func place(_ attributes: [String: String]) -> DrawnPoint? {
    let parts = (attributes["pos"] ?? "").split(separator: ",").compactMap { Double($0) }
    return parts.count == 2 ? DrawnPoint(parts[0], parts[1]) : nil
  }
}
