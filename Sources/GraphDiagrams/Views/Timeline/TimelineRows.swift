import RelationGraph

/// Puts events, and the facts of every actor, into rows from the top downwards.
struct TimelineRows {
  private(set) var picture = PlacedPicture()
  let scene: DiagramScene
  let nodes: [Int: DiagramScene.Node]
  let axis: TimeAxis
  let theme: Theme
  let ruler: TextRuler
  private var y = 0.0
  private var heads: Set<Int> = []
  /// Where the names of actors end; the words of bars stand between them and the axis.
  private let headPlace: Double

  private static let (row, textSize, small, gap) = (15.0, 10.0, 9.0, 6.0)
  /// Between a mark and its words, and between words and the next mark.
  private static let (close, apart) = (4.0, 12.0)

  /// - Parameter ties: all that will be added, for the room that words in front of the axis need.
  init(
    scene: DiagramScene, nodes: [Int: DiagramScene.Node], ties: [TimelineFacts.Tie], axis: TimeAxis, theme: Theme,
    ruler: TextRuler
  ) {
    (self.scene, self.nodes, self.axis, self.theme, self.ruler) = (scene, nodes, axis, theme, ruler)
    let words = ties.filter { !$0.span.isMoment }
      .map { ruler.width(of: Self.shortened($0.words), size: Self.small) }.max()
    headPlace = -14 - (words ?? 0) - (words == nil ? 6 : 20)
  }

  /// Something with words beside it, before its row is known.
  private struct Item {
    var reach: ClosedRange<Double>
    var words: String
    /// Whether the words stand before it, because there is no room behind.
    var isTurned: Bool
    var room: ClosedRange<Double>
  }

  private func item(_ span: TimeSpan, _ words: String) -> Item {
    let whole = TimelineBar(span: span, axis: axis, colour: theme.text, ground: theme.background).whole
    let middle = (whole.lowerBound + whole.upperBound) / 2
    let half = max(5, (whole.upperBound - whole.lowerBound) / 2)
    let reach = middle - half...middle + half
    let width = ruler.width(of: words, size: Self.small)
    let isTurned = reach.upperBound + Self.close + width > axis.width + 60 && reach.lowerBound - width > 0
    let room =
      isTurned
      ? reach.lowerBound - Self.close - width...reach.upperBound
      : reach.lowerBound...reach.upperBound + Self.close + width
    return Item(reach: reach, words: words, isTurned: isTurned, room: room)
  }

  /// The first row for every item in which it touches nothing.
  private static func lanes(_ items: [Item]) -> [Int] {
    var taken: [[ClosedRange<Double>]] = []
    return items.map { item in
      let room = item.room.lowerBound - apart...item.room.upperBound
      let lane = taken.firstIndex { !$0.contains(where: room.overlaps) } ?? taken.count
      if lane == taken.count { taken.append([]) }
      taken[lane].append(item.room.lowerBound...item.room.upperBound + apart)
      return lane
    }
  }

  private func words(of item: Item, y: Double) -> PlacedWords {
    PlacedWords(
      lines: [item.words], size: Self.small, colour: theme.text, alignment: item.isTurned ? .right : .left,
      anchor: DrawnPoint(
        item.isTurned ? item.reach.lowerBound - Self.close : item.reach.upperBound + Self.close, y))
  }

  /// Nodes with dates of their own: a mark of their kind, and the days that it may have been.
  mutating func addEvents(_ events: [TimelineFacts.Dated]) {
    guard !events.isEmpty else { return }
    let items = events.map { item($0.span, nodes[$0.number]?.singleLine ?? "") }
    let lanes = Self.lanes(items)
    for (index, event) in events.enumerated() {
      guard let node = nodes[event.number] else { continue }
      let place = y - Double(lanes[index]) * Self.row
      let reach = items[index].reach
      let colour = theme.colours(of: node.role).border
      let bar = TimelineBar(span: event.span, axis: axis, colour: colour, ground: theme.background)
      if bar.whole.upperBound - bar.whole.lowerBound > 8 {
        picture.marks += bar.marks(
          id: "span-\(event.number)", name: "e\(event.number)", y: place, isPossible: event.span.isDoubtful,
          tooltip: node.tooltip, address: nil)
      }
      var mark = node.mark(
        at: DrawnPoint((reach.lowerBound + reach.upperBound) / 2, place), diameter: 8, theme)
      mark.words = words(of: items[index], y: place)
      picture.marks.append(mark)
      heads.insert(event.number)
    }
    y -= Double((lanes.max() ?? 0) + 1) * Self.row + Self.gap
  }

