import GraphProjection

/// Fluid communities: a given number of them that expand and push each other like fluids until they are at rest.
///
/// Each begins at a random node and has density 1/size. In every round nodes, in random order, join the community with the largest sum
/// of densities over the node and its neighbours; of equal ones that they are in, then one at random. It ends when no node moves.
/// Directions, weights, loops and parallel ties are ignored.
///
/// Options: `communities` k, default 2 (a component of fewer nodes has as many communities as nodes); `seed`; `starts`: the one of
/// the highest modularity counts, from 1 in large graphs to 50 in small ones; `iterations`: the largest number of rounds, default 100.
///
/// Fluids cannot pass from one component to another: they are in the largest one (of equally large ones that with the smallest
/// node), and every other component is a community of its own.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity`, every tie counting 1 (NaN in a graph without ties).
/// - Complexity: O(m) a round and start; O(n + m) space.
///
/// F. Parés, D. Garcia-Gasulla, A. Vilalta, J. Moreno, E. Ayguadé, J. Labarta, U. Cortés, T. Suzumura (2018). Fluid communities: a
/// competitive, scalable and diverse community detection algorithm. Complex Networks & Their Applications VI.
/// https://doi.org/10.1007/978-3-319-72150-7_19
///
/// NetworkX (asyn_fluidc) and igraph refuse disconnected graphs and make one start.
public struct FluidCommunities: GraphAlgorithm {
  /// k.
  public var communities = 2
  public var seed: UInt64 = 1
  /// 0: by the size of the graph.
  public var starts = 0
  /// The largest number of rounds.
  public var iterations = 100

  public init() {}

  public static let card = AlgorithmCard(
    id: "fluid",
    title: "Fluid communities",
    family: .communities,
    summary: "A given number of communities that expand and push each other like fluids.",
    citations: [
      Citation(
        "F. Parés, D. Garcia-Gasulla, A. Vilalta, J. Moreno, E. Ayguadé, J. Labarta, U. Cortés, T. Suzumura", 2018,
        "Fluid communities: a competitive, scalable and diverse community detection algorithm",
        "Complex Networks & Their Applications VI", doi: "10.1007/978-3-319-72150-7_19")
    ],
    time: "O(m) per round and start", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("communities", \.communities, in: 1...Int.max, help: "how many"),
    .seed(\.seed),
    .starts(\.starts),
    .steps(\.iterations),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let n = rows.nodeCount
    let network = CommunityNetwork(graph, strengths: nil, objective: .modularity, resolution: 1)
    let parts = network.connectedParts(of: Membership(labels: [Int32](repeating: 0, count: n)))
    var sizes = [Int](repeating: 0, count: parts.count)
    for part in parts.community { sizes[Int(part)] += 1 }
    let largest = sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } ?? 0
    let nodes = (0..<n).filter { Int(parts.community[$0]) == largest }.map { Int32($0) }

    let size = max(1, n + rows.targets.count)
    let times = starts > 0 ? starts : min(50, max(1, CommunityEnsemble.automaticWork / 4 / size))
    var generator = SplitMix64(seed: seed)
    let seeds = (0..<times).map { _ in generator.next() }
    let found = try context.chunked(times, size: 1) { chunk in
      let labels = flow(rows, nodes, seed: seeds[chunk.lowerBound]) { !context.cancellation.isCancelled }
      // Components that no fluid is in have labels after those of the fluids.
      let all = (0..<n).map { labels[$0] >= 0 ? labels[$0] : Int32(nodes.count) + parts.community[$0] }
      return CommunityEnsemble.Candidate(Membership(numbering: all), in: network)
    }
    try context.checkpoint(1)
    var best = CommunityEnsemble.Candidate(Membership(singletons: n), in: network)
    for (index, candidate) in found.enumerated() where index == 0 || candidate.isBetter(than: best) { best = candidate }
    let total = network.mass.reduce(0, +) / (graph.isDirected ? 1 : 2)
    return NodeGroups(
      best.membership.community.map(Int.init),
      figures: [.init("modularity", total > 0 ? best.value / (network.scale * total) : .nan)],
      notes: [
        "weights and directions ignored by the fluids; every tie counts 1 in the modularity",
        "\(min(communities, nodes.count)) fluids in the largest component",
        times == 1 ? "one start" : "the best of \(times) starts",
      ])
  }

  /// The community of every node; −1 for nodes in other components.
  private func flow(_ rows: NeighbourRows, _ nodes: [Int32], seed: UInt64, isRunning: () -> Bool) -> [Int32] {
    var random = SplitMix64(seed: seed)
    var labels = [Int32](repeating: -1, count: rows.nodeCount)
    let count = min(communities, nodes.count)
    for (label, index) in random.permutation(nodes.count).prefix(count).enumerated() {
      labels[Int(nodes[Int(index)])] = Int32(label)
    }
    var sizes = [Int](repeating: 1, count: count)
    var sums = [Int](repeating: 0, count: count)
    var (round, isMoving) = (0, true)
    while isMoving, round < iterations, isRunning() {
      isMoving = false
      round += 1
      for index in random.permutation(nodes.count) {
        let v = Int(nodes[Int(index)])
        var touched: [Int32] = []
        func meet(_ label: Int32) {
          guard label >= 0 else { return }
          if sums[Int(label)] == 0 { touched.append(label) }
          sums[Int(label)] += 1
        }
        meet(labels[v])
        for arc in rows.range(v) { meet(labels[Int(rows.targets[arc])]) }
        // Densities as fractions, compared without rounding.
        var best: [Int32] = []
        for label in touched {
          guard let first = best.first else {
            best = [label]
            continue
          }
          let (a, b) = (sums[Int(label)] * sizes[Int(first)], sums[Int(first)] * sizes[Int(label)])
          if a > b { best = [label] } else if a == b { best.append(label) }
        }
        for label in touched { sums[Int(label)] = 0 }
        guard !best.isEmpty, !best.contains(labels[v]) else { continue }
        let new = best[best.count == 1 ? 0 : random.next(below: best.count)]
        if labels[v] >= 0 { sizes[Int(labels[v])] -= 1 }
        sizes[Int(new)] += 1
        labels[v] = new
        isMoving = true
      }
    }
    return labels
  }
}
