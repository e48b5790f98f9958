import RelationGraph
import Testing

@testable import GraphProjection

struct JoinedRowsTests {
  private static let projections: [Projection] = {
    var all: [Projection] = []
    for direction in [Projection.Direction.declared, .directed, .undirected, .reversed] {
      for parallel in Projection.Parallel.allCases {
        for loops in Projection.Loops.allCases {
          var projection = Projection()
          (projection.direction, projection.parallel, projection.loops) = (direction, parallel, loops)
          all.append(projection)
        }
      }
    }
    return all
  }()

  /// Rows by a dictionary of neighbours.
  private func rows(_ graph: PropertyGraph, _ projection: Projection, isOut: Bool) -> [[Int32]] {
    let isDirected = projection.direction != .undirected
    var rows = [[Int32]](repeating: [], count: graph.nodeCount)
    for index in 0..<graph.relationCount {
      var (from, to) = graph.relationEnds(at: index)
      if projection.direction == .reversed { swap(&from, &to) }
      if from == to, projection.loops == .drop { continue }
      if isOut || !isDirected { rows[from].append(Int32(to)) }
      if !isOut && isDirected || !isDirected && from != to { rows[to].append(Int32(from)) }
    }
    return rows.map { projection.parallel == .count ? $0.sorted() : Set($0).sorted() }
  }

  /// Those that are tried on large graphs, too.
  private func isHeavy(_ projection: Projection) -> Bool {
    projection.direction == .undirected && projection.parallel != .sum
      || projection.direction == .declared && projection.loops == .drop && projection.parallel == .collapse
  }

  /// More relations than one thread takes, on few nodes: loops, parallels and both directions are among them.
  @Test(arguments: [(1, 3), (5, 40), (300, 66_000), (40_000, 70_000)], [1, 3])
  func rowsHoldTheNeighbours(size: (nodes: Int, relations: Int), workers: Int) throws {
    var state: UInt64 = 5
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var draft = GraphDraft()
    draft.impliesNodes = true
    draft.columns = RelationColumns(
      nodeIDs: (0..<size.nodes).map { String(10_000_000 + $0) },
      from: (0..<size.relations).map { _ in Int32(random(random(3) == 0 ? 1 : size.nodes)) },
      to: (0..<size.relations).map { _ in Int32(random(size.nodes)) }, file: "x", firstLine: 1)
    let graph = try draft.build().graph
    try Parallelism.$workers.withValue(workers) {
      for projection in Self.projections where size.relations < 100 || isHeavy(projection) {
        let projected = try projection.apply(to: graph)
        let (out, into) = (rows(graph, projection, isOut: true), rows(graph, projection, isOut: false))
        #expect((0..<graph.nodeCount).allSatisfy { Array(projected.successors(of: $0)) == out[$0] })
        #expect((0..<graph.nodeCount).allSatisfy { Array(projected.predecessors(of: $0)) == into[$0] })
        let loops = (0..<graph.nodeCount).reduce(0) { sum, node in sum + out[node].count { $0 == node } }
        let arcs = out.reduce(0) { $0 + $1.count }
        #expect(projected.tieCount == (projected.isDirected ? arcs : (arcs + loops) / 2))
        #expect(projected.hasLoops == (loops > 0))
        #expect(projected.hasParallels == out.contains { Set($0).count < $0.count })
        if size.nodes < 10 { #expect(projected.contradictions.isEmpty) }
      }
    }
  }

  @Test func factsAreFoundWhenTheyAreAskedFor() throws {
    var projection = Projection()
    projection.direction = .undirected
    let graph = try projection.apply(to: smallGraph("b>a a>b a>b c>c c>a b>d"))
    #expect(graph.tieTexts == ["a-b", "a-c", "b-d"])
    #expect(graph.facts == [["a/arc/b", "a/arc/b#2", "b/arc/a"], ["c/arc/a"], ["b/arc/d"]])
  }
}
