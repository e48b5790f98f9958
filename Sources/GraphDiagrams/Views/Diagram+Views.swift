import Foundation

extension Diagram {
  /// Draws a view whose places are computed here: words are measured first, then everything is placed and drawn once.
  func drawnView(
    _ view: any PlacedView, with renderer: GraphvizRenderer, outputs: [GraphvizOutput], dpi: Int?,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(DiagramError) -> DrawnDiagram {
    let theme = try Theme.named(recipe.theme)
    let ruler = TextRuler()
    do throws(RenderError) {
      // The first time only asks for widths.
      _ = Self.text(of: view, theme, ruler)
      try ruler.measure { text throws(RenderError) in
        try renderer.render(dot: text, engine: .nop, outputs: [.json], dpi: nil, isCancelled: isCancelled)
      }
      let text = Self.text(
        of: view, theme, ruler, isForMarkup: outputs.contains(.svg) || !outputs.contains(.pdf))
      var result = try renderer.render(
        dot: text, engine: .nop2, outputs: outputs + [.json], dpi: dpi,
        isCancelled: isCancelled)
      var drawing = result.data[.json].flatMap(DrawnScene.init(json:))
      drawing?.includeWordsInNodes()
      // The text itself has every place; Graphviz's copy of it would only be longer.
      if outputs.contains(.dot) { result.data[.dot] = Data(text.utf8) }
      if !outputs.contains(.json) { result.data[.json] = nil }
      return drawn(result, scene: view.scene, drawing: drawing, theme: theme)
    } catch {
      throw .rendering(error)
    }
  }

  /// The DOT text of a view.
  static func text(
    of view: any PlacedView, _ theme: Theme, _ ruler: TextRuler, isForMarkup: Bool = true
  ) -> String {
    PlacedWriter.text(
      of: view.picture(theme, ruler), scene: view.scene, theme: theme, ruler: ruler, isForMarkup: isForMarkup)
  }
}
