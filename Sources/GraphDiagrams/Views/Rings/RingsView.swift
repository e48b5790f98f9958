import Foundation
import RelationGraph

/// One actor in the middle, and a ring for every number of ties that others are away from it.
struct RingsView: PlacedView {
  private(set) var scene: DiagramScene
  private let search: RingSearch

  init(_ builder: SceneBuilder) throws(DiagramError) {
    guard builder.focus.count == 1, let middle = builder.focus.first else {
      throw .unsuitable(
        .rings,
        message: builder.focus.isEmpty ? "nobody stands in the middle" : "only one can stand in the middle",
        hint: "say who with --focus NAME, and how far to go with --hops N")
    }
    try builder.checkLimit("nodes", builder.numbers.count)
    var nodes = builder.makeNodes()
    var lines = builder.makeLines()
    builder.emphasisePath(&nodes, &lines)
    search = RingSearch(
      around: middle, nodes: nodes.map(\.number), ties: lines.map { ($0.from, $0.to) })
    scene = builder.viewScene(nodes, lines)
    scene.legend.sizesMarks = false
    scene.distinguish()
  }

  func picture(_ theme: Theme, _ ruler: TextRuler) -> PlacedPicture {
    var outlines: [Int: ConvexShape] = [:]
    for node in scene.nodes {
      outlines[node.number] = ruler.outline(of: Self.label(of: node), shape: node.role.shape)
    }
    let places = RingPlaces(search, boxes: outlines.mapValues(\.box))
    var picture = PlacedPicture()
    var boxes: [DrawnBox] = []
    // The outermost first: Graphviz draws lines by their tails, so those between rings come after those within the outer one.
    for node in scene.nodes.sorted(by: { (-ring($0.number), $0.number) < (-ring($1.number), $1.number) }) {
      guard let centre = places.centres[node.number], let outline = outlines[node.number] else { continue }
      var mark = node.mark(at: centre, diameter: 1, theme)
      mark.size = nil
      mark.shape = node.role.shape
      let isRaised = ring(node.number) == 0 || node.emphasis == .strong
      mark.borderWidth = node.role.borderWidth + (isRaised ? 1 : 0)
      mark.label = Self.label(of: node)
      picture.marks.append(mark)
      boxes.append(outline.box.moved(by: centre))
      outlines[node.number] = outline.moved(by: centre)
    }
    addCircles(places, boxes, to: &picture, theme, ruler)
    let thinning = scene.lines.count > 300 ? 0.6 : 1
    var parallels: [[Int]: Int] = [:]
    for (index, line) in scene.lines.enumerated() {
      guard let from = outlines[line.from], let to = outlines[line.to] else { continue }
      let pair = [min(line.from, line.to), max(line.from, line.to)]
      let number = parallels[pair, default: 0]
      parallels[pair] = number + 1
      let curve = curve(line, from, to, places, number: number)
      picture.strokes.append(curve.stroke(line, index, theme, thinning: thinning))
    }
    return picture
  }

  private func ring(_ number: Int) -> Int { search.ring[number] ?? 0 }

  private static func label(of node: DiagramScene.Node) -> PlacedLabel {
    PlacedLabel(
      lines: node.labelLines.isEmpty ? ["·"] : node.labelLines, fontSize: node.fontSize, margin: node.role.margin)
  }

