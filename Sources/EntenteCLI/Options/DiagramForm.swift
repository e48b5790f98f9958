import Entente

/// What `draw` writes, all of it from one layout.
enum DiagramForm: Equatable {
  case picture(GraphvizOutput)
  /// A page to explore, which holds the picture as SVG.
  case page
  /// The graph that is drawn with places, colours and shapes of its nodes, in a format by its id.
  case graph(String)
  /// The table of positions that `--positions` reads.
  case positions

  private static var formats: [GraphFormat] { GraphFormat.all.filter(\.holdsPictures) }
  private static let pictures: [GraphvizOutput] = [.svg, .png, .pdf, .dot]

  static var known: String {
    (pictures.map(\.rawValue) + ["html"] + formats.map { $0.extensions[0] } + ["csv"]).joined(separator: ", ")
  }

  /// - Parameter name: an extension.
  init(_ name: String) throws {
    if let picture = GraphvizOutput(rawValue: name == "gv" ? "dot" : name), Self.pictures.contains(picture) {
      self = .picture(picture)
    } else if name == "html" {
      self = .page
    } else if name == "csv" {
      self = .positions
    } else if let format = Self.formats.first(where: { $0.id == name || $0.extensions.contains(name) }) {
      self = .graph(format.id)
    } else {
      throw Failure(
        Failure.usage, "unknown-format", "'\(name)' is not a form of diagram", hint: "known: \(Self.known)")
    }
  }

  /// Whether it is made of nodes and lines with places, not of a picture.
  var needsPlaces: Bool { if case .picture = self { false } else { true } }

  /// What Graphviz is asked for; its account of the layout comes with everything.
  var output: GraphvizOutput {
    switch self {
    case .picture(let output): output
    case .page: .svg
    case .graph, .positions: .json
    }
  }
}
