import GraphProjection

/// Betweenness: how many shortest paths between other nodes pass through a node, C(v) = Σ σ(s, t | v) / σ(s, t) over s ≠ v ≠ t.
///
/// σ(s, t) counts the shortest paths from s to t, σ(s, t | v) those through v. `betweenness` sums over unordered pairs in an
/// undirected graph, ordered ones in a directed graph; `betweenness_normalised` divides by their number, (n − 1)(n − 2)/2 or
/// (n − 1)(n − 2), and is 0 where there are fewer than three nodes. Exact, by Brandes' algorithm; of undirected ties without weights those
/// of trees that hang on the rest are left out, as the sizes of the trees say what they add.
///
/// A weight is a length or, where it is declared a strength w, the length 1/w. Two lengths tie when they differ by no more than
/// 10⁻¹⁰ of themselves, so that 0.1 + 0.2 ties with 0.15 + 0.15. Parallel ties count as separate paths where the projection
/// counts them (`Projection.parallel` is `count`), else as one; loops do not matter.
///
/// - Returns: ``NodeScores`` with `betweenness` (leading) and `betweenness_normalised`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning or one that is not positive;
///   ``AlgorithmError/limit(_:hint:)`` where two nodes are joined by more than 10³⁰⁸ shortest paths.
/// - Complexity: O(n·m) time, with weights O(n (n + m) log n); O(n + m) space per worker, and O(n) for each of at most 64 chunks.
///
/// L. C. Freeman (1977). A set of measures of centrality based on betweenness. https://doi.org/10.2307/3033543 —
/// U. Brandes (2001). A faster algorithm for betweenness centrality. https://doi.org/10.1080/0022250X.2001.9990249 —
/// U. Brandes (2008). On variants of shortest-path betweenness centrality. https://doi.org/10.1016/j.socnet.2007.11.001
///
/// NetworkX gives the normalised value, compares lengths exactly and collapses parallel ties; igraph gives the raw value, with a
/// tolerance, and counts parallel ties; NetworKit counts ordered pairs in undirected graphs too.
public struct BetweennessCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "betweenness",
    title: "Betweenness",
    family: .centrality,
    summary: "How many shortest paths between other nodes pass through a node.",
    citations: [
      Citation(
        "L. C. Freeman", 1977, "A set of measures of centrality based on betweenness", "Sociometry 40",
        doi: "10.2307/3033543"),
      .brandes,
      .brandesVariants,
    ],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    let n = graph.nodeCount
    let lengths = try graph.tieLengths(for: Self.card.id)
    let sums = PathSums(of: graph, lengths: lengths)
    var raw =
      if graph.isDirected || lengths != nil {
        try sums.nodes(from: sums.out.breadthFirstOrder(), in: context)
      } else {
        try PendantTrees(of: sums.out).betweenness(in: context)
      }
    guard raw.allSatisfy(\.isFinite) else { throw .tooManyPaths }
    if !graph.isDirected { for node in 0..<n { raw[node] /= 2 } }
    let pairs = Double(n - 1) * Double(n - 2) / (graph.isDirected ? 1 : 2)
    let normalised = raw.map { n < 3 ? 0 : $0 / pairs }
    return NodeScores(
      [NodeScores.Column("betweenness", raw), NodeScores.Column("betweenness_normalised", normalised)],
      notes: [
        graph.lengthNote + (lengths == nil ? "" : "; lengths within a share of \(lengthTolerance) are equal"),
        graph.isDirected ? "sum over ordered pairs of nodes" : "sum over unordered pairs of nodes",
        graph.projection.parallel == .count ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }
}

extension BetweennessCentrality {
  /// Σ σ(s, t | v) / σ(s, t) over all t, and over some nodes s only: *pivots*, from which betweenness is estimated.
  ///
  /// U. Brandes, C. Pich (2007). Centrality estimation in large networks. International Journal of Bifurcation and Chaos 17.
  package func dependencies(
    on graph: ProjectedGraph, from pivots: [Int32], in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    try PathSums(of: graph, lengths: graph.tieLengths(for: Self.card.id)).nodes(from: pivots, in: context)
  }
}
