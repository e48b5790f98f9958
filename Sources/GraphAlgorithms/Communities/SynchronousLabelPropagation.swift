import GraphProjection

/// Synchronous label propagation: all nodes at once take the label that most of their neighbours have, a given number of times.
///
/// Every node begins with its own label. In each round it takes the most frequent label among its neighbours of the round before,
/// of equally frequent ones that of the smallest node; in a directed graph a neighbour with arcs both ways counts twice. Without
/// neighbours it keeps its own. Nothing is random: this is the community detection (CDLP) of the LDBC Graphalytics benchmark.
/// Labels may go to and fro for ever (on a bipartite graph they do), and nodes with one label need not be connected;
/// ``LabelPropagation`` has neither fault.
///
/// - Returns: ``NodeGroups`` with the figure `modularity`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances, for the modularity's sake.
/// - Complexity: O(m) a round; O(n + m) space.
///
/// U. N. Raghavan, R. Albert, S. Kumara (2007). https://doi.org/10.1103/PhysRevE.76.036106 —
/// A. Iosup et al. (2016). LDBC Graphalytics. https://doi.org/10.14778/3007263.3007270
///
/// NetworkX's `label_propagation_communities` is semi-synchronous; Neo4j GDS's label propagation is asynchronous by thread.
public struct SynchronousLabelPropagation: GraphAlgorithm {
  /// The number of rounds; fewer where nothing changes.
  public var iterations = 10

  public init() {}

  public static let card = AlgorithmCard(
    id: "synchronous-label-propagation", title: "Synchronous label propagation", family: .communities,
    summary:
      "Communities of nodes that have one label after some rounds in which all take the most frequent one around.",
    citations: [.raghavanAlbertKumara, .graphalytics],
    time: "O(m) a round", space: "O(n + m)", weights: .strength,
    direction: "either way; arcs both ways count twice")

  public static let parameters: [Parameter<Self>] = [.steps(\.iterations)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    let out = graph.neighbourRows(.outgoing)
    let into = graph.isDirected ? graph.neighbourRows(.incoming) : nil
    _ = try graph.tieStrengths(for: Self.card.id)
    var labels = (0..<graph.nodeCount).map(Int32.init)
    var rounds = 0
    while rounds < iterations {
      try context.checkpoint(Double(rounds) / Double(iterations))
      let round = MostFrequentLabels(labels: labels, into: into, context: context)
      let next = withKernelRows(out.offsets, out.targets, nil, round)
      rounds += 1
      if next == labels { break }
      labels = next
    }
    try context.checkpoint(1)
    return NodeGroups(
      labels, figures: [.init("modularity", try graph.modularity(of: labels.map(Int.init)))],
      notes: [
        "labels count neighbours, not weights", "\(rounds) \(rounds == 1 ? "round" : "rounds"), all nodes at once",
      ])
  }
}

/// One round: for every node the label that most of its neighbours have, of several the smallest.
private struct MostFrequentLabels: KernelWork {
  let labels: [Int32]
  /// The arcs to the nodes, where they are others than those from them.
  let into: NeighbourRows?
  let context: RunContext

  func run<Strengths: KernelStrengths>(_ out: KernelRows, _ strengths: Strengths) -> [Int32] {
    guard let into else { return found(out, nil, strengths) }
    return into.offsets.withUnsafeBufferPointer { offsets in
      into.targets.withUnsafeBufferPointer { targets in
        found(out, KernelRows(offsets: offsets, targets: targets), strengths)
      }
    }
  }

  private func found<Strengths: KernelStrengths>(
    _ out: KernelRows, _ into: KernelRows?, _ strengths: Strengths
  ) -> [Int32] {
    KernelArena.scoped { memory in
      let n = out.nodeCount
      let label = memory.array(labels)
      let next = memory.array(labels)
      let lanes = KernelLanes(context)
      let scratch = (0..<lanes.count).map { _ in LabelSums<Strengths>(n, memory) }
      lanes.forEach(n, size: 1024, isLarge: out.targets.count > 1 << 14) { lane, nodes in
        let sums = scratch[lane]
        for node in nodes {
          var touched = sums.add(out.range(node), out, strengths, label)
          if let into { touched = sums.add(into.range(node), into, strengths, label, after: touched) }
          var most: Strengths.Sum = 0
          for index in 0..<touched {
            let l = sums.touched[index]
            let sum = sums.sum[Int(l)]
            sums.sum[Int(l)] = 0
            guard sum > most || (sum == most && l < next[node]) else { continue }
            most = sum
            next[node] = l
          }
        }
      }
      return [Int32](UnsafeBufferPointer(start: next.base, count: n))
    }
  }
}
