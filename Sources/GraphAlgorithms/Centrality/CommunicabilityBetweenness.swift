import GraphProjection

/// Communicability betweenness: which share of the walks between other nodes passes through a node, short walks counting most.
///
/// A walk of length k counts 1/k!, so that G(p, q) = (e^A)ₚᵩ sums up all walks from p to q. With G(p, q | v) those among them
/// that pass v, C(v) = 1/((n − 1)(n − 2)) · Σ G(p, q | v)/G(p, q) over ordered pairs p ≠ q of other nodes; pairs of different
/// components count 0. Values are from 0 to 1, and 0 for fewer than three nodes.
///
/// The walks that avoid v are those of the graph without v: one exponential a node. Directions, weights, parallel ties and
/// loops do not matter.
///
/// Options: `limit`, the largest number of nodes (200).
///
/// - Returns: ``NodeScores`` with `communicability_betweenness`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more nodes than `limit`.
/// - Complexity: O(n²·m·k) time with k steps, a few times the largest degree; O(n²) space.
///
/// E. Estrada, D. J. Higham, N. Hatano (2009). Communicability betweenness in complex networks. Physica A 388.
/// https://doi.org/10.1016/j.physa.2008.11.011
///
/// As NetworkX in connected graphs.
public struct CommunicabilityBetweenness: GraphAlgorithm {
  /// The largest number of nodes.
  public var limit = 200

  public init() {}

  public static let card = AlgorithmCard(
    id: "communicability-betweenness",
    title: "Communicability betweenness",
    family: .centrality,
    summary: "Which share of the walks between other nodes passes through a node, short walks counting most.",
    citations: [
      Citation(
        "E. Estrada, D. J. Higham, N. Hatano", 2009, "Communicability betweenness in complex networks",
        "Physica A 388", doi: "10.1016/j.physa.2008.11.011")
    ],
    time: "O(n²·m·k)", space: "O(n²)", weights: .ignored, direction: "ignored")

  public var memory: MemoryGrowth { .pairs(bytes: 8) }

  // e^700 is a number, and no eigenvalue is larger than the number of nodes.
  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...700, help: "largest number of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(
      atMost: limit, for: Self.card.id, hint: "raise 'limit', or use subgraph or current-flow-betweenness")
    let rows = graph.neighbourRows(.both)
    var values = [Double](repeating: 0, count: n)
    for nodes in rows.connectedParts() where nodes.count > 2 {
      let walks = Walks(rows: rows.restricted(to: nodes))
      let all = walks.counts(without: nil, context.cancellation)
      let sums = try context.chunked(nodes.count, size: 1) { chunk in
        let rest = walks.counts(without: chunk.lowerBound, context.cancellation)
        return walks.shareLost(all, rest, without: chunk.lowerBound)
      }
      for (place, node) in nodes.enumerated() { values[node] = sums[place] / Double(n - 1) / Double(n - 2) }
    }
    return NodeScores(
      [NodeScores.Column("communicability_betweenness", values)],
      notes: [
        "a walk of length k counts 1/k!; directions and weights are ignored",
        "mean over ordered pairs of other nodes; pairs of different components count 0",
      ])
  }
}

/// Walks of a connected graph, each of length k counting 1/k!.
private struct Walks: Sendable {
  let rows: NeighbourRows

  private typealias Lanes = SIMD8<Double>

  /// e^A by columns, in blocks of eight, a row of every block a vector; without the walks that pass `gone`.
  func counts(without gone: Int?, _ cancellation: Cancellation) -> [SIMD8<Double>] {
    let n = rows.nodeCount
    var counts: [Lanes] = []
    counts.reserveCapacity((n + 7) / 8 * n)
    for start in stride(from: 0, to: n, by: 8) where !cancellation.isCancelled {
      var term = [Lanes](repeating: .zero, count: n)
      for column in start..<min(start + 8, n) { term[column][column - start] = 1 }
      if let gone { term[gone] = .zero }
      counts += series(term, without: gone)
    }
    return counts
  }

  /// Σ Aᵏ/k! times `first`, until two terms in a row are shares below 10⁻²⁰ everywhere and walks reach no new node.
  private func series(_ first: [SIMD8<Double>], without gone: Int?) -> [SIMD8<Double>] {
    let n = rows.nodeCount
    var (sum, term, next) = (first, first, first)
    var (k, settled) = (0.0, 0)
    while settled < 2 {
      k += 1
      var isSettled = true
      for row in 0..<n where row != gone {
        var product = Lanes.zero
        for arc in rows.range(row) { product += term[Int(rows.targets[arc])] }
        product /= k
        next[row] = product
        let isSmall = product .<= 1e-20 * sum[row]
        isSettled = isSettled && isSmall == SIMDMask(repeating: true)
        sum[row] += product
      }
      swap(&term, &next)
      settled = isSettled ? settled + 1 : 0
    }
    return sum
  }

  /// Σ (all − rest)/all over ordered pairs of different nodes without one.
  func shareLost(_ all: [SIMD8<Double>], _ rest: [SIMD8<Double>], without gone: Int) -> Double {
    let n = rows.nodeCount
    guard rest.count == all.count else { return 0 }
    var total = 0.0
    for block in 0..<(n + 7) / 8 {
      for row in 0..<n where row != gone {
        let place = block * n + row
        for lane in 0..<min(8, n - 8 * block) where 8 * block + lane != row && 8 * block + lane != gone {
          total += max(0, all[place][lane] - rest[place][lane]) / all[place][lane]
        }
      }
    }
    return total
  }
}
