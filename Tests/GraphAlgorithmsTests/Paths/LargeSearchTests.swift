import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// Searches from one node on graphs large enough for steps that several threads take, against plain ones.
@Suite struct LargeSearchTests {
  /// Arcs as a list, and the graph of them with `rewired`, which takes no property graph of that size.
  struct Network: CustomTestStringConvertible {
    let name: String
    let graph: ProjectedGraph
    var testDescription: String { name }

    /// The neighbours to which arcs lead, with the lengths.
    func rows(of graph: ProjectedGraph) -> [[(node: Int, length: Double)]] {
      var rows = Array(repeating: [(node: Int, length: Double)](), count: graph.nodeCount)
      for tie in 0..<graph.tieCount {
        let (ends, length) = (graph.ends(ofTie: tie), graph.weight(ofTie: tie))
        rows[ends.from].append((ends.to, length))
        if !graph.isDirected, ends.from != ends.to { rows[ends.to].append((ends.from, length)) }
      }
      return rows
    }

    /// - Parameter lengths: of the tie with a random number.
    init(
      _ name: String, nodes: Int, directed: Bool = false, ends: [(Int, Int)],
      length: ((inout TestGenerator) -> Double)? = nil
    ) throws {
      self.name = name
      var generator = TestGenerator(state: 7)
      let base = CentralityFixture(nodes, [], isDirected: directed)
      graph = try base.projected(weight: length == nil ? nil : .distance, loops: .keep)
        .rewired(
          ends.map { (Int32($0.0), Int32($0.1)) },
          weights: length.map { length in ends.map { _ in length(&generator) } })
    }
  }

  static func random(_ nodes: Int, _ ties: Int, seed: UInt64) -> [(Int, Int)] {
    var generator = TestGenerator(state: seed)
    return (0..<ties).map { _ in (generator.below(nodes), generator.below(nodes)) }
  }

  /// A few nodes with many ties each, the rest in a ring.
  static func hubs(_ nodes: Int) -> [(Int, Int)] {
    var generator = TestGenerator(state: 3)
    var ends = (0..<nodes - 100).map { ($0, $0 + 1) }
    for _ in 0..<4 * nodes { ends.append((generator.below(20), generator.below(nodes))) }
    return ends
  }

  static func grid(_ side: Int) -> [(Int, Int)] {
    var ends: [(Int, Int)] = []
    for node in 0..<side * side {
      if node % side < side - 1 { ends.append((node, node + 1)) }
      if node + side < side * side { ends.append((node, node + side)) }
    }
    return ends
  }

  static var unweighted: [Network] {
    get throws {
      [
        try Network("random", nodes: 3000, ends: random(3000, 20000, seed: 1)),
        try Network("random, directed", nodes: 3000, directed: true, ends: random(3000, 20000, seed: 2)),
        try Network("sparse, many parts", nodes: 4000, ends: random(4000, 2500, seed: 3)),
        try Network("hubs", nodes: 5000, ends: hubs(5000)),
        try Network("hubs, directed", nodes: 5000, directed: true, ends: hubs(5000)),
        try Network("grid", nodes: 2500, ends: grid(50)),
        try Network("no ties", nodes: 3, ends: []),
      ]
    }
  }

  static var weighted: [Network] {
    get throws {
      func whole(_ g: inout TestGenerator) -> Double { Double(1 + g.below(255)) }
      func cents(_ g: inout TestGenerator) -> Double { Double(1 + g.below(40_000)) / 100 }
      func real(_ g: inout TestGenerator) -> Double { Double(1 + g.below(1 << 31)) / 7 }
      // Most lengths are far beyond what the first buckets hold.
      func uneven(_ g: inout TestGenerator) -> Double { g.below(3) == 0 ? 1e7 * Double(1 + g.below(50)) : 1e-3 }
      return [
        try Network("whole", nodes: 3000, ends: random(3000, 20000, seed: 1), length: whole),
        try Network("whole, directed", nodes: 3000, directed: true, ends: random(3000, 20000, seed: 1), length: whole),
        try Network("cents", nodes: 3000, ends: hubs(3000), length: cents),
        try Network("cents, grid", nodes: 2500, ends: grid(50), length: cents),
        try Network("real", nodes: 9000, ends: random(9000, 70_000, seed: 4), length: real),
        try Network("real, directed", nodes: 9000, directed: true, ends: random(9000, 70_000, seed: 4), length: real),
        try Network("uneven", nodes: 2500, ends: grid(50), length: uneven),
        try Network("uneven, sparse", nodes: 4000, ends: random(4000, 2500, seed: 3), length: uneven),
      ]
    }
  }

