import Foundation
import GraphProjection
import RelationGraph

extension DiagramScene {
  /// Merges and bundles lines as wished. Beyond ``LineGathering/lineLimit`` lines `auto` merges.
  ///
  /// - Complexity: O(m log m).
  mutating func gatherLines(_ wish: LineGathering, in graph: ProjectedGraph, withLegend: Bool) {
    switch wish {
    case .all: break
    case .auto: if lines.count > LineGathering.lineLimit { mergeLines(in: graph, withLegend: withLegend) }
    case .merged: mergeLines(in: graph, withLegend: withLegend)
    case .bundled:
      mergeLines(in: graph, withLegend: withLegend)
      layout.isBundled = true
      gathering = .bundled
      // Columns and frames leave no room for lines on common ways.
      if layout.engine == .dot {
        layout.engine = nodes.count <= LayoutPlan.springNodeLimit ? .neato : .sfdp
        layout.isLayered = false
        layout.splines = LayoutPlan.straight
        for index in nodes.indices { nodes[index].layer = nil }
      }
      (clusters, legend.hasFrames) = ([], false)
      for index in lines.indices { lines[index].label = nil }
    }
    switch gathering {
    case .merged: subtitle += " · on \(lines.count) merged lines"
    case .bundled: subtitle += " · on \(lines.count) lines with shared ways"
    case .all, .auto: break
    }
  }

  /// One line for all relations between two nodes. In a picture of changes every fate keeps a line of its own.
  private mutating func mergeLines(in graph: ProjectedGraph, withLegend: Bool) {
    var groups: [Ends: [Line]] = [:]
    for line in lines { groups[Ends(line), default: []].append(line) }
    guard groups.count < lines.count else { return }
    gathering = .merged
    let titles = titlesByFamily()
    lines = groups.sorted { Ends.precedes($0.key, $1.key) }.map { Self.merged($0.value) }
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
      legend.hasEnded = lines.contains(where: \.hasEnded)
      legend.hasDoubtful = lines.contains { $0.opacity < 1 }
      explainMerged(titles)
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

  private static func merged(_ parts: [Line]) -> Line {
    var line = parts[0]
    line.count = parts.reduce(0) { $0 + $1.count }
    line.relations = parts.flatMap(\.relations)
    line.label = nil
    // The surest and strongest of its relations is what is seen of it.
    line.isPossible = parts.allSatisfy(\.isPossible)
    line.hasEnded = parts.allSatisfy(\.hasEnded)
    line.opacity = parts.map(\.opacity).max() ?? 1
    line.emphasis = parts.contains { $0.emphasis == .strong } ? .strong : line.emphasis
    line.address = parts.lazy.compactMap(\.address).first
    if line.count > 1 { line.tooltip = "\(line.count) relations\n" + parts.map(\.tooltip).joined(separator: "\n") }
    if Set(parts.map(\.kind)).count > 1 { line.kind = .several }
    let families = Set(parts.map(\.look.family))
    var look = LineLook(family: families.count == 1 ? parts[0].look.family : .several)
    // An arrow where all lead one way; a plain line for ties that go both ways or have no direction.
    let isOneWay = parts.allSatisfy {
      ($0.from, $0.to) == (line.from, line.to) && $0.look.head != .none && !$0.look.marksBothEnds
    }
    look.head = isOneWay ? .vee : .none
    look.scalesWidth = true
    if case .change = look.family {
      (look.isDotted, look.width, look.scalesWidth) = (parts[0].look.isDotted, parts[0].look.width, false)
    }
    // Belonging keeps its ends together in columns.
    if look.family == .belonging { look.pull = 6 }
    line.look = look
    return line
  }

  /// The words of the legend for every family: its kinds while there are few.
  private func titlesByFamily() -> [LineFamily: String] {
    var titles: [LineFamily: [String]] = [:]
    for entry in legend.families.flatMap(\.entries) { titles[entry.look.family, default: []].append(entry.title) }
    return titles.mapValues { $0.prefix(2).joined(separator: ", ") + ($0.count > 2 ? " …" : "") }
  }

  /// The looks in use by family: an arrow and a plain line at most of each.
  private mutating func explainMerged(_ titles: [LineFamily: String]) {
    let used = Set(lines.map(\.look))
    if used.count < 2, used.first?.family == .unspecified {
      legend.families = []
      return
    }
    let order = legend.families.flatMap(\.entries).map(\.look.family) + [.several, .unspecified]
    var seen: Set<LineFamily> = []
    var families: [Legend.Family] = []
    for family in order where seen.insert(family).inserted {
      let looks = used.filter { $0.family == family }.sorted { $0.head.rawValue > $1.head.rawValue }
      let title = titles[family] ?? (family == .several ? "several kinds" : "related")
      let entries = looks.map { look in
        Legend.Entry(look: look, title: title + (look.head == .none && looks.count > 1 ? ", both ways" : ""))
      }
      if let index = families.firstIndex(where: { $0.title == family.title }) {
        families[index].entries += entries
      } else if !entries.isEmpty {
        families.append(Legend.Family(family: family, title: family.title, entries: entries))
      }
    }
    legend.families = families
  }
}

extension RelationKind {
  /// What a line stands for that merges relations of several kinds.
  static let several: RelationKind = "several kinds"
}
