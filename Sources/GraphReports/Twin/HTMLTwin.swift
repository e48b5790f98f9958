import Foundation
import GraphDiagrams
import GraphFormats
import RelationGraph

/// A diagram as one HTML file to explore: the same picture, with its facts, search, filters, time, paths and a table.
///
/// The file needs nothing beside itself and asks the network for nothing; its content-security policy forbids both. The facts
/// are data in it, never markup.
///
/// ```swift
/// let drawn = try diagram.render(with: renderer, outputs: [.svg])
/// let page = try HTMLTwin(diagram: diagram, svg: Array(drawn.data[.svg] ?? Data())).text
/// ```
public struct HTMLTwin: Sendable {
  let title: String
  let subtitle: String
  let language: String
  let picture: String
  let facts: TwinFacts
  let theme: TwinTheme

  /// - Parameters:
  ///   - diagram: what was drawn.
  ///   - svg: the bytes of that drawing as SVG; they stand in the page as they are, without the prologue.
  /// - Throws: `DiagramError`, as `Diagram.scene()`.
  /// - Complexity: O(nodes + relations + evidence).
  public init(diagram: Diagram, svg: [UInt8]) throws(DiagramError) {
    let scene = try diagram.scene()
    title = scene.title.flatMap { $0.isEmpty ? nil : $0 } ?? "Diagram"
    subtitle = scene.subtitle
    language = diagram.graph.source.language ?? "en"
    picture = Self.withoutPrologue(String(decoding: svg, as: UTF8.self))
    facts = TwinFacts(diagram: diagram, scene: scene)
    theme = TwinTheme(try Theme.named(diagram.recipe.theme))
  }

  /// The page.
  ///
  /// The same diagram gives the same bytes.
  public var text: String { TwinPage(twin: self).text }

  /// The element `svg` alone: in HTML there is no place for an XML declaration and a document type.
  static func withoutPrologue(_ svg: String) -> String {
    guard let start = svg.range(of: "<svg") else { return svg }
    return String(svg[start.lowerBound...])
  }
}
