/// Who is tied to whom as a table: a field in row A and column B is a tie from A to B.
struct MatrixView: PlacedView {
  private(set) var scene: DiagramScene
  /// Places in the nodes of the scene.
  private let rows: [Int]
  private let columns: [Int]
  private let isSquare: Bool
  private let cells: MatrixCells
  /// Ranges of rows that are a community.
  private let blocks: [Range<Int>]

  init(_ builder: SceneBuilder) throws(DiagramError) {
    try builder.checkLimit("nodes", builder.numbers.count)
    var nodes = builder.makeNodes()
    // All marks have one size: the order and the fields say enough.
    for index in nodes.indices { nodes[index].share = nil }
    let original = builder.makeLines()
    let counts = builder.factCounts(original)
    let kinds = nodes.map { builder.graph.nodeKind($0.number) }
    let position = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.number, $0) })
    let ties = builder.declaredTies(original, position)
    var split: ColumnSplit?
    if Set(kinds).count == 2 { split = try? ColumnSplit(kinds: kinds, ties: ties, wanted: nil) }
    let wanted = builder.recipe.order ?? (builder.hasCommunities ? .community : .degree)
    let order = builder.ordered(
      split?.columns ?? [Array(nodes.indices)], by: wanted, nodes: nodes, lines: original)
    isSquare = order.count == 1
    // The longer side goes down: names have more room there.
    let isTurned = order.count == 2 && order[1].count > order[0].count
    rows = isTurned ? order[1] : order[0]
    columns = isSquare ? order[0] : isTurned ? order[0] : order[1]
    func places(_ list: [Int]) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: list.enumerated().map { (nodes[$1].number, $0) })
    }
    var lines = original.map(\.asField)
    cells = MatrixCells(lines: lines, counts: counts, rows: places(rows), columns: places(columns))
    var blocks: [Range<Int>] = []
    if isSquare, wanted == .community, builder.hasCommunities {
      var start = 0
      for place in 1...max(1, rows.count) {
        let isEnd =
          place >= rows.count
          || builder.community(nodes[rows[place]].number) != builder.community(nodes[rows[start]].number)
        guard isEnd else { continue }
        if place - start > 1 { blocks.append(start..<place) }
        start = place
      }
    }
    // One frame around everything tells nothing.
    self.blocks = blocks.count > 1 ? blocks : []
    let isDirected = isSquare && lines.contains(where: \.isDirected)
    for index in lines.indices { lines[index].look = lines[index].look.field }
    scene = builder.viewScene(nodes, lines)
    // Of the merged relations each counts.
    scene.subtitle = builder.subtitle(nodes, original) + (isDirected ? " · from row to column" : "")
    scene.distinguishFields()
    scene.legend.samples = samples
  }

  private var samples: [Legend.Sample] {
    var samples: [Legend.Sample] = []
    guard scene.legend.families.isEmpty == false || !blocks.isEmpty || cells.most > 1 else { return [] }
    if cells.most > 1 {
      samples.append(.init(title: "pale: one relation", fill: .init(paleness: Self.paleness(1, of: cells.most))))
      samples.append(.init(title: "full: \(cells.most) relations", fill: .init(paleness: 0)))
    }
    if !blocks.isEmpty { samples.append(.init(title: "framed: a community", fill: .init(paleness: 1), isDashed: true)) }
    return samples
  }

  private static func paleness(_ count: Int, of most: Int) -> Double {
    guard most > 1 else { return 0 }
    return 0.55 * (1 - Double(count - 1) / Double(most - 1))
  }

  private var side: Double {
    max(rows.count, columns.count) <= 60 ? 15 : max(rows.count, columns.count) <= 120 ? 11 : 8
  }

  func picture(_ theme: Theme, _ ruler: TextRuler) -> PlacedPicture {
    var picture = PlacedPicture()
    let side = self.side
    let size = min(10, side * 0.72)
    let (width, height) = (Double(columns.count) * side, Double(rows.count) * side)
    func place(_ row: Int, _ column: Int) -> DrawnPoint {
      DrawnPoint((Double(column) + 0.5) * side, height - (Double(row) + 0.5) * side)
    }
    for row in 0...rows.count {
      let y = height - Double(row) * side
      picture.strokes.append(
        .rule("row-\(row)", DrawnPoint(0, y), DrawnPoint(width, y), colour: theme.clusterBorder, width: 0.4))
    }
    for column in 0...columns.count {
      let x = Double(column) * side
      picture.strokes.append(
        .rule("column-\(column)", DrawnPoint(x, 0), DrawnPoint(x, height), colour: theme.clusterBorder, width: 0.4))
    }
    addRows(to: &picture, theme, place, size)
    addColumns(to: &picture, theme, ruler, place, size, height: height)
    for block in blocks {
      let length = Double(block.count) * side
      let middle = place(block.lowerBound, block.lowerBound)
      picture.marks.append(
        PlacedMark(
          name: "block\(block.lowerBound)", id: "block-\(block.lowerBound)",
          centre: DrawnPoint(middle.x + (length - side) / 2, middle.y - (length - side) / 2),
          size: PlacedMark.Extent(width: length, height: length), shape: "box", isDashed: true,
          border: theme.mutedText, borderWidth: 1))
    }
    for (index, cell) in cells.cells.enumerated() {
      add(cell, index, to: &picture, theme, place(cell.row, cell.column))
    }
    return picture
  }

  private func addRows(
    to picture: inout PlacedPicture, _ theme: Theme, _ place: (Int, Int) -> DrawnPoint, _ size: Double
  ) {
    for (row, index) in rows.enumerated() {
      let node = scene.nodes[index]
      let centre = place(row, 0) - DrawnPoint(side / 2 + 6, 0)
      var mark = node.mark(at: centre, diameter: min(7, side * 0.6), theme)
      let number = isSquare ? "  \(row + 1)" : ""
      mark.words = PlacedWords(
        lines: [node.singleLine + number], size: size, colour: theme.text, alignment: .right,
        anchor: DrawnPoint(centre.x - 7, centre.y))
      picture.marks.append(mark)
      if isSquare {
        picture.marks.append(
          PlacedMark(
            name: "d\(row)", id: "diagonal-\(row)", centre: place(row, row),
            size: PlacedMark.Extent(width: side - 1, height: side - 1), shape: "box", fill: theme.clusterFill,
            tooltip: node.tooltip))
      }
    }
  }

  /// Columns have numbers: of the rows in a square, else of a list below.
  private func addColumns(
    to picture: inout PlacedPicture, _ theme: Theme, _ ruler: TextRuler, _ place: (Int, Int) -> DrawnPoint,
    _ size: Double, height: Double
  ) {
    // Three digits are wider than a field: in a square every fifth number is enough to count from.
    let isCrowded = columns.count > 99
    for (column, index) in columns.enumerated() {
      if isCrowded, isSquare, column > 0, (column + 1) % 5 != 0 { continue }
      let node = scene.nodes[index]
      let anchor = DrawnPoint(place(0, column).x, height + size * 0.8)
      picture.marks.append(
        PlacedMark(
          name: "c\(column)", id: "head-\(column)", centre: anchor,
          words: PlacedWords(
            lines: [String(column + 1)], size: size * (isCrowded && !isSquare ? 0.55 : 0.85),
            colour: theme.mutedText, alignment: .centre,
            anchor: anchor),
          tooltip: node.tooltip))
    }
    guard !isSquare else { return }
    let widest = columns.map { ruler.width(of: "\($0) " + scene.nodes[$0].singleLine, size: size) }.max() ?? 0
    // The list stands beside the table, as many entries in a column of it as there are rows.
    let perColumn = max(rows.count, 12)
    for (column, index) in columns.enumerated() {
      let node = scene.nodes[index]
      let x = Double(columns.count) * side + 24 + Double(column / perColumn) * (widest + 40)
      let centre = DrawnPoint(x + 18, height - (Double(column % perColumn) + 0.5) * max(side, 13))
      var mark = node.mark(at: centre, diameter: min(7, side * 0.6), theme)
      mark.words = PlacedWords(
        lines: [node.singleLine], size: size, colour: theme.text, alignment: .left,
        anchor: DrawnPoint(centre.x + 7, centre.y))
      picture.marks.append(mark)
      let anchor = DrawnPoint(centre.x - 7, centre.y)
      picture.marks.append(
        PlacedMark(
          name: "k\(column)", id: "key-\(column)", centre: anchor,
          words: PlacedWords(
            lines: [String(column + 1)], size: size, colour: theme.mutedText, alignment: .right, anchor: anchor)))
    }
  }

  private func add(
    _ cell: MatrixCells.Cell, _ index: Int, to picture: inout PlacedPicture, _ theme: Theme, _ centre: DrawnPoint
  ) {
    let room = side - 2
    // Two stand side by side, more of them in a small grid.
    let across = cell.strips.count == 1 ? 1 : 2
    let down = (cell.strips.count + 1) / across
    let (width, height) = (room / Double(across), room / Double(max(1, cell.strips.count > 2 ? down : 1)))
    for (place, strip) in cell.strips.enumerated() {
      let first = strip.lines.first ?? 0
      let line = scene.lines[first]
      let colour = theme.colour(of: line)
      let x = centre.x - room / 2 + (Double(place % across) + 0.5) * width
      let y = centre.y + room / 2 - (Double(place / across) + 0.5) * height
      let isHollow = line.look.isFieldHollow
      let paleness = strip.isPossible ? 0.8 : Self.paleness(strip.count, of: cells.most)
      let tooltip = strip.lines.map { scene.lines[$0].tooltip }.joined(separator: "\n")
      picture.marks.append(
        PlacedMark(
          name: "f\(index)s\(place)", id: strip.isMirrored ? "mirror-\(index)-\(place)" : "edge-\(first)",
          classes: line.look.family.word, centre: DrawnPoint(x, y),
          size: PlacedMark.Extent(
            width: max(1, width - (isHollow ? 2 : 0.4)), height: max(1, height - (isHollow ? 2 : 0.4))),
          shape: line.look.fieldShape,
          isDashed: strip.isPossible, orientation: line.look.fieldOrientation,
          fill: isHollow ? theme.background : colour.blended(with: theme.background, paleness),
          border: isHollow
            ? colour.blended(with: theme.background, strip.isPossible ? 0 : paleness)
            : strip.isPossible ? colour : nil,
          borderWidth: isHollow ? 1.6 : 0.8, tooltip: tooltip, address: line.address))
    }
  }
}
