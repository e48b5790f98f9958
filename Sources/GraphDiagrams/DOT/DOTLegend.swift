/// Title and legend as the HTML-like label of the graph: a legend of nodes or a frame would disturb the layout.
struct DOTLegend {
  let scene: DiagramScene
  let theme: Theme

  var isLarge: Bool { scene.nodes.count > 60 }
  var titleSize: Int { isLarge ? 24 : 17 }
  var textSize: Int { isLarge ? 12 : 10 }

  /// Entries side by side; each takes three cells: sample, arrowhead, words.
  private var columns: Int {
    let parts = familyParts.count
    let most = isLarge ? 7 : scene.nodes.count > 25 || parts > scene.legend.families.count ? 5 : 3
    let wanted = max(
      scene.legend.roles.count, scene.legend.groups.count, scene.legend.changes.count, parts, notes.count,
      scene.legend.samples.count)
    return max(1, min(most, wanted))
  }

  /// The table, or `nil` where there is nothing to say.
  ///
  /// All of it is one grid: Graphviz stretches a table within a table over all the room there is.
  var label: String? {
    var rows: [String] = []
    if let title = scene.title, !title.isEmpty {
      rows.append(wide(text("<B>" + DOTEscaping.html(title) + "</B>", size: titleSize)))
      rows.append(wide(text(DOTEscaping.html(scene.subtitle), size: textSize, colour: theme.mutedText)))
      rows.append(filler)
    }
    let legend = scene.legend
    rows += flow(legend.roles.map(cells(of:)))
    rows += flow(legend.groups.map(cells(of:)))
    rows += flow(legend.changes.map(cells(of:)))
    let stacks = self.stacks
    if !rows.isEmpty, !stacks.isEmpty { rows.append(gap) }
    for row in 0..<(stacks.map(\.count).max() ?? 0) {
      rows.append(stacks.map { row < $0.count ? $0[row] : "<TD COLSPAN=\"3\"></TD>" }.joined())
    }
    if !rows.isEmpty, !(notes.isEmpty && scene.legend.samples.isEmpty) { rows.append(gap) }
    rows += flow(scene.legend.samples.map(cells(of:)))
    rows += flow(notes)
    guard !rows.isEmpty else { return nil }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">"
      + rows.map { "<TR>\($0)</TR>" }.joined() + "</TABLE>"
  }

  func text(_ html: String, size: Int, colour: Colour? = nil) -> String {
    "<FONT POINT-SIZE=\"\(size)\" COLOR=\"\(colour ?? theme.text)\">\(html.isEmpty ? " " : html)</FONT>"
  }

  private func wide(_ html: String) -> String { "<TD COLSPAN=\"\(3 * columns + 1)\" ALIGN=\"LEFT\">\(html)</TD>" }

  /// A last column that takes what a long title is wider than the entries, which would be stretched otherwise.
  private var filler: String {
    let heading = max(
      Double(titleSize * LabelWrapping.width(of: DOTEscaping.cleaned(scene.title ?? "", limit: 200))) * 0.54,
      Double(textSize * LabelWrapping.width(of: scene.subtitle)) * 0.52)
    return "<TD COLSPAN=\"\(3 * columns)\"></TD><TD WIDTH=\"\(max(1, Int(heading) - 100 * columns))\"></TD>"
  }

  private var gap: String { "<TD COLSPAN=\"\(3 * columns)\" HEIGHT=\"6\"></TD>" }

  /// The words of an entry, with room before the next.
  func words(_ title: String, remark: String? = nil) -> String {
    let remark = remark.map { text(", " + $0, size: textSize - 1, colour: theme.mutedText) } ?? ""
    return "<TD ALIGN=\"LEFT\">" + text(DOTEscaping.html(title, limit: 60), size: textSize) + remark
      + text("   ", size: textSize) + "</TD>"
  }

  private static let shapeWords = [
    "triangle": "triangle", "pentagon": "pentagon", "ellipse": "oval", "hexagon": "hexagon", "octagon": "octagon",
    "note": "sheet", "tab": "tab", "component": "plug",
    "folder": "folder", "trapezium": "trapezium", "invtrapezium": "trapezium upside down", "house": "house",
    "parallelogram": "slanted", "cds": "arrow", "box3d": "block", "diamond": "diamond",
  ]

  private func flow(_ entries: [String]) -> [String] {
    stride(from: 0, to: entries.count, by: columns).map {
      entries[$0..<min($0 + columns, entries.count)].joined()
    }
  }

  // MARK: Nodes

