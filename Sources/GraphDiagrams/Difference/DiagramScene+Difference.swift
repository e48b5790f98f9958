import GraphProjection
import RelationGraph

extension DiagramScene {
  /// The most lines that carry their kind in words: colour, which tells it elsewhere, tells the change here.
  private static let labelledChanges = 25

  /// Shows what changed: nodes by their borders, lines by colour and width. A line whose relations have different fates is
  /// divided.
  ///
  /// - Complexity: O(n + m).
  mutating func show(_ difference: GraphDifference, in graph: ProjectedGraph, withLegend: Bool) {
    let changes = nodes.map { difference.nodes[graph.sourceIndex($0.number)] }
    // Where no node changed, nodes look as ever.
    let isMarked = changes.contains { $0.status != .unchanged }
    for index in nodes.indices {
      nodes[index].change = isMarked ? changes[index].status : nil
      nodes[index].tooltip = Self.words(changes[index], nodes[index].tooltip)
    }
    lines = lines.flatMap { Self.divided($0, difference, graph) }
    labelChanges()
    if withLegend { explainChanges() }
    let summary = Self.summary(
      ChangeCounts(lines.flatMap(\.relations).map { difference.relations[$0] }), ChangeCounts(changes))
    title = title ?? "Changes"
    subtitle = [difference.caption, summary].compactMap(\.self).joined(separator: " · ")
  }

  /// The kinds of a few changes in words.
  private mutating func labelChanges() {
    let changes = lines.count { $0.look.family != .change(.unchanged) }
    // Layouts by force leave less room for words.
    let limit = layout.engine == .dot ? Self.labelledChanges : Self.labelledChanges / 3
    let isWanted = changes <= limit && Set(lines.map(\.kind)).count > 1
    for index in lines.indices {
      let isChange = lines[index].look.family != .change(.unchanged)
      lines[index].label = isWanted && isChange ? Tooltip.words(lines[index].kind.rawValue) : nil
    }
  }

  /// One line for each fate, in the order of the legend.
  private static func divided(_ line: Line, _ difference: GraphDifference, _ graph: ProjectedGraph) -> [Line] {
    let tooltip = Tooltip(graph: graph.source)
    return FactChange.Status.inOrder.flatMap { status -> [Line] in
      let rows = line.relations.filter { difference.relations[$0].status == status }
      return [false, true].compactMap { isPossible -> Line? in
        let part = rows.filter {
          (line.isPossible || (status != .unchanged && difference.relations[$0].isPossible)) == isPossible
        }
        guard !part.isEmpty else { return nil }
        var result = line
        (result.relations, result.count, result.isPossible) = (part, part.count, isPossible)
        result.look = look(of: status, like: line.look)
        result.tooltip = part.map { row in words(difference.relations[row], tooltip.text(ofRelations: [row])) }
          .joined(separator: "\n")
        return result
      }
    }
  }

  /// The look of a line that tells its fate. Of its kind it keeps whether it is directed and whether it is hostile.
  private static func look(of status: FactChange.Status, like old: LineLook) -> LineLook {
    let isDirected = old.head != .none && !old.marksBothEnds
    var look = LineLook(family: .change(status), head: isDirected ? .vee : .none)
    if old.family == .hostility { (look.head, look.marksBothEnds) = (isDirected ? .normal : .tee, !isDirected) }
    switch status {
    case .added: look.width = 2.6
    case .changed: look.width = 1.8
    case .ended: (look.width, look.isDotted) = (1.4, true)
    case .unchanged: look.width = 0.9
    }
    return look
  }

  /// `+ added (possibly) · A — kind — B`, and a line for everything that is said otherwise.
  private static func words(_ change: FactChange, _ text: String) -> String {
    guard change.status != .unchanged else { return text }
    let first = change.status.title + (change.isPossible ? " (possibly)" : "")
    return ([first + " · " + text] + change.details.map { "  " + $0.description }).joined(separator: "\n")
  }

  /// The legend of lines by fate; kinds of nodes keep their shapes.
  private mutating func explainChanges() {
    let used = Set(lines.map(\.look))
    let hasDirected = used.contains { $0.head == .vee || $0.head == .normal }
    let hasHostile = used.contains { $0.head == .normal || $0.head == .tee }
    let isMixed = used.contains { $0.head == .vee || $0.head == .none } && hasHostile
    var entries: [Legend.Entry] = []
    for status in FactChange.Status.inOrder {
      let looks = used.filter { $0.family == .change(status) }
      for look in looks.sorted(by: { $0.head.rawValue > $1.head.rawValue }) {
        var words = status.title
        if isMixed, look.head == .normal || look.head == .tee { words += ", negative" }
        if hasDirected, look.head == .none || look.head == .tee { words += ", undirected" }
        entries.append(Legend.Entry(look: look, title: words))
      }
    }
    legend.families =
      entries.isEmpty
      ? [] : [Legend.Family(family: .change(.added), title: "Relations", entries: entries)]
    legend.hasPossible = lines.contains(where: \.isPossible)
    legend.hasMerged = lines.contains { $0.count > 1 }
    legend.changes = FactChange.Status.inOrder.filter { status in nodes.contains { $0.change == status } }
  }

  /// What changed among what is drawn.
  private static func summary(_ relations: ChangeCounts, _ nodes: ChangeCounts) -> String {
    "relations: \(relations)" + (nodes.unchanged < nodes.total ? " · nodes: \(nodes)" : "")
  }
}
