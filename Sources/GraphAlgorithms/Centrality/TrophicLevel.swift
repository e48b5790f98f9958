import GraphProjection

/// Trophic level: how far down the stream of ties a node is, one more than the mean level of those that feed it.
///
/// Nodes without incoming ties are *basal* and have level 1. For the others s(v) = 1 + Σ w(u, v) s(u) / Σ w(u, v) over the
/// incoming ties: of a chain of command, supply or aid, 1 for where it begins, 2 for those it reaches first. Levels are
/// undefined for nodes that something flows to, even in part, from a cycle without any basal node above it. In an undirected
/// graph that is every node with a tie.
///
/// Levels are found strong part by strong part; within one by an elimination without a subtraction, which loses no digits where
/// little flows into a cycle. A loop is a tie that a node feeds itself with; parallel ties add up, ties of weight 0 do not
/// count.
///
/// - Returns: ``NodeScores`` with `trophic_level`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for a strong part of more than 2,000 nodes;
///   ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and levels too large for numbers.
/// - Complexity: O(n + m + Σ k³) time over strong parts of k nodes, O(n + m + k²) space.
///
/// S. Levine (1980). Several measures of trophic structure applicable to complex food webs. Journal of Theoretical Biology 83.
/// https://doi.org/10.1016/0022-5193(80)90288-X —
/// S. Johnson, V. Domínguez-García, L. Donetti, M. A. Muñoz (2014). Trophic coherence determines food-web stability. PNAS 111.
/// https://doi.org/10.1073/pnas.1409077111
///
/// As NetworkX's `trophic_levels`, which refuses graphs in which a level is undefined, and undirected ones.
public struct TrophicLevel: GraphAlgorithm {
  /// The largest number of nodes in a strong part.
  public static let nodeLimit = 2_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "trophic-level",
    title: "Trophic level",
    family: .centrality,
    summary: "How far down the stream of ties a node is: one more than the mean level of those that feed it.",
    citations: [
      Citation(
        "S. Levine", 1980, "Several measures of trophic structure applicable to complex food webs",
        "Journal of Theoretical Biology 83", doi: "10.1016/0022-5193(80)90288-X"),
      Citation(
        "S. Johnson, V. Domínguez-García, L. Donetti, M. A. Muñoz", 2014,
        "Trophic coherence determines food-web stability", "PNAS 111", doi: "10.1073/pnas.1409077111"),
    ],
    time: "O(n + m + k³)", space: "O(n + m + k²)", weights: .strength, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.incoming, strengths: strengths, loops: 1)
    _ = try rows.columnSums()
    // Rows lead from a node to those that feed it: with these arcs a part comes after all that feed it.
    let parts = try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context.quiet)
    var levels = [Double](repeating: .nan, count: n)
    var done = 0
    for nodes in parts.members() {
      try context.checkpoint(Double(done) / Double(n))
      done += nodes.count
      if nodes.count == 1, rows.range(Int(nodes[0])).isEmpty {
        levels[Int(nodes[0])] = 1
      } else if var part = try TrophicPart(nodes, rows, parts.part, levels) {
        let values = try part.levels(in: context.quiet)
        for (place, node) in nodes.enumerated() { levels[Int(node)] = values[place] }
      }
    }
    guard !levels.contains(where: \.isInfinite) else {
      throw .unsuitable(
        "levels are too large for numbers", hint: "leave the weight out, or filter the smallest weights")
    }
    let undefined = levels.count { $0.isNaN }
    return NodeScores(
      [NodeScores.Column("trophic_level", levels)],
      notes: [
        graph.strengthNote + "; nodes without incoming ties have level 1",
        graph.isDirected
          ? "undefined for \(undefined) nodes that a cycle without basal nodes above it feeds"
          : "the graph is undirected: undefined for all nodes with ties",
      ])
  }
}

/// The levels of the nodes of one strong part, from those of all that feed it: s = b + P s, as (leak + Σ P) s = b + P s.
private struct TrophicPart {
  private let count: Int
  /// Shares of the incoming strength from other nodes of the part.
  private var shares: [Double]
  /// Shares from outside.
  private var leak: [Double]
  private var base: [Double]

  /// - Returns: `nil` where levels are undefined.
  init?(
    _ nodes: [Int32], _ rows: NeighbourRows, _ part: [Int32], _ levels: [Double]
  ) throws(AlgorithmError) {
    guard nodes.count <= TrophicLevel.nodeLimit else {
      throw .limit(
        "trophic levels take strong parts of at most \(TrophicLevel.nodeLimit) nodes; this graph has one of \(nodes.count)",
        hint: "filter the graph by --relations or --nodes")
    }
    let k = nodes.count
    count = k
    shares = [Double](repeating: 0, count: k * k)
    leak = [Double](repeating: 0, count: k)
    base = [Double](repeating: 1, count: k)
    var isFed = false
    var place = [Int32: Int](minimumCapacity: k)
    for (index, node) in nodes.enumerated() { place[node] = index }
    for (index, node) in nodes.enumerated() {
      let arcs = rows.range(Int(node))
      let sum = arcs.reduce(0) { $0 + (rows.weights?[$1] ?? 1) }
      for arc in arcs {
        let share = (rows.weights?[arc] ?? 1) / sum
        let feeder = rows.targets[arc]
        if let other = place[feeder] {
          if other != index { shares[index * k + other] += share }
        } else {
          isFed = true
          leak[index] += share
          base[index] += share * levels[Int(feeder)]
        }
      }
    }
    guard isFed, base.allSatisfy({ !$0.isNaN }) else { return nil }
  }

  /// Eliminates one node after another. What the diagonal loses is never subtracted: it is the sum of the rest of its row.
  mutating func levels(in context: RunContext) throws(AlgorithmError) -> [Double] {
    let k = count
    var diagonal = [Double](repeating: 0, count: k)
    for pivot in 0..<k {
      if pivot & 15 == 0 { try context.checkpoint() }
      diagonal[pivot] = leak[pivot]
      for other in pivot + 1..<max(pivot + 1, k) { diagonal[pivot] += shares[pivot * k + other] }
      for row in pivot + 1..<max(pivot + 1, k) where shares[row * k + pivot] > 0 {
        let factor = shares[row * k + pivot] / diagonal[pivot]
        for other in pivot + 1..<k where other != row { shares[row * k + other] += factor * shares[pivot * k + other] }
        leak[row] += factor * leak[pivot]
        base[row] += factor * base[pivot]
      }
    }
    var levels = [Double](repeating: 0, count: k)
    for node in (0..<k).reversed() {
      var sum = base[node]
      for other in node + 1..<max(node + 1, k) { sum += shares[node * k + other] * levels[other] }
      levels[node] = sum / diagonal[node]
    }
    // A share that is too small for a number counts 0 and leaves a division by 0.
    return levels.map { $0.isNaN ? .infinity : $0 }
  }
}
