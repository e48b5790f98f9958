import Foundation

/// What lies under nodes and lines: grounds of communities, halos, and the ground of a path.
///
/// It follows what a first layout placed, and goes into the picture by a second pass that moves nothing.
struct DiagramUnderlay {
  let scene: DiagramScene
  let drawing: DrawnScene
  let theme: Theme

  /// Points from a node to the edge of the ground under its community, and the width of the bridges between its parts.
  private static let (margin, bridge) = (9.0, 16.0)
  /// Points that the widest halo reaches beyond its node.
  private static let reach = 15.0
  private static let directions = 16
  /// The radius of the corners of frames, as Graphviz rounds them.
  private static let bend = 12.0

  /// Whether a scene has anything of the kind.
  static func isNeeded(for scene: DiagramScene) -> Bool {
    !scene.hulls.isEmpty || scene.nodes.contains { ($0.halo ?? 0) > 0 }
      || scene.lines.contains { $0.emphasis == .strong }
  }

  /// In the order of drawing: the ground of frames, that of communities, the path, halos.
  var drawn: XDotDrawing {
    var xdot = XDotDrawing()
    let shapes = Dictionary(drawing.nodes.map { ($0.number, $0.shape) }, uniquingKeysWith: { first, _ in first })
    for frame in drawing.frames {
      xdot.setFill(theme.clusterFill)
      xdot.setLine(theme.clusterFill, width: 0)
      xdot.polygon(Self.grown(ConvexShape(frame.box.grown(by: -Self.bend)), by: Self.bend))
    }
    for hull in scene.hulls { draw(hull, shapes, &xdot) }
    drawPath(&xdot)
    for node in scene.nodes {
      guard let share = node.halo, share > 0, let shape = shapes[node.number] else { continue }
      xdot.setFill(theme.accent, opacity: 0.45)
      xdot.setLine(theme.accent, opacity: 0, width: 1)
      xdot.polygon(Self.grown(shape, by: 2 + (Self.reach - 2) * share.squareRoot()))
    }
    return xdot
  }

  /// A shape with all that lies within some points of it.
  private static func grown(_ shape: ConvexShape, by margin: Double) -> [DrawnPoint] {
    let points = shape.corners.flatMap { corner in
      (0..<directions).map { step in
        let angle = 2 * Double.pi * Double(step) / Double(directions)
        return DrawnPoint(corner.x + margin * cos(angle), corner.y + margin * sin(angle))
      }
    }
    return ConvexShape(around: points)?.corners ?? shape.corners
  }

  private func drawPath(_ xdot: inout XDotDrawing) {
    for line in drawing.lines where scene.lines.indices.contains(line.index) {
      guard scene.lines[line.index].emphasis == .strong else { continue }
      xdot.setLine(theme.accent, opacity: 0.5, width: 9)
      for path in line.paths { xdot.line(path) }
    }
  }

  // MARK: Communities

  /// The convex hull where no other node stands in it; else the nodes' own surroundings, joined by bridges.
  private func draw(_ hull: DiagramScene.Hull, _ shapes: [Int: ConvexShape], _ xdot: inout XDotDrawing) {
    let members = hull.members.compactMap { number in shapes[number].map { (number, $0) } }
    guard let outline = ConvexShape(around: members.flatMap(\.1.corners)) else { return }
    let colours = theme.hullColours(ofGroup: hull.group)
    let own = Set(hull.members)
    let isAlone = !drawing.nodes.contains { node in
      !own.contains(node.number) && outline.depth(ofOverlapWith: node.shape) > 0
    }
    xdot.setFill(colours.fill)
    if isAlone {
      xdot.setLine(colours.border, width: 1)
      xdot.polygon(Self.grown(outline, by: Self.margin))
      return
    }
    let centres = members.map(\.1.box.centre)
    let bridges = Self.shortestTree(of: centres)
    // Borders first, then all the ground over them: what is left of the borders runs around the whole.
    for (fill, extra) in [(colours.border, 1.0), (colours.fill, 0)] {
      xdot.setFill(fill)
      xdot.setLine(fill, width: Self.bridge + 2 * extra)
      for (a, b) in bridges { xdot.line([centres[a], centres[b]]) }
      xdot.setLine(fill, width: 1)
      for (_, shape) in members { xdot.polygon(Self.grown(shape, by: Self.margin + extra)) }
    }
  }

  /// The pairs that join all points with the least length in all (Prim).
  ///
  /// - Complexity: O(n²).
  static func shortestTree(of points: [DrawnPoint]) -> [(Int, Int)] {
    guard points.count > 1 else { return [] }
    var pairs: [(Int, Int)] = []
    var nearest = points.map { (distance: $0.distance(to: points[0]), from: 0) }
    var isIn = [Bool](repeating: false, count: points.count)
    isIn[0] = true
    while pairs.count < points.count - 1 {
      guard let next = points.indices.filter({ !isIn[$0] }).min(by: { nearest[$0].distance < nearest[$1].distance })
      else { break }
      isIn[next] = true
      pairs.append((nearest[next].from, next))
      for other in points.indices where !isIn[other] {
        let distance = points[other].distance(to: points[next])
        if distance < nearest[other].distance { nearest[other] = (distance, next) }
      }
    }
    return pairs
  }
}
