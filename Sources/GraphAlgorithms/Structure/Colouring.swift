import GraphProjection

/// Colouring: a partition of the nodes into as few groups as possible within which no two are tied.
///
/// The fewest possible is the chromatic number χ, which is at least the size of the largest clique. A first colouring is Brélaz's
/// DSATUR: the node whose neighbours have the most different colours is next, and gets the smallest colour that is free. Then a
/// branch and bound of the same rule looks for one with fewer colours until it meets the bound of the clique, has tried everything,
/// or has taken `limit` steps. On the undirected view: a tie in either direction counts, loops do not. Weights are ignored.
///
/// Options: `limit` (0 ≤ whole number, default 20000): the largest number of steps of the search for fewer colours; 0: DSATUR alone.
///
/// - Returns: ``NodeGroups`` of `colour`, the largest first; figures `colours` and `lower_bound`. Where they are equal the colouring
///   is proven the best; a note says so.
/// - Complexity: O(n² + m) for DSATUR; exponential for the proof, at most `limit` steps of O(n); O(n·χ) space.
///
/// D. Brélaz (1979). New methods to color the vertices of a graph. Communications of the ACM 22.
/// https://doi.org/10.1145/359094.359101
///
/// NetworkX `greedy_color` with `DSATUR` and igraph `vertex_coloring_greedy` are first colourings only; ties of the rule are broken by
/// the number of uncoloured neighbours, then by node.
public struct Colouring: GraphAlgorithm {
  /// The largest number of steps of the search for fewer colours.
  public var limit = 20_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "colouring",
    title: "Colouring",
    family: .structure,
    summary: "As few groups as possible within which no two nodes are tied.",
    citations: [
      Citation(
        "D. Brélaz", 1979, "New methods to color the vertices of a graph", "Communications of the ACM 22",
        doi: "10.1145/359094.359101")
    ],
    time: "O(n² + m), and limit·n for the proof", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 0...Int.max, help: "largest number of steps of the search for fewer colours")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    var clique = try rows.greedyClique(in: context)
    do throws(AlgorithmError) {
      if limit > 0 { clique = try rows.largestClique(limit: limit, in: context.quiet) }
    } catch .limit {
      // A smaller clique is a weaker bound, not a wrong one.
    }
    var search = ColourSearch(rows, clique: clique, in: context)
    try search.run(limit: limit)
    let bound = search.isComplete ? search.colours : clique.count
    let verdict =
      bound == search.colours
      ? "proven: no colouring has fewer colours" : "not proven: there may be a colouring with fewer colours"
    return NodeGroups(
      search.best, name: "colour",
      figures: [
        NodeGroups.Figure("colours", Double(search.colours)), NodeGroups.Figure("lower_bound", Double(bound)),
      ], notes: [verdict, "a tie in either direction counts, loops do not"])
  }
}

extension NeighbourRows {
  /// A large clique: from the end of the order of degeneracy every node that is tied to all chosen ones.
  fileprivate func greedyClique(in context: RunContext) throws(AlgorithmError) -> [Int] {
    let order = DegeneracyOrder(self).nodes
    var met = [Int](repeating: 0, count: nodeCount)
    var clique: [Int] = []
    for node in order.reversed() where met[Int(node)] == clique.count {
      try context.checkpoint()
      clique.append(Int(node))
      for target in targets[range(Int(node))] { met[Int(target)] += 1 }
    }
    return clique.sorted()
  }
}
