import Foundation
// Limits, outputs, results and errors of Graphviz are part of how a diagram is drawn.
@_exported import GraphvizProcess

extension Diagram {
  /// Draws the diagram.
  ///
  /// Where Graphviz fails to bend the lines, which random dense graphs can bring it to, they are drawn straight, and a warning
  /// says so. Where nodes overlap or a label leaves its node, the layout is repeated with more room.
  ///
  /// - Parameters:
  ///   - renderer: with a child program for graphs that others made.
  ///   - outputs: the formats; one layout serves all of them.
  ///   - dpi: dots per inch of PNG; for print 144 and more.
  ///   - isCancelled: asked while Graphviz runs.
  /// - Returns: the bytes of every output, and what Graphviz remarked.
  /// - Throws: ``DiagramError``; what Graphviz refuses is ``DiagramError/rendering(_:)``.
  public func render(
    with renderer: GraphvizRenderer, outputs: [GraphvizOutput], dpi: Int? = 144,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DiagramError) -> RenderResult {
    try drawn(with: renderer, outputs: outputs, dpi: dpi, isCancelled: isCancelled).result
  }

  /// Draws the diagram and tells where everything is.
  ///
  /// - Parameters:
  ///   - renderer: with a child program for graphs that others made.
  ///   - outputs: the formats; one layout serves all of them.
  ///   - dpi: dots per inch of PNG; for print 144 and more.
  ///   - positions: where nodes stay. Those without a place are put near their neighbours. Positions that know none of the
  ///     nodes change nothing but add a warning.
  ///   - isCancelled: asked while Graphviz runs.
  /// - Returns: the outputs, the scene and the places. An SVG carries the positions in its `metadata`.
  /// - Throws: ``DiagramError``; what Graphviz refuses is ``DiagramError/rendering(_:)``.
  public func drawn(
    with renderer: GraphvizRenderer, outputs: [GraphvizOutput], dpi: Int? = 144,
    heldAt positions: DiagramPositions? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DiagramError) -> DrawnDiagram {
    if let view = try placedView() {
      return try drawnView(view, with: renderer, outputs: outputs, dpi: dpi, isCancelled: isCancelled)
    }
    let theme = try Theme.named(recipe.theme)
    let ids = Dictionary(uniqueKeysWithValues: (0..<graph.nodeCount).map { ($0, graph.nodeID($0)) })
    var attempt = DiagramAttempt(
      scene: try scene(), theme: theme, renderer: renderer, outputs: outputs, dpi: dpi, isCancelled: isCancelled)
    if let positions {
      attempt.hold(positions, ids: ids)
    }
    var (result, drawing) = try attempt.run()
    if let drawing, result.data[.svg] != nil {
      let places = DiagramPositions(drawing, ids: ids)
      result.data[.svg] = result.data[.svg].map { places.embedded(in: $0) }
    }
    for extra in [GraphvizOutput.json, .dot] where !outputs.contains(extra) { result.data[extra] = nil }
    return drawn(result, scene: attempt.scene, drawing: drawing, theme: theme)
  }

  func drawn(_ result: RenderResult, scene: DiagramScene, drawing: DrawnScene?, theme: Theme) -> DrawnDiagram {
    DrawnDiagram(
      result: result, scene: scene, drawing: drawing, theme: theme,
      names: Dictionary(uniqueKeysWithValues: scene.nodes.map { ($0.number, graph.nodeLabel($0.number)) }),
      expectsLegend: recipe.showsLegend)
  }
}
