/// Kinds in columns with lines between them: who belongs to what, who took part in what.
struct ColumnsView: PlacedView {
  private(set) var scene: DiagramScene
  /// Indices into the nodes of the scene.
  private let columns: [[Int]]
  private let titles: [String]

  private static let (row, textSize) = (16.0, 10.0)

  init(_ builder: SceneBuilder) throws(DiagramError) {
    var nodes = builder.makeNodes()
    var lines = builder.makeLines()
    builder.emphasisePath(&nodes, &lines)
    let position = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.number, $0) })
    func ties(_ lines: [DiagramScene.Line]) -> [(from: Int, to: Int)] {
      lines.compactMap { line in
        guard let from = position[line.from], let to = position[line.to] else { return nil }
        return (from, to)
      }
    }
    let split = try ColumnSplit(
      kinds: nodes.map { builder.graph.nodeKind($0.number) }, ties: builder.declaredTies(lines, position),
      wanted: builder.recipe.columns)
    try builder.checkLimit("nodes", nodes.count - split.leftOut)
    var column: [Int: Int] = [:]
    for (index, members) in split.columns.enumerated() { for node in members { column[nodes[node].number] = index } }
    /// How many columns a line leads on; `nil` for one that has an end in none.
    func stride(of line: DiagramScene.Line) -> Int? {
      guard let from = column[line.from], let to = column[line.to] else { return nil }
      return abs(from - to)
    }
    let inner = lines.count { stride(of: $0) == 0 }
    // A line past a column would run under its boxes and seem to join them.
    let skipping = lines.count { (stride(of: $0) ?? 0) > 1 }
    let shown = lines.filter { stride(of: $0) == 1 }
    var notes: [String] = []
    if split.leftOut > 0 { notes.append("\(split.leftOut) nodes of other kinds are left out") }
    if inner > 0 { notes.append("\(inner) lines within a column are left out") }
    if skipping > 0 { notes.append("\(skipping) lines past a column are left out") }
    // Columns hold places in the list of all nodes; the scene keeps only those that stand in one.
    let kept = nodes.indices.filter { column[nodes[$0].number] != nil }
    var newIndex = [Int](repeating: -1, count: nodes.count)
    for (index, node) in kept.enumerated() { newIndex[node] = index }
    let keptTies = ties(shown).map { (newIndex[$0.from], newIndex[$0.to]) }
    let start = builder.ordered(
      split.columns.map { $0.map { newIndex[$0] } }, by: builder.recipe.order ?? .degree, nodes: kept.map { nodes[$0] },
      lines: shown)
    columns = builder.recipe.order == nil ? ColumnOrder(start, ties: keptTies).columns : start
    titles = split.titles
    scene = builder.viewScene(kept.map { nodes[$0] }, shown, note: notes)
    scene.distinguish()
    scene.useSmallShapes()
  }

  func picture(_ theme: Theme, _ ruler: TextRuler) -> PlacedPicture {
    let tallest = columns.map(\.count).max() ?? 1
    let height = Double(max(tallest, 4)) * Self.row
    var picture = PlacedPicture()
    var sides = [Int: (left: DrawnPoint, right: DrawnPoint)]()
    var x = 0.0
    for (index, members) in columns.enumerated() {
      let isOuter = index == 0 || index == columns.count - 1
      let words = members.map { ruler.width(of: scene.nodes[$0].singleLine, size: Self.textSize) }.max() ?? 0
      let width = isOuter ? 12 : words + 16
      // Few nodes stand at equal distances over the whole height.
      let step = height / Double(max(1, members.count))
      let middle = x + width / 2
      for (place, member) in members.enumerated() {
        let node = scene.nodes[member]
        let centre = DrawnPoint(middle, height - (Double(place) + 0.5) * step)
        var mark: PlacedMark
        if isOuter {
          let diameter = 5 + 7 * (node.share ?? 0.35).squareRoot()
          mark = node.mark(at: centre, diameter: diameter, theme)
          let isLeft = index == 0
          mark.words = PlacedWords(
            lines: [node.singleLine], size: Self.textSize, colour: theme.text, alignment: isLeft ? .right : .left,
            anchor: DrawnPoint(middle + (isLeft ? -10 : 10), centre.y))
          sides[node.number] = (
            DrawnPoint(middle - diameter / 2, centre.y), DrawnPoint(middle + diameter / 2, centre.y)
          )
        } else {
          mark = node.mark(at: centre, diameter: 1, theme)
          mark.shape = "box"
          mark.isRounded = true
          mark.size = PlacedMark.Extent(width: width, height: Self.row - 3)
          mark.words = PlacedWords(
            lines: [node.singleLine], size: Self.textSize - 0.5, colour: theme.text, alignment: .centre, anchor: centre)
          sides[node.number] = (DrawnPoint(x, centre.y), DrawnPoint(x + width, centre.y))
        }
        picture.marks.append(mark)
      }
      if !titles[index].isEmpty {
        let alignment: PlacedWords.Alignment = !isOuter ? .centre : index == 0 ? .right : .left
        let anchor = DrawnPoint(middle + (!isOuter ? 0 : index == 0 ? -10 : 10), height + 12)
        picture.marks.append(
          PlacedMark(
            name: "title\(index)", id: "title-\(index)", centre: anchor,
            words: PlacedWords(
              lines: ["\(titles[index]) (\(members.count))"], size: Self.textSize, colour: theme.mutedText,
              alignment: alignment, anchor: anchor)))
      }
      x += width + min(480, max(240, height * 0.5))
    }
    let thinning = scene.lines.count > 400 ? 0.5 : scene.lines.count > 60 ? 0.7 : 1
    for (index, line) in scene.lines.enumerated() {
      guard let from = sides[line.from], let to = sides[line.to] else { continue }
      let isForward = from.left.x < to.left.x
      let (start, end) = isForward ? (from.right, to.left) : (from.left, to.right)
      let bend = (end.x - start.x) * 0.36
      let curve = PlacedCurve(start, start + DrawnPoint(bend, 0), end - DrawnPoint(bend, 0), end)
      picture.strokes.append(curve.stroke(line, index, theme, thinning: thinning))
    }
    return picture
  }
}
