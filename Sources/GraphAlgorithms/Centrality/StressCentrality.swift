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
/// - Complexity: O(n (n + m) log n) time; O(n + m) space per worker, and O(n) for each of at most 64 chunks.
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
    time: "O(n (n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    let n = graph.nodeCount
    let countsParallels = graph.projection.parallel == .count
    let lengths = try graph.tieLengths(for: Self.card.id)
    let rows = graph.neighbourRows(
      .outgoing, lengths: lengths ?? [Double](repeating: 1, count: graph.tieCount), keepsParallels: countsParallels)
    let parts = try context.chunked(n, size: DistanceTotals.chunkSize(n)) { chunk in
      var stress = [Double](repeating: 0, count: n)
      var search = DijkstraSearch(nodeCount: n)
      for source in chunk {
        guard !context.cancellation.isCancelled else { break }
        Self.add(source, rows, &search, &stress)
      }
      return stress
    }
    try context.checkpoint(1)
    var values = [Double](repeating: 0, count: n)
    for part in parts { for node in 0..<n { values[node] += part[node] } }
    guard values.allSatisfy(\.isFinite) else {
      throw .limit("there are more than 10^308 shortest paths", hint: "filter the graph, or leave parallel ties out")
    }
    if !graph.isDirected { for node in 0..<n { values[node] /= 2 } }
    return NodeScores(
      [NodeScores.Column("stress", values, isInteger: true)],
      notes: [
        graph.lengthNote + (lengths == nil ? "" : "; lengths within a share of \(lengthTolerance) are equal"),
        graph.isDirected ? "sum over ordered pairs of nodes" : "sum over unordered pairs of nodes",
        countsParallels ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }

  /// Adds the paths from one source: σ(v) of them lead to v, and τ(v) = Σ (1 + τ(w)) lead on from v to others, over the tight arcs
  /// v → w, those that shortest paths take.
  private static func add(
    _ source: Int, _ rows: NeighbourRows, _ search: inout DijkstraSearch, _ stress: inout [Double]
  ) {
    guard let lengths = rows.weights else { return }
    search.run(from: source, offsets: rows.offsets, targets: rows.targets) { lengths[$0] }
    var sigma = [Double](repeating: 0, count: search.order.count)
    var tau = sigma
    sigma[0] = 1
    let tolerance = 1 + lengthTolerance
    func forEachTightArc(from turn: Int, _ body: (Int) -> Void) {
      let v = Int(search.order[turn])
      for arc in rows.range(v) {
        let w = Int(rows.targets[arc])
        if search.turn[w] > turn, search.distance[v] + lengths[arc] <= search.distance[w] * tolerance {
          body(Int(search.turn[w]))
        }
      }
    }
    for turn in sigma.indices { forEachTightArc(from: turn) { sigma[$0] += sigma[turn] } }
    for turn in sigma.indices.reversed() {
      forEachTightArc(from: turn) { tau[turn] += 1 + tau[$0] }
      if turn > 0 { stress[Int(search.order[turn])] += sigma[turn] * tau[turn] }
    }
  }
}
