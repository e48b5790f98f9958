import GraphAlgorithms
import GraphProjection
import Testing

/// A graph so small that everything can be tried: sets of nodes are the bits of numbers.
struct TinyGraph {
  let graph: ProjectedGraph
  let ties: [(from: Int, to: Int, weight: Double)]

  var n: Int { graph.nodeCount }
  var isDirected: Bool { graph.isDirected }
  /// All sets of nodes.
  var sets: Range<Int> { 0..<1 << n }

  init(_ graph: ProjectedGraph) {
    self.graph = graph
    ties = (0..<graph.tieCount).map { tie in
      let ends = graph.ends(ofTie: tie)
      return (ends.from, ends.to, graph.weight(ofTie: tie))
    }
  }

  /// Ties as they lead from node to node; those of an undirected graph both ways.
  var arcs: [(from: Int, to: Int, tie: Int)] {
    ties.indices.flatMap { tie in
      let (a, b) = (ties[tie].from, ties[tie].to)
      return isDirected || a == b ? [(a, b, tie)] : [(a, b, tie), (b, a, tie)]
    }
  }

  /// The nodes that every node has an arc to, itself left out.
  var successors: [Int] {
    var rows = [Int](repeating: 0, count: n)
    for arc in arcs where arc.from != arc.to { rows[arc.from] |= 1 << arc.to }
    return rows
  }

  /// The nodes that every node is tied to in either direction.
  var neighbours: [Int] {
    var rows = [Int](repeating: 0, count: n)
    for tie in ties where tie.from != tie.to {
      rows[tie.from] |= 1 << tie.to
      rows[tie.to] |= 1 << tie.from
    }
    return rows
  }

  func members(_ set: Int) -> [Int] { (0..<n).filter { set >> $0 & 1 == 1 } }

  /// The nodes reached within a set, the start among them.
  func reached(from start: Int, within set: Int, along rows: [Int]) -> Int {
    var (reached, before) = (1 << start, 0)
    while reached != before {
      before = reached
      for node in members(before) { reached |= rows[node] & set }
    }
    return reached
  }

  func isConnected(_ set: Int, along rows: [Int]) -> Bool {
    members(set).first.map { reached(from: $0, within: set, along: rows) == set } ?? true
  }

  /// The distances between all nodes, infinite where there is no way; one a tie without lengths.
  func distances(ignoringDirections: Bool = false, within set: Int = -1) -> [[Double]] {
    var distance = (0..<n).map { a in (0..<n).map { a == $0 ? 0 : Double.infinity } }
    for arc in arcs where set >> arc.from & 1 == 1 && set >> arc.to & 1 == 1 {
      let length = ties[arc.tie].weight
      distance[arc.from][arc.to] = min(distance[arc.from][arc.to], length)
      if ignoringDirections { distance[arc.to][arc.from] = min(distance[arc.to][arc.from], length) }
    }
    for k in 0..<n {
      for a in 0..<n { for b in 0..<n { distance[a][b] = min(distance[a][b], distance[a][k] + distance[k][b]) } }
    }
    return distance
  }

  /// A way through different nodes.
  struct Way {
    var nodes: [Int]
    var ties: [Int]
    /// The sum of the weights of its ties.
    var length: Double

    var key: (Double, Int, [Int]) { (length, ties.count, nodes) }
    var inner: Int { nodes.dropFirst().dropLast().reduce(0) { $0 | 1 << $1 } }
    var tieSet: Int { ties.reduce(0) { $0 | 1 << $1 } }
  }

  /// Every way between two nodes that meets no node twice; parallel ties make several.
  func ways(from start: Int, to end: Int) -> [Way] {
    var arcsFrom = [[(to: Int, tie: Int)]](repeating: [], count: n)
    for arc in arcs { arcsFrom[arc.from].append((arc.to, arc.tie)) }
    var found: [Way] = []
    func extend(_ way: Way, _ node: Int, _ met: Int) {
      guard node != end else { return found.append(way) }
      for arc in arcsFrom[node] where met >> arc.to & 1 == 0 {
        extend(
          Way(nodes: way.nodes + [arc.to], ties: way.ties + [arc.tie], length: way.length + ties[arc.tie].weight),
          arc.to, met | 1 << arc.to)
      }
    }
    extend(Way(nodes: [start], ties: [], length: 0), start, 1 << start)
    return found
  }

