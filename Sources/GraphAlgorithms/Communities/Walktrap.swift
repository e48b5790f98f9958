import GraphProjection

/// Walktrap: communities of nodes from which short random walks lead to the same places.
///
/// Pᵗ_i is the distribution of a walk of t steps from node i; of a community it is the mean over its nodes. Communities are near
/// each other where these distributions are:
///
///     r²(C, D) = Σ_k (Pᵗ_C(k) − Pᵗ_D(k))² / d(k)
///
/// Beginning with single nodes, the two neighbouring communities are united that raise Ward's criterion least,
/// |C||D|/(|C| + |D|) · r². As in the authors' program every node has a loop of the mean strength of its ties, so that walks of even
/// and odd length mix; other loops, and directions, are ignored. Of equal distances the pair with the smallest first nodes is united.
///
/// Options: `steps` t, 1 ≤ t ≤ 1000, default 4; `communities`: 0, the default, is the level of the highest modularity; another number
/// the level with that many, or with as many as there are components. At most 10,000 nodes.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity`. Every community is connected.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances,
///   ``AlgorithmError/limit(_:hint:)`` for too many nodes.
/// - Complexity: O(n·m·(t + d)) with d the depth of the hierarchy; O(n²) space.
///
/// P. Pons, M. Latapy (2005). Computing communities in large networks using random walks. Computer and Information Sciences, ISCIS
/// 2005. https://doi.org/10.1007/11569596_31
///
/// The authors' program and igraph only estimate the distance to a community that was a neighbour of one of two united ones, and
/// where the estimate is too large they unite others first: 4 steps on Zachary's karate club give Q = 0.3532 there and 0.4198 here.
public struct Walktrap: GraphAlgorithm {
  /// The largest number of nodes.
  public static let nodeLimit = 10_000
  /// t.
  public var steps = 4
  /// 0: as many as are best.
  public var communities = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "walktrap",
    title: "Walktrap communities",
    family: .communities,
    summary: "Communities of nodes from which short random walks lead to the same places.",
    citations: [
      Citation(
        "P. Pons, M. Latapy", 2005, "Computing communities in large networks using random walks",
        "Computer and Information Sciences (ISCIS)", doi: "10.1007/11569596_31")
    ],
    time: "O(n·m·(t + d)), d the depth of the hierarchy", space: "O(n²)", weights: .strength, direction: "ignored")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 16), nodes: Self.nodeLimit) }

  public static let parameters: [Parameter<Self>] = [
    .integer("steps", \.steps, in: 1...1000, help: "t: the length of walks"),
    .integer("communities", \.communities, in: 0...Int.max, help: "how many; 0: of the highest modularity"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: Self.nodeLimit, for: Self.card.id, hint: "filter the graph, or use 'leiden'")
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: 1)
    var places = try walks(network, in: context)
    var sizes = [Double](repeating: 1, count: n)
    func distance(_ a: Int, _ b: Int, _: Double) -> Double {
      var sum = 0.0
      for k in 0..<n {
        let difference = places[a][k] - places[b][k]
        sum += difference * difference
      }
      return sum * sizes[a] * sizes[b] / (sizes[a] + sizes[b])
    }
    var agglomeration = Agglomeration(network, cost: distance)
    var united = 0
    var isUniting = true
    while isUniting {
      try context.checkpoint(0.3 + 0.7 * Double(united) / Double(max(1, n)))
      isUniting = agglomeration.step(
        mayUnite: { _ in true },
        unite: { a, b in
          let total = sizes[a] + sizes[b]
          let (share, rest) = (sizes[a] / total, sizes[b] / total)
          for k in 0..<n { places[a][k] = share * places[a][k] + rest * places[b][k] }
          places[b] = []
          sizes[a] = total
        }, cost: distance)
      united += 1
    }
    let tree = agglomeration.tree
    let found = communities > 0 ? tree.membership(communities: communities) : tree.bestMembership(in: network)
    let membership = found.community.map(Int.init)
    return NodeGroups(
      membership, figures: [.init("modularity", try graph.modularity(of: membership))],
      notes: graph.modularityNotes(resolution: 1) + [
        "walks of \(steps) steps; every node has a loop of the mean strength of its ties",
        communities > 0 ? "the level nearest to \(communities) communities" : "the level of the highest modularity",
      ])
  }

  /// Pᵗ_i(k)/√d(k) for all nodes i.
  private func walks(_ network: CommunityNetwork, in context: RunContext) throws(AlgorithmError) -> [[Double]] {
    let n = network.nodeCount
    var loops = [Double](repeating: 1, count: n)
    var degrees = loops
    for node in 0..<n {
      let range = network.offsets[node]..<network.offsets[node + 1]
      guard !range.isEmpty else { continue }
      let sum = network.strengths.map { $0.sum(range) } ?? Double(range.count)
      loops[node] = sum / Double(range.count)
      degrees[node] = sum + loops[node]
    }
    let steps = self.steps
    return try context.chunked(n, size: 16) { [loops, degrees] chunk in
      chunk.map { start -> [Double] in
        var place = [Double](repeating: 0, count: n)
        place[start] = 1
        var next = place
        for _ in 0..<steps where !context.cancellation.isCancelled {
          for node in 0..<n { next[node] = place[node] * loops[node] / degrees[node] }
          for node in 0..<n where place[node] > 0 {
            let share = place[node] / degrees[node]
            for arc in network.offsets[node]..<network.offsets[node + 1] {
              next[Int(network.targets[arc])] += share * (network.strengths?[arc] ?? 1)
            }
          }
          swap(&place, &next)
        }
        for node in 0..<n { place[node] /= degrees[node].squareRoot() }
        return place
      }
    }.flatMap(\.self)
  }
}
