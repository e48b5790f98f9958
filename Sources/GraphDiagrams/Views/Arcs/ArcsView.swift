/// All nodes one below the other, names on the left, ties as arcs on the right.
struct ArcsView: PlacedView {
  private(set) var scene: DiagramScene
  /// Places in the nodes of the scene, from top to bottom.
  private let order: [Int]
  /// A line above every one of these positions parts two communities.
  private let breaks: [Int]

  private static let (row, textSize, gap) = (16.0, 10.0, 9.0)

  init(_ builder: SceneBuilder) throws(DiagramError) {
    try builder.checkLimit("nodes", builder.numbers.count)
    var nodes = builder.makeNodes()
    var lines = builder.makeLines()
    builder.emphasisePath(&nodes, &lines)
    let position = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.number, $0) })
    let wanted = builder.recipe.order ?? (builder.hasCommunities ? .community : .closeness)
    let start = builder.ordered([Array(nodes.indices)], by: wanted, nodes: nodes, lines: lines)[0]
    let block: [Int] =
      wanted == .community ? nodes.map { builder.community($0.number) } : nodes.map { _ in 0 }
    if wanted == .community || wanted == .closeness {
      let ties = lines.compactMap { line -> (from: Int, to: Int)? in
        guard let from = position[line.from], let to = position[line.to] else { return nil }
        return (from, to)
      }
      order = LineOrder(start, block: block, ties: ties).nodes
    } else {
      order = start
    }
    breaks = order.indices.dropFirst().filter { [order] in block[order[$0]] != block[order[$0 - 1]] }
    scene = builder.viewScene(nodes, lines)
    scene.distinguish()
  }

  func picture(_ theme: Theme, _ ruler: TextRuler) -> PlacedPicture {
    var picture = PlacedPicture()
    var places = [Int: DrawnPoint]()
    var radii = [Int: Double]()
    var y = 0.0
    for (position, index) in order.enumerated() {
      if breaks.contains(position) { y -= Self.gap }
      let node = scene.nodes[index]
      let centre = DrawnPoint(0, y)
      let diameter = 5 + 7 * (node.share ?? 0.35).squareRoot()
      var mark = node.mark(at: centre, diameter: diameter, theme)
      mark.words = PlacedWords(
        lines: [node.singleLine], size: Self.textSize, colour: theme.text, alignment: .right,
        anchor: DrawnPoint(-10, y))
      picture.marks.append(mark)
      places[node.number] = centre
      radii[node.number] = diameter / 2
      y -= Self.row
    }
    let thinning = scene.lines.count > 150 ? 0.5 : scene.lines.count > 60 ? 0.7 : 1
    var parallels: [[Int]: Int] = [:]
    for (index, line) in scene.lines.enumerated() {
      guard let from = places[line.from], let to = places[line.to] else { continue }
      let pair = [min(line.from, line.to), max(line.from, line.to)]
      let number = parallels[pair, default: 0]
      parallels[pair] = number + 1
      let curve = Self.arc(
        DrawnPoint(radii[line.from] ?? 0, from.y), DrawnPoint(radii[line.to] ?? 0, to.y), number: number)
      picture.strokes.append(curve.stroke(line, index, theme, thinning: thinning))
    }
    return picture
  }

  /// Half an ellipse on the right; parallel lines lie outside one another. A node that is tied to itself has a small loop.
  private static func arc(_ start: DrawnPoint, _ end: DrawnPoint, number: Int) -> PlacedCurve {
    let height = (start.y - end.y).magnitude
    let shift = Double(number)
    guard height > 0 else {
      let reach = DrawnPoint(22 + 6 * shift, 7)
      return PlacedCurve(
        start + DrawnPoint(0, 1.5), start + reach, start + DrawnPoint(reach.x, -reach.y), start + DrawnPoint(0, -1.5))
    }
    // With 4/3 of the half axis the curve is closest to an ellipse; long arcs are flatter, so that the picture is not wide.
    let reach = 4.0 / 3 * (height > 240 ? 120 + (height - 240) * 0.32 : height / 2) + 7 * shift + 3
    return PlacedCurve(start, start + DrawnPoint(reach, 0), end + DrawnPoint(reach, 0), end)
  }
}