  /// Between rings a line leaves and arrives along the spokes; within a ring it bends inwards.
  private func curve(
    _ line: DiagramScene.Line, _ from: ConvexShape, _ to: ConvexShape, _ places: RingPlaces, number: Int
  ) -> PlacedCurve {
    let (a, b) = (from.box.centre, to.box.centre)
    let (inner, outer) = (ring(line.from), ring(line.to))
    guard line.from != line.to else {
      let reach = DrawnPoint(from.box.width / 2 + 22, 12)
      let (start, end) = (
        from.exit(from: a, towards: a + reach), from.exit(from: a, towards: a + DrawnPoint(reach.x, -12))
      )
      return PlacedCurve(start, a + reach, a + DrawnPoint(reach.x, -reach.y), end)
    }
    // Parallel lines spread sideways: 0, 1, −1, 2, −2 …
    let spread = Double((number + 1) / 2) * (number.isMultiple(of: 2) ? -9 : 9)
    let way = b - a
    let length = max(1, a.distance(to: b))
    let aside = DrawnPoint(-way.y / length * spread, way.x / length * spread)
    var (c, d) = (a.towards(b, share: 1.0 / 3), a.towards(b, share: 2.0 / 3))
    if inner > 0, outer > 0 {
      let (p, q) = (places.angle(of: line.from), places.angle(of: line.to))
      if inner == outer {
        let turn = (p - q).magnitude
        let share = 1 - 0.75 * min(turn, 2 * .pi - turn) / .pi
        let radius = places.radii[inner] * share
        (c, d) = (RingPlaces.point(p, radius), RingPlaces.point(q, radius))
        c = c.towards(d, share: 0.2)
        d = d.towards(c, share: 0.2)
      } else {
        let radius = (places.radii[inner] + places.radii[outer]) / 2
        // Lines that turn far would swing out: they are straighter.
        let turn = (p - q).magnitude
        let straightness = min(1, min(turn, 2 * .pi - turn) / 1.2)
        c = RingPlaces.point(p, radius).towards(c, share: straightness)
        d = RingPlaces.point(q, radius).towards(d, share: straightness)
      }
    }
    c = c + aside
    d = d + aside
    return PlacedCurve(from.exit(from: a, towards: c), c, d, to.exit(from: b, towards: d))
  }

  /// Faint circles, each with its distance where there is room on it.
  private func addCircles(
    _ places: RingPlaces, _ boxes: [DrawnBox], to picture: inout PlacedPicture, _ theme: Theme, _ ruler: TextRuler
  ) {
    var taken = boxes
    for (depth, radius) in places.radii.enumerated().dropFirst() {
      picture.strokes.insert(
        Self.circle("ring-\(depth)", radius, theme.clusterBorder), at: depth - 1)
      let words = "\(counted(depth, "tie")) away (\(search.rings[depth].count))"
      let size = PlacedMark.Extent(width: ruler.width(of: words, size: 9) + 6, height: 13)
      let half = DrawnPoint(size.width / 2, size.height / 2)
      let spots = (0..<72).map { step -> DrawnPoint in
        // From the top, alternately to the right and to the left.
        let turn = Double((step + 1) / 2) * (step.isMultiple(of: 2) ? -1 : 1)
        return RingPlaces.point(turn * .pi / 36, radius)
      }
      let free = spots.first { spot in
        let box = DrawnBox(spot - half, spot + half).grown(by: 2)
        return !taken.contains(where: box.overlaps)
      }
      guard let spot = free else { continue }
      taken.append(DrawnBox(spot - half, spot + half))
      picture.marks.append(
        PlacedMark(
          name: "ring\(depth)", id: "ring-label-\(depth)", centre: spot, size: size, shape: "box",
          fill: theme.background,
          words: PlacedWords(
            lines: [words], size: 9, colour: theme.mutedText, alignment: .centre, anchor: spot)))
    }
  }

  /// Four curves that are a circle to the eye.
  private static func circle(_ id: String, _ radius: Double, _ colour: Colour) -> PlacedStroke {
    let k = radius * 0.5523
    let r = radius
    let points = [
      DrawnPoint(0, r), DrawnPoint(k, r), DrawnPoint(r, k), DrawnPoint(r, 0), DrawnPoint(r, -k), DrawnPoint(k, -r),
      DrawnPoint(0, -r), DrawnPoint(-k, -r), DrawnPoint(-r, -k), DrawnPoint(-r, 0), DrawnPoint(-r, k),
      DrawnPoint(-k, r), DrawnPoint(0, r),
    ]
    return PlacedStroke(id: id, points: points, colour: colour, width: 1)
  }
}
