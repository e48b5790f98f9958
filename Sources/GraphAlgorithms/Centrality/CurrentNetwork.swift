import GraphProjection

/// A connected part of a graph as an electrical network: a tie of strength w is a wire of conductance w, and a current of 1 flows
/// between two nodes.
///
/// Directions are ignored, parallel ties add up, loops and ties of strength 0 carry nothing. Conductances are shares of the
/// largest in the graph, ``scale``, so that no sum of them is infinite.
///
/// The potentials are the inverse of the Laplacian matrix without the row of one node, which is grounded; differences of them do
/// not depend on which.
///
/// U. Brandes, D. Fleischer (2005). Centrality measures based on current flow. STACS.
/// https://doi.org/10.1007/978-3-540-31856-9_44
struct CurrentNetwork: Sendable {
  /// The largest number of nodes of a part.
  static let nodeLimit = 4_000

  /// The nodes of the part, ascending; what follows numbers them by their place here.
  let nodes: [Int]
  /// The distinct neighbours of every node, with conductances.
  let rows: NeighbourRows
  let scale: Double
  /// By two nodes: the potential of one for a current into the other and out of the last.
  private let potentials: [Double]

  var count: Int { nodes.count }

  func potential(of node: Int, from source: Int) -> Double { potentials[node &* count &+ source] }

  /// Calls `body` with every part of two nodes and more, by their smallest node.
  ///
  /// - Throws: ``AlgorithmError/limit(_:hint:)`` for a part of more than ``nodeLimit`` nodes, and
  ///   ``AlgorithmError/unsuitable(_:hint:)`` for weights that differ too much to be summed up in numbers of 16 digits.
  /// - Complexity: O(k³ + k·m) time and O(k²) space for a part of k nodes.
  static func forEachPart(
    of graph: ProjectedGraph, for measure: String, in context: RunContext,
    _ body: (CurrentNetwork) throws(AlgorithmError) -> Void
  ) throws(AlgorithmError) {
    let strengths = try graph.tieStrengths(for: measure)
    let largest = strengths?.max() ?? 1
    let scale = largest > 0 ? largest : 1
    let shares = (strengths ?? [Double](repeating: 1, count: graph.tieCount)).map { $0 / scale }
    let rows = graph.neighbourRows(.both, lengths: shares, keepsParallels: true).mergedConductances()
    let parts = rows.connectedParts()
    for nodes in parts where nodes.count > nodeLimit {
      throw .limit(
        "'\(measure)' takes components of at most \(nodeLimit) nodes; this graph has one of \(nodes.count)",
        hint: "filter the graph by --relations or --nodes")
    }
    var done = 0
    for nodes in parts where nodes.count > 1 {
      try context.checkpoint(Double(done) / Double(graph.nodeCount))
      let network = try CurrentNetwork(nodes, rows.restricted(to: nodes), scale, in: context.quiet)
      guard network.isAccurate() else {
        throw .unsuitable(
          "the weights differ too much for '\(measure)' to be exact",
          hint: "leave the weight out (--weight none), or filter the smallest and the largest")
      }
      try body(network)
      done += nodes.count
    }
    try context.checkpoint(1)
  }

  private init(
    _ nodes: [Int], _ rows: NeighbourRows, _ scale: Double, in context: RunContext
  ) throws(AlgorithmError) {
    self.nodes = nodes
    self.rows = rows
    self.scale = scale
    let count = nodes.count
    var matrix = [Double](repeating: 0, count: count * count)
    for node in 0..<count {
      for arc in rows.range(node) {
        let conductance = rows.weights?[arc] ?? 1
        matrix[node * count + node] += conductance
        matrix[node * count + Int(rows.targets[arc])] = -conductance
      }
    }
    try SymmetricInverse.invert(&matrix, order: count - 1, stride: count, in: context)
    for node in 0..<count {
      matrix[node * count + count - 1] = 0
      matrix[(count - 1) * count + node] = 0
    }
    potentials = matrix
  }

  /// Whether the currents into every node add up to what they must, 1 at their source and 0 elsewhere, to eight digits.
  private func isAccurate() -> Bool {
    var sums = [Double](repeating: 0, count: count)
    for node in 0..<(count - 1) {
      for source in sums.indices { sums[source] = source == node ? -1 : 0 }
      for arc in rows.range(node) {
        let (other, conductance) = (Int(rows.targets[arc]), rows.weights?[arc] ?? 1)
        for source in 0..<(count - 1) {
          sums[source] +=
            conductance * (potential(of: node, from: source) - potential(of: other, from: source))
        }
      }
      guard sums.prefix(count - 1).allSatisfy({ abs($0) <= 1e-8 }) else { return false }
    }
    return true
  }
}

extension CurrentNetwork {
  /// The sum of the effective resistances between a node and the others of its part, by node; times ``scale``.
  func resistanceSums() -> [Double] {
    var trace = 0.0
    for node in 0..<count { trace += potential(of: node, from: node) }
    return (0..<count).map { node in
      var row = 0.0
      for other in 0..<count { row += potential(of: node, from: other) }
      return Double(count) * potential(of: node, from: node) + trace - 2 * row
    }
  }

  /// How much current a wire carries in all, Σ |I(s, t)| over unordered pairs, by its place in the rows of both ends.
  ///
  /// With F(s) the current for the source s, this is Σ |F(s) − F(t)|: a sum over the sorted F.
  /// - Complexity: O(m·k·log k).
  func totalCurrents(in context: RunContext) throws(AlgorithmError) -> [Double] {
    let totals = try context.chunked(count, size: 16) { chunk -> [Double] in
      var totals: [Double] = []
      var currents = [Double](repeating: 0, count: count)
      for node in chunk {
        for arc in rows.range(node) {
          let other = Int(rows.targets[arc])
          guard node < other, !context.cancellation.isCancelled else {
            totals.append(0)
            continue
          }
          let conductance = rows.weights?[arc] ?? 1
          for source in 0..<count {
            currents[source] =
              conductance * (potential(of: node, from: source) - potential(of: other, from: source))
          }
          currents.sort()
          var sum = 0.0
          for (place, current) in currents.enumerated() { sum += Double(2 * place - count + 1) * current }
          totals.append(sum)
        }
      }
      return totals
    }
    var byArc = totals.flatMap(\.self)
    for node in 0..<count {
      for arc in rows.range(node) {
        let other = Int(rows.targets[arc])
        if other < node, let mirror = rows.arc(from: other, to: node) { byArc[arc] = byArc[mirror] }
      }
    }
    return byArc
  }
}
