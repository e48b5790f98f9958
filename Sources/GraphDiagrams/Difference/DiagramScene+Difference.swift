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
    for index in nodes.indices {
      let change = difference.nodes[graph.sourceIndex(nodes[index].number)]
      nodes[index].change = change.status
      nodes[index].tooltip = Self.words(change, nodes[index].tooltip)
    }
    lines = lines.flatMap { Self.divided($0, difference, graph) }
    let changes = lines.count { $0.look.family != .change(.unchanged) }
    if changes <= Self.labelledChanges, Set(lines.map(\.kind)).count > 1 {
      for index in lines.indices where lines[index].look.family != .change(.unchanged) {
        lines[index].label = Tooltip.words(lines[index].kind.rawValue)
      }
    } else {
      for index in lines.indices { lines[index].label = nil }
    }
    if withLegend { explainChanges() }
    subtitle = ([difference.caption, Self.summary(difference, nodes, lines)].compactMap(\.self)).joined(separator: " · ")
  }

  /// One line for each fate, in the order of the legend.
  private static func divided(_ line: Line, _ difference: GraphDifference, _ graph: ProjectedGraph) -> [Line] {
    let tooltip = Tooltip(graph: graph.source)
    return FactChange.Status.inOrder.flatMap { status -> [Line] in
      let rows = line.relations.filter { difference.relations[$0].status == status }
      return [false, true].compactMap { isPossible -> Line? in
        let part = rows.filter { (line.isPossible || difference.relations[$0].isPossible) == isPossible }
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

  /// The look of a line that tells its fate, with or without an arrowhead as before.
  private static func look(of status: FactChange.Status, like old: LineLook) -> LineLook {
    var look = LineLook(family: .change(status), head: old.head == .none ? .none : .vee)
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
    var entries: [Legend.Entry] = []
    for status in FactChange.Status.inOrder {
      let looks = Set(lines.map(\.look).filter { $0.family == .change(status) })
      for look in looks.sorted(by: { $0.head.rawValue > $1.head.rawValue }) {
        let words = look.head == .none && looks.contains { $0.head != .none } ? ", undirected" : ""
        entries.append(Legend.Entry(look: look, title: status.title + words))
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
  private static func summary(_ difference: GraphDifference, _ nodes: [Node], _ lines: [Line]) -> String {
    let relations = ChangeCounts(lines.flatMap(\.relations).map { difference.relations[$0] })
    let bodies = ChangeCounts(nodes.compactMap { $0.change.map { FactChange($0) } })
    var text = "relations: \(relations)"
    if bodies.unchanged < bodies.total { text += " · nodes: \(bodies)" }
    return text
  }
}
