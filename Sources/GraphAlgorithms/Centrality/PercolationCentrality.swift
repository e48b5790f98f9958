import GraphProjection

/// Percolation centrality: how much of what starts at affected nodes passes through a node on its shortest paths.
///
/// Every node has a state x, 0 (not affected) or more, such as 1 for a state under sanctions. With σ(s, t) the number of shortest
/// paths from s to t and σ(s, t | v) those through v,
/// C(v) = 1/(n − 2) · Σ σ(s, t | v)/σ(s, t) · x(s)/(Σ x − x(v)) over ordered pairs s ≠ v ≠ t.
/// With equal states it is the normalised betweenness. It is 0 for fewer than three nodes and where no other node is affected.
///
/// Options: `state`, a property of nodes with numbers that are not negative, a node without one counting 0; empty, the default:
/// 1 for every node. A weight is a length or, where it is declared a strength w, the length 1/w; lengths tie within 10⁻¹⁰ of
/// themselves. Parallel ties count as separate paths where the projection counts them, else as one; loops do not matter.
///
/// - Returns: ``NodeScores`` with `percolation`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a weight without a meaning or one that is not positive, for a property
///   that no node has, and for a state that is no number or negative; ``AlgorithmError/limit(_:hint:)`` for more than 10³⁰⁸
///   shortest paths.
/// - Complexity: O(n·m) time, with weights O(n (n + m) log n); O(n + m) space per worker.
///
/// M. Piraveenan, M. Prokopenko, L. Hossain (2013). Percolation centrality: quantifying graph-theoretic impact of nodes during
/// percolation in networks. PLoS ONE 8. https://doi.org/10.1371/journal.pone.0053095
///
/// As NetworkX, which takes 1 for a node without the property and compares lengths exactly.
public struct PercolationCentrality: GraphAlgorithm {
  /// A property of nodes; empty: every node is affected alike.
  public var state = ""

  public init() {}

  public static let card = AlgorithmCard(
    id: "percolation",
    title: "Percolation centrality",
    family: .centrality,
    summary: "How much of what spreads from affected nodes passes through a node on shortest paths.",
    citations: [
      Citation(
        "M. Piraveenan, M. Prokopenko, L. Hossain", 2013,
        "Percolation centrality: quantifying graph-theoretic impact of nodes during percolation in networks",
        "PLoS ONE 8", doi: "10.1371/journal.pone.0053095"),
      .brandes,
    ],
    time: "O(n·m); weighted O(n (n + m) log n)", space: "O(n + m)", weights: .length, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .name("state", \.state, domain: "PROPERTY", help: "numbers that say how affected nodes are; empty: all alike")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let states = try states(in: graph)
    let lengths = try graph.tieLengths(for: Self.card.id)
    var sums = PathSums(of: graph, lengths: lengths)
    sums.sourceWeights = states
    let sources = sums.out.breadthFirstOrder().filter { states[Int($0)] > 0 }
    var values = try sums.nodes(from: sources, in: context)
    guard values.allSatisfy(\.isFinite) else { throw .tooManyPaths }
    // From both ends, so that no digits are lost by taking x(v) from the sum.
    var before = [0.0]
    for node in 0..<n { before.append(before[node] + states[node]) }
    var after = 0.0
    for node in (0..<n).reversed() {
      let others = before[node] + after
      after += states[node]
      values[node] = n > 2 && others > 0 ? values[node] / others / Double(n - 2) : 0
    }
    return NodeScores(
      [NodeScores.Column("percolation", values)],
      notes: [
        graph.lengthNote + (lengths == nil ? "" : "; lengths within a share of \(lengthTolerance) are equal"),
        state.isEmpty
          ? "every node is affected alike: the normalised betweenness"
          : "affected by '\(state)'; nodes without it count 0",
        graph.projection.parallel == .count ? "parallel ties count as separate paths" : "parallel ties count as one",
      ])
  }

  /// By node, as shares of the largest.
  private func states(in graph: ProjectedGraph) throws(AlgorithmError) -> [Double] {
    guard !state.isEmpty else { return [Double](repeating: 1, count: graph.nodeCount) }
    let numbers = try graph.numbers(of: state)
    for (node, number) in numbers.enumerated() where number < 0 || number.isInfinite {
      throw .unsuitable(
        "'\(state)' of \(graph.nodeID(node)) is \(number); a state is a finite number that is not negative",
        hint: "choose another property")
    }
    let largest = numbers.reduce(0) { $1 > $0 ? $1 : $0 }
    return numbers.map { $0 > 0 ? $0 / largest : 0 }
  }
}
