import GraphProjection
import RelationGraph

/// A graph for the tests of communities, as numbers: the slow formulations work on these, not on the projected graph.
struct CommunityGraph {
  var nodeCount: Int
  var ties: [(from: Int, to: Int, weight: Double)]
  var isDirected = false
  var isWeighted = false

  init(_ nodeCount: Int, _ ties: [(Int, Int)], isDirected: Bool = false) {
    self.nodeCount = nodeCount
    self.ties = ties.map { ($0.0, $0.1, 1) }
    self.isDirected = isDirected
  }

  init(_ nodeCount: Int, weighted ties: [(Int, Int, Double)], isDirected: Bool = false) {
    self.nodeCount = nodeCount
    self.ties = ties.map { ($0.0, $0.1, $0.2) }
    self.isDirected = isDirected
    isWeighted = true
  }

  /// - Parameters:
  ///   - names: the place of every node in the order of ids; empty: as numbered.
  ///   - order: of insertion of the ties; empty: as given.
  func projected(names: [Int] = [], order: [Int] = []) throws -> ProjectedGraph {
    var graph = PropertyGraph(schema: .open)
    func id(_ node: Int) -> String { "n" + String(1000 + (names.isEmpty ? node : names[node])) }
    let nodes = order.isEmpty ? Array(0..<nodeCount) : (0..<nodeCount).reversed()
    for node in nodes { try graph.insert(Node(id: id(node))) }
    for index in order.isEmpty ? Array(ties.indices) : order {
      let tie = ties[index]
      try graph.insert(
        Relation(
          from: id(tie.from), to: id(tie.to), properties: isWeighted ? ["weight": .real(tie.weight)] : [:]))
    }
    var projection = Projection()
    projection.direction = isDirected ? .directed : .undirected
    projection.loops = .keep
    projection.parallel = .count
    if isWeighted && !ties.isEmpty {
      projection.weight = .property("weight")
      projection.weightMeaning = .strength
    }
    return try projection.apply(to: graph)
  }

  /// Q = 1/2m Σ_ij [A_ij − γ k_i k_j/2m] δ, directed 1/m Σ_ij [A_ij − γ k⁺_i k⁻_j/m] δ: the terms of every ordered pair.
  func modularityTerms(resolution: Double = 1) -> [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: nodeCount), count: nodeCount)
    for tie in ties {
      matrix[tie.from][tie.to] += tie.weight
      // A loop counts 2 on the diagonal.
      if !isDirected { matrix[tie.to][tie.from] += tie.weight }
    }
    let total = matrix.joined().reduce(0, +)
    let out = matrix.map { $0.reduce(0, +) }
    let incoming = (0..<nodeCount).map { j in matrix.reduce(0) { $0 + $1[j] } }
    return (0..<nodeCount).map { i in
      (0..<nodeCount).map { j in (matrix[i][j] - resolution * out[i] * incoming[j] / total) / total }
    }
  }

  func modularity(_ membership: [Int], resolution: Double = 1) -> Double {
    let terms = modularityTerms(resolution: resolution)
    var sum = 0.0
    for i in 0..<nodeCount {
      for j in 0..<nodeCount where membership[i] == membership[j] { sum += terms[i][j] }
    }
    return sum
  }

  /// The largest sum of terms over all partitions, by trying each of them.
  static func optimum(_ terms: [[Double]]) -> Double {
    let n = terms.count
    var blocks: [[Int]] = []
    var best = -Double.infinity
    func place(_ node: Int, _ sum: Double) {
      guard node < n else {
        best = max(best, sum)
        return
      }
      let own = sum + terms[node][node]
      for block in blocks.indices {
        let gain = blocks[block].reduce(0) { $0 + terms[node][$1] + terms[$1][node] }
        blocks[block].append(node)
        place(node + 1, own + gain)
        blocks[block].removeLast()
      }
      blocks.append([node])
      place(node + 1, own)
      blocks.removeLast()
    }
    place(0, 0)
    return best
  }

  /// Whether every group is connected by its own ties.
  func areConnected(_ groups: [[Int]]) -> Bool {
    groups.allSatisfy { group in
      let members = Set(group)
      var reached: Set<Int> = [group[0]]
      var hasGrown = true
      while hasGrown {
        hasGrown = false
        for tie in ties where tie.weight > 0 && members.contains(tie.from) && members.contains(tie.to) {
          if reached.contains(tie.from) != reached.contains(tie.to) {
            reached.formUnion([tie.from, tie.to])
            hasGrown = true
          }
        }
      }
      return reached.count == group.count
    }
  }
}

/// Random numbers of the tests: the same in every run.
struct TestRandom: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func number(below bound: Int) -> Int { Int(next() >> 33) % bound }

  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, number(below: last + 1)) }
    return order
  }

  /// Loops and parallel ties may occur.
  mutating func graph(nodes: Int, ties: Int, isDirected: Bool, isWeighted: Bool) -> CommunityGraph {
    let list = (0..<ties).map { _ in
      (number(below: nodes), number(below: nodes), isWeighted ? Double(1 + number(below: 99)) / 10 : 1)
    }
    return isWeighted
      ? CommunityGraph(nodes, weighted: list, isDirected: isDirected)
      : CommunityGraph(nodes, list.map { ($0.0, $0.1) }, isDirected: isDirected)
  }
}
