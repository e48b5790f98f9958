import GraphProjection

/// Optimal modularity: the partition of the highest modularity there is, with a proof.
///
/// Maximises ``GraphProjection/ProjectedGraph/modularity(of:resolution:)`` over all partitions, undirected (Newman and Girvan) or
/// directed (Leicht and Newman). It is the problem of clique partitioning with the worth w_ij = A_ij − γ k_i k_j/2m of every
/// pair, solved by branch and bound: the best of ``Leiden`` to begin with, upper bounds by the linear relaxation with all triangle
/// inequalities, pairs decided by their reduced worth. The problem is NP-hard; networks of a few dozen nodes take a fraction of a
/// second where the relaxation is tight, which it mostly is; two-mode networks are the hard case.
///
/// Options:
/// - `resolution`: γ > 0, default 1. More gives smaller communities.
/// - `budget`: the number of branches looked at, at least 0, default 200. Where it does not suffice the result says what is not
///   proven.
/// - `largest`: the number of nodes that a connected part may have, 1 to 300, default 120, as one step takes its third power.
/// - `seed`: of the first search.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `modularity` (at γ; NaN in a graph without ties), `upper_bound`,
///   `gap` (their difference; 0: proven) and `branches`. Of several optima it is one; a gain below 1e-10 does not count, nor
///   does rounding. A node without ties is a community of its own.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances;
///   ``AlgorithmError/limit(_:hint:)`` for a part of more nodes than `largest`.
/// - Complexity: O(n³) a step; some hundred steps a branch; exponentially many branches at worst. O(n³) space.
///
/// U. Brandes, D. Delling, M. Gaertler, R. Görke, M. Hoefer, Z. Nikoloski, D. Wagner (2008). On modularity clustering. IEEE
/// Transactions on Knowledge and Data Engineering 20. https://doi.org/10.1109/TKDE.2007.190689 —
/// D. Aloise, S. Cafieri, G. Caporossi, P. Hansen, S. Perron, L. Liberti (2010). Column generation algorithms for exact modularity
/// maximization in networks. Physical Review E 82, 046112. https://doi.org/10.1103/PhysRevE.82.046112 —
/// M. Grötschel, Y. Wakabayashi (1989). A cutting plane algorithm for a clustering problem. Mathematical Programming 45.
/// https://doi.org/10.1007/BF01589097
///
/// igraph's `community_optimal_modularity` gives the same value by integer programming, without directions and without a bound.
public struct OptimalModularity: GraphAlgorithm {
  /// γ.
  public var resolution = 1.0
  /// The largest number of branches.
  public var budget = 200
  /// The largest number of nodes in a connected part.
  public var largest = 120
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "optimal-modularity",
    title: "Optimal modularity",
    family: .communities,
    summary: "The partition of the highest modularity there is, with a proof, for small networks.",
    citations: [
      Citation(
        "U. Brandes, D. Delling, M. Gaertler, R. Görke, M. Hoefer, Z. Nikoloski, D. Wagner", 2008,
        "On modularity clustering", "IEEE Transactions on Knowledge and Data Engineering 20",
        doi: "10.1109/TKDE.2007.190689"),
      Citation(
        "D. Aloise, S. Cafieri, G. Caporossi, P. Hansen, S. Perron, L. Liberti", 2010,
        "Column generation algorithms for exact modularity maximization in networks", "Physical Review E 82, 046112",
        doi: "10.1103/PhysRevE.82.046112"),
      Citation(
        "M. Grötschel, Y. Wakabayashi", 1989, "A cutting plane algorithm for a clustering problem",
        "Mathematical Programming 45", doi: "10.1007/BF01589097"),
      .leichtNewman,
    ],
    time: "O(n³) per step, exponential at worst", space: "O(n³)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public var memory: MemoryGrowth { .triples(bytes: 4) }

  public static let parameters: [Parameter<Self>] = [
    .resolution(\.resolution),
    .integer("budget", \.budget, in: 0...1_000_000, help: "largest number of branches"),
    .integer("largest", \.largest, in: 1...300, help: "largest number of nodes in a connected part"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    let parts = network.connectedParts(of: Membership(labels: [Int32](repeating: 0, count: graph.nodeCount)))
    let (members, starts) = CommunityNetwork.members(of: parts.community, count: parts.count)
    let size = (0..<parts.count).map { starts[$0 + 1] - starts[$0] }.max() ?? 0
    guard size <= largest else {
      throw .limit(
        "a connected part has \(size) nodes; '\(Self.card.id)' is limited to \(largest)",
        hint: size <= 300 ? "take leiden, or say \(Self.card.id):largest=\(size) and be patient" : "take leiden")
    }
    var leiden = Leiden()
    leiden.seed = seed
    leiden.resolution = resolution
    var membership = try leiden.run(on: graph, in: context.quiet).membership

    // Q = H/(scale·m), with the scale 2m, or m where directed.
    let unit = network.scale * network.scale / (graph.isDirected ? 1 : 2)
    var left = budget
    var gap = 0.0
    for part in 0..<parts.count where starts[part + 1] - starts[part] > 1 {
      try context.checkpoint(Double(starts[part]) / Double(graph.nodeCount))
      let nodes = members[starts[part]..<starts[part + 1]].map(Int.init)
      let problem = CliquePartition(
        nodeCount: nodes.count, worth: network.pairWorths(nodes), tolerance: 1e-10 * unit)
      let start = nodes.map { membership[$0] }
      let found = try problem.solved(from: start, budget: &left, in: context)
      gap += (found.bound - found.value) / unit
      // Groups of different parts must have different labels: that of the first of their nodes.
      var label: [Int: Int] = [:]
      for (node, group) in zip(nodes, found.group) {
        label[group] = label[group] ?? node
        membership[node] = label[group] ?? node
      }
    }
    for part in 0..<parts.count where starts[part + 1] - starts[part] == 1 {
      membership[Int(members[starts[part]])] = Int(members[starts[part]])
    }
    let modularity = try graph.modularity(of: membership, resolution: resolution)
    return NodeGroups(
      membership,
      figures: [
        .init("modularity", modularity), .init("upper_bound", modularity + gap), .init("gap", gap),
        .init("branches", Double(budget - left)),
      ],
      notes: graph.modularityNotes(resolution: resolution) + [
        gap == 0 ? "proven optimal" : "not proven: no partition has a modularity above \((modularity + gap).brief)"
      ])
  }
}

extension CommunityNetwork {
  /// What every pair of these nodes is worth in one community: M·k − γ'(a_i b_j + a_j b_i), for i < j row by row.
  ///
  /// - Complexity: O(n²).
  fileprivate func pairWorths(_ nodes: [Int]) -> [Double] {
    let rowStart = TriangleRelaxation.rowStarts(nodes.count)
    var place = [Int](repeating: -1, count: nodeCount)
    for (index, node) in nodes.enumerated() { place[node] = index }
    var worth = [Double](repeating: 0, count: nodes.count * (nodes.count - 1) / 2)
    for (i, v) in nodes.enumerated() {
      for arc in offsets[v]..<offsets[v + 1] {
        let j = place[Int(targets[arc])]
        if j > i { worth[rowStart[i] + j] += scale * (strengths?[arc] ?? 1) }
      }
      for j in i + 1..<max(i + 1, nodes.count) {
        let u = nodes[j]
        worth[rowStart[i] + j] -=
          penalty * (mass[v] * (otherMass?[u] ?? mass[u]) + mass[u] * (otherMass?[v] ?? mass[v]))
      }
    }
    return worth
  }
}
