import GraphProjection

/// Subgraph centrality: in how many closed walks a node is, one of length k counting 1/k!, SC(v) = (e^A)ᵥᵥ.
///
/// Short walks count most: of length 0 (1 for every node), 2 (ties), 3 (triangles), and so on. In a directed graph walks follow the
/// arcs. e^A is taken as e^{A/2} e^{A/2}, column by column: a sum of products that are not negative, so that no digits are lost.
///
/// Options: `loops`, what a loop counts in an undirected graph (2 or 1). At most 20,000 nodes.
///
/// - Returns: ``NodeScores`` with `subgraph`. A note gives the Estrada index, the sum over all nodes.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` for too many nodes, and where values exceed 10³⁰⁸, as for eigenvalues over 700.
/// - Complexity: O(n·m·k) time with k steps, somewhat more than the largest eigenvalue; O(n + m) space per worker.
///
/// E. Estrada, J. A. Rodríguez-Velázquez (2005). Subgraph centrality in complex networks. Physical Review E 71.
/// https://doi.org/10.1103/PhysRevE.71.056103
///
/// As NetworkX and igraph, which refuse directed graphs and ignore weights (NetworkX), and count a loop once (NetworkX).
public struct SubgraphCentrality: GraphAlgorithm {
  /// The largest number of nodes.
  public static let nodeLimit = 20_000
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2

  public init() {}

  public static let card = AlgorithmCard(
    id: "subgraph",
    title: "Subgraph centrality",
    family: .centrality,
    summary: "In how many closed walks a node is, short ones counting most.",
    citations: [
      Citation(
        "E. Estrada, J. A. Rodríguez-Velázquez", 2005, "Subgraph centrality in complex networks",
        "Physical Review E 71",
        doi: "10.1103/PhysRevE.71.056103")
    ],
    time: "O(n·m·λ₁)", space: "O(n + m)", weights: .strength, direction: "followed")

  public static let parameters: [Parameter<Self>] = [.loops(\.loops)]

  /// e^λ is out of range for λ over 709, and the bound for the largest eigenvalue λ may be well above it.
  private static let largestBound = 10_000.0

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: Self.nodeLimit, for: Self.card.id)
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let out = graph.matrixRows(.outgoing, strengths: strengths, loops: loops)
    let into = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    let largest = (try into.columnSums().max() ?? 0, try out.columnSums().max() ?? 0)
    // ‖A‖₂ ≤ √(‖A‖₁ ‖A‖∞).
    let bound = largest.0.squareRoot() * largest.1.squareRoot()
    let tooLarge = AlgorithmError.limit(
      "the values are too large for numbers", hint: "scale the weights down, or use eigenvector centrality")
    guard bound <= Self.largestBound else { throw tooLarge }
    let isDirected = graph.isDirected
    let parts = try context.chunked(n, size: 8) { chunk in
      guard !context.cancellation.isCancelled else { return [Double]() }
      let ahead = Self.exponential(out, chunk, bound, context.cancellation)
      let back = isDirected ? Self.exponential(into, chunk, bound, context.cancellation) : ahead
      var sums = SIMD8<Double>.zero
      for node in 0..<n { sums += ahead[node] * back[node] }
      return chunk.map { sums[$0 - chunk.lowerBound] }
    }
    let values = parts.flatMap(\.self)
    let sum = values.reduce(0, +)
    guard sum.isFinite else { throw tooLarge }
    return NodeScores(
      [NodeScores.Column("subgraph", values)],
      notes: [graph.strengthNote, "Estrada index (sum over all nodes) \(sum.brief)"])
  }

  /// The columns of e^{A/2} of up to 8 nodes: Σ (A/2)ᵏ/k!, until what is left out is a share below 10⁻²⁴.
  private static func exponential(
    _ matrix: NeighbourRows, _ columns: Range<Int>, _ bound: Double, _ cancellation: Cancellation
  ) -> [SIMD8<Double>] {
    let n = matrix.nodeCount
    var term = [SIMD8<Double>](repeating: .zero, count: n)
    for node in columns { term[node][node - columns.lowerBound] = 1 }
    var sum = term
    var next = term
    var k = 1.0
    while !cancellation.isCancelled {
      let factor = 0.5 / k
      var (newSquares, squares) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      for row in 0..<n {
        var product = SIMD8<Double>.zero
        if let weights = matrix.weights {
          for arc in matrix.range(row) { product += weights[arc] * term[Int(matrix.targets[arc])] }
        } else {
          for arc in matrix.range(row) { product += term[Int(matrix.targets[arc])] }
        }
        product *= factor
        next[row] = product
        sum[row] += product
        newSquares += product * product
        squares += sum[row] * sum[row]
      }
      swap(&term, &next)
      // From k = ‖A‖₂ on every term is less than half of the one before; a sum that is infinite stays so.
      let isSettled = (0..<8).allSatisfy { newSquares[$0] <= 1e-50 * squares[$0] || !squares[$0].isFinite }
      if isSettled, k >= bound || squares.max().isInfinite { break }
      k += 1
    }
    return sum
  }
}
