extension Diagram {
  /// Draws the diagram.
  ///
  /// Where Graphviz fails to bend the lines, which random dense graphs can bring it to, they are drawn straight, and a warning
  /// says so.
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
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(DiagramError) -> RenderResult {
    let theme = try Theme.named(recipe.theme)
    var scene = try scene()
    func attempt() throws(RenderError) -> RenderResult {
      try renderer.render(
        dot: DOTWriter.text(of: scene, theme: theme), engine: scene.layout.program, outputs: outputs, dpi: dpi,
        isCancelled: isCancelled)
    }
    do {
      return try attempt()
    } catch {
      guard scene.layout.splines != LayoutPlan.straight else { throw .rendering(error) }
      switch error {
      case .graphviz, .crashed: scene.layout.splines = LayoutPlan.straight
      default: throw .rendering(error)
      }
      do {
        var result = try attempt()
        result.warnings.append("lines are straight: \(error)")
        return result
      } catch {
        throw .rendering(error)
      }
    }
  }
}
