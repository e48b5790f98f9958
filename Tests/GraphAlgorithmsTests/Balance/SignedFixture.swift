import GraphProjection
import RelationGraph

@testable import GraphAlgorithms

/// A small signed graph as a list of edges.
struct SignedFixture {
  var nodeCount: Int
  var edges: [(from: Int, to: Int, sign: Int)]

  init(_ nodeCount: Int, _ edges: [(Int, Int, Int)]) {
    self.nodeCount = nodeCount
    self.edges = edges.map { (from: $0.0, to: $0.1, sign: $0.2) }
  }

  /// A third of the edges is negative; loops and pairs of both signs are among them.
  static func random(_ seed: UInt64, nodes: Int, edges: Int) -> SignedFixture {
    var generator = TestGenerator(state: seed)
    let list = (0..<edges).map { _ in
      (generator.below(nodes), generator.below(nodes), generator.below(3) == 0 ? -1 : 1)
    }
    return SignedFixture(nodes, list)
  }

  /// A clique whose signs are the digits of a number.
  static func digits(_ number: Int, nodes: Int) -> SignedFixture {
    var rest = number
    var edges: [(Int, Int, Int)] = []
    for a in 0..<nodes {
      for b in 0..<a {
        if rest % 3 > 0 { edges.append((b, a, rest % 3 == 1 ? 1 : -1)) }
        rest /= 3
      }
    }
    return SignedFixture(nodes, edges)
  }

  /// Pairs with one sign.
  var signs: [[Int]] {
    var found = [[Set<Int>]](repeating: [Set<Int>](repeating: [], count: nodeCount), count: nodeCount)
    for edge in edges where edge.from != edge.to {
      found[edge.from][edge.to].insert(edge.sign)
      found[edge.to][edge.from].insert(edge.sign)
    }
    return found.map { $0.map { $0.count == 1 ? $0.first ?? 0 : 0 } }
  }

  /// - Parameter parallel: Collapsed ties have the sign of most.
  func projected(
    isDirected: Bool = false, parallel: Projection.Parallel = .count, loops: Projection.Loops = .keep
  ) throws -> ProjectedGraph {
    var graph = PropertyGraph(schema: .open)
    for node in 0..<nodeCount { try graph.insert(Node(id: CentralityFixture.id(node))) }
    for edge in edges {
      var relation = Relation(from: CentralityFixture.id(edge.from), to: CentralityFixture.id(edge.to))
      relation.sign = edge.sign < 0 ? .negative : .positive
      try graph.insert(relation)
    }
    var projection = Projection()
    (projection.direction, projection.parallel, projection.loops) = (
      isDirected ? .directed : .undirected, parallel, loops
    )
    return try projection.apply(to: graph)
  }

  /// The fewest frustrated ties over all divisions into two.
  var lineIndex: Int {
    let signs = signs
    return (0..<(1 << max(0, nodeCount - 1))).map { mask in
      var count = 0
      for a in 0..<nodeCount {
        for b in 0..<a where signs[a][b] != 0 {
          if ((mask >> a ^ mask >> b) & 1 == 0) != (signs[a][b] > 0) { count += 1 }
        }
      }
      return count
    }.min() ?? 0
  }
}

extension Figures {
  func integer(_ name: String) -> Int? {
    if case .integer(let value)? = self[name] { value } else { nil }
  }

  func flag(_ name: String) -> Bool? {
    if case .flag(let value)? = self[name] { value } else { nil }
  }
}
