/// What Graphviz placed: boxes, shapes, texts and lines in points, `y` upwards.
///
/// It comes from the same layout as the picture, so what is measured here is what is seen, with the widths of text by the
/// fonts of this machine.
public struct DrawnScene: Hashable, Sendable {
  /// The whole page with its margin.
  public var page: DrawnBox
  /// In the order of ``DiagramScene/nodes``.
  public var nodes: [Node]
  /// In the order of ``DiagramScene/lines``.
  public var lines: [Line]
  /// Rectangles around the members of a country.
  public var frames: [Frame]
  /// Title and legend.
  public var heading: [Text]

  public init(
    page: DrawnBox, nodes: [Node] = [], lines: [Line] = [], frames: [Frame] = [], heading: [Text] = []
  ) {
    self.page = page
    self.nodes = nodes
    self.lines = lines
    self.frames = frames
    self.heading = heading
  }

  /// One line of text.
  public struct Text: Hashable, Sendable {
    public var words: String
    /// From the foot of `g` to the head of `h`.
    public var box: DrawnBox
    public var fontSize: Double

    public init(_ words: String, box: DrawnBox, fontSize: Double) {
      self.words = words
      self.box = box
      self.fontSize = fontSize
    }
  }

  public struct Node: Hashable, Sendable {
    /// The number in the projected graph.
    public var number: Int
    public var centre: DrawnPoint
    public var shape: ConvexShape
    public var texts: [Text]

    public init(number: Int, centre: DrawnPoint, shape: ConvexShape, texts: [Text] = []) {
      self.number = number
      self.centre = centre
      self.shape = shape
      self.texts = texts
    }
  }

  public struct Line: Hashable, Sendable {
    /// The index in ``DiagramScene/lines``.
    public var index: Int
    /// Each a chain of straight pieces; more than one where Graphviz draws a line in parts.
    public var paths: [[DrawnPoint]]
    public var texts: [Text]

    public init(index: Int, paths: [[DrawnPoint]], texts: [Text] = []) {
      self.index = index
      self.paths = paths
      self.texts = texts
    }
  }

  public struct Frame: Hashable, Sendable {
    /// The index in ``DiagramScene/clusters``.
    public var index: Int
    public var box: DrawnBox
  }

  /// The centres by node number.
  public var centres: [Int: DrawnPoint] {
    Dictionary(nodes.map { ($0.number, $0.centre) }, uniquingKeysWith: { first, _ in first })
  }
}
