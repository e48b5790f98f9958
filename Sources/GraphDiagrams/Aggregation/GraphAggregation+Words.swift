import RelationGraph

extension GraphAggregation {
  /// Facts that a tooltip lists.
  private static let listedFacts = 12

  /// `1,353 nodes in 12 groups · 4,000 relations: 1,200 between groups, 2,800 inside`.
  public var summary: String {
    let (between, inside) = (betweenCount, insideCount)
    return "\(nodeCount) nodes in \(counted(groups.count, "group")) · \(between + inside) \(unit): "
      + "\(between) between groups, \(inside) inside"
  }

  func label(_ member: Int) -> String { source.nodeLabel(member) }

  /// Relations inside a group.
  func insideCount(of group: Int) -> Int {
    ties.reduce(0) { $0 + ($1.from == group && $1.to == group ? $1.count : 0) }
  }

  /// How many relations there are, of which kinds, which way, on whose word, and the first of them.
  func words(of tie: Tie) -> String {
    var lines = ["\(groups[tie.from].name) – \(groups[tie.to].name): \(tie.count) \(unit)"]
    if source.projection.through == nil {
      let directed = tie.relations.count { source.source.isDirected(relationAt: $0) }
      if directed == tie.relations.count, tie.forward > 0, tie.backward > 0 {
        lines.append("\(tie.forward) from the first to the second, \(tie.backward) back")
      }
      lines += kinds(of: tie)
    }
    let evidence = tie.relations.flatMap { source.source.relationEvidence(at: $0) }
    if !evidence.isEmpty {
      lines.append("\(counted(evidence.count, "statement")) of \(counted(Set(evidence.map(\.source)).count, "source"))")
    }
    let facts = tie.relations.prefix(Self.listedFacts).map { row -> String in
      let ends = source.source.relationEnds(at: row)
      let kind = Tooltip.words(source.source.relationKind(at: row).rawValue)
      return "\(source.source.nodeLabel(at: ends.from)) — \(kind) — \(source.source.nodeLabel(at: ends.to))"
    }
    lines += facts
    if tie.relations.count > facts.count { lines.append("… and \(tie.relations.count - facts.count) more") }
    return lines.joined(separator: "\n")
  }

  private func kinds(of tie: Tie) -> [String] {
    var counts: [RelationKind: Int] = [:]
    for row in tie.relations { counts[source.source.relationKind(at: row), default: 0] += 1 }
    guard counts.count > 1 else { return [] }
    let sorted = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    return [sorted.prefix(8).map { "\($0.value) \(Tooltip.words($0.key.rawValue))" }.joined(separator: ", ")]
  }
}
