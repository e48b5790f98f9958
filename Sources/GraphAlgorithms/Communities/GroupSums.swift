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
    let group = groups.community
    let arcs = graph.outgoing
    let ties = strengths == nil ? [] : arcs.ties
    // A loop stands once in a row of an undirected graph.
    let loops = !graph.isDirected && graph.hasLoops ? 2.0 : 1.0
    let sums = try context.quiet.chunked(graph.nodeCount, size: 4096) { nodes in
      nodes.map { node -> (degree: Double, inside: Double) in
        let own = group[node]
        var degree = 0.0
        var inner = 0.0
        for arc in arcs.range(node) {
          let target = Int(arcs.targets[arc])
          let strength = (strengths?[Int(ties[arc])] ?? 1) * (target == node ? loops : 1)
          degree += strength
          inner += group[target] == own ? strength : 0
        }
        return (degree, inner)
      }
    }
    var node = 0
    for chunk in sums {
      for sum in chunk {
        let c = Int(group[node])
        total += sum.degree
        outDegree[c] += sum.degree
        inside[c] += sum.inside
        node += 1
      }
    }
    guard graph.isDirected else {
      total /= 2
      for c in inside.indices { inside[c] /= 2 }
      return
    }
    let incoming = graph.incoming
    let incomingTies = strengths == nil ? [] : incoming.ties
    for node in 0..<graph.nodeCount {
      for arc in incoming.range(node) { inDegree[Int(group[node])] += strengths?[Int(incomingTies[arc])] ?? 1 }
    }
  }
}
