import GraphProjection

/// Ego density: the share of the possible ties among the neighbours of a node that are there.
///
/// With k distinct neighbours (*alters*, whatever the direction of the ties to them) and t ties among them, t / (k(k − 1)/2); in a
/// directed graph t counts arcs, and the density is t / (k(k − 1)). Loops and parallel ties do not count. In an undirected graph
/// this is the clustering coefficient; in a directed one it is the local clustering of the LDBC Graphalytics benchmark.
///
/// - Returns: ``NodeScores`` with `ego_density` (undefined with fewer than two alters), `alters` and `alter_ties`.
/// - Throws: ``AlgorithmError/cancelled``.
/// - Complexity: O(Σ k²) over ties at worst, O(m^1.5) in practice; O(n + m) space.
///
/// R. S. Burt (1992). Structural holes. https://doi.org/10.4159/9780674029095 —
/// A. Iosup et al. (2016). LDBC Graphalytics. https://doi.org/10.14778/3007263.3007270
///
/// UCINET's ego-network density (in per cent). NetworkX and igraph have the undirected form as clustering.
public struct EgoDensity: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "ego-density", title: "Ego density", family: .centrality,
    summary: "The share of the possible ties among the neighbours of a node that are there.",
    citations: [.burt, .graphalytics],
    time: "O(m^1.5)", space: "O(n + m)", weights: .ignored, direction: "neighbours either way; ties among them as arcs")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    let alters = graph.neighbourRows(.both)
    let arcs = graph.neighbourRows(.outgoing)
    let counts = try context.chunked(graph.nodeCount, size: 1024) { chunk in
      var isAlter = [Bool](repeating: false, count: graph.nodeCount)
      return chunk.map { node -> Double in
        let own = alters.targets[alters.range(node)]
        for alter in own { isAlter[Int(alter)] = true }
        var ties = 0
        for alter in own {
          for arc in arcs.range(Int(alter)) where isAlter[Int(arcs.targets[arc])] { ties += 1 }
        }
        for alter in own { isAlter[Int(alter)] = false }
        return Double(graph.isDirected ? ties : ties / 2)
      }
    }.flatMap(\.self)
    let sizes = (0..<graph.nodeCount).map { Double(alters.range($0).count) }
    let densities = zip(counts, sizes).map { ties, k in
      k < 2 ? .nan : ties / (graph.isDirected ? k * (k - 1) : k * (k - 1) / 2)
    }
    return NodeScores(
      [
        NodeScores.Column("ego_density", densities), NodeScores.Column("alters", sizes, isInteger: true),
        NodeScores.Column("alter_ties", counts, isInteger: true),
      ],
      notes: [
        graph.isDirected
          ? "alters in either direction; ties among them are arcs" : "every tie counts once",
        "undefined for nodes with fewer than two alters",
      ])
  }
}