  /// The facts of one actor: first what lasted, a row each, then what happened, as many in a row as there is room for.
  mutating func add(_ ties: [TimelineFacts.Tie], of actor: Int) {
    guard let node = nodes[actor] else { return }
    picture.strokes.append(
      .rule(
        "group-\(actor)", DrawnPoint(0, y + Self.row / 2 + Self.gap / 2),
        DrawnPoint(axis.width, y + Self.row / 2 + Self.gap / 2), colour: theme.clusterBorder, width: 0.5))
    addHead(node)
    for tie in ties where !tie.span.isMoment {
      let anchor = DrawnPoint(-14, y)
      picture.marks.append(
        PlacedMark(
          name: "w\(tie.line)", id: "words-\(tie.line)", centre: anchor,
          words: PlacedWords(
            lines: [Self.shortened(tie.words)], size: Self.small, colour: theme.mutedText, alignment: .right,
            anchor: anchor)))
      add(tie, y: y)
      y -= Self.row
    }
    let moments = merged(ties.filter(\.span.isMoment))
    let items = moments.map { item($0[0].span, Self.shortened(words(of: $0))) }
    let lanes = Self.lanes(items)
    for (index, group) in moments.enumerated() {
      let place = y - Double(lanes[index]) * Self.row
      let anchor = words(of: items[index], y: place)
      add(group[0], with: group.dropFirst(), y: place)
      picture.marks.append(
        PlacedMark(name: "w\(group[0].line)", id: "words-\(group[0].line)", centre: anchor.anchor, words: anchor))
    }
    y -= Double((lanes.max() ?? -1) + 1) * Self.row + Self.gap
  }

  /// Facts of one kind at one time share a mark.
  private func merged(_ ties: [TimelineFacts.Tie]) -> [[TimelineFacts.Tie]] {
    var groups: [[TimelineFacts.Tie]] = []
    for tie in ties {
      let line = scene.lines[tie.line]
      let known = groups.firstIndex { group in
        let other = scene.lines[group[0].line]
        return group[0].span == tie.span && other.kind == line.kind && other.look == line.look
          && other.isPossible == line.isPossible
      }
      if let known { groups[known].append(tie) } else { groups.append([tie]) }
    }
    return groups
  }

  private static let mostNames = 3

  private func words(of ties: [TimelineFacts.Tie]) -> String {
    let rest = ties.dropFirst().prefix(Self.mostNames - 1).map { ", " + $0.other }
    let more = ties.count - rest.count - 1
    return ties[0].words + rest.joined() + (more > 0 ? " and \(more) more" : "")
  }

  private static func shortened(_ words: String) -> String { DOTEscaping.cleaned(words, limit: 90) }

  /// - Parameter others: facts that share the bar or mark.
  private mutating func add(_ tie: TimelineFacts.Tie, with others: ArraySlice<TimelineFacts.Tie> = [], y: Double) {
    var line = scene.lines[tie.line]
    line.tooltip = ([line.tooltip] + others.map { scene.lines[$0.line].tooltip }).joined(separator: "\n")
    let colour = theme.colour(of: line.look.family)
    let bar = TimelineBar(span: tie.span, axis: axis, colour: colour, ground: theme.background)
    var marks = bar.marks(
      id: "edge-\(tie.line)", name: "b\(tie.line)", y: y, isPossible: line.isPossible, tooltip: line.tooltip,
      address: line.address)
    if tie.span.isMoment, let last = marks.indices.last, bar.whole.upperBound - bar.whole.lowerBound < 8 {
      marks[last].size = PlacedMark.Extent(width: 7, height: 7)
      marks[last].shape = line.look.fieldShape
      marks[last].orientation = line.look.fieldOrientation
      // Dashes cannot be seen on so small a mark.
      marks[last].isDashed = false
      marks[last].border = colour
      marks[last].fill = line.isPossible ? theme.background : colour
    }
    picture.marks += marks
  }

  private mutating func addHead(_ node: DiagramScene.Node) {
    let centre = DrawnPoint(headPlace, y)
    var mark = node.mark(at: centre, diameter: 8, theme)
    if !heads.insert(node.number).inserted { (mark.name, mark.id) = ("h\(node.number)", "head-\(node.number)") }
    mark.words = PlacedWords(
      lines: [DOTEscaping.cleaned(node.singleLine, limit: 60)], size: Self.textSize, colour: theme.text,
      alignment: .right, anchor: DrawnPoint(centre.x - 8, y))
    picture.marks.append(mark)
  }

  /// Dates at top and foot, with faint lines between them.
  mutating func addAxis(moment: PartialDate?) {
    let (top, foot) = (Self.row, y + Self.row / 2)
    var rules: [PlacedStroke] = []
    for (index, tick) in axis.ticks.enumerated() {
      let x = axis.x(tick.day)
      rules.append(
        .rule("tick-\(index)", DrawnPoint(x, foot), DrawnPoint(x, top), colour: theme.clusterBorder, width: 0.5))
      for (place, y) in [("top", top + 7), ("foot", foot - 7)] {
        let anchor = DrawnPoint(x, y)
        picture.marks.append(
          PlacedMark(
            name: "t\(place)\(index)", id: "date-\(place)-\(index)", centre: anchor,
            words: PlacedWords(
              lines: [tick.words], size: Self.small, colour: theme.mutedText, alignment: .centre, anchor: anchor)))
      }
    }
    if let moment {
      let x = axis.stretch(moment.days)
      let middle = (x.lowerBound + x.upperBound) / 2
      rules.append(
        .rule(
          "moment", DrawnPoint(middle, foot), DrawnPoint(middle, top + 14), colour: theme.text, width: 1.2,
          style: "dashed"))
      let anchor = DrawnPoint(middle, top + 20)
      picture.marks.append(
        PlacedMark(
          name: "moment", id: "moment-label", centre: anchor,
          words: PlacedWords(
            lines: ["as of \(moment)"], size: Self.small, colour: theme.text, alignment: .centre, anchor: anchor)))
    }
    picture.strokes = rules + picture.strokes
  }
}
