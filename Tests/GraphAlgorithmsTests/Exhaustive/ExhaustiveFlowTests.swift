import GraphAlgorithms
import GraphProjection
import Testing

/// Flows against all divisions of the nodes, trees against all sets of ties.
@Suite struct ExhaustiveFlowTests {
  /// The capacity of the ties from every set of nodes to the rest.
  private func cuts(_ tiny: TinyGraph, ignoringDirections: Bool = false, unit: Bool = false) -> [Double] {
    let bothWays = ignoringDirections || !tiny.isDirected
    return tiny.sets.map { side in
      tiny.ties.reduce(0) { sum, tie in
        let (a, b) = (side >> tie.from & 1, side >> tie.to & 1)
        return a > b || (bothWays && b > a) ? sum + (unit ? 1 : tie.weight) : sum
      }
    }
  }

  /// The sets that hold one node and not the other.
  private func dividing(_ tiny: TinyGraph, _ a: Int, _ b: Int) -> [Int] {
    tiny.sets.filter { $0 >> a & 1 == 1 && $0 >> b & 1 == 0 }
  }

  private func set(_ figure: Figures.Value?) -> Int? {
    if case .nodes(let nodes)? = figure { nodes.reduce(0) { $0 | 1 << $1 } } else { nil }
  }

  private func graphs(_ isWeighted: Bool) throws -> [TinyGraph] {
    try isWeighted ? TinyGraphs.weighted(.strength) : TinyGraphs.plain()
  }

  @Test(arguments: [false, true]) func maximumFlow(isWeighted: Bool) throws {
    for tiny in try graphs(isWeighted) {
      let cuts = cuts(tiny)
      for pair in tiny.pairs where pair.from != pair.to {
        let result = try MaximumFlow.configured(tiny.ends(pair)).run(on: tiny.graph)
        let sides = dividing(tiny, pair.from, pair.to)
        let value = sides.map { cuts[$0] }.min() ?? 0
        tiny.expect(result.wholeFigure("value") == value, "value \(pair)")
        // Smallest cuts are closed under intersection: the nearest to the start is that of all.
        let nearest = sides.filter { cuts[$0] == value }.reduce(-1, &)
        tiny.expect(set(result.figures[2].value) == nearest, "nearest cut \(pair)")
        var balance = [Double](repeating: 0, count: tiny.n)
        for (tied, flow) in zip(result.pairs, result.columns[0].values) {
          balance[tied.from] -= flow
          balance[tied.to] += flow
          let tie = tied.tie.map { tiny.ties[$0] }
          tiny.expect(flow > 0 && flow <= tie?.weight ?? 0, "capacity \(pair)")
          let ends = tie.map { [$0.from, $0.to] } ?? []
          tiny.expect(
            ends == [tied.from, tied.to] || (!tiny.isDirected && ends == [tied.to, tied.from]), "direction \(pair)")
        }
        let expected = (0..<tiny.n).map { $0 == pair.from ? -value : $0 == pair.to ? value : 0 }
        tiny.expect(balance == expected, "balance \(pair)")
      }
    }
  }

