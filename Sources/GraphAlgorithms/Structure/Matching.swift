import GraphProjection

/// Matching: pairs of tied nodes, no node in two of them, as many as there can be or of the largest total weight.
///
/// - `objective=cardinality`: the largest number of pairs ν; weights are ignored.
/// - `objective=weight`: the largest sum of the strengths of the pairs; ties of strength 0 are never chosen, and fewer pairs may weigh
///   more. Without a weight every tie counts 1, and it is the same as the other. Strengths that are no whole numbers are rounded to
///   2⁻⁵¹ of the bound of their total.
///
/// Exact. Directions and loops are ignored; of parallel ties the strongest stands for the pair.
///
/// Options: `objective` (default cardinality); `limit` (1 ≤ whole number ≤ 8000, default 2000): the largest component for
/// `objective=weight`, which takes about 36 bytes times its square.
///
/// - Returns: ``PairScores`` of ties with `weight`; figures `matched_pairs`, `total_weight`, `perfect`, `unmatched_nodes`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for a larger component; ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and
///   distances with `objective=weight`.
/// - Complexity: O(n·m) in practice, O(n³) at worst, for the cardinality; O(n³) time and O(n²) space for the weight.
///
/// J. Edmonds (1965). Paths, trees, and flowers. Canadian Journal of Mathematics 17. https://doi.org/10.4153/CJM-1965-045-4 —
/// Z. Galil (1986). Efficient algorithms for finding maximum matching in graphs. ACM Computing Surveys 18.
/// https://doi.org/10.1145/6462.6502
///
/// NetworkX `max_weight_matching` has the same total; which of several best matchings is given may differ. igraph matches bipartite
/// graphs only.
public struct Matching: GraphAlgorithm {
  public var objective = Objective.cardinality
  /// The largest component for the weight.
  public var limit = 2_000

  public enum Objective: String, Hashable, Sendable, CaseIterable {
    /// As many pairs as there can be.
    case cardinality
    /// The largest sum of strengths.
    case weight
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "matching",
    title: "Maximum matching",
    family: .structure,
    summary: "Pairs of tied nodes without a common one, as many or as heavy as there can be.",
    citations: [
      Citation(
        "J. Edmonds", 1965, "Paths, trees, and flowers", "Canadian Journal of Mathematics 17",
        doi: "10.4153/CJM-1965-045-4"),
      Citation(
        "Z. Galil", 1986, "Efficient algorithms for finding maximum matching in graphs", "ACM Computing Surveys 18",
        doi: "10.1145/6462.6502"),
    ],
    time: "O(n³) at worst", space: "O(n + m), by weight O(n²)", weights: .strength, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .choice("objective", \.objective, help: "as many pairs as possible, or the largest total weight"),
    .integer("limit", \.limit, in: 1...8_000, help: "largest component that is matched by weight"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let strengths = objective == .weight ? try graph.tieStrengths(for: Self.card.id) : nil
    let rows = graph.neighbourRows(.both)
    let best = Self.strongestTies(of: graph, strengths)
    let mate: [Int32]
    if let strengths {
      mate = try heaviest(rows, best.map { ($0.from, $0.to, strengths[$0.tie]) }, in: context)
    } else {
      mate = try AlternatingSearch(of: rows, in: context).mate
    }
    let chosen = best.filter { mate[$0.from] == Int32($0.to) }
    let weights = chosen.map { strengths?[$0.tie] ?? 1 }
    let total = weights.reduce(0, +)
    guard total < .infinity else { throw .infiniteStrength }
    let unmatched = mate.indices.filter { mate[$0] < 0 }
    return PairScores(
      chosen.map { PairScores.Pair(from: $0.from, to: $0.to, tie: $0.tie) },
      columns: [NodeScores.Column("weight", weights)],
      figures: [
        Figures.Entry("matched_pairs", .integer(chosen.count)),
        Figures.Entry("total_weight", .real(total)),
        Figures.Entry("perfect", .flag(unmatched.isEmpty)),
        Figures.Entry("unmatched_nodes", .nodes(unmatched)),
      ],
      notes: [
        objective == .weight
          ? "largest total weight; \(graph.strengthNote)" : "largest number of pairs, weights ignored",
        "one of the best matchings, proven; directions and loops ignored",
      ])
  }

  /// The strongest tie of every pair of different nodes, ascending.
  private static func strongestTies(
    of graph: ProjectedGraph, _ strengths: [Double]?
  ) -> [(from: Int, to: Int, tie: Int)] {
    let all = (0..<graph.tieCount).compactMap { tie -> (from: Int, to: Int, tie: Int)? in
      let ends = graph.ends(ofTie: tie)
      return ends.from == ends.to ? nil : (min(ends.from, ends.to), max(ends.from, ends.to), tie)
    }
    var best: [(from: Int, to: Int, tie: Int)] = []
    for pair in all.sorted(by: { ($0.from, $0.to, $0.tie) < ($1.from, $1.to, $1.tie) }) {
      guard let last = best.last, last.from == pair.from, last.to == pair.to else {
        best.append(pair)
        continue
      }
      if let strengths, strengths[pair.tie] > strengths[last.tie] { best[best.count - 1] = pair }
    }
    return best
  }

  private func heaviest(
    _ rows: NeighbourRows, _ pairs: [(from: Int, to: Int, strength: Double)], in context: RunContext
  ) throws(AlgorithmError) -> [Int32] {
    let whole = WholeStrengths(pairs.map(\.strength)).values
    var mate = [Int32](repeating: -1, count: rows.nodeCount)
    var place = [Int](repeating: 0, count: rows.nodeCount)
    var part = place
    let parts = rows.connectedParts()
    for (number, nodes) in parts.enumerated() {
      guard nodes.count <= limit else {
        throw .limit(
          "'\(Self.card.id)' by weight takes components of at most \(limit) nodes; this graph has one of \(nodes.count)",
          hint: "filter the graph, raise 'limit', or take objective=cardinality")
      }
      for (index, node) in nodes.enumerated() { (place[node], part[node]) = (index, number) }
    }
    var weights = [[(from: Int, to: Int, weight: Int)]](repeating: [], count: parts.count)
    for (index, pair) in pairs.enumerated() where whole[index] > 0 {
      weights[part[pair.from]].append((place[pair.from], place[pair.to], Int(whole[index])))
    }
    for (number, nodes) in parts.enumerated() where !weights[number].isEmpty {
      let found = try BlossomMatching(nodeCount: nodes.count, weights: weights[number], in: context.quiet).mate
      for (index, other) in found.enumerated() where other >= 0 { mate[nodes[index]] = Int32(nodes[Int(other)]) }
      try context.checkpoint(Double(number + 1) / Double(parts.count))
    }
    return mate
  }
}
