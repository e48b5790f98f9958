import GraphProjection

/// Laplacian centrality: how much the Laplacian energy of the graph drops when the node is taken out.
///
/// The energy is the sum of the squared eigenvalues of the Laplacian, E = Σ sᵢ² + 2 Σ w(i, j)² over nodes and ties, s the strength.
/// Without node v it is less by sᵥ² + Σ (2 sᵤ w(u, v) + w(u, v)²) over the neighbours u; `laplacian_normalised` divides that by E
/// (0 where E is). Loops do not count, parallel ties add up, and in a directed graph so do ties there and back.
///
/// - Returns: ``NodeScores`` with `laplacian` (leading) and `laplacian_normalised`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a negative weight, for weights declared distances, and for weights whose
///   squares are not finite.
/// - Complexity: O(n + m) time and space.
///
/// X. Qi, E. Fuller, Q. Wu, Y. Wu, C.-Q. Zhang (2012). Laplacian centrality: a new centrality measure for weighted networks.
/// Information Sciences 194. https://doi.org/10.1016/j.ins.2011.12.027
///
/// As NetworkX in undirected graphs, which gives the normalised value; in directed ones it takes another Laplacian, that of a random
/// walk. igraph has none.
public struct LaplacianCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "laplacian",
    title: "Laplacian centrality",
    family: .centrality,
    summary: "How much the Laplacian energy of the graph drops when the node is taken out.",
    citations: [
      Citation(
        "X. Qi, E. Fuller, Q. Wu, Y. Wu, C.-Q. Zhang", 2012,
        "Laplacian centrality: a new centrality measure for weighted networks", "Information Sciences 194",
        doi: "10.1016/j.ins.2011.12.027")
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .strength, direction: "ties there and back add up")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let n = graph.nodeCount
    let ties = MutualTies(of: graph, strengths: try graph.tieStrengths(for: Self.card.id))
    let weights = graph.isDirected ? ties.sums : ties.out
    let strengths = (0..<n).map { weights[ties.range($0)].reduce(0, +) }
    var energy = 0.0
    let drops = (0..<n).map { v in
      energy += strengths[v] * strengths[v]
      var drop = strengths[v] * strengths[v]
      for place in ties.range(v) {
        let w = weights[place]
        energy += w * w
        drop += 2 * strengths[Int(ties.targets[place])] * w + w * w
      }
      return drop
    }
    let raw = drops.map { $0 * ties.scale * ties.scale }
    guard raw.allSatisfy(\.isFinite) else {
      throw .unsuitable("the squares of the weights add up to no finite number", hint: "use smaller weights")
    }
    return NodeScores(
      [
        NodeScores.Column("laplacian", raw),
        NodeScores.Column("laplacian_normalised", drops.map { energy > 0 ? $0 / energy : 0 }),
      ],
      notes: [
        graph.strengthNote, graph.isDirected ? "ties there and back add up; loops are ignored" : "loops are ignored",
      ])
  }
}
