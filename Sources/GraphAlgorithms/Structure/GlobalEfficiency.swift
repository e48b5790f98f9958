import GraphProjection

/// Global and local efficiency: how short the ways are, in the whole and around every node.
///
/// - `global_efficiency`: the mean of 1/d over the ordered pairs of different nodes, 0 for pairs out of reach; undefined for fewer
///   than two nodes.
/// - `local_efficiency`: the mean over all nodes of the global efficiency of the subgraph of the node's neighbours, without the node;
///   0 for nodes with fewer than two neighbours. It tells how well the neighbours of a node do when that fails.
///
/// Distances are counted in ties and follow their direction; neighbours are those in either direction. Weights are ignored, so that
/// both are between 0 and 1.
///
/// It has no options.
///
/// - Returns: ``Figures`` with the names above.
/// - Complexity: O(n·m) for the global one, O(Σ d(v)(d(v) + t(v))) for the local one with t(v) ties among the neighbours; O(n + m)
///   space.
///
/// V. Latora, M. Marchiori (2001). Efficient behavior of small-world networks. Physical Review Letters 87.
/// https://doi.org/10.1103/PhysRevLett.87.198701
///
/// NetworkX has both for undirected graphs, with 0 for an undefined one; igraph's local efficiency measures distances in the whole
/// graph without the node, not within the neighbourhood, and is larger for that.
public struct GlobalEfficiency: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "global-efficiency",
    title: "Global and local efficiency",
    family: .structure,
    summary: "How short the ways are, in the whole graph and among the neighbours of a node.",
    citations: [
      Citation(
        "V. Latora, M. Marchiori", 2001, "Efficient behavior of small-world networks", "Physical Review Letters 87",
        doi: "10.1103/PhysRevLett.87.198701")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored,
    direction: "followed; neighbours are those in either direction")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let whole = try DistanceTotals(of: graph, .out, lengths: nil, in: context.quiet).inverseSum.reduce(0, +)
    let (both, forward) = (graph.neighbourRows(.both), graph.neighbourRows(.outgoing))
    let parts = try context.chunked(n, size: max(32, (n + 255) / 256)) { chunk in
      var neighbourhood = Neighbourhood(nodeCount: n)
      return chunk.reduce(0.0) { sum, node in
        context.cancellation.isCancelled ? sum : sum + neighbourhood.efficiency(of: node, both, forward)
      }
    }
    return Figures(
      [
        Figures.Entry("global_efficiency", n > 1 ? .real(whole / (Double(n) * Double(n - 1))) : .undefined),
        Figures.Entry("local_efficiency", n > 0 ? .real(parts.reduce(0, +) / Double(n)) : .undefined),
      ],
      notes: [
        "mean of 1/distance over all ordered pairs, 0 for those out of reach; distances in ties, weights ignored",
        "local: within the subgraph of the neighbours; 0 for a node with fewer than two",
      ])
  }
}

/// The subgraph of the neighbours of a node, in the same memory for one node after another.
private struct Neighbourhood {
  private var place: [Int32]
  private var offsets: [Int] = []
  private var targets: [Int32] = []
  private var distance: [Int32] = []
  private var queue: [Int32] = []

  init(nodeCount: Int) { place = [Int32](repeating: -1, count: nodeCount) }

  mutating func efficiency(of node: Int, _ both: NeighbourRows, _ forward: NeighbourRows) -> Double {
    let members = both.targets[both.range(node)]
    let k = members.count
    guard k > 1 else { return 0 }
    for (index, member) in members.enumerated() { place[Int(member)] = Int32(truncatingIfNeeded: index) }
    offsets = [0]
    targets.removeAll(keepingCapacity: true)
    for member in members {
      for arc in forward.range(Int(member)) where place[Int(forward.targets[arc])] >= 0 {
        targets.append(place[Int(forward.targets[arc])])
      }
      offsets.append(targets.count)
    }
    for member in members { place[Int(member)] = -1 }
    var counts: [Int] = []
    for source in 0..<k { count(from: source, of: k, into: &counts) }
    let sum = counts.enumerated().reduce(0.0) { $0 + Double($1.element) / Double($1.offset + 1) }
    return sum / (Double(k) * Double(k - 1))
  }

  /// Adds the number of members at every distance from one.
  private mutating func count(from source: Int, of k: Int, into counts: inout [Int]) {
    distance.removeAll(keepingCapacity: true)
    distance.append(contentsOf: repeatElement(-1, count: k))
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(source))
    distance[source] = 0
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      for arc in offsets[node]..<offsets[node + 1] where distance[Int(targets[arc])] < 0 {
        let far = distance[node] + 1
        distance[Int(targets[arc])] = far
        if counts.count < far { counts.append(0) }
        counts[Int(far) - 1] += 1
        queue.append(targets[arc])
      }
    }
  }
}
