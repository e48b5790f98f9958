import GraphAlgorithms
import GraphProjection
import RelationGraph

extension ReportBuilder {
  /// Of how many communities the first members are joined, and among how many equally short paths the best attested is sought.
  private static let (joined, alternatives) = (4, 20)

  /// Shortest paths between the most central members of the largest communities, the best attested first.
  mutating func pathSection() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 0 else { return Self.nothing }
    guard let groups = try communities() else { return [.paragraph(Self.missing)] }
    let central = try centralOrder()
    let ends = groups.groups.prefix { $0.count > 1 }.prefix(Self.joined).compactMap { members in
      members.min { central[$0] < central[$1] }
    }
    guard ends.count > 1 else {
      return [.paragraph("There is no second community of more than one node to find a path to.")]
    }
    let network = undirected
    var paths: [AttestedPath] = []
    var apart: [DocumentText] = []
    for (index, from) in ends.enumerated() {
      for to in ends.dropFirst(index + 1) {
        guard let found = try attestedPath(from: from, to: to, in: network) else {
          apart.append("\(label(from)) and \(label(to)) are not connected.")
          continue
        }
        paths.append(found)
      }
    }
    let order = paths.indices.sorted { a, b in
      paths[a].isStronger(than: paths[b]) || (!paths[b].isStronger(than: paths[a]) && a < b)
    }
    var blocks: [AnalysisDocument.Block] = [
      .paragraph(
        """
        Between the most central members of the \(ends.count) largest communities: the shortest path, and of equally short ones \
        that with the fewest steps without a source, then the one whose weakest step is the surest. Directions are ignored.
        """)
    ]
    for (number, path) in order.enumerated() { blocks += told(paths[path], number + 1, in: network) }
    if !apart.isEmpty { blocks.append(.list(apart)) }
    return blocks
  }

  /// The same projection without directions. Filters are the same, and so are the numbers of nodes.
  private var undirected: ProjectedGraph {
    guard graph.isDirected else { return graph }
    var projection = graph.projection
    projection.direction = .undirected
    guard let network = try? projection.apply(to: graph.source), network.nodeCount == graph.nodeCount else {
      return graph
    }
    return network
  }

  private mutating func attestedPath(
    from: Int, to: Int, in network: ProjectedGraph
  ) throws(AlgorithmError) -> AttestedPath? {
    let ends = [("from", graph.nodeID(from)), ("to", graph.nodeID(to)), ("k", String(Self.alternatives))]
    guard let list = try run(KShortestPaths.self, ends.map { (name: $0.0, value: $0.1) }, on: network),
      let least = list.paths.first?.cost
    else { return nil }
    var best: AttestedPath?
    for path in list.paths where path.cost <= least * (1 + 1e-10) {
      let attested = AttestedPath(nodes: path.nodes, ties: path.ties, cost: path.cost, in: network)
      if best.map(attested.isStronger) ?? true { best = attested }
    }
    return best
  }

  private func told(_ path: AttestedPath, _ number: Int, in network: ProjectedGraph) -> [AnalysisDocument.Block] {
    let (from, to) = (path.nodes[0], path.nodes[path.nodes.count - 1])
    var table = DocumentTable(
      "path-\(number)", "\(label(from)) to \(label(to)), \(counted(path.ties.count, "step"))",
      columns: [
        .init("step", "Step"), .init("relation", nil), .init("sentence", "Relation"),
        .init("sources", "On whose word"), .init("confidence", "Confidence"),
      ], keys: ["step", "relation"], heading: "step",
      command: commands.line(
        "path", ["-k", String(Self.alternatives)], nodes: [graph.nodeID(from), graph.nodeID(to)], undirected: true))
    for (step, tie) in path.ties.enumerated() {
      let facts = ordered(network.relations(ofTie: tie).map(Int.init))
      for fact in facts.prefix(options.limits.factsPerStep) { table.rows.append(row(fact, step: step + 1)) }
      if facts.count > options.limits.factsPerStep {
        let rest = facts.count - options.limits.factsPerStep
        table.notes.append("Step \(step + 1) rests on \(counted(rest, "further relation")).")
      }
    }
    let way = path.nodes.map(label).joined(separator: " → ")
    var text = "\(way). "
    if path.unsourcedSteps > 0 {
      text += "\(counted(path.unsourcedSteps, "step")) without a source."
    } else if path.weakest < 1 {
      text += "The weakest step has a confidence of \(Self.shown(path.weakest))."
    } else {
      text += "Every step has a source that states no doubt."
    }
    return [
      .heading("\(number). \(label(from)) – \(label(to))"), .paragraph(DocumentText(stringLiteral: text)),
      .table(table),
    ]
  }

  /// A relation as a row: its sentence, its sources, its confidence.
  func row(_ relation: Int, step: Int) -> [DocumentTable.Cell] {
    let source = graph.source
    let items = source.relationEvidence(at: relation)
    return [
      .integer(step), .text(source.relationID(at: relation)),
      .text(RelationSentence(relation: relation, in: source).text), .words(citations(of: relation)),
      .number(ReportEvidence.confidence(of: items)),
    ]
  }

  /// Relations, the best attested first.
  func ordered(_ relations: [Int]) -> [Int] {
    func key(_ row: Int) -> (Double, Int) {
      let items = graph.source.relationEvidence(at: row)
      return (items.isEmpty ? -1 : ReportEvidence.confidence(of: items) ?? 1, items.count)
    }
    return relations.sorted { a, b in key(a) == key(b) ? a < b : key(a) > key(b) }
  }
}
