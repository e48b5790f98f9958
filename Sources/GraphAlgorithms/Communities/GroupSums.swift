import GraphProjection

/// The strengths of the groups of a partition: whole numbers, so that they are exact in any order.
struct GroupSums: Sendable {
  /// The strength of all ties.
  private(set) var total = 0.0
  /// Of the ties inside every group.
  private(set) var inside: [Double]
  /// Of the arcs from its nodes; in an undirected graph a loop counts twice.
  private(set) var outDegree: [Double]
  /// Of the arcs to its nodes; empty where the graph is undirected.
  private(set) var inDegree: [Double]

  /// - Parameter strengths: of every tie, whole numbers; `nil`: each 1.
  /// - Complexity: O(n + m).
  init(
    _ graph: ProjectedGraph, _ groups: Membership, strengths: [Double]?, in context: RunContext
  ) throws(AlgorithmError) {
    let zeros = [Double](repeating: 0, count: groups.count)
    (inside, outDegree, inDegree) = (zeros, zeros, graph.isDirected ? zeros : [])
    let arcs = graph.outgoing
    // A loop stands once in the rows of an undirected graph.
    let rows = RowSums(group: groups.community, doublesLoops: !graph.isDirected && graph.hasLoops, context: context)
    let sums = withKernelRows(arcs.offsets, arcs.targets, strengths.map { .large(arcs.values($0)) }, rows)
    try context.checkpoint()
    for (node, sum) in sums.enumerated() {
      let c = Int(groups.community[node])
      total += sum.degree
      outDegree[c] += sum.degree
      inside[c] += sum.inside
    }
    guard graph.isDirected else {
      total /= 2
      for c in inside.indices { inside[c] /= 2 }
      return
    }
    let incoming = graph.incoming
    let incomingStrengths = strengths.map(incoming.values)
    for node in 0..<graph.nodeCount {
      let sum = incomingStrengths?[incoming.range(node)].reduce(0, +) ?? Double(incoming.degree(node))
      inDegree[Int(groups.community[node])] += sum
    }
  }
}

/// The strength of every node, and that to its own group.
private struct RowSums: KernelWork {
  let group: [Int32]
  let doublesLoops: Bool
  let context: RunContext

  func run<Strengths: KernelStrengths>(
    _ rows: KernelRows, _ strengths: Strengths
  ) -> [(degree: Double, inside: Double)] {
    KernelArena.scoped { memory in
      let group = memory.array(group)
      let sums = memory.array(rows.nodeCount, repeating: (degree: 0.0, inside: 0.0))
      KernelLanes(context).forEach(rows.nodeCount, size: 4096, isLarge: rows.targets.count > 1 << 16) { _, nodes in
        for node in nodes {
          let own = group[node]
          var degree: Strengths.Sum = 0
          var inside: Strengths.Sum = 0
          for arc in rows.range(node) {
            let target = rows.target(arc)
            degree = strengths.adding(arc, to: degree)
            inside = strengths.adding(arc, to: inside, if: group[target] == own)
            guard doublesLoops, target == node else { continue }
            degree = strengths.adding(arc, to: degree)
            inside = strengths.adding(arc, to: inside)
          }
          sums[node] = (Strengths.real(degree), Strengths.real(inside))
        }
      }
      return Array(UnsafeBufferPointer(start: sums.base, count: rows.nodeCount))
    }
  }
}
