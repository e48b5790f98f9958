import GraphAlgorithms
import GraphProjection

/// Small graphs for comparison with brute force, and what that needs.
enum SmallGraphs {
  /// Every undirected graph of up to `most` nodes, by the bits of its pairs.
  static func all(upTo most: Int) -> [CentralityFixture] {
    (0...most).flatMap { n -> [CentralityFixture] in
      let pairs = (0..<n).flatMap { a in (a + 1..<max(n, a + 1)).map { (a, $0) } }
      return (0..<(1 << pairs.count)).map { bits in
        CentralityFixture(n, pairs.indices.filter { bits & (1 << $0) != 0 }.map { pairs[$0] })
      }
    }
  }

  /// Seeded random graphs of three to eight nodes, with loops, parallel edges and weights.
  static func random(_ count: Int, isDirected: Bool = false) -> [CentralityFixture] {
    (0..<UInt64(count)).map { seed in
      let nodes = 3 + Int(seed % 6)
      return .random(seed + 100, nodes: nodes, edges: 2 + Int(seed * 7 % UInt64(3 * nodes)), isDirected: isDirected)
    }
  }

  static let karate = CentralityFixture(
    34, weighted: CommunityGraph.weightedKarate.ties.map { ($0.from, $0.to, $0.weight) })
}

extension CentralityFixture {
  /// Whether two different nodes are tied, in either direction.
  var undirectedMatrix: [[Bool]] {
    var matrix = [[Bool]](repeating: [Bool](repeating: false, count: nodeCount), count: nodeCount)
    for edge in edges where edge.from != edge.to {
      matrix[edge.from][edge.to] = true
      matrix[edge.to][edge.from] = true
    }
    return matrix
  }
}

/// The numbers whose bits are set.
func members(_ set: Int, of count: Int) -> [Int] { (0..<count).filter { set & (1 << $0) != 0 } }

extension [[Bool]] {
  /// Whether the nodes of a set are connected by their own ties.
  func isConnected(_ set: Int) -> Bool {
    guard set != 0 else { return false }
    var reached = set & -set
    while true {
      var next = reached
      for node in indices where reached & (1 << node) != 0 {
        for other in indices where self[node][other] && set & (1 << other) != 0 { next |= 1 << other }
      }
      if next == reached { return reached == set }
      reached = next
    }
  }
}

extension [Figures.Entry] {
  subscript(_ name: String) -> Figures.Value? { first { $0.name == name }?.value }
}
