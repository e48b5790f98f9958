import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Components")
struct ComponentTests {
  /// The verifier: which nodes each node reaches, by Warshall's closure.
  private func closure(of graph: ProjectedGraph, isDirected: Bool) -> [[Bool]] {
    let n = graph.nodeCount
    var reaches = (0..<n).map { node in (0..<n).map { $0 == node } }
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      reaches[a][b] = true
      if !isDirected { reaches[b][a] = true }
    }
    for k in 0..<n {
      for i in 0..<n where reaches[i][k] { for j in 0..<n where reaches[k][j] { reaches[i][j] = true } }
    }
    return reaches
  }

  private func check(_ groups: NodeGroups, _ graph: ProjectedGraph, isDirected: Bool, _ which: Comment) {
    let reaches = closure(of: graph, isDirected: isDirected)
    let n = graph.nodeCount
    for a in 0..<n {
      for b in 0..<n {
        #expect((groups.membership[a] == groups.membership[b]) == (reaches[a][b] && reaches[b][a]), which)
      }
    }
    let sizes = groups.groups.map(\.count)
    #expect(sizes == sizes.sorted(by: >))
    #expect(groups.figures.map(\.value) == [Double(sizes.count), Double(sizes.first ?? 0)])
  }

  @Test("against the transitive closure", arguments: 0..<10)
  func randomGraphs(block: UInt64) throws {
    for seed in block * 30..<(block + 1) * 30 {
      let network = RandomNetwork(seed: seed, nodeCount: 1...14, arcsPerNode: 1.5)
      let graph = try network.graph()
      let weak = try WeakComponents().run(on: graph)
      let strong = try StrongComponents().run(on: graph)
      check(weak, graph, isDirected: false, "seed \(seed)")
      check(strong, graph, isDirected: graph.isDirected, "seed \(seed)")
      #expect(strong.notes.isEmpty == graph.isDirected)
      #expect(weak.name == "component" && strong.name == "component")
      let shuffled = try network.graph(shuffle: seed)
      for workers in [1, 2, 4] {
        #expect(try WeakComponents().run(on: shuffled, in: RunContext(workers: workers)) == weak)
        #expect(try StrongComponents().run(on: shuffled, in: RunContext(workers: workers)) == strong)
      }
    }
  }

  /// Larger ones, in which the sample of the weak components decides what is read.
  @Test("many components", arguments: 0..<6)
  func largerGraphs(seed: UInt64) throws {
    var network = RandomNetwork(seed: 9000 + seed, nodeCount: 150...200, arcsPerNode: seed < 3 ? 1 : 2.5)
    for direction in [Projection.Direction.directed, .undirected] {
      network.projection.direction = direction
      let graph = try network.graph()
      check(try WeakComponents().run(on: graph), graph, isDirected: false, "seed \(seed)")
      check(try StrongComponents().run(on: graph), graph, isDirected: graph.isDirected, "seed \(seed)")
    }
  }

  @Test func emptyAndSingle() throws {
    let empty = try Projection().apply(to: PropertyGraph())
    #expect(try WeakComponents().run(on: empty).groups.isEmpty)
    #expect(try StrongComponents().run(on: empty).groups.isEmpty)
    var one = PropertyGraph()
    try one.insert(Node(id: "a"))
    try one.insert(Relation(from: "a", to: "a"))
    for loops in Projection.Loops.allCases {
      var projection = Projection()
      projection.loops = loops
      let graph = try projection.apply(to: one)
      #expect(try WeakComponents().run(on: graph).groups == [[0]])
      #expect(try StrongComponents().run(on: graph).groups == [[0]])
    }
  }

  /// A path and a cycle far deeper than any call stack.
  @Test(arguments: [false, true])
  func deepGraphs(isCycle: Bool) throws {
    let n = 60_000
    var graph = PropertyGraph()
    func name(_ number: Int) -> String { String(number + 100_000) }
    for number in 0..<n { try graph.insert(Node(id: name(number))) }
    for number in 1..<n { try graph.insert(Relation(from: name(number - 1), to: name(number))) }
    if isCycle { try graph.insert(Relation(from: name(n - 1), to: name(0))) }
    let projected = try Projection().apply(to: graph)
    #expect(try WeakComponents().run(on: projected).groups.count == 1)
    #expect(try StrongComponents().run(on: projected).groups.count == (isCycle ? 1 : n))
    let path = try ShortestPath.configured([("from", name(0)), ("to", name(n - 1))]).run(on: projected)
    #expect(path.paths.first?.cost == Double(n - 1))
  }
}
