/// The triangles of a signed network, by their signs, in all and at every tie.
struct SignedTriangles: Sendable {
  /// By the number of negative ties, 0 to 3.
  private(set) var census = [0, 0, 0, 0]
  /// The triangles that every tie is in, by the number of negative ties.
  private(set) var byEdge: [[Int32]]

  /// - Complexity: O(m·Δ) time with the largest degree Δ, O(n + m) space.
  init(_ network: SignedTies, in context: RunContext) throws(AlgorithmError) {
    // The edges of a node to larger ones, by these.
    let offsets = network.rows(.outgoing).offsets
    let edges = network.edges
    let parts = try context.chunked(edges.count, size: 4096) { chunk in
      var found: [(Int, Int, Int)] = []
      for first in chunk where !context.cancellation.isCancelled {
        // u < v < w: edges uv, uw, vw.
        let (u, v) = (Int(edges[first].from), Int(edges[first].to))
        var second = first + 1
        var third = offsets[v]
        while second < offsets[u + 1], third < offsets[v + 1] {
          let (a, b) = (edges[second].to, edges[third].to)
          if a == b { found.append((first, second, third)) }
          if a <= b { second += 1 }
          if b <= a { third += 1 }
        }
      }
      return found
    }
    byEdge = [[Int32]](repeating: [0, 0, 0, 0], count: edges.count)
    for triangle in parts.joined() {
      let ties = [triangle.0, triangle.1, triangle.2]
      let negatives = ties.count { edges[$0].sign < 0 }
      census[negatives] += 1
      for tie in ties { byEdge[tie][negatives] += 1 }
    }
  }

  var total: Int { census.reduce(0, +) }
}
