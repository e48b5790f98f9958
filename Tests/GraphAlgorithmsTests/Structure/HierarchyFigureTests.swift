import GraphAlgorithms
import GraphProjection
import Testing

@Suite struct HierarchyFigureTests {
  @Test func ordersByTheirDefinitions() throws {
    for fixture in StructureGraphs.directed {
      let matrix = StructureMatrix(fixture)
      let n = matrix.n
      let hops = matrix.hops(along: { matrix.arc[$0][$1] })
      func together(_ a: Int, _ b: Int) -> Bool { hops[a][b] != nil && hops[b][a] != nil }
      let graph = try fixture.projected()
      let order = try Acyclicity().run(on: graph)
      let cyclic = (0..<n).count { a in (0..<n).contains { $0 != a && together(a, $0) } }
      #expect(order["acyclic"] == .flag(cyclic == 0) && order.numberNamed("nodes_on_cycles") == Double(cyclic))
      // The longest chain of parts, by relaxation over and over.
      var level = [Int](repeating: 1, count: n)
      for _ in 0..<n {
        for a in 0..<n {
          for b in 0..<n where hops[a][b] != nil {
            level[b] = max(level[b], level[a] + (together(a, b) ? 0 : 1))
          }
        }
      }
      #expect(order.numberNamed("levels") == Double(level.max() ?? 0))
      let sizes = Dictionary(grouping: level, by: \.description).mapValues { Double($0.count) }
      #expect(order.groupNamed("level_sizes") == sizes)

      let arcs = (0..<n).flatMap { a in (0..<n).filter { matrix.arc[a][$0] }.map { (a, $0) } }
      let flow = try FlowHierarchy().run(on: graph)
      let onCycles = arcs.count { together($0.0, $0.1) }
      #expect(flow.numberNamed("ties_on_cycles") == Double(onCycles))
      #expect(
        agree([flow.numberNamed("flow_hierarchy")], [arcs.isEmpty ? .nan : 1 - Double(onCycles) / Double(arcs.count)]))

      let attracting = try AttractingComponents().run(on: graph)
      let parts = Set((0..<n).map { a in (0..<n).filter { together(a, $0) } })
      let closed = parts.filter { part in arcs.allSatisfy { !part.contains($0.0) || part.contains($0.1) } }
      #expect(Set(attracting.sets) == closed)
      for (place, set) in attracting.sets.enumerated() {
        let feeders = (0..<n).count { !set.contains($0) && hops[$0][set[0]] != nil }
        #expect(attracting.columns[0].values[place] == Double(feeders))
      }
    }
  }

  @Test func krackhardtByItsDefinitions() throws {
    for fixture in StructureGraphs.directed + StructureGraphs.exhaustive {
      let matrix = StructureMatrix(fixture)
      let n = matrix.n
      let hops = matrix.hops(along: { matrix.arc[$0][$1] })
      let weak = matrix.hops(along: matrix.tied)
      func reaches(_ a: Int, _ b: Int) -> Bool { hops[a][b] != nil }
      let pairs = (0..<n).flatMap { b in (0..<b).map { ($0, b) } }
      let joined = pairs.filter { weak[$0.0][$0.1] != nil }
      let oneWay = pairs.filter { reaches($0.0, $0.1) || reaches($0.1, $0.0) }
      let bothWays = oneWay.count { reaches($0.0, $0.1) && reaches($0.1, $0.0) }
      let unbounded = joined.count { a, b in
        let bounds = (0..<n).filter { reaches($0, a) && reaches($0, b) }
        return !bounds.contains { least in bounds.allSatisfy { reaches($0, least) } }
      }
      let parts = Set((0..<n).map { a in (0..<n).filter { weak[a][$0] != nil } })
      var (excess, squares, triples) = (0, 0, 0)
      for part in parts {
        let k = part.count
        excess += part.reduce(0) { sum, a in sum + part.count { matrix.arc[a][$0] } } - (k - 1)
        squares += (k - 1) * (k - 1)
        triples += (k - 1) * (k - 2) / 2
      }
      func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? 1 - Double(part) / Double(whole) : .nan }
      let result = try KrackhardtHierarchy().run(on: fixture.projected())
      #expect(
        agree(
          result.entries.map { $0.value.number ?? .nan },
          [
            share(pairs.count - joined.count, pairs.count), share(bothWays, oneWay.count), share(excess, squares),
            share(unbounded, triples),
          ]))
    }
  }

  @Test func anOutTreeIsTheIdeal() throws {
    let tree = CentralityFixture(70, (1..<70).map { (($0 - 1) / 3, $0) }, isDirected: true)
    let result = try KrackhardtHierarchy().run(on: tree.projected())
    #expect(result.entries.allSatisfy { $0.value == .real(1) })
    #expect(try Acyclicity().run(on: tree.projected()).numberNamed("levels") == 5)
    #expect(try FlowHierarchy().run(on: tree.projected()).numberNamed("flow_hierarchy") == 1)
  }

  @Test func twoEdgeComponentsByCutting() throws {
    for fixture in StructureGraphs.undirected + StructureGraphs.directed {
      let matrix = StructureMatrix(fixture)
      let n = matrix.n
      let ties = (0..<n).flatMap { a in (0..<a).filter { matrix.tied(a, $0) }.map { (a, $0) } }
      let cut = ties.map { tie in
        matrix.hops(along: { matrix.tied($0, $1) && ($0, $1) != tie && ($1, $0) != tie })
      }
      let whole = matrix.hops(along: matrix.tied)
      let result = try TwoEdgeComponents().run(on: fixture.projected())
      for a in 0..<n {
        for b in 0..<n {
          let isTogether = whole[a][b] != nil && cut.allSatisfy { $0[a][b] != nil }
          #expect((result.membership[a] == result.membership[b]) == isTogether)
        }
      }
      let bridges = zip(ties, cut).count { tie, hops in hops[tie.0][tie.1] == nil }
      #expect(result.wholeFigure("bridges") == Double(bridges))
    }
  }
}
