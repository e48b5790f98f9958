/// A place on the page, in points; `y` points upwards.
public struct DrawnPoint: Hashable, Sendable, Codable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func - (a: DrawnPoint, b: DrawnPoint) -> DrawnPoint { DrawnPoint(a.x - b.x, a.y - b.y) }

  /// Twice the signed area of a triangle: positive where `c` is to the left of the way from `a` to `b`.
  static func turn(_ a: DrawnPoint, _ b: DrawnPoint, _ c: DrawnPoint) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  func distance(to other: DrawnPoint) -> Double {
    let way = self - other
    return (way.x * way.x + way.y * way.y).squareRoot()
  }
}

/// An upright rectangle, in points.
public struct DrawnBox: Hashable, Sendable, Codable {
  public var least: DrawnPoint
  public var most: DrawnPoint

  public init(_ least: DrawnPoint, _ most: DrawnPoint) {
    self.least = least
    self.most = most
  }

  /// The smallest rectangle around some points, or `nil` for none.
  init?(around points: some Sequence<DrawnPoint>) {
    var box: DrawnBox?
    for point in points {
      guard let known = box else {
        box = DrawnBox(point, point)
        continue
      }
      box = DrawnBox(
        DrawnPoint(min(known.least.x, point.x), min(known.least.y, point.y)),
        DrawnPoint(max(known.most.x, point.x), max(known.most.y, point.y)))
    }
    guard let box else { return nil }
    self = box
  }

  public var width: Double { most.x - least.x }
  public var height: Double { most.y - least.y }
  public var centre: DrawnPoint { DrawnPoint((least.x + most.x) / 2, (least.y + most.y) / 2) }

  var corners: [DrawnPoint] { [least, DrawnPoint(most.x, least.y), most, DrawnPoint(least.x, most.y)] }

  func union(_ other: DrawnBox) -> DrawnBox {
    DrawnBox(
      DrawnPoint(min(least.x, other.least.x), min(least.y, other.least.y)),
      DrawnPoint(max(most.x, other.most.x), max(most.y, other.most.y)))
  }

  /// The same rectangle with `margin` points more on every side.
  func grown(by margin: Double) -> DrawnBox {
    DrawnBox(DrawnPoint(least.x - margin, least.y - margin), DrawnPoint(most.x + margin, most.y + margin))
  }

  func moved(by way: DrawnPoint) -> DrawnBox {
    DrawnBox(DrawnPoint(least.x + way.x, least.y + way.y), DrawnPoint(most.x + way.x, most.y + way.y))
  }

  func overlaps(_ other: DrawnBox) -> Bool {
    least.x < other.most.x && other.least.x < most.x && least.y < other.most.y && other.least.y < most.y
  }

  func contains(_ point: DrawnPoint) -> Bool {
    point.x >= least.x && point.x <= most.x && point.y >= least.y && point.y <= most.y
  }
}
