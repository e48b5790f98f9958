import RelationGraph

extension SceneBuilder {
  /// The most communities that have an entry, and a colour, of their own.
  private var paletteSize: Int { Theme.light.palette.count }

  func legend(_ nodes: [DiagramScene.Node], _ lines: [DiagramScene.Line], _ hulls: [DiagramScene.Hull]) -> Legend {
    var legend = Legend()
    legend.roles = roles(nodes)
    legend.groupsAreHulls = !hulls.isEmpty && !nodes.contains { $0.group != nil }
    legend.groups = groups(
      legend.groupsAreHulls
        ? hulls.flatMap { hull in hull.members.map { _ in hull.group } } : nodes.map(\.group))
    legend.families = families(lines)
    legend.hasPossible = lines.contains(where: \.isPossible)
    legend.hasMerged = lines.contains { $0.count > 1 }
    if nodes.contains(where: { $0.share != nil }) { legend.size = scale(of: analysis.size) }
    if nodes.contains(where: { $0.halo != nil }) { legend.halo = scale(of: analysis.halo) }
    legend.hasPath = lines.contains { $0.emphasis == .strong }
    legend.hasEnded = lines.contains(where: \.hasEnded)
    legend.hasDoubtful = lines.contains { $0.opacity < 1 }
    return legend
  }

  /// From the least to the greatest value that is drawn; where all are the same, they tell nothing.
  private func scale(of measure: DiagramAnalysis.Measure?) -> Legend.Size? {
    guard let measure else { return nil }
    let values = numbers.map { measure.values[$0] }.filter(\.isFinite)
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    return Legend.Size(measure: measure.name, least: least, most: most)
  }

  /// The roles in use, in a fixed order; of organisations the categories in use are named.
  private func roles(_ nodes: [DiagramScene.Node]) -> [Legend.Role] {
    let order = [
      "country", "official", "government", "company", "organisation", "framework", "event", "technology", "place",
    ]
    var used: [NodeRole: Set<String>] = [:]
    for node in nodes {
      var words: Set<String> = []
      if node.role == .government,
        case .text(let category)? = graph.source.nodeProperty("category", at: graph.sourceIndex(node.number))
      {
        words = [category == "military-unit" ? "unit" : Tooltip.words(category)]
      }
      used[node.role, default: []].formUnion(words)
    }
    // One kind that says nothing needs no explanation.
    if used.count == 1, used.keys.first == .unspecified { return [] }
    let sorted = used.sorted { a, b in
      let (x, y) = (order.firstIndex(of: a.key.id) ?? order.count, order.firstIndex(of: b.key.id) ?? order.count)
      return x != y ? x < y : a.key.id.precedes(b.key.id)
    }
    return sorted.map { role, categories in
      let title =
        categories.isEmpty || categories.count > 2
        ? Tooltip.words(role.title) : Self.list(categories.sorted { $0.precedes($1) })
      return Legend.Role(role: role, title: title, isOutlined: nodes.contains { $0.group != nil })
    }
  }

  private static func list(_ words: [String]) -> String {
    words.count < 3
      ? words.joined(separator: " or ") : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
  }

  private func groups(_ groups: [Int?]) -> [Legend.Group] {
    var sizes: [Int: Int] = [:]
    for group in groups { if let group { sizes[min(group, paletteSize), default: 0] += 1 } }
    let name = analysis.groups?.name ?? "community"
    return sizes.sorted { $0.key < $1.key }.map { group, size in
      let title = group == paletteSize ? "smaller ones" : "\(Tooltip.words(name)) \(group)"
      return Legend.Group(group: group, title: "\(title) (\(size))")
    }
  }

  /// The looks in use by family; kinds that look alike share an entry.
  private func families(_ lines: [DiagramScene.Line]) -> [Legend.Family] {
    var kinds: [LineLook: Set<String>] = [:]
    for line in lines {
      var title = Tooltip.words(line.kind.rawValue)
      if line.kind == .unspecified {
        title = line.look.family == .positive ? "positive" : line.look.family == .hostility ? "negative" : "related"
      } else if line.look.family == .hostility, graph.source.schema.rule(for: line.kind).sign != .negative {
        title += " (negative)"
      }
      kinds[line.look, default: []].insert(title)
    }
    if kinds.count == 1, kinds.keys.first?.family == .unspecified, lines.allSatisfy({ $0.kind == .unspecified }) {
      return []
    }
    var families: [LineFamily: [Legend.Entry]] = [:]
    for (look, titles) in kinds {
      let entry = Legend.Entry(look: look, title: titles.sorted { $0.precedes($1) }.joined(separator: ", "))
      families[look.family.column, default: []].append(entry)
    }
    let order = LineFamily.known + [.unspecified]
    return order.compactMap { family in
      guard let entries = families[family] else { return nil }
      return Legend.Family(
        family: family, title: family.title,
        entries: entries.sorted { a, b in
          a.look.width != b.look.width ? a.look.width > b.look.width : a.title.precedes(b.title)
        })
    }
  }
}

extension LineFamily {
  /// Families beyond the known ones share a column of the legend.
  fileprivate var column: LineFamily {
    switch self {
    case .palette, .positive: .unspecified
    default: self
    }
  }
}
