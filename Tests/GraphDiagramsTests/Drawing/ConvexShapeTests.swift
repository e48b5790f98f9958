import Foundation
import Testing

@testable import GraphDiagrams

struct ConvexShapeTests {
  private func ellipse(_ x: Double, _ y: Double, _ a: Double, _ b: Double) throws -> ConvexShape {
    let points = (0..<48).map { side in
      let angle = 2 * Double.pi * Double(side) / 48
      return DrawnPoint(x + a * cos(angle), y + b * sin(angle))
    }
    return try #require(ConvexShape(around: points))
  }

  @Test func hullsLeaveOutWhatIsInside() throws {
    let square = [DrawnPoint(0, 0), DrawnPoint(10, 0), DrawnPoint(10, 10), DrawnPoint(0, 10)]
    let shape = try #require(ConvexShape(around: square + [DrawnPoint(5, 5), DrawnPoint(5, 0)]))
    #expect(shape.corners == square)
    #expect(ConvexShape(around: []) == nil)
    #expect(ConvexShape(around: [DrawnPoint(1, 2)])?.corners == [DrawnPoint(1, 2)])
  }

  @Test func ellipsesMayShareTheCornersOfTheirBoxes() throws {
    let a = try ellipse(0, 0, 30, 20)
    let b = try ellipse(45, 30, 30, 20)
    #expect(a.box.overlaps(b.box))
    #expect(a.depth(ofOverlapWith: b) == 0)
    let c = try ellipse(50, 0, 30, 20)
    #expect(abs(a.depth(ofOverlapWith: c) - 10) < 0.5)
    #expect(a.depth(ofOverlapWith: c) == c.depth(ofOverlapWith: a))
  }

  @Test func pointsOutsideHaveADistance() {
    let shape = ConvexShape(DrawnBox(DrawnPoint(0, 0), DrawnPoint(10, 10)))
    #expect(shape.distance(outside: DrawnPoint(5, 5)) == 0)
    #expect(shape.distance(outside: DrawnPoint(13, 5)) == 3)
    #expect(shape.distance(outside: DrawnPoint(5, -2)) == 2)
  }
}