  func swatch(fill: Colour, border: Colour, isRounded: Bool) -> String {
    "<TD BORDER=\"1\" COLOR=\"\(border)\" BGCOLOR=\"\(fill)\" FIXEDSIZE=\"TRUE\" WIDTH=\"26\" HEIGHT=\"\(textSize + 1)\""
      + (isRounded ? " STYLE=\"ROUNDED\"" : "") + "></TD><TD></TD>"
  }

  private func cells(of entry: Legend.Role) -> String {
    let colours = theme.colours(of: entry.role)
    let fill = entry.isOutlined ? theme.background : colours.fill
    // A cell of a table is a box whatever the node is: other shapes are told in words, where there are several.
    let shape = scene.legend.roles.count > 1 ? Self.shapeWords[entry.role.shape] : nil
    return swatch(fill: fill, border: colours.border, isRounded: entry.role.isRounded || entry.role.shape == "ellipse")
      + words(entry.title, remark: shape)
  }

  private func cells(of entry: Legend.Group) -> String {
    let colours = theme.colours(ofGroup: entry.group)
    let hull = theme.hullColours(ofGroup: entry.group)
    return
      (scene.legend.groupsAreHulls
      ? swatch(fill: hull.fill, border: hull.border, isRounded: true)
      : swatch(fill: colours.fill, border: colours.fill, isRounded: false)) + words(entry.title)
  }

  // MARK: Lines

  /// The most entries of a family one below the other.
  private static let longestPart = 14

  /// The families, those of very many kinds in parts that stand side by side.
  private var familyParts: [Legend.Family] {
    scene.legend.families.flatMap { family in
      stride(from: 0, to: family.entries.count, by: Self.longestPart).map { start in
        var part = family
        part.entries = Array(family.entries[start..<min(start + Self.longestPart, family.entries.count)])
        if start > 0 { part.title = "" }
        return part
      }
    }
  }

  /// The families one below the other in as many stacks as there are columns, the highest as low as can be.
  private var stacks: [[String]] {
    let families = familyParts.map { family in
      [
        "<TD COLSPAN=\"3\" ALIGN=\"LEFT\">"
          + text(DOTEscaping.html(family.title), size: textSize - 1, colour: theme.mutedText)
          + "</TD>"
      ] + family.entries.map(cells(of:))
    }
    var limit = families.map(\.count).max() ?? 0
    while true {
      var stacks: [[String]] = []
      for family in families {
        if let last = stacks.last, last.count + family.count <= limit {
          stacks[stacks.count - 1] += family
        } else {
          stacks.append(family)
        }
      }
      if stacks.count <= columns { return stacks }
      limit += 1
    }
  }

  private func cells(of entry: Legend.Entry) -> String {
    let colour = theme.colour(of: entry.look.family)
    let pattern = entry.look.isDotted ? Pattern.dotted : .solid
    let glyph = Self.glyph(of: entry.look.head)
    let mark = entry.look.marksBothEnds ? glyph + glyph : glyph
    return sample(pattern, height: max(1, Int(entry.look.width.rounded())), colour: colour)
      + "<TD ALIGN=\"LEFT\">" + text(mark, size: textSize - 2, colour: colour) + "</TD>"
      + words(entry.title)
  }

  enum Pattern { case solid, dotted, dashed }

  /// A line drawn with cells, the only lines that an HTML-like label has.
  func sample(_ pattern: Pattern, height: Int, colour: Colour) -> String {
    field([stroke(pattern, height: height, colour: colour)], height: height)
  }

  /// The cells of one line.
  func stroke(_ pattern: Pattern, height: Int, colour: Colour) -> String {
    let lengths =
      switch pattern {
      case .solid: [26]
      case .dotted: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]
      case .dashed: [6, 4, 6, 4, 6]
      }
    return lengths.enumerated().map { index, length in
      "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"\(length)\" HEIGHT=\"\(height)\""
        + (index.isMultiple(of: 2) ? " BGCOLOR=\"\(colour)\"" : "") + "></TD>"
    }.joined()
  }

  /// Rows of cells as one sample.
  func field(_ rows: [String], height: Int) -> String {
    "<TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"26\" "
      + "HEIGHT=\"\(height)\">" + rows.map { "<TR>\($0)</TR>" }.joined() + "</TABLE></TD>"
  }

  private static func glyph(of head: LineLook.Head) -> String {
    switch head {
    case .none: " "
    case .vee: "➤"
    case .normal: "►"
    case .onormal: "▷"
    case .dot: "●"
    case .odot: "○"
    case .tee: "┤"
    case .diamond: "◆"
    case .odiamond: "◇"
    case .crow: "≺"
    case .box: "■"
    case .obox: "□"
    }
  }
}