  @Test(arguments: [false, true]) func cutsOfTheWhole(isWeighted: Bool) throws {
    for tiny in try graphs(isWeighted) {
      let cuts = cuts(tiny, ignoringDirections: true)
      let proper = tiny.sets.dropFirst().dropLast()
      let smallest = proper.map { cuts[$0] }.min()
      let cut = try MinimumCut().run(on: tiny.graph)
      tiny.expect(cut.figures[0].value.number == smallest, "minimum cut")
      if let smallest {
        let side = set(cut.figures[2].value) ?? 0
        tiny.expect(proper.contains(side) && cuts[side] == smallest, "its side")
        tiny.expect(
          side.nonzeroBitCount * 2 < tiny.n || (side.nonzeroBitCount * 2 == tiny.n && side & 1 == 0), "smaller side")
        tiny.expect(cut.columns[0].values.reduce(0, +) == smallest, "its ties")
      }

      let tree = try GomoryHuTree().run(on: tiny.graph)
      tiny.expect(tree.pairs.count == max(0, tiny.n - 1), "ties of the tree")
      var rows = [Int](repeating: 0, count: tiny.n)
      for pair in tree.pairs {
        rows[pair.from] |= 1 << pair.to
        rows[pair.to] |= 1 << pair.from
      }
      tiny.expect(tiny.isConnected((1 << tiny.n) - 1, along: rows), "a tree")
      for a in 0..<tiny.n {
        // The smallest tie on the way from a, by going through the tree.
        var (least, open) = ([Double](repeating: .nan, count: tiny.n), [a])
        least[a] = .infinity
        while let node = open.popLast() {
          for (pair, value) in zip(tree.pairs, tree.columns[0].values) where [pair.from, pair.to].contains(node) {
            let other = pair.from + pair.to - node
            guard least[other].isNaN else { continue }
            least[other] = min(least[node], value)
            open.append(other)
          }
        }
        for b in 0..<a {
          tiny.expect(dividing(tiny, a, b).map { cuts[$0] }.min() == least[b], "Gomory-Hu \(a), \(b)")
        }
      }
      for (pair, value) in zip(tree.pairs, tree.columns[0].values) {
        var without = rows
        without[pair.from] &= ~(1 << pair.to)
        without[pair.to] &= ~(1 << pair.from)
        tiny.expect(
          cuts[tiny.reached(from: pair.from, within: -1, along: without)] == value, "cut of a tie of the tree")
      }
    }
  }

  @Test func connectivity() throws {
    for tiny in try TinyGraphs.plain() {
      let cuts = cuts(tiny, unit: true)
      let rows = tiny.successors
      let whole = (1 << tiny.n) - 1
      func smallestSeparator(_ a: Int, _ b: Int) -> Int? {
        tiny.sets.filter {
          ($0 >> a | $0 >> b) & 1 == 0 && tiny.reached(from: a, within: whole & ~$0, along: rows) >> b & 1 == 0
        }.map(\.nonzeroBitCount).min()
      }
      var (ties, nodes) = (Int.max, max(0, tiny.n - 1))
      for a in 0..<tiny.n {
        for b in 0..<tiny.n where b != a {
          let cut = dividing(tiny, a, b).map { cuts[$0] }.min() ?? 0
          let separator = smallestSeparator(a, b)
          ties = min(ties, Int(cut))
          nodes = min(nodes, separator ?? nodes)
          guard tiny.pairs.contains(where: { $0 == (a, b) }) else { continue }
          let byTies = try EdgeConnectivity.configured(tiny.ends((a, b))).run(on: tiny.graph)
          tiny.expect(byTies["edge_connectivity"] == .integer(Int(cut)), "edge connectivity \(a), \(b)")
          let nearest = dividing(tiny, a, b).filter { cuts[$0] == cut }.reduce(-1, &)
          tiny.expect(set(byTies["source_side"]) == nearest, "its side \(a), \(b)")
          let byNodes = try NodeConnectivity.configured(tiny.ends((a, b))).run(on: tiny.graph)
          if let separator {
            tiny.expect(byNodes["node_connectivity"] == .integer(separator), "node connectivity \(a), \(b)")
            let gone = set(byNodes["cut_nodes"]) ?? -1
            tiny.expect(
              gone.nonzeroBitCount == separator && (gone >> a | gone >> b) & 1 == 0
                && tiny.reached(from: a, within: whole & ~gone, along: rows) >> b & 1 == 0, "cut nodes \(a), \(b)")
          } else {
            tiny.expect(byNodes["cut_nodes"] == .undefined, "no cut nodes \(a), \(b)")
          }
        }
      }
      let byTies = try EdgeConnectivity().run(on: tiny.graph)
      tiny.expect(byTies["edge_connectivity"] == (tiny.n < 2 ? .undefined : .integer(ties)), "edge connectivity")
      if tiny.n > 1 {
        let side = set(byTies["source_side"]) ?? 0
        tiny.expect(side > 0 && side < whole && cuts[side] == Double(ties), "its side")
      }
      let byNodes = try NodeConnectivity().run(on: tiny.graph)
      tiny.expect(byNodes["node_connectivity"] == (tiny.n == 0 ? .undefined : .integer(nodes)), "node connectivity")
      if let gone = set(byNodes["cut_nodes"]) {
        let left = tiny.members(whole & ~gone)
        let isSeparating = left.contains { a in
          left.contains { tiny.reached(from: a, within: whole & ~gone, along: rows) >> $0 & 1 == 0 }
        }
        tiny.expect(gone.nonzeroBitCount == nodes && isSeparating, "cut nodes")
      }
    }
  }

