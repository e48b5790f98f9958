import GraphDiagrams
import GraphFormats
import GraphProjection
import RelationGraph

extension DrawnDiagram {
  /// What is drawn, as a graph: the nodes and relations of the picture and nothing else.
  ///
  /// - Parameter graph: the graph that was drawn.
  public func subgraph(of graph: ProjectedGraph) -> PropertyGraph {
    graph.source.subgraph(
      nodes: scene.nodes.map { graph.sourceIndex($0.number) },
      relations: Set(scene.lines.flatMap(\.relations)).sorted())
  }

  /// Where the nodes stand and what they look like, for formats that hold it.
  ///
  /// - Parameter graph: the graph that was drawn.
  public func picture(of graph: ProjectedGraph) -> GraphPicture {
    let looks = Dictionary(scene.nodes.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var picture = GraphPicture()
    for node in drawing?.nodes ?? [] {
      guard let look = looks[node.number] else { continue }
      let box = node.shape.box
      let colours = theme.colours(of: look)
      picture.marks[graph.nodeID(node.number)] = GraphPicture.Mark(
        x: rounded(node.centre.x), y: rounded(node.centre.y), width: rounded(box.width), height: rounded(box.height),
        fill: colours.fill.value, border: colours.border.value, shape: Self.shape(look.role.shape))
    }
    return picture
  }

  private func rounded(_ points: Double) -> Double { (points * 100).rounded() / 100 }

  /// The nearest of the shapes that other programs know.
  private static func shape(_ name: String) -> GraphPicture.Shape {
    GraphPicture.Shape(rawValue: name) ?? (name == "circle" ? .ellipse : .rectangle)
  }
}
