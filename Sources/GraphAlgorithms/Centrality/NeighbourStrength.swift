import GraphProjection

/// Average neighbour strength: how strongly the neighbours of a node are tied themselves, stronger ties counting more.
///
/// With w(v, u) the strength of the tie, s(v) = Σ w(v, u) and k(u) the number of neighbours of u, `neighbour_degree` is Σ w(v,
/// u) k(u) / s(v) over the neighbours u of v (Barrat), and `neighbour_strength` is Σ w(v, u) s(u) / s(v). Without weights the
/// first is the mean degree of the neighbours. Both are undefined for nodes without ties of a strength above 0.
///
/// Directions are ignored, parallel ties and ties of both directions add up, loops do not matter.
///
/// - Returns: ``NodeScores`` with `neighbour_degree` (leading) and `neighbour_strength`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(n + m).
///
/// A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani (2004). The architecture of complex weighted networks. PNAS 101.
/// https://doi.org/10.1073/pnas.0400087101
///
/// NetworkX's `average_neighbor_degree` and igraph's `knn` give the first one; igraph weights it by strengths s(u) instead of
/// k(u).
public struct NeighbourStrength: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "neighbour-strength",
    title: "Average neighbour strength",
    family: .centrality,
    summary: "The average degree and strength of the neighbours of a node, stronger ties counting more.",
    citations: [.barrat],
    time: "O(n + m)", space: "O(n + m)", weights: .strength, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let ties = strengths ?? [Double](repeating: 1, count: graph.tieCount)
    let rows = graph.neighbourRows(.both, lengths: ties, keepsParallels: true).mergedConductances()
    let weights = rows.weights ?? []
    let sums = (0..<n).map { weights[rows.range($0)].reduce(0, +) }
    guard sums.allSatisfy(\.isFinite) else { throw .infiniteStrength }
    var degree = [Double](repeating: .nan, count: n)
    var strength = degree
    for node in 0..<n where sums[node] > 0 {
      if node & 0xFFFF == 0 { try context.checkpoint(Double(node) / Double(n)) }
      (degree[node], strength[node]) = (0, 0)
      for arc in rows.range(node) {
        let neighbour = Int(rows.targets[arc])
        let share = weights[arc] / sums[node]
        degree[node] += share * Double(rows.range(neighbour).count)
        strength[node] += share * sums[neighbour]
      }
    }
    guard !strength.contains(where: \.isInfinite) else { throw .infiniteStrength }
    return NodeScores(
      [NodeScores.Column("neighbour_degree", degree), NodeScores.Column("neighbour_strength", strength)],
      notes: [graph.strengthNote + "; directions are ignored", "undefined for nodes without ties"])
  }
}
