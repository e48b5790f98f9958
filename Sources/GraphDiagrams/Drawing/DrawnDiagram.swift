import GraphProjection

/// A picture, what was meant by it, and where everything in it is.
public struct DrawnDiagram: Sendable {
  public var result: RenderResult
  /// With what was changed to tell kinds apart.
  public var scene: DiagramScene
  /// `nil` where Graphviz's account of it cannot be read.
  public var drawing: DrawnScene?
  package let theme: Theme
  let names: [Int: String]
  let expectsLegend: Bool

  /// Where the nodes stand.
  ///
  /// - Parameter graph: the graph that was drawn.
  public func positions(of graph: ProjectedGraph) -> DiagramPositions {
    guard let drawing else { return DiagramPositions() }
    return DiagramPositions(
      drawing, ids: Dictionary(uniqueKeysWithValues: scene.nodes.map { ($0.number, graph.nodeID($0.number)) }))
  }

  /// Looks the picture over.
  ///
  /// - Parameter printWidth: the width on paper in millimetres.
  /// - Returns: `nil` without ``drawing``.
  public func lint(printWidth: Double = DiagramLint.printWidth) -> DiagramLintReport? {
    drawing.map { drawing in
      DiagramLint(
        scene: scene, theme: theme, drawing: drawing, names: names, expectsLegend: expectsLegend,
        printWidth: printWidth
      ).report()
    }
  }
}
