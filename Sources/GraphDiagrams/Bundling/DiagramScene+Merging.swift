import Foundation
import GraphProjection
import RelationGraph

extension DiagramScene {
  /// Merges and bundles lines as wished. Beyond ``LineGathering/lineLimit`` lines `auto` merges.
  ///
  /// - Complexity: O(m log m).
  mutating func gatherLines(_ gathering: LineGathering, in graph: ProjectedGraph, withLegend: Bool) {
    switch gathering {
    case .all: return
    case .auto: if lines.count > LineGathering.lineLimit { mergeLines(in: graph, withLegend: withLegend) }
    case .merged: mergeLines(in: graph, withLegend: withLegend)
    case .bundled:
      mergeLines(in: graph, withLegend: withLegend)
      layout.isBundled = true
      // Columns and frames leave no room for lines on common ways.
      if layout.engine == .dot {
        layout.engine = nodes.count <= LayoutPlan.springNodeLimit ? .neato : .sfdp
        layout.isLayered = false
        layout.splines = LayoutPlan.straight
        clusters = []
        for index in nodes.indices { nodes[index].layer = nil }
      }
      for index in lines.indices { lines[index].label = nil }
    }
  }

  /// One line for all relations between two nodes. In a picture of changes every fate keeps a line of its own.
  private mutating func mergeLines(in graph: ProjectedGraph, withLegend: Bool) {
    var groups: [Ends: [Line]] = [:]
    for line in lines { groups[Ends(line), default: []].append(line) }
    guard groups.count < lines.count else { return }
    var titles: [LineLook: String] = [:]
    for entry in legend.families.flatMap(\.entries) { titles[entry.look] = entry.title }
    lines = groups.sorted { Ends.precedes($0.key, $1.key) }.map { _, parts in
      guard parts.count > 1 else { return parts[0] }
      let line = Self.merged(parts, in: graph)
      if titles[line.look] == nil { titles[line.look] = Self.title(of: line.look, for: parts, among: titles) }
      return line
    }
    let counts = lines.map(\.count)
    if let most = counts.max(), most > 1 {
      for index in lines.indices where lines[index].count > 1 {
        // A line of twice as many relations is 0.9 points wider, which eyes can follow from 2 to some hundreds.
        lines[index].scaledWidth = min(9, lines[index].look.width + 0.9 * log2(Double(lines[index].count)))
      }
      if withLegend {
        legend.hasMerged = false
        legend.widths = Legend.Size(measure: "relations", least: Double(counts.min() ?? 1), most: Double(most))
      }
    }
    if withLegend {
      legend.hasPossible = lines.contains(where: \.isPossible)
      explain(titles)
    }
  }

  /// The lines that become one.
  private struct Ends: Hashable {
    var least: Int
    var most: Int
    var fate: String

    init(_ line: Line) {
      (least, most) = (min(line.from, line.to), max(line.from, line.to))
      if case .change(let status) = line.look.family { fate = status.rawValue } else { fate = "" }
    }

    static func precedes(_ a: Ends, _ b: Ends) -> Bool {
      (a.least, a.most) == (b.least, b.most) ? a.fate.precedes(b.fate) : (a.least, a.most) < (b.least, b.most)
    }
  }

  private static func merged(_ parts: [Line], in graph: ProjectedGraph) -> Line {
    var line = parts[0]
    line.count = parts.reduce(0) { $0 + $1.count }
    line.relations = parts.flatMap(\.relations)
    line.label = nil
    line.isPossible = parts.allSatisfy(\.isPossible)
    line.address = parts.lazy.compactMap(\.address).first
    line.tooltip = "\(line.count) relations\n" + parts.map(\.tooltip).joined(separator: "\n")
    let kinds = Set(parts.map(\.kind))
    if kinds.count > 1 { line.kind = .several }
    line.look = look(of: parts)
    return line
  }

  /// The look of its parts where they have one, that of their family where they share it, else a neutral one.
  private static func look(of parts: [Line]) -> LineLook {
    let looks = Set(parts.map(\.look))
    let isOneWay = parts.allSatisfy { $0.from == parts[0].from && $0.look.head != .none }
    if looks.count == 1, isOneWay || parts[0].look.head == .none { return parts[0].look }
    let families = Set(parts.map(\.look.family))
    var look = looks.count == 1 ? parts[0].look : LineLook(family: families.count == 1 ? parts[0].look.family : .several)
    if case .change = look.family { look = parts[0].look }
    if !isOneWay {
      let isBothWays = parts.allSatisfy { $0.look.head != .none }
      (look.head, look.marksBothEnds) = (isBothWays ? .vee : .none, isBothWays)
    }
    look.pull = look.family == .belonging ? 6 : 1
    return look
  }

  private static func title(of look: LineLook, for parts: [Line], among titles: [LineLook: String]) -> String {
    let known = parts.compactMap { titles[$0.look] ?? ($0.kind == .unspecified ? "related" : nil) }
    let first = Set(known).count == 1 ? known[0] : look.family == .several ? "several" : "several of these"
    return first + (look.marksBothEnds ? ", both ways" : look.head == .none ? ", undirected" : "")
  }

  /// The looks in use, with the families they had.
  private mutating func explain(_ titles: [LineLook: String]) {
    let used = Set(lines.map(\.look))
    let isPlain = lines.allSatisfy { $0.kind == .unspecified && $0.look.family == .unspecified }
    guard !isPlain || used.count > 1 else {
      legend.families = []
      return
    }
    for index in legend.families.indices { legend.families[index].entries.removeAll { !used.contains($0.look) } }
    let explained = Set(legend.families.flatMap(\.entries).map(\.look))
    let missing = used.subtracting(explained).map { Legend.Entry(look: $0, title: titles[$0] ?? "related") }
    for entry in missing.sorted(by: { ($0.title, $0.look.head.rawValue) < ($1.title, $1.look.head.rawValue) }) {
      let heading = entry.look.family.title
      if let index = legend.families.firstIndex(where: { $0.family.title == heading }) {
        legend.families[index].entries.append(entry)
      } else {
        legend.families.append(Legend.Family(family: entry.look.family, title: heading, entries: [entry]))
      }
    }
    legend.families.removeAll(where: \.entries.isEmpty)
  }
}

extension RelationKind {
  /// What a line stands for that merges relations of several kinds.
  static let several: RelationKind = "several kinds"
}