  /// By relaxing arcs until nothing changes: the distance, and how many different neighbours end a shortest way.
  private func plain(_ network: Network, from source: Int) -> (distance: [Double], predecessors: [Double]) {
    let rows = network.rows(of: network.graph)
    var distance = Array(repeating: Double.infinity, count: rows.count)
    distance[source] = 0
    var queue = [source]
    var isWaiting = Array(repeating: false, count: rows.count)
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      isWaiting[node] = false
      for arc in rows[node] where distance[node] + arc.length < distance[arc.node] {
        distance[arc.node] = distance[node] + arc.length
        if !isWaiting[arc.node] { queue.append(arc.node) }
        isWaiting[arc.node] = true
      }
    }
    var before = Array(repeating: Set<Int>(), count: rows.count)
    for (node, row) in rows.enumerated() where distance[node] < .infinity {
      for arc in row where arc.node != node && distance[node] + arc.length <= distance[arc.node] * (1 + 1e-10) {
        before[arc.node].insert(node)
      }
    }
    return (
      distance.map { $0 < .infinity ? $0 : .nan },
      distance.indices.map { distance[$0] < .infinity ? ($0 == source ? 0 : Double(before[$0].count)) : .nan }
    )
  }

  private func same(_ a: [Double], _ b: [Double]) -> Bool { a.map(\.bitPattern) == b.map(\.bitPattern) }

  @Test(arguments: try unweighted) func hops(_ network: Network) throws {
    try compare(network) { source, countsPredecessors, context in
      var search = HopsFrom()
      (search.from, search.predecessors) = (source, countsPredecessors)
      return try search.run(on: network.graph, in: context)
    }
  }

  @Test(arguments: try weighted) func distances(_ network: Network) throws {
    try compare(network) { source, countsPredecessors, context in
      var search = DistancesFrom()
      (search.from, search.predecessors) = (source, countsPredecessors)
      return try search.run(on: network.graph, in: context)
    }
  }

  /// From two sources, with one to four workers, with and without numbers of predecessors.
  private func compare(
    _ network: Network, with search: (_ source: String, _ countsPredecessors: Bool, RunContext) throws -> NodeScores
  ) throws {
    for source in [0, network.graph.nodeCount / 2] {
      let expected = plain(network, from: source)
      for workers in 1...4 {
        let context = RunContext(workers: workers)
        let both = try search(network.graph.nodeID(source), true, context)
        #expect(same(both.column("distance"), expected.distance))
        #expect(same(both.column("predecessors"), expected.predecessors))
        let alone = try search(network.graph.nodeID(source), false, context)
        #expect(alone.columns.map(\.name) == ["distance"])
        #expect(same(alone.values, expected.distance))
      }
    }
  }

  @Test(arguments: try unweighted) func components(_ network: Network) throws {
    var roots = Array(0..<network.graph.nodeCount)
    var changes = true
    while changes {
      changes = false
      for tie in 0..<network.graph.tieCount {
        let ends = network.graph.ends(ofTie: tie)
        let low = min(roots[ends.from], roots[ends.to])
        guard roots[ends.from] != low || roots[ends.to] != low else { continue }
        (roots[ends.from], roots[ends.to], changes) = (low, low, true)
      }
    }
    let expected = Set(Dictionary(grouping: roots.indices, by: { roots[$0] }).values.map(Set.init))
    for workers in 1...4 {
      let found = try WeakComponents().run(on: network.graph, in: RunContext(workers: workers))
      #expect(Set(found.groups.map { Set($0) }) == expected)
      #expect(found == (try WeakComponents().run(on: network.graph)))
    }
  }

  /// A strength w has the length 1/w, whatever form the weights stand in.
  @Test func strengths() throws {
    for network in try Self.weighted {
      var projection = network.graph.projection
      projection.weightMeaning = .strength
      let graph = try projection.apply(
        to: CentralityFixture(network.graph.nodeCount, [], isDirected: network.graph.isDirected).source)
      let ends = (0..<network.graph.tieCount).map { network.graph.ends(ofTie: $0) }
      let inverse = graph.rewired(
        ends.map { (Int32($0.from), Int32($0.to)) }, weights: network.graph.tieWeights?.map { 1 / $0 })
      var search = DistancesFrom()
      search.from = network.graph.nodeID(0)
      #expect(agree(try search.run(on: inverse).values, try search.run(on: network.graph).values, relative: 1e-12))
    }
  }

  @Test func cancelledSearches() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let network = try Network("cancelled", nodes: 2500, ends: Self.grid(50)) { _ in 1 }
    let search = try DistancesFrom.configured([("from", network.graph.nodeID(0))])
    for workers in [1, 2] {
      let context = RunContext(workers: workers, cancellation: cancellation)
      #expect(throws: AlgorithmError.cancelled) { try search.run(on: network.graph, in: context) }
    }
  }
}
