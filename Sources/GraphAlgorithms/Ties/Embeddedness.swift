import GraphProjection

/// Embeddedness: how many neighbours the two ends of a tie have in common, and which share of all their neighbours that is.
///
/// `common_neighbours` is |N(u) ∩ N(v)|, the number of triangles with the tie. `overlap` divides it by the number of other
/// neighbours of either end, |N(u) ∪ N(v) \ {u, v}|: 0 where no one is tied to both, 1 where all are (Onnela); undefined where
/// there are none. Ties with a small overlap are those between groups.
///
/// Directions, weights and parallel ties do not matter; both values are undefined for loops.
///
/// - Returns: ``PairScores`` of all ties with `common_neighbours` (leading) and `overlap`.
/// - Complexity: O(Σ (k(u) + k(v))) time over ties, O(n + m) space.
///
/// J.-P. Onnela, J. Saramäki, J. Hyvönen, G. Szabó, D. Lazer, K. Kaski, J. Kertész, A.-L. Barabási (2007). Structure and tie
/// strengths in mobile communication networks. PNAS 104. https://doi.org/10.1073/pnas.0610245104 —
/// M. Granovetter (1985). Economic action and social structure: the problem of embeddedness. American Journal of Sociology 91.
/// https://doi.org/10.1086/228311
///
/// igraph's Jaccard similarity of two tied nodes counts the ends among the neighbours.
public struct Embeddedness: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "embeddedness",
    title: "Embeddedness of ties",
    family: .ties,
    summary: "How many neighbours the two ends of a tie share, and which share of all their neighbours that is.",
    citations: [
      Citation(
        "J.-P. Onnela, J. Saramäki, J. Hyvönen, G. Szabó, D. Lazer, K. Kaski, J. Kertész, A.-L. Barabási", 2007,
        "Structure and tie strengths in mobile communication networks", "PNAS 104", doi: "10.1073/pnas.0610245104"),
      Citation(
        "M. Granovetter", 1985, "Economic action and social structure: the problem of embeddedness",
        "American Journal of Sociology 91", doi: "10.1086/228311"),
    ],
    time: "O(m·k)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let counts = try context.chunked(graph.tieCount, size: 1024) { chunk in
      guard !context.cancellation.isCancelled else { return [Double]() }
      return chunk.map { tie -> Double in
        let ends = graph.ends(ofTie: tie)
        return ends.from == ends.to ? .nan : Double(rows.commonTargets(ends.from, ends.to))
      }
    }.flatMap(\.self)
    try context.checkpoint(1)
    let overlap = counts.indices.map { tie -> Double in
      let ends = graph.ends(ofTie: tie)
      let others = Double(rows.range(ends.from).count + rows.range(ends.to).count - 2) - counts[tie]
      return others > 0 ? counts[tie] / others : .nan
    }
    return PairScores(
      tiesOf: graph,
      columns: [
        NodeScores.Column("common_neighbours", counts, isInteger: true), NodeScores.Column("overlap", overlap),
      ],
      notes: [
        "directions, weights and parallel ties do not matter",
        "overlap: common neighbours as a share of the other neighbours of either end",
      ])
  }
}

extension NeighbourRows {
  /// How many targets two rows have in common; both must be ascending.
  fileprivate func commonTargets(_ a: Int, _ b: Int) -> Int {
    var (first, second, count) = (offsets[a], offsets[b], 0)
    while first < offsets[a + 1], second < offsets[b + 1] {
      let (x, y) = (targets[first], targets[second])
      if x == y { count += 1 }
      if x <= y { first += 1 }
      if y <= x { second += 1 }
    }
    return count
  }
}