  /// All sets of ties without a cycle, as the components they leave, by the sum of their values.
  private func forests(_ tiny: TinyGraph, visit: (_ parts: [Int], _ sum: Double) -> Void) {
    func extend(_ first: Int, _ parts: [Int], _ sum: Double) {
      visit(parts, sum)
      for tie in tiny.ties.indices[first...] {
        let (a, b) = (parts[tiny.ties[tie].from], parts[tiny.ties[tie].to])
        guard a != b else { continue }
        extend(tie + 1, parts.map { $0 == a || $0 == b ? a | b : $0 }, sum + tiny.ties[tie].weight)
      }
    }
    extend(0, (0..<tiny.n).map { 1 << $0 }, 0)
  }

  @Test(arguments: [nil, Projection.WeightMeaning.distance, .strength])
  func trees(_ meaning: Projection.WeightMeaning?) throws {
    // There are too many sets of ties in denser graphs.
    for tiny in try meaning.map(TinyGraphs.weighted) ?? TinyGraphs.plain() where tiny.ties.count <= 12 {
      let rows = tiny.neighbours
      let parts = Set((0..<tiny.n).map { tiny.reached(from: $0, within: -1, along: rows) })
      var (least, most) = (Double.infinity, -Double.infinity)
      // The shortest tree over exactly these nodes.
      var over = tiny.sets.map { $0.nonzeroBitCount < 2 ? 0 : Double.infinity }
      forests(tiny) { left, sum in
        let large = Set(left.filter { $0.nonzeroBitCount > 1 })
        if large.count == 1, let tree = large.first { over[tree] = min(over[tree], sum) }
        if Set(left) == parts { (least, most) = (min(least, sum), max(most, sum)) }
      }
      let ties = tiny.n - parts.count
      if meaning == .strength {
        let tree = try SpanningTree.configured([("objective", "maximum")]).run(on: tiny.graph)
        tiny.expect(tree.wholeFigure("total") == most, "strongest tree")
        continue
      }
      let tree = try SpanningTree().run(on: tiny.graph)
      tiny.expect(tree.wholeFigure("total") == least && tree.pairs.count == ties, "shortest tree")
      tiny.expect(tree.wholeFigure("trees") == Double(parts.count), "trees")
      let joined = tree.pairs.reduce(into: (0..<tiny.n).map { 1 << $0 }) { rows, pair in
        rows[pair.from] |= 1 << pair.to
        rows[pair.to] |= 1 << pair.from
      }
      tiny.expect(Set((0..<tiny.n).map { tiny.reached(from: $0, within: -1, along: joined) }) == parts, "spanning")

      for terminals in tiny.sets where terminals.nonzeroBitCount > 1 {
        let best = tiny.sets.filter { $0 & terminals == terminals }.map { over[$0] }.min() ?? .infinity
        for exact in [10, 0] {
          var steiner = SteinerTree()
          (steiner.terminals, steiner.exact) = (tiny.members(terminals).map(CentralityFixture.id), exact)
          guard best.isFinite else {
            tiny.expect((try? steiner.run(on: tiny.graph)) == nil, "no tree of \(tiny.members(terminals))")
            continue
          }
          let found = try steiner.run(on: tiny.graph)
          let total = found.wholeFigure("total")
          let bound = 2 * (1 - 1 / Double(terminals.nonzeroBitCount)) * best
          let isProven = found.figures[3].value == .flag(true)
          tiny.expect(
            total == best || (!isProven && total <= bound && total > best), "tree of \(tiny.members(terminals))")
          tiny.expect(isProven || exact == 0, "proof for \(tiny.members(terminals))")
          let nodes = found.pairs.reduce(0) { $0 | 1 << $1.from | 1 << $1.to }
          tiny.expect(nodes & terminals == terminals && found.pairs.count == nodes.nonzeroBitCount - 1, "a tree")
          tiny.expect(set(found.figures[2].value) == nodes & ~terminals, "further nodes")
        }
      }
    }
  }
}
