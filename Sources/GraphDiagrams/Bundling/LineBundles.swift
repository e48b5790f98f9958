import GraphProjection

/// The ways of bundled lines in a picture that is laid out, in Graphviz's notation for `pos`.
struct LineBundles {
  let scene: DiagramScene
  let drawing: DrawnScene

  /// Beyond this many lines the search for ways takes longer than anyone waits.
  static let lineLimit = 6000
  /// Cubic pieces of a bend.
  private static let pieces = 6

  /// For every line its way; empty where there are too many lines.
  var ways: [Int: String] {
    guard scene.lines.count <= Self.lineLimit else { return [:] }
    let shapes = Dictionary(drawing.nodes.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let numbers = drawing.nodes.map(\.number)
    let place = Dictionary(numbers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var edges: [(Int, Int)] = []
    var edgeOfPair: [[Int]: Int] = [:]
    for line in scene.lines {
      guard line.from != line.to, let a = place[line.from], let b = place[line.to] else { continue }
      let pair = [min(a, b), max(a, b)]
      if edgeOfPair[pair] == nil {
        edgeOfPair[pair] = edges.count
        edges.append((pair[0], pair[1]))
      }
    }
    let bundled = EdgePathBundling(points: drawing.nodes.map(\.centre), edges: edges).ways()
    var result: [Int: String] = [:]
    for (index, line) in scene.lines.enumerated() {
      guard let from = shapes[line.from], let to = shapes[line.to], let a = place[line.from], let b = place[line.to]
      else { continue }
      if line.from == line.to {
        result[index] = Self.loop(at: from)
        continue
      }
      guard let edge = edgeOfPair[[min(a, b), max(a, b)]] else { continue }
      var stops = bundled[edge] ?? [edges[edge].0, edges[edge].1]
      if stops.first != a { stops.reverse() }
      let controls = stops.map { drawing.nodes[$0].centre }
      result[index] = Self.notation(controls, from: from.shape, to: to.shape, look: line.look)
    }
    return result
  }

  /// A Bézier curve with all nodes of the way as controls, cut where it leaves its first and enters its last node.
  private static func notation(
    _ controls: [DrawnPoint], from: ConvexShape, to: ConvexShape, look: LineLook
  ) -> String {
    let (first, last) = (exit(of: controls, from: from), 1 - exit(of: controls.reversed(), from: to))
    guard first < last else { return straight(controls[0], controls[controls.count - 1]) }
    let tip = Bezier.point(controls, at: last)
    let tail = Bezier.point(controls, at: first)
    let room = look.head == .none ? 0 : arrowLength
    let length = tail.distance(to: tip)
    var (start, stop) = (first, last)
    // Arrowheads are drawn from the end of the curve to the tip.
    if room > 0, length > 2.5 * room {
      stop = back(from: last, along: controls, by: room, towards: -1)
      if look.marksBothEnds { start = back(from: first, along: controls, by: room, towards: 1) }
    }
    let count = controls.count == 2 ? 1 : pieces
    var text = ""
    if start > first { text += "s,\(words(tail)) " }
    if stop < last { text += "e,\(words(tip)) " }
    var points = [Bezier.point(controls, at: start)]
    let step = (stop - start) / Double(count)
    for piece in 0..<count {
      let (a, b) = (start + Double(piece) * step, start + Double(piece + 1) * step)
      let (p, q) = (Bezier.point(controls, at: a), Bezier.point(controls, at: b))
      let (u, v) = (Bezier.direction(controls, at: a), Bezier.direction(controls, at: b))
      points += [
        DrawnPoint(p.x + u.x * step / 3, p.y + u.y * step / 3), DrawnPoint(q.x - v.x * step / 3, q.y - v.y * step / 3),
        q,
      ]
    }
    return text + points.map(words).joined(separator: " ")
  }

  /// The length of an arrowhead of size 0.6, in points.
  private static let arrowLength = 6.0

  /// The last place on a curve that is inside a shape at its start.
  private static func exit(of controls: [DrawnPoint], from shape: ConvexShape) -> Double {
    var (inside, outside) = (0.0, 1.0)
    // Halves find the border to a thousandth of the curve.
    for step in 1...64 where shape.distance(outside: Bezier.point(controls, at: Double(step) / 64)) > 0 {
      (inside, outside) = (Double(step - 1) / 64, Double(step) / 64)
      break
    }
    for _ in 0..<8 {
      let middle = (inside + outside) / 2
      if shape.distance(outside: Bezier.point(controls, at: middle)) > 0 { outside = middle } else { inside = middle }
    }
    return outside
  }

  /// The place on a curve so many points before or after another.
  private static func back(from place: Double, along controls: [DrawnPoint], by length: Double, towards sign: Double)
    -> Double
  {
    let origin = Bezier.point(controls, at: place)
    var (near, far) = (0.0, sign < 0 ? place : 1 - place)
    for _ in 0..<20 {
      let middle = (near + far) / 2
      let isFar = Bezier.point(controls, at: place + sign * middle).distance(to: origin) > length
      if isFar { far = middle } else { near = middle }
    }
    return place + sign * far
  }

  private static func straight(_ a: DrawnPoint, _ b: DrawnPoint) -> String {
    [a, a, b, b].map(words).joined(separator: " ")
  }

  private static func loop(at node: DrawnScene.Node) -> String {
    let (x, y) = (node.shape.box.most.x, node.centre.y)
    let points = [DrawnPoint(x, y + 4), DrawnPoint(x + 24, y + 14), DrawnPoint(x + 24, y - 14), DrawnPoint(x, y - 4)]
    return points.map(words).joined(separator: " ")
  }

  private static func words(_ point: DrawnPoint) -> String {
    DOTWriter.number(point.x) + "," + DOTWriter.number(point.y)
  }
}

/// A Bézier curve of any degree, by de Casteljau's algorithm.
enum Bezier {
  static func point(_ controls: [DrawnPoint], at t: Double) -> DrawnPoint { reduced(controls, to: 1, at: t)[0] }

  /// The derivative.
  static func direction(_ controls: [DrawnPoint], at t: Double) -> DrawnPoint {
    guard controls.count > 1 else { return DrawnPoint(0, 0) }
    let pair = reduced(controls, to: 2, at: t)
    let degree = Double(controls.count - 1)
    return DrawnPoint((pair[1].x - pair[0].x) * degree, (pair[1].y - pair[0].y) * degree)
  }

  private static func reduced(_ controls: [DrawnPoint], to count: Int, at t: Double) -> [DrawnPoint] {
    var points = controls
    while points.count > count {
      for index in 0..<(points.count - 1) {
        let (a, b) = (points[index], points[index + 1])
        points[index] = DrawnPoint(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
      }
      points.removeLast()
    }
    return points
  }
}
