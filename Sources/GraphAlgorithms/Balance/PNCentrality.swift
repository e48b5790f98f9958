import GraphProjection

/// PN centrality: how well a node stands among friends and foes, positive ties counting for it and negative ones against it.
///
/// With P and N the matrices of positive and negative ties and A = P − 2N, it is (I − A/(2n − 2))⁻¹ 1 in an undirected graph. In a
/// directed one, with β = 1/(2n − 2), `direction` says which: `in`, (I − β² AᵀA)⁻¹ (I + βAᵀ) 1, the status a node gets; `out`,
/// (I − β² AAᵀ)⁻¹ (I + βA) 1, the status it gives; `all`, directions ignored. A node without signed ties has 1.
///
/// Left out are loops, ties without a sign and pairs whose ties are of both signs: with a direction, ordered pairs. Weights are
/// ignored, but where no relation declares a sign, a negative weight is a negative tie. n counts all nodes of the projection.
///
/// - Returns: ``NodeScores`` with `pn`; undefined for fewer than two nodes.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where the matrix has no inverse: a directed graph in which all pairs are tied
///   negatively both ways.
/// - Complexity: O(n + m) a step of conjugate gradients, some dozens of steps; O(n + m) space.
///
/// M. G. Everett, S. P. Borgatti (2014). Networks containing negative ties. Social Networks 38.
/// https://doi.org/10.1016/j.socnet.2014.03.005
///
/// The R package signnet has `pn_index` with modes of the same names; UCINET has PN centrality too.
public struct PNCentrality: GraphAlgorithm {
  /// Which ties count, in a directed graph.
  public var direction = DistanceDirection.in

  public init() {}

  public static let card = AlgorithmCard(
    id: "pn-centrality",
    title: "PN centrality",
    family: .balance,
    summary:
      "How well a node stands among friends and foes, positive ties counting for it and negative ones against it.",
    citations: [
      Citation(
        "M. G. Everett, S. P. Borgatti", 2014, "Networks containing negative ties", "Social Networks 38",
        doi: "10.1016/j.socnet.2014.03.005")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .ignored, direction: "by option: in, out, or ignored")

  public static let parameters: [Parameter<Self>] = [
    .choice("direction", \.direction, help: "status that a node gets, that it gives, or with directions ignored")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let isDirected = graph.isDirected && direction != .all
    let network = SignedTies(graph, keepsDirections: direction != .all)
    var notes = network.notes
    if isDirected { notes.append("status that a node \(direction == .in ? "gets" : "gives")") }
    notes.append("β = 1/(2n − 2) with the \(n) nodes of the projection")
    guard n > 1 else {
      return NodeScores([NodeScores.Column("pn", [Double](repeating: .nan, count: n))], notes: notes)
    }
    let ones = [Double](repeating: 1, count: n)
    let beta = 1 / Double(2 * n - 2)
    let values: [Double]
    if isDirected {
      let first = network.rows(direction == .in ? .incoming : .outgoing)
      let second = network.rows(direction == .in ? .outgoing : .incoming)
      let own = Self.sum(ones, first.product(ones), beta)
      values = try Self.solve(own, in: context) { x in Self.sum(x, first.product(second.product(x)), -beta * beta) }
    } else {
      let rows = network.rows()
      values = try Self.solve(ones, in: context) { x in Self.sum(x, rows.product(x), -beta) }
    }
    return NodeScores([NodeScores.Column("pn", values)], notes: notes)
  }

  private static func sum(_ x: [Double], _ y: [Double], _ factor: Double) -> [Double] {
    zip(x, y).map { $0 + factor * $1 }
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Conjugate gradients. Eigenvalues of A/(2n − 2) are between −1 and 1/2, and so the matrix is positive definite with a condition
  /// of at most 4; those of the directed forms reach 0 in the extreme case only.
  private static func solve(
    _ own: [Double], in context: RunContext, _ product: ([Double]) -> [Double]
  ) throws(AlgorithmError) -> [Double] {
    var x = [Double](repeating: 0, count: own.count)
    var residual = own
    var direction = residual
    var size = dot(residual, residual)
    let goal = size * 1e-28
    // Only the extreme case has 0 on the right side; then any vector of equal numbers is a solution.
    for _ in 0..<(size > 0 ? 10_000 : 0) {
      try context.checkpoint()
      if size <= goal { return x }
      let image = product(direction)
      let curvature = dot(direction, image)
      guard curvature > 1e-12 * dot(direction, direction) else { break }
      let step = size / curvature
      x = sum(x, direction, step)
      residual = sum(residual, image, -step)
      let next = dot(residual, residual)
      direction = sum(residual, direction, next / size)
      size = next
    }
    throw .unsuitable(
      "'pn-centrality' has no values here: negative ties reach all pairs of nodes",
      hint: "choose direction=all, or project other relations")
  }
}

extension NeighbourRows {
  /// The matrix P − 2N of signed rows times a vector.
  fileprivate func product(_ x: [Double]) -> [Double] {
    (0..<nodeCount).map { node in
      range(node).reduce(0) { $0 + ((weights?[$1] ?? 0) > 0 ? 1 : -2) * x[Int(targets[$1])] }
    }
  }
}
