/// A cubic Bézier curve between two marks, and the room that arrowheads take at its ends.
struct PlacedCurve {
  var start: DrawnPoint
  var control1: DrawnPoint
  var control2: DrawnPoint
  var end: DrawnPoint

  static let arrowSize = 0.6

  init(_ start: DrawnPoint, _ control1: DrawnPoint, _ control2: DrawnPoint, _ end: DrawnPoint) {
    (self.start, self.control1, self.control2, self.end) = (start, control1, control2, end)
  }

  /// A straight line.
  init(from start: DrawnPoint, to end: DrawnPoint) {
    self.init(start, start.towards(end, share: 1.0 / 3), start.towards(end, share: 2.0 / 3), end)
  }

  var points: [DrawnPoint] { [start, control1, control2, end] }

  /// The length of an arrowhead in points, as Graphviz draws it.
  static func length(of head: LineLook.Head) -> Double {
    let share =
      switch head {
      case .none: 0.0
      case .tee: 0.25
      case .box, .obox: 0.75
      case .dot, .odot: 0.8
      case .diamond, .odiamond: 1.2
      case .vee, .normal, .onormal, .crow: 1.0
      }
    return share * 10 * arrowSize
  }

  /// The stroke of a line of the scene along this curve, with the arrowheads of its look.
  func stroke(_ line: DiagramScene.Line, _ index: Int, _ theme: Theme, thinning: Double = 1) -> PlacedStroke {
    let head = line.look.head
    let tail = line.look.marksBothEnds ? head : .none
    var curve = self
    let room = Self.length(of: head)
    // Curves too short for an arrowhead keep their ends; the head then lies on the mark.
    if head != .none { curve.end = curve.end.towards(curve.control2, distance: room) }
    if tail != .none { curve.start = curve.start.towards(curve.control1, distance: room) }
    let classes =
      [line.look.family.word, DOTEscaping.token(line.kind.rawValue)] + (line.isPossible ? ["possible"] : [])
      + (line.hasEnded ? ["ended"] : [])
    return PlacedStroke(
      id: "edge-\(index)", classes: classes.joined(separator: " "), tail: "n\(line.from)", head: "n\(line.to)",
      points: curve.points, startTip: tail == .none ? nil : start, endTip: head == .none ? nil : end,
      colour: theme.colour(of: line), opacity: line.opacity, width: line.width * thinning,
      style: line.isPossible ? "dashed" : line.look.isDotted ? "dotted" : "solid", arrowhead: head, arrowtail: tail,
      tooltip: line.tooltip, address: line.address)
  }
}

extension DrawnPoint {
  func towards(_ other: DrawnPoint, share: Double) -> DrawnPoint {
    DrawnPoint(x + (other.x - x) * share, y + (other.y - y) * share)
  }

  func towards(_ other: DrawnPoint, distance: Double) -> DrawnPoint {
    let length = self.distance(to: other)
    return length > 1e-9 ? towards(other, share: distance / length) : self
  }

  static func + (a: DrawnPoint, b: DrawnPoint) -> DrawnPoint { DrawnPoint(a.x + b.x, a.y + b.y) }
}

extension PlacedStroke {
  /// A straight line that joins nothing.
  static func rule(
    _ id: String, _ start: DrawnPoint, _ end: DrawnPoint, colour: Colour, width: Double, style: String = "solid"
  ) -> PlacedStroke {
    PlacedStroke(
      id: id, points: PlacedCurve(from: start, to: end).points, colour: colour, width: width, style: style)
  }
}

extension Theme {
  /// What is over is grey, what steps back is mixed with the ground.
  func colour(of line: DiagramScene.Line) -> Colour {
    let colour = line.hasEnded ? ended : colour(of: line.look.family)
    return line.emphasis == .muted ? colour.blended(with: background, 0.7) : colour
  }
}
