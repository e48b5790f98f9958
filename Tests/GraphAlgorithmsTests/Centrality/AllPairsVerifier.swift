import GraphProjection

/// Distances and numbers of shortest paths between all pairs, straight from their definitions.
///
/// Distances by Floyd and Warshall; they must be whole numbers, so that they tie exactly. Each tie is a path of its own.
struct AllPairsVerifier {
  let count: Int
  var distance: [[Double]]
  var paths: [[Double]]

  init(_ graph: ProjectedGraph, ignoringDirections: Bool = false) {
    let n = graph.nodeCount
    count = n
    var arcs: [(from: Int, to: Int, length: Double)] = []
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      guard a != b else { continue }
      arcs.append((a, b, graph.weight(ofTie: tie)))
      if !graph.isDirected || ignoringDirections { arcs.append((b, a, graph.weight(ofTie: tie))) }
    }
    distance = Array(repeating: Array(repeating: .infinity, count: n), count: n)
    for node in 0..<n { distance[node][node] = 0 }
    for arc in arcs { distance[arc.from][arc.to] = min(distance[arc.from][arc.to], arc.length) }
    for middle in 0..<n {
      for a in 0..<n {
        for b in 0..<n { distance[a][b] = min(distance[a][b], distance[a][middle] + distance[middle][b]) }
      }
    }
    paths = Array(repeating: Array(repeating: 0, count: n), count: n)
    for source in 0..<n {
      paths[source][source] = 1
      let far = distance[source]
      for node in (0..<n).sorted(by: { far[$0] < far[$1] }) where node != source && far[node].isFinite {
        paths[source][node] =
          arcs.filter { $0.to == node && far[$0.from] + $0.length == far[node] }
          .reduce(0) { $0 + paths[source][$1.from] }
      }
    }
  }

  /// Σ σ(s, t | v) / σ(s, t) over ordered pairs.
  var orderedBetweenness: [Double] {
    (0..<count).map { v in
      var sum = 0.0
      for s in 0..<count where s != v {
        for t in 0..<count where t != v && t != s && distance[s][t].isFinite {
          if distance[s][v] + distance[v][t] == distance[s][t] { sum += paths[s][v] * paths[v][t] / paths[s][t] }
        }
      }
      return sum
    }
  }

  /// The finite distances between a node and the others, from it or to it.
  func distances(_ node: Int, incoming: Bool) -> [Double] {
    (0..<count).filter { $0 != node }.map { incoming ? distance[$0][node] : distance[node][$0] }.filter(\.isFinite)
  }
}
