import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// A small graph as a list of edges, for tests of centralities.
struct CentralityFixture {
  var nodeCount: Int
  var edges: [(from: Int, to: Int, weight: Double)]
  var isDirected: Bool

  init(_ nodeCount: Int, _ edges: [(Int, Int)], isDirected: Bool = false) {
    self.init(nodeCount, weighted: edges.map { ($0.0, $0.1, 1) }, isDirected: isDirected)
  }

  init(_ nodeCount: Int, weighted edges: [(Int, Int, Double)], isDirected: Bool = false) {
    self.nodeCount = nodeCount
    self.edges = edges.map { (from: $0.0, to: $0.1, weight: $0.2) }
    self.isDirected = isDirected
  }

  static func path(_ nodeCount: Int, isDirected: Bool = false) -> CentralityFixture {
    CentralityFixture(nodeCount, (1..<nodeCount).map { ($0 - 1, $0) }, isDirected: isDirected)
  }

  static func clique(_ nodeCount: Int) -> CentralityFixture {
    CentralityFixture(nodeCount, (0..<nodeCount).flatMap { a in (0..<a).map { ($0, a) } })
  }

  /// A random graph with whole weights 1...4, loops and parallel edges among them; the same for the same seed.
  static func random(_ seed: UInt64, nodes: Int, edges: Int, isDirected: Bool) -> CentralityFixture {
    var generator = TestGenerator(state: seed)
    let list = (0..<edges).map { _ in
      (generator.below(nodes), generator.below(nodes), Double(1 + generator.below(4)))
    }
    return CentralityFixture(nodes, weighted: list, isDirected: isDirected)
  }

  /// The id of a node; ids have the order of the numbers.
  static func id(_ node: Int) -> String { String(10_000 + node) }

  var source: PropertyGraph {
    get throws {
      var graph = PropertyGraph(schema: .open)
      for node in 0..<nodeCount { try graph.insert(Node(id: Self.id(node))) }
      for edge in edges {
        try graph.insert(
          Relation(from: Self.id(edge.from), to: Self.id(edge.to), properties: ["w": .real(edge.weight)]))
      }
      return graph
    }
  }

  func projected(
    weight: Projection.WeightMeaning? = nil, parallel: Projection.Parallel = .collapse,
    loops: Projection.Loops = .drop
  ) throws -> ProjectedGraph {
    var projection = Projection()
    projection.direction = isDirected ? .directed : .undirected
    projection.parallel = parallel
    projection.loops = loops
    // A sum is a weight, which needs a meaning.
    if parallel == .sum { projection.weightMeaning = .strength }
    if let weight {
      projection.weight = .property("w")
      projection.weightMeaning = weight
    }
    return try projection.apply(to: source)
  }

  /// The same graph with its nodes renamed and its edges in another order.
  func relabelled(_ newNumber: [Int]) -> CentralityFixture {
    var copy = self
    copy.edges = edges.reversed().map { (newNumber[$0.from], newNumber[$0.to], $0.weight) }
    return copy
  }
}

/// A linear congruential generator (the constants are those of Knuth's MMIX).
struct TestGenerator {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
    return order
  }
}

/// Whether two lists agree within 1e-9 of every value.
func agree(_ a: [Double], _ b: [Double], relative tolerance: Double = 1e-9) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { x, y in
      x == y || (x.isNaN && y.isNaN) || abs(x - y) <= tolerance * max(abs(x), abs(y))
    }
}

/// Whether two lists agree within 1e-9 of every value, or 1e-12 where one is nearly 0.
func nearlyAgree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= max(1e-12, 1e-9 * abs($1)) }
}

extension NodeScores {
  func column(_ name: String) -> [Double] { columns.first { $0.name == name }?.values ?? [] }
}
