import Testing

@testable import GraphDiagrams

@Suite("Edge-path bundling")
struct EdgePathBundlingTests {
  /// A long line beside a chain that leads the same way.
  private let chain = EdgePathBundling(
    points: [DrawnPoint(0, 0), DrawnPoint(100, 10), DrawnPoint(200, 10), DrawnPoint(300, 0)],
    edges: [(0, 1), (1, 2), (2, 3), (0, 3)])

  @Test func aLongLineTakesTheWayOfShortOnes() {
    #expect(chain.ways() == [nil, nil, nil, [0, 1, 2, 3]])
  }

  @Test func noWayIsLongerThanTheBound() {
    var detour = chain
    detour.points[1] = DrawnPoint(100, 150)
    detour.points[2] = DrawnPoint(200, 150)
    detour.distortion = 1.5
    #expect(detour.ways()[3] == nil)
    detour.distortion = 1.6
    #expect(detour.ways()[3] == [0, 1, 2, 3])
  }

  @Test func linesOfABundleStayStraight() {
    let triangle = EdgePathBundling(
      points: [DrawnPoint(0, 0), DrawnPoint(50, 20), DrawnPoint(100, 0)], edges: [(0, 1), (1, 2), (0, 2)])
    #expect(triangle.ways() == [nil, nil, [0, 1, 2]])
  }

  @Test func linesWithoutAnotherWayStayStraight() {
    let star = EdgePathBundling(
      points: [DrawnPoint(0, 0), DrawnPoint(50, 0), DrawnPoint(0, 50)], edges: [(0, 1), (0, 2)])
    #expect(star.ways() == [nil, nil])
  }

  /// Against a plain search of all ways, on a grid with diagonals: ways exist, start and end where the line does, and lead
  /// over lines that are not bundled.
  @Test func waysLeadOverStraightLines() {
    var points: [DrawnPoint] = []
    for row in 0..<5 { for column in 0..<5 { points.append(DrawnPoint(Double(column * 50), Double(row * 50))) } }
    var edges: [(Int, Int)] = []
    for a in points.indices {
      for b in points.indices where a < b && points[a].distance(to: points[b]) <= 160 && (a * 7 + b * 3) % 4 > 0 {
        edges.append((a, b))
      }
    }
    let bundling = EdgePathBundling(points: points, edges: edges)
    let ways = bundling.ways()
    #expect(ways.compactMap(\.self).count > 20)
    var straight: Set<[Int]> = []
    for (index, edge) in edges.enumerated() where ways[index] == nil { straight.insert([edge.0, edge.1]) }
    for (index, way) in ways.enumerated() {
      guard let way else { continue }
      #expect(way.first == edges[index].0 && way.last == edges[index].1)
      var length = 0.0
      for (a, b) in zip(way, way.dropFirst()) {
        #expect(straight.contains([min(a, b), max(a, b)]))
        length += points[a].distance(to: points[b])
      }
      #expect(length <= 2 * points[edges[index].0].distance(to: points[edges[index].1]))
    }
  }

  @Test func bezierCurves() {
    let line = [DrawnPoint(0, 0), DrawnPoint(10, 20)]
    #expect(Bezier.point(line, at: 0.5) == DrawnPoint(5, 10))
    #expect(Bezier.direction(line, at: 0.3) == DrawnPoint(10, 20))
    let arch = [DrawnPoint(0, 0), DrawnPoint(10, 10), DrawnPoint(20, 0)]
    #expect(Bezier.point(arch, at: 0.5) == DrawnPoint(10, 5))
    #expect(Bezier.direction(arch, at: 0.5) == DrawnPoint(20, 0))
    #expect(Bezier.point(arch, at: 1) == DrawnPoint(20, 0))
  }
}
