import GraphProjection

/// Salience of ties: the share of nodes whose shortest paths to all others take the tie.
///
/// Every node has a tree of shortest paths to all that it reaches. The salience of a tie is the number of these trees that hold it,
/// divided by the number of nodes. In many weighted networks it is near 0 or near 1 for nearly all ties; those near 1 are the
/// skeleton. Where several shortest paths lead to a node, ties of all of them count.
///
/// Option: `least`, the smallest salience that is listed, 0 to 1 (0).
///
/// - Returns: ``PairScores`` over the ties, with `salience` and `trees`; figures `ties`, `listed`, `skeleton` (ties of salience 0.5 or
///   more), `between` (ties of salience 0.1 to 0.9). Loops are left out.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for weights without a meaning and weights that are not positive.
/// - Complexity: O(n·(n + m)·log n) time, O(n + m) space a worker.
///
/// D. Grady, C. Thiemann, D. Brockmann (2012). Robust classification of salient links in complex networks. Nature Communications 3.
/// https://doi.org/10.1038/ncomms1847
///
/// NetworkX and igraph have none.
public struct HighSalienceSkeleton: GraphAlgorithm {
  /// The smallest salience that is listed.
  public var least = 0.0

  public init() {}

  public static let card = AlgorithmCard(
    id: "high-salience-skeleton",
    title: "High-salience skeleton",
    family: .projection,
    summary: "The share of nodes whose shortest paths to all others take a tie.",
    citations: [
      Citation(
        "D. Grady, C. Thiemann, D. Brockmann", 2012, "Robust classification of salient links in complex networks",
        "Nature Communications 3", doi: "10.1038/ncomms1847")
    ],
    time: "O(n·(n + m)·log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .real("least", \.least, in: RealRange(0, 1), help: "smallest salience that is listed")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let lengths = try graph.tieLengths(for: Self.card.id)
    let trees = try trees(graph, lengths, in: context)
    let proper = trees.indices.filter { graph.ends(ofTie: $0).from != graph.ends(ofTie: $0).to }
    let salience = trees.map { Double($0) / Double(graph.nodeCount) }
    let listed = proper.filter { salience[$0] >= least }
    return PairScores(
      listed.map { .init(from: graph.ends(ofTie: $0).from, to: graph.ends(ofTie: $0).to, tie: $0) },
      columns: [
        NodeScores.Column("salience", listed.map { salience[$0] }),
        NodeScores.Column("trees", listed.map { Double(trees[$0]) }, isInteger: true),
      ],
      figures: [
        Figures.Entry("ties", .integer(proper.count)), Figures.Entry("listed", .integer(listed.count)),
        Figures.Entry("skeleton", .integer(proper.count { salience[$0] >= 0.5 })),
        Figures.Entry("between", .integer(proper.count { salience[$0] >= 0.1 && salience[$0] <= 0.9 })),
      ],
      notes: [
        graph.lengthNote,
        "salience = share of nodes with the tie on a shortest path to any other; ties of several shortest paths all count",
      ])
  }

  /// For every tie the number of nodes that have it on a shortest path.
  private func trees(
    _ graph: ProjectedGraph, _ lengths: [Double]?, in context: RunContext
  ) throws(AlgorithmError) -> [Int] {
    let n = graph.nodeCount
    // A few large parts, as each holds a number for every tie.
    let parts = try context.chunkedFinely(n, size: max(16, (n + 31) / 32)) { (chunk, progress) in
      var trees = [Int](repeating: 0, count: graph.tieCount)
      var last = [Int32](repeating: -1, count: graph.tieCount)
      var search = DijkstraSearch(nodeCount: n)
      let arcs = graph.outgoing
      let ties = arcs.ties
      for source in chunk where !context.cancellation.isCancelled {
        search.run(from: source, offsets: arcs.offsets, targets: arcs.targets) { lengths?[Int(ties[$0])] ?? 1 }
        for node in search.order {
          let v = Int(node)
          for arc in arcs.range(v) {
            let (w, tie) = (Int(arcs.targets[arc]), Int(ties[arc]))
            guard search.turn[w] > search.turn[v], last[tie] != source,
              search.distance[v] + (lengths?[tie] ?? 1) <= search.distance[w] * (1 + lengthTolerance)
            else { continue }
            last[tie] = Int32(truncatingIfNeeded: source)
            trees[tie] += 1
          }
        }
        progress.finish(1)
      }
      return trees
    }
    try context.checkpoint(1)
    var all = [Int](repeating: 0, count: graph.tieCount)
    for part in parts { for tie in all.indices { all[tie] += part[tie] } }
    return all
  }
}
