import Foundation
import GraphDiagrams

/// A diagram in a document.
public struct DocumentFigure: Hashable, Sendable {
  /// Unique in the document; it begins the ids of the picture's elements.
  public var id: String
  public var caption: String
  /// What the picture shows, for those who cannot see it.
  public var description: String
  public var command: String
  public var recipe: DiagramRecipe
  /// Where every node stands.
  public var positions: DiagramPositions
  /// The version of Graphviz that drew it.
  public var graphviz: String
  /// The picture as SVG; empty where only its data are known.
  public var svg = ""
  /// The file beside the document that holds the picture.
  public var file: String?

  /// Width and height of the picture in points.
  var size: (width: Double, height: Double)? {
    guard let match = svg.firstMatch(of: /<svg width="([0-9.]+)pt" height="([0-9.]+)pt"/),
      let width = Double(match.1), let height = Double(match.2)
    else { return nil }
    return (width, height)
  }

  /// The picture as an element of a page: without its prologue and its table of positions, its ids with the id of the figure
  /// before them, so that several pictures can share a page.
  ///
  /// Graphviz writes quotes in texts and values as entities, so ` id="` is always an attribute.
  var element: String {
    var text = HTMLTwin.withoutPrologue(svg)
    if let start = text.range(of: "<metadata"), let end = text.range(of: "</metadata>\n") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return text.replacing(" id=\"", with: " id=\"\(id)-")
  }
}
