import GraphProjection

/// Degree: the number of ties of a node.
///
/// In a directed graph `in_degree` counts ties that end at the node, `out_degree` ties that start there, and `degree` both. A
/// loop counts 2, in an undirected graph as in a directed one (once in, once out). Parallel relations count as the projection
/// says: each one where `Projection.parallel` is `count`, else once. Weights are ignored.
///
/// A note gives Freeman's centralisation of the whole graph, Σ (max − dᵥ) divided by its value for a star, (n − 1)(n − 2)
/// (directed: per sense, (n − 1)²), where the graph has three nodes or more and neither loops nor parallel ties.
///
/// - Complexity: O(n + m) time, O(n) space.
/// - Returns: ``NodeScores`` with `degree`, or `in_degree`, `out_degree`, `degree` for a directed graph; `degree` leads.
///
/// L. C. Freeman (1978). Centrality in social networks: conceptual clarification. Social Networks 1.
/// https://doi.org/10.1016/0378-8733(78)90021-7
///
/// The counts are those of NetworkX `degree` and igraph `degree(loops = "twice")`; NetworkX `degree_centrality` divides by n − 1.
public struct DegreeCentrality: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "degree",
    title: "Degree",
    family: .centrality,
    summary: "The number of ties of a node; in and out where ties have a direction.",
    citations: [.freeman],
    time: "O(n + m)", space: "O(n)", weights: .ignored, direction: "in, out and both together")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try context.checkpoint()
    return graph.tieSums(named: "degree", weights: nil, isInteger: true, notes: centralisation(of: graph))
  }

  private func centralisation(of graph: ProjectedGraph) -> [String] {
    let n = graph.nodeCount
    guard n >= 3, graph.isSimple else { return [] }
    func share(_ rows: ProjectedGraph.ArcRows, starValue: Int) -> String {
      let degrees = (0..<n).map(rows.degree)
      let largest = degrees.max() ?? 0
      return (Double(degrees.reduce(0) { $0 + largest - $1 }) / Double(starValue)).brief
    }
    guard graph.isDirected else {
      return ["Freeman centralisation \(share(graph.outgoing, starValue: (n - 1) * (n - 2)))"]
    }
    let square = (n - 1) * (n - 1)
    return [
      "Freeman centralisation: in \(share(graph.incoming, starValue: square)), "
        + "out \(share(graph.outgoing, starValue: square))"
    ]
  }
}

extension ProjectedGraph {
  /// Whether there are neither loops nor parallel ties.
  fileprivate var isSimple: Bool { !hasLoops && !hasParallels }

  /// The sum of one number a tie, 1 without `weights`, over the ties of every node; a loop counts twice.
  func tieSums(named name: String, weights: [Double]?, isInteger: Bool, notes: [String] = []) -> NodeScores {
    func sums(_ rows: ArcRows) -> [Double] {
      guard let weights else { return (0..<nodeCount).map { Double(rows.degree($0)) } }
      let ties = rows.ties
      return (0..<nodeCount).map { node in
        rows.range(node).reduce(0) { $0 + weights[Int(ties[$1])] }
      }
    }
    if isDirected {
      let (incoming, outgoing) = (sums(incoming), sums(outgoing))
      let both = zip(incoming, outgoing).map { $0 + $1 }
      return NodeScores(
        [
          NodeScores.Column("in_" + name, incoming, isInteger: isInteger),
          NodeScores.Column("out_" + name, outgoing, isInteger: isInteger),
          NodeScores.Column(name, both, isInteger: isInteger),
        ], leading: 2, notes: notes)
    }
    var total = sums(outgoing)
    // A loop stands once in the row of an undirected graph.
    for (tie, end) in tieEnds.enumerated() where end.from == end.to { total[Int(end.from)] += weights?[tie] ?? 1 }
    return NodeScores([NodeScores.Column(name, total, isInteger: isInteger)], notes: notes)
  }
}
