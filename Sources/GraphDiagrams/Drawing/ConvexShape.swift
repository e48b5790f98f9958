/// The convex outline of what was drawn for a node: an ellipse as a polygon of 48 sides, a hexagon as it is.
public struct ConvexShape: Hashable, Sendable {
  /// The corners, counter-clockwise.
  public let corners: [DrawnPoint]
  public let box: DrawnBox

  /// The convex hull of some points, or `nil` for none.
  ///
  /// - Complexity: O(p log p) for p points (Andrew's monotone chain).
  public init?(around points: [DrawnPoint]) {
    guard let box = DrawnBox(around: points) else { return nil }
    self.box = box
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func chain(_ points: some Sequence<DrawnPoint>) -> [DrawnPoint] {
      var chain: [DrawnPoint] = []
      for point in points {
        while chain.count > 1, DrawnPoint.turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain.dropLast()
    }
    let hull = chain(sorted) + chain(sorted.reversed())
    corners = hull.isEmpty ? [sorted[0]] : hull
  }

  public init(_ box: DrawnBox) {
    corners = box.corners
    self.box = box
  }

  /// How deep two shapes reach into each other, in points: how far one of them would have to move. 0 where they do not.
  ///
  /// By the axes that separate convex shapes, so ellipses and hexagons count as what they are.
  /// - Complexity: O((a + b)²) for a and b corners.
  public func depth(ofOverlapWith other: ConvexShape) -> Double {
    guard box.overlaps(other.box) else { return 0 }
    var depth = Double.infinity
    for shape in [self, other] {
      for (index, corner) in shape.corners.enumerated() {
        let next = shape.corners[(index + 1) % shape.corners.count]
        let length = corner.distance(to: next)
        guard length > 1e-9 else { continue }
        let axis = DrawnPoint((next.y - corner.y) / length, (corner.x - next.x) / length)
        let (a, b) = (reach(along: axis), other.reach(along: axis))
        let common = min(a.upperBound - b.lowerBound, b.upperBound - a.lowerBound)
        if common <= 0 { return 0 }
        depth = min(depth, common)
      }
    }
    return depth.isFinite ? depth : 0
  }

  private func reach(along axis: DrawnPoint) -> ClosedRange<Double> {
    var (least, most) = (Double.infinity, -Double.infinity)
    for corner in corners {
      let place = corner.x * axis.x + corner.y * axis.y
      (least, most) = (min(least, place), max(most, place))
    }
    return least...max(least, most)
  }

  /// How far a point is outside, in points: 0 inside. It is the distance to the nearest side that it lies beyond.
  func distance(outside point: DrawnPoint) -> Double {
    var outside = 0.0
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      let length = corner.distance(to: next)
      guard length > 1e-9 else { continue }
      outside = max(outside, -DrawnPoint.turn(corner, next, point) / length)
    }
    return outside
  }
}
