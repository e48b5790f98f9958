/// Where nodes stand in a picture and what they look like there, for the formats that hold it.
public struct GraphPicture: Hashable, Sendable {
  /// By node id.
  public var marks: [String: Mark]

  public init(marks: [String: Mark] = [:]) { self.marks = marks }

  /// The mark that stands for a node.
  public struct Mark: Hashable, Sendable {
    /// The centre in points, `y` upwards.
    public var x, y: Double
    /// In points.
    public var width, height: Double
    /// `0xRRGGBB`.
    public var fill, border: UInt32
    public var shape: Shape

    /// `#rrggbb`.
    static func text(_ colour: UInt32) -> String {
      let digits = String(colour & 0xFF_FFFF, radix: 16)
      return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    public init(
      x: Double, y: Double, width: Double, height: Double, fill: UInt32, border: UInt32, shape: Shape
    ) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
      (self.fill, self.border, self.shape) = (fill, border, shape)
    }
  }

  /// The shapes that most programs know.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    case ellipse, rectangle, hexagon, octagon, triangle, diamond
  }
}
