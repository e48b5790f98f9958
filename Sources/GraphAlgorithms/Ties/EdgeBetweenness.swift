import GraphProjection

/// Betweenness of ties: how many shortest paths between two nodes take a tie, C(e) = Σ σ(s, t | e) / σ(s, t) over s ≠ t.
///
/// σ(s, t) counts the shortest paths from s to t, σ(s, t | e) those that take e. `edge_betweenness` sums over unordered pairs
/// in an undirected graph, ordered ones in a directed graph; `edge_betweenness_normalised` divides by their number, n(n − 1)/2
/// or n(n − 1). Exact, by Brandes' algorithm.
///
/// A weight is a length or, where it is declared a strength w, the length 1/w. Two lengths tie when they differ by no more than
/// 10⁻¹⁰ of themselves. Where the projection counts parallel ties (`Projection.parallel` is `count`), each is a path of its
/// own. Loops have 0.
///
/// - Returns: ``PairScores`` of all ties with `edge_betweenness` (leading) and `edge_betweenness_normalised`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning or one that is not positive;
///   ``AlgorithmError/limit(_:hint:)`` where two nodes are joined by more than 10³⁰⁸ shortest paths.
/// - Complexity: O(n·m) time, with weights O(n (n + m) log n); O(n + m) space per worker, and O(m) for each of at most 64 chunks.
///
/// M. Girvan, M. E. J. Newman (2002). Community structure in social and biological networks. PNAS 99.
/// https://doi.org/10.1073/pnas.122653799 —
/// U. Brandes (2008). On variants of shortest-path betweenness centrality. https://doi.org/10.1016/j.socnet.2007.11.001
///
/// NetworkX gives the normalised value and compares lengths exactly; igraph gives the raw value, with a tolerance.
public struct EdgeBetweenness: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "edge-betweenness",
    title: "Betweenness of ties",
    family: .ties,
    summary: "How many shortest paths between two nodes take a tie.",
    citations: [.girvanNewman, .brandesVariants],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let (n, m) = (graph.nodeCount, graph.tieCount)
    let lengths = try graph.tieLengths(for: Self.card.id)
    // Arcs as they are in the graph, so that each has its tie; on a loop there is no shortest path.
    let out = graph.matrixRows(.outgoing, strengths: lengths, loops: 1)
    let into = graph.isDirected ? graph.matrixRows(.incoming, strengths: lengths, loops: 1) : out
    let ofArcs = try PathSums(out: out, into: into).arcs(from: out.breadthFirstOrder(), in: context)
    var raw = [Double](repeating: 0, count: m)
    let ties = graph.outgoing.ties
    for arc in ties.indices { raw[Int(ties[arc])] += ofArcs[arc] }
    guard raw.allSatisfy(\.isFinite) else { throw .tooManyPaths }
    if !graph.isDirected { for tie in 0..<m { raw[tie] /= 2 } }
    let pairs = Double(n) * Double(n - 1) / (graph.isDirected ? 1 : 2)
    return PairScores(
      tiesOf: graph,
      columns: [
        NodeScores.Column("edge_betweenness", raw),
        NodeScores.Column("edge_betweenness_normalised", raw.map { pairs > 0 ? $0 / pairs : 0 }),
      ],
      notes: [
        graph.lengthNote + (lengths == nil ? "" : "; lengths within a share of \(lengthTolerance) are equal"),
        graph.isDirected ? "sum over ordered pairs of nodes" : "sum over unordered pairs of nodes",
        graph.projection.parallel == .count ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }
}
