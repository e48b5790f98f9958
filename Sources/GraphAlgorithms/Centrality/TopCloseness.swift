import GraphProjection

/// Top closeness: the nodes of the largest closeness, exactly, without the closeness of all.
///
/// The value is that of ``ClosenessCentrality`` by Wasserman and Faust, and the nodes are the first of its ranking, equal ones by
/// their id. Searches start at nodes of many ties; each stops as soon as a lower bound of its distances shows that the node is not
/// among the first, which in large networks of short distances most do after a few rows. The others run from 256 nodes at once.
///
/// Options: `count`, how many nodes (from 1); `direction` of the distances in a directed graph: `in` (to the node), `out` (from
/// it), `all` (directions ignored). With weights, taken as for `closeness`, the distances of all nodes are summed up.
///
/// - Returns: ``NodeScores`` with `top_closeness`, undefined for nodes that are not among the first.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning, or one that is not positive.
/// - Complexity: O(n·m) at worst, in most networks near O(n + m); weighted O(n (n + m) log n). O(n + m) space per worker.
///
/// E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke (2019). Computing top-k closeness centrality faster in
/// unweighted graphs. ACM Transactions on Knowledge Discovery from Data 13. https://doi.org/10.1145/3344719
///
/// NetworKit's `TopCloseness` has the same value for outgoing distances; NetworkX and igraph have no such method.
public struct TopCloseness: GraphAlgorithm {
  /// How many nodes.
  public var count = 10
  /// Which distances count, in a directed graph.
  public var direction = DistanceDirection.in

  public init() {}

  public static let card = AlgorithmCard(
    id: "top-closeness",
    title: "Top closeness",
    family: .centrality,
    summary: "The nodes of the largest closeness, exactly, without the closeness of all.",
    citations: [
      Citation(
        "E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke", 2019,
        "Computing top-k closeness centrality faster in unweighted graphs",
        "ACM Transactions on Knowledge Discovery from Data 13", doi: "10.1145/3344719")
    ],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length,
    direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("count", \.count, in: 1...Int.max, help: "how many nodes"),
    .direction(\.direction),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let values: [Double]
    if try graph.tieLengths(for: Self.card.id) != nil {
      var closeness = ClosenessCentrality()
      closeness.direction = direction
      let all = try closeness.run(on: graph, in: context)
      values = first(all.ranking.prefix(count).map { ($0, all.values[$0]) }, of: graph)
    } else {
      values = first(try search(graph, in: context), of: graph)
    }
    return NodeScores(
      [NodeScores.Column("top_closeness", values)],
      notes: [
        graph.lengthNote, direction.note(for: graph),
        "Wasserman–Faust: scaled by the share of nodes reached; undefined for nodes that are not among the first \(count)",
      ])
  }

  private func first(_ best: [(node: Int, value: Double)], of graph: ProjectedGraph) -> [Double] {
    var values = [Double](repeating: .nan, count: graph.nodeCount)
    for (node, value) in best { values[node] = value }
    return values
  }

  /// Rounds of nodes in the order of their degree, each searched against what the earlier ones gave.
  ///
  /// Most nodes are settled by few arcs. Where that does not do, as with nodes near several hubs, searches from 256 nodes at once
  /// take a small part of what they would one by one.
  private func search(
    _ graph: ProjectedGraph, in context: RunContext
  ) throws(AlgorithmError) -> [(node: Int, value: Double)] {
    let rows = graph.neighbourRows(direction.sense)
    let n = rows.nodeCount
    let isSymmetric = !graph.isDirected || direction == .all
    let reach = try Self.reach(rows, isSymmetric: isSymmetric, in: context)
    let ordered = DegreeOrderedRows(rows, isSymmetric: isSymmetric)
    let order = (0..<n).sorted { (rows.range($1).count, $0) < (rows.range($0).count, $1) }
    var places = [Int32](repeating: 0, count: n)
    for (place, node) in ordered.nodes.enumerated() { places[Int(node)] = Int32(truncatingIfNeeded: place) }
    // A search from several nodes reads a row for all of them and few rows to the end.
    let budget = 256 + rows.targets.count / 1024
    var best: [(node: Int, value: Double)] = []
    var (start, size) = (0, BreadthFirstBatch.width)
    while start < n {
      let round = Array(order[start..<min(start + size, n)])
      let threshold = best.count < count ? 0 : best[count - 1].value
      let findings = try context.quiet.chunked(round.count, size: max(64, size / 64)) { chunk in
        var search = TopClosenessSearch(rows, isSymmetric: isSymmetric)
        return chunk.map { place -> TopClosenessSearch.Finding in
          guard !context.cancellation.isCancelled else { return .below }
          return search.closeness(of: round[place], reach: reach[round[place]], above: threshold, budget: budget)
        }
      }.flatMap(\.self)
      var open: [Int] = []
      for (node, finding) in zip(round, findings) {
        switch finding {
        case .closeness(let value): best.append((node, value))
        case .open: open.append(node)
        case .below: break
        }
      }
      let values = try context.quiet.chunked(open.count, size: BreadthFirstBatch.width) { [open, places] chunk in
        var search = TopClosenessBatch(ordered)
        return search.closeness(
          of: open[chunk].map { places[$0] }[...], reach: open[chunk].map { reach[$0] }, above: threshold,
          context.cancellation)
      }
      for (node, value) in zip(open, values.joined()) { if let value { best.append((node, value)) } }
      best.sort { ($1.value, $0.node) < ($0.value, $1.node) }
      best.removeLast(max(0, best.count - count))
      start += round.count
      size = min(size * 2, 16_384)
      try context.checkpoint(Double(start) / Double(n))
    }
    return best
  }

  /// How many nodes each reaches, itself among them, at least and at most: exact in a symmetric graph. Else at least its strong
  /// part and the best one that follows, at most the sum of all that follow.
  private static func reach(
    _ rows: NeighbourRows, isSymmetric: Bool, in context: RunContext
  ) throws(AlgorithmError) -> [ClosedRange<Int>] {
    let parts = try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context)
    let members = parts.members()
    guard !isSymmetric else {
      return parts.part.map { members[Int($0)].count...members[Int($0)].count }
    }
    var reach: [ClosedRange<Int>] = []
    var met = [Int](repeating: -1, count: parts.count)
    // Arcs lead to parts of smaller numbers.
    for (part, nodes) in members.enumerated() {
      var (least, most) = (0, 0)
      for node in nodes {
        for arc in rows.range(Int(node)) {
          let next = Int(parts.part[Int(rows.targets[arc])])
          guard next != part, met[next] != part else { continue }
          met[next] = part
          least = max(least, reach[next].lowerBound)
          most = min(rows.nodeCount, most + reach[next].upperBound)
        }
      }
      reach.append((nodes.count + least)...min(rows.nodeCount, nodes.count + most))
    }
    return parts.part.map { reach[Int($0)] }
  }
}
