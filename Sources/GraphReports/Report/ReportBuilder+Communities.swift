import GraphAlgorithms
import RelationGraph

extension ReportBuilder {
  /// The groups that Leiden finds, with the most central members of each.
  mutating func communitySection() throws(AlgorithmError) -> [AnalysisDocument.Block] {
    guard graph.nodeCount > 0 else { return Self.nothing }
    guard let groups = try communities() else { return [.paragraph(Self.missing)] }
    let central = try centralOrder()
    let large = groups.groups.prefix { $0.count > 1 }
    let single = groups.groups.count - large.count
    var text: DocumentText =
      "The Leiden algorithm divides the network into \(counted(large.count, "community", "communities")) of more than one node"
    if single > 0 { text += " and leaves \(counted(single, "node")) alone" }
    text +=
      ". The modularity is \(Self.shown(groups.modularity)): the share of ties inside communities, less what chance would give."
    guard !large.isEmpty else { return [.paragraph(text)] }

    var inside = [Int](repeating: 0, count: groups.groups.count)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      if groups.membership[ends.from] == groups.membership[ends.to] { inside[groups.membership[ends.from]] += 1 }
    }
    var table = DocumentTable(
      "communities", "Communities by size, each with its most central members first",
      columns: [
        .init("community", "Community"), .init("size", "Size"), .init("ties_inside", "Ties inside"),
        .init("first", "Highest-ranked"), .init("members", "Members"),
      ], keys: ["community"],
      command: commands.line("communities", ["-m", "leiden"] + (options.seed.map { ["--seed", String($0)] } ?? [])))
    for (number, members) in large.prefix(options.top).enumerated() {
      let order = members.sorted { central[$0] < central[$1] }
      table.rows.append([
        .integer(number), .integer(members.count), .integer(inside[number]), .text(label(order[0])),
        .init(
          .text(""), list: members.map(graph.nodeID),
          words: DocumentText(stringLiteral: names(order, limit: options.limits.namedMembers))),
      ])
    }
    table.notes = groups.notes.map { DocumentText(stringLiteral: $0) }
    if large.count > options.top {
      table.notes.append("\(options.top) of \(counted(large.count, "community", "communities"))")
    }
    return [.paragraph(text), .table(table)]
  }

  static let missing: DocumentText = "This could not be computed; the section on what was left out says why."

  /// The place of every node by falling betweenness, or by degree where there is none; equal ones by degree, then id.
  mutating func centralOrder() throws(AlgorithmError) -> [Int] {
    let between =
      isExact ? try scores(of: BetweennessCentrality.self) : try scores(of: ApproximateBetweenness.self)
    let degree = try scores(of: DegreeCentrality.self)
    func key(_ node: Int) -> (Double, Double) { (between?.values[node] ?? 0, degree?.values[node] ?? 0) }
    let order = (0..<graph.nodeCount).sorted { a, b in
      let (x, y) = (key(a), key(b))
      return x == y ? a < b : x > y
    }
    var place = [Int](repeating: 0, count: graph.nodeCount)
    for (rank, node) in order.enumerated() { place[node] = rank }
    return place
  }
}
