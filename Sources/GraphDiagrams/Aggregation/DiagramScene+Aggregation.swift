import Foundation
import GraphProjection
import RelationGraph

extension DiagramScene {
  /// Lines carry their count in words up to here.
  private static let labelledTies = 25
  /// The widest line in points, and the largest node in inches.
  private static let (widest, largest) = (7.0, 2.4)

  /// Shows groups: names with counts and central members, area by members, width by relations.
  ///
  /// - Complexity: O(groups + ties).
  mutating func show(_ aggregation: GraphAggregation, in graph: ProjectedGraph, withLegend: Bool) {
    showAsCircles()
    let groupOf = Dictionary(
      aggregation.groups.indices.map { (AggregateGraph.id($0), $0) }, uniquingKeysWith: { first, _ in first })
    func group(_ number: Int) -> Int? { groupOf[graph.nodeID(number)] }
    let most = Double(aggregation.groups.map(\.members.count).max() ?? 1)
    for index in nodes.indices {
      guard let number = group(nodes[index].number) else { continue }
      let share = Double(aggregation.groups[number].members.count) / most
      (nodes[index].share, nodes[index].leastExtent) = (share, Self.largest * share.squareRoot())
      nodes[index].fontSize = 9 + 6 * share.squareRoot()
      dress(&nodes[index], aggregation, number)
    }
    let widest = Double(aggregation.ties.filter { $0.from != $0.to }.map(\.count).max() ?? 1)
    for index in lines.indices {
      guard let from = group(lines[index].from), let to = group(lines[index].to) else { continue }
      let (a, b) = (min(from, to), max(from, to))
      let kind = lines[index].kind
      let sign = lines[index].relations.first.map { graph.source.relationSign(at: $0) } ?? .neutral
      guard
        let tie = aggregation.ties.first(where: { $0.from == a && $0.to == b && $0.kind == kind && $0.sign == sign })
      else { continue }
      lines[index].count = tie.count
      lines[index].scaledWidth = 0.8 + Self.widest * Double(tie.count) / widest
      lines[index].label = lines.count <= Self.labelledTies ? Self.padded(tie.count) : nil
      lines[index].tooltip = aggregation.words(of: tie)
      lines[index].look = Self.plain(lines[index].look)
    }
    (title, subtitle) = (title ?? "Groups", aggregation.summary)
    if withLegend { explain(aggregation, nodes: most) }
  }

  /// Circles, whose areas can be compared.
  private mutating func showAsCircles() {
    func round(_ role: inout NodeRole) { (role.shape, role.isRounded, role.margin) = ("ellipse", false, "0.02,0.02") }
    for index in nodes.indices { round(&nodes[index].role) }
    for index in legend.roles.indices { round(&legend.roles[index].role) }
  }

  private func dress(_ node: inout Node, _ aggregation: GraphAggregation, _ number: Int) {
    let group = aggregation.groups[number]
    let count = group.members.count
    let central = group.central.map { aggregation.label($0) }
    let isAll = central.count == count
    let heading = "\(group.name) · \(counted(count, "node"))"
    let members = central.joined(separator: ", ") + (isAll ? "" : " …")
    func wrapped(_ text: String, limit: Int) -> [String] {
      LabelWrapping.lines(of: DOTEscaping.cleaned(text, limit: 120), width: Self.labelWidth, limit: limit)
    }
    node.labelLines = wrapped(heading, limit: 3)
    if LabelWrapping.width(of: members) <= Self.labelWidth {
      if central != [group.name] { node.labelLines.append(DOTEscaping.cleaned(members, limit: 120)) }
    } else {
      // A line each, so that no name is broken at a place that makes two of it.
      node.labelLines += central.map { Self.shortened(DOTEscaping.cleaned($0, limit: 120)) }
      if !isAll, node.labelLines.last?.hasSuffix("…") == false { node.labelLines[node.labelLines.count - 1] += " …" }
    }
    node.tooltip = [
      heading, (isAll ? "members: " : "most central: ") + members,
      "inside: \(aggregation.insideCount(of: number)) \(aggregation.unit)",
    ]
    .joined(separator: "\n")
  }

  /// The columns of a label.
  private static let labelWidth = 26

  private static func shortened(_ name: String) -> String {
    guard LabelWrapping.width(of: name) > labelWidth else { return name }
    var (text, width) = ("", 0)
    for character in name {
      width += LabelWrapping.width(of: character)
      guard width < labelWidth else { break }
      text.append(character)
    }
    return text + "…"
  }

  private mutating func explain(_ aggregation: GraphAggregation, nodes most: Double) {
    let least = Double(aggregation.groups.map(\.members.count).min() ?? 1)
    legend.size = least < most ? Legend.Size(measure: "nodes of a group", least: least, most: most) : nil
    legend.hasMerged = false
    let counts = lines.map { Double($0.count) }
    if let fewest = counts.min(), let many = counts.max(), many > 1 {
      legend.widths = Legend.Size(measure: "\(aggregation.unit) between groups", least: fewest, most: many)
    }
    // With nothing but groups in the picture, their kind tells nothing.
    if legend.roles.count == 1 { legend.roles[0].title = Tooltip.words("group: " + legend.roles[0].title) }
    for family in legend.families.indices {
      var titles: [LineLook: [String]] = [:]
      for entry in legend.families[family].entries { titles[Self.plain(entry.look), default: []].append(entry.title) }
      var entries: [Legend.Entry] = []
      for entry in legend.families[family].entries where !entries.contains(where: { $0.look == Self.plain(entry.look) })
      {
        let look = Self.plain(entry.look)
        entries.append(Legend.Entry(look: look, title: (titles[look] ?? []).joined(separator: ", ")))
      }
      legend.families[family].entries = entries
    }
  }

  /// A number with room on both sides, so that it stands beside a wide line and not on it.
  private static func padded(_ count: Int) -> String { "\u{A0}\u{A0}\(count)\u{A0}\u{A0}" }

  /// Lines between groups have no direction, and a width that tells how many relations there are.
  private static func plain(_ look: LineLook) -> LineLook {
    LineLook(family: look.family, head: .none, isDotted: look.isDotted, scalesWidth: true)
  }
}
