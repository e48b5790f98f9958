import GraphAlgorithms

extension ReportBuilder {
  /// Structural holes, and the nodes and ties that hold the network together alone.
  mutating func brokerSection() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 0 else { return Self.nothing }
    var blocks: [AnalysisDocument.Block] = []
    let cut = try cutNodes()
    if contactWork <= options.limits.exactWork {
      blocks += try holes(isCut: Set(cut ?? []))
    } else {
      omissions.append(
        """
        Constraint and effective size: pairs of contacts are \(contactWork), more than the limit of \(options.limits.exactWork). \
        \(code: measureCommand("constraint")) takes the time.
        """)
    }
    if let cut { blocks += cutNodes(cut) }
    blocks += try bridges()
    return blocks
  }

  /// Pairs of contacts, Σ k².
  private var contactWork: Int {
    (0..<graph.nodeCount).reduce(0) { sum, node in
      let contacts = graph.outgoing.degree(node) + (graph.isDirected ? graph.incoming.degree(node) : 0)
      return sum &+ contacts &* contacts
    }
  }

  private mutating func holes(isCut: Set<Int>) throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard let constraint = try scores(of: Constraint.self), let size = try scores(of: EffectiveSize.self) else {
      return [.paragraph(Self.missing)]
    }
    let extra = (
      DocumentTable.Column("articulation_point", "Cut point"),
      { (node: Int) in DocumentTable.Cell.text(isCut.contains(node) ? "yes" : "no") }
    )
    let columns = [constraint.columns[0], size.columns[0]]
    let (c, s) = (constraint.values, size.values)
    let defined = (0..<graph.nodeCount).filter { !c[$0].isNaN && !s[$0].isNaN }
    let free = defined.sorted { a, b in c[a] == c[b] ? a < b : c[a] < c[b] }
    let wide = defined.sorted { a, b in s[a] == s[b] ? a < b : s[a] > s[b] }
    var tables = [
      rankingTable(
        "constraint", "The least constrained: their contacts are not tied to each other", columns, by: 0, order: free,
        command: commands.line("centrality", ["-m", "constraint", "-m", "effective-size", "--top", "all"]), extra: extra
      ),
      rankingTable(
        "effective-size", "The largest effective size: the most contacts that are not redundant", columns, by: 1,
        order: wide, command: measureCommand("effective-size"), extra: extra),
    ]
    tables[0].notes = constraint.notes.map { DocumentText(stringLiteral: $0) }
    return tables.map { .table($0) }
  }

  /// The articulation points, ascending; `nil` where they could not be found.
  private mutating func cutNodes() throws(AlgorithmError) -> [Int]? {
    guard let figures = try run(Biconnectivity.self) else { return nil }
    guard case .nodes(let nodes)? = figures["articulation_point_nodes"] else { return [] }
    return nodes
  }

  private func cutNodes(_ nodes: [Int]) -> [AnalysisDocument.Block] {
    guard !nodes.isEmpty else { return [.paragraph("No single node holds parts of the network together.")] }
    func contacts(_ node: Int) -> Int { Set(graph.successors(of: node)).union(graph.predecessors(of: node)).count }
    let counts = nodes.map { (node: $0, contacts: contacts($0)) }
      .sorted { ($1.contacts, $0.node) < ($0.contacts, $1.node) }
    var table = DocumentTable(
      "articulation-points", "Cut points: without one of them a part of the network falls off",
      columns: [.init("id", nil), .init("name", "Name"), .init("kind", "Kind"), .init("contacts", "Contacts")]
        + Self.evidenceColumns, keys: ["id"], heading: "name", command: commands.line("structure"))
    table.rows = counts.prefix(options.top).map { node, contacts in
      [
        .text(graph.nodeID(node)), .text(label(node)), .text(graph.nodeKind(node).rawValue), .integer(contacts),
      ] + evidenceCells(evidence.relations(ofNode: node))
    }
    if nodes.count > table.rows.count { table.notes.append("\(table.rows.count) of \(nodes.count), by their contacts") }
    return [.table(table)]
  }

  /// Ties whose ends are in different parts that no single tie divides: the larger the smaller part, the earlier.
  private mutating func bridges() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard let parts = try run(TwoEdgeComponents.self) else { return [.paragraph(Self.missing)] }
    var relations: [[Int]: Set<Int>] = [:]
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      guard parts.membership[ends.from] != parts.membership[ends.to] else { continue }
      relations[[min(ends.from, ends.to), max(ends.from, ends.to)], default: []]
        .formUnion(graph.relations(ofTie: tie).map(Int.init))
    }
    guard !relations.isEmpty else { return [.paragraph("No single tie holds parts of the network together.")] }
    func size(_ pair: [Int]) -> Int { pair.map { parts.groups[parts.membership[$0]].count }.min() ?? 0 }
    let pairs = relations.keys.map { (pair: $0, size: size($0)) }
      .sorted { a, b in a.size == b.size ? a.pair.lexicographicallyPrecedes(b.pair) : a.size > b.size }
    var table = DocumentTable(
      "bridges", "Bridges: ties without which a part falls off, those between well-knit parts first",
      columns: [
        .init("from", nil), .init("to", nil), .init("between", "Between"), .init("relation", nil),
        .init("sentence", "Relation behind it"), .init("sources", "On whose word"), .init("confidence", "Confidence"),
      ], keys: ["from", "to", "relation"], heading: "between",
      command: commands.line("analyse", ["-m", "local-bridges"]))
    for (pair, _) in pairs.prefix(options.top) {
      let facts = ordered((relations[pair] ?? []).sorted())
      for fact in facts.prefix(options.limits.factsPerStep) {
        let cells = row(fact, step: 0).dropFirst()
        table.rows.append(
          [
            .text(graph.nodeID(pair[0])), .text(graph.nodeID(pair[1])), .text("\(label(pair[0])) – \(label(pair[1]))"),
          ] + cells)
      }
    }
    if pairs.count > options.top { table.notes.append("\(options.top) of \(pairs.count) bridges") }
    return [.table(table)]
  }
}