  /// Pairs of nodes to look at: few where any other pair is one of these in another graph.
  var pairs: [(from: Int, to: Int)] {
    guard n > 0 else { return [] }
    let all = (0..<n).flatMap { a in (0..<n).map { (from: a, to: $0) } }
    return n < 5 || isDirected ? all : n == 5 ? [(0, 4), (3, 1), (2, 2)] : [(0, n - 1), (3, 1), (2, 5), (4, 0)]
  }

  /// The options of the ends of a path.
  func ends(_ pair: (from: Int, to: Int)) -> [(name: String, value: String)] {
    [("from", CentralityFixture.id(pair.from)), ("to", CentralityFixture.id(pair.to))]
  }

  /// Records an issue that shows the graph.
  func expect(
    _ isRight: Bool, _ what: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard !isRight else { return }
    let list = ties.map { "\($0.from)\(isDirected ? ">" : "-")\($0.to):\($0.weight)" }.joined(separator: " ")
    Issue.record("\(what()); \(n) nodes, ties \(list)", sourceLocation: sourceLocation)
  }
}

/// Every undirected graph of up to five nodes, every directed one of up to three, and seeded random ones.
enum TinyGraphs {
  /// 1100, and 200 of six to eight nodes; weights are 1...4. Every fourth of these has loops and parallel ties.
  static let undirectedFixtures: [CentralityFixture] =
    (0...5).flatMap { n in
      (0..<1 << (n * (n - 1) / 2)).map { fixture(n, isDirected: false, bits: $0, seed: $0) }
    }
    + (0..<200).map { seed in
      var random = TestGenerator(state: UInt64(7000 + seed))
      let n = 6 + seed % 3
      let few = n - 2 + random.below(14 - n)
      if seed % 4 == 0 {
        return .random(UInt64(seed), nodes: n, edges: few, isDirected: false)
      }
      let count = n * (n - 1) / 2
      let chosen = random.permutation(count).prefix(seed % 2 == 0 ? few : random.below(count + 1))
      return fixture(n, isDirected: false, bits: chosen.reduce(0) { $0 | 1 << $1 }, seed: seed)
    }

  /// 70, and 300 of up to five nodes; every fifth of these has loops and parallel ties.
  static let directedFixtures: [CentralityFixture] =
    (0...3).flatMap { n in (0..<1 << (n * max(0, n - 1))).map { fixture(n, isDirected: true, bits: $0, seed: $0) } }
    + (0..<300).map { seed in
      var random = TestGenerator(state: UInt64(8000 + seed))
      let n = 1 + seed % 5
      if seed % 5 == 3 {
        return .random(UInt64(seed), nodes: n, edges: random.below(11), isDirected: true)
      }
      let bits = (0..<n * (n - 1)).reduce(0) { $0 | (random.below(5) <= seed % 4 ? 1 << $1 : 0) }
      return fixture(n, isDirected: true, bits: bits, seed: seed)
    }

  private static func fixture(_ n: Int, isDirected: Bool, bits: Int, seed: Int) -> CentralityFixture {
    var random = TestGenerator(state: UInt64(9000 + seed))
    let pairs = (0..<n).flatMap { a in (0..<n).filter { isDirected ? $0 != a : $0 > a }.map { (a, $0) } }
    return CentralityFixture(
      n,
      weighted: pairs.indices.filter { bits >> $0 & 1 == 1 }.map {
        (pairs[$0].0, pairs[$0].1, Double(1 + random.below(4)))
      }, isDirected: isDirected)
  }

  /// - Parameter weight: Of every tie by that of the fixture; `nil`: as it is.
  static func projected(
    _ fixtures: [CentralityFixture], meaning: Projection.WeightMeaning? = nil, weight: ((Double) -> Double)? = nil
  ) throws -> [TinyGraph] {
    try fixtures.map { fixture in
      var fixture = fixture
      if let weight {
        for edge in fixture.edges.indices { fixture.edges[edge].weight = weight(fixture.edges[edge].weight) }
      }
      // A graph without relations has no property to weight by.
      return TinyGraph(
        try fixture.projected(weight: fixture.edges.isEmpty ? nil : meaning, parallel: .count, loops: .keep))
    }
  }

  static func plain() throws -> [TinyGraph] { try projected(undirectedFixtures) + projected(directedFixtures) }

  static func weighted(_ meaning: Projection.WeightMeaning) throws -> [TinyGraph] {
    try projected(undirectedFixtures, meaning: meaning) + projected(directedFixtures, meaning: meaning)
  }
}
