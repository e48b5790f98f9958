import GraphProjection

/// Stress: how many shortest paths between other nodes pass through a node, S(v) = Σ σ(s, t | v) over s ≠ v ≠ t.
///
/// Unlike betweenness every shortest path counts, however many others join the same pair. The sum is over unordered pairs in an
/// undirected graph, ordered ones in a directed graph. A weight is a length or, where it is declared a strength w, the length 1/w;
/// two lengths tie when they differ by no more than 10⁻¹⁰ of themselves. Parallel ties count as separate paths where the
/// projection counts them (`Projection.parallel` is `count`), else as one; loops do not matter.
///
/// - Returns: ``NodeScores`` with `stress`: whole numbers, exact below 2⁵³.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning or one that is not positive;
///   ``AlgorithmError/limit(_:hint:)`` where there are more than 10³⁰⁸ paths.
/// - Complexity: O(n·m) time, with weights O(n (n + m) log n); O(n + m) space per worker, and O(n) for each of at most 64 chunks.
///
/// A. Shimbel (1953). Structural parameters of communication networks. Bulletin of Mathematical Biophysics 15.
/// https://doi.org/10.1007/BF02476438 —
/// U. Brandes (2008). On variants of shortest-path betweenness centrality. https://doi.org/10.1016/j.socnet.2007.11.001
///
/// NetworkX and igraph have none; sna counts ordered pairs in undirected graphs too.
public struct StressCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "stress",
    title: "Stress",
    family: .centrality,
    summary: "How many shortest paths between other nodes pass through a node, each counting one.",
    citations: [
      Citation(
        "A. Shimbel", 1953, "Structural parameters of communication networks",
        "Bulletin of Mathematical Biophysics 15", doi: "10.1007/BF02476438"),
      .brandesVariants,
    ],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    let n = graph.nodeCount
    let lengths = try graph.tieLengths(for: Self.card.id)
    var sums = PathSums(of: graph, lengths: lengths)
    sums.countsPairs = false
    var values = try sums.nodes(from: sums.out.breadthFirstOrder(), in: context)
    guard values.allSatisfy(\.isFinite) else {
      throw .limit("there are more than 10^308 shortest paths", hint: "filter the graph, or leave parallel ties out")
    }
    if !graph.isDirected { for node in 0..<n { values[node] /= 2 } }
    return NodeScores(
      [NodeScores.Column("stress", values, isInteger: true)],
      notes: [
        graph.lengthNote + (lengths == nil ? "" : "; lengths within a share of \(lengthTolerance) are equal"),
        graph.isDirected ? "sum over ordered pairs of nodes" : "sum over unordered pairs of nodes",
        graph.projection.parallel == .count ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }
}
