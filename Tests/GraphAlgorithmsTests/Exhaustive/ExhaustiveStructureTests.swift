import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

/// Cliques, colours, cores, blocks and cycles against all sets of nodes or ties.
@Suite struct ExhaustiveStructureTests {
  private func nodes(_ figure: Figures.Value?) -> [Int] {
    if case .nodes(let nodes)? = figure { nodes } else { [] }
  }

  @Test func cliquesAndColours() throws {
    for tiny in try TinyGraphs.plain() {
      let rows = tiny.neighbours
      func isClique(_ set: Int) -> Bool { tiny.members(set).allSatisfy { (rows[$0] | 1 << $0) & set == set } }
      let cliques = tiny.sets.dropFirst().filter(isClique)
      let maximal = cliques.filter { clique in !cliques.contains { $0 != clique && $0 & clique == clique } }
        .map(tiny.members).sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
      for minimum in 1...3 {
        let found = try Cliques.configured([("minimum", "\(minimum)")]).run(on: tiny.graph)
        tiny.expect(found.sets == maximal.filter { $0.count >= minimum }, "cliques of \(minimum)")
      }
      let largest = try MaximumClique().run(on: tiny.graph)
      tiny.expect(largest.sets.map(\.count) == maximal.prefix(1).map(\.count), "maximum clique")
      tiny.expect(largest.sets.allSatisfy { maximal.contains($0) }, "a clique")

      // The fewest sets without ties that a set falls into.
      var colours = [Int](repeating: 0, count: tiny.sets.count)
      let free = tiny.sets.filter { set in tiny.members(set).allSatisfy { rows[$0] & set == 0 } }
      for set in tiny.sets.dropFirst() {
        colours[set] = 1 + (free.filter { $0 > 0 && $0 & set == $0 }.map { colours[set & ~$0] }.min() ?? 0)
      }
      let colouring = try Colouring().run(on: tiny.graph)
      tiny.expect(colouring.groups.count == colours.last, "chromatic number")
      tiny.expect(colouring.figures.allSatisfy { $0.value == Double(colours.last ?? 0) }, "its figures")
      tiny.expect(
        colouring.groups.allSatisfy { group in group.allSatisfy { a in group.allSatisfy { rows[a] >> $0 & 1 == 0 } } },
        "a colouring")

      // Cliques of k nodes that share k − 1, joined until nothing changes.
      for k in 2...4 {
        var communities: [Int] = []
        var left = cliques.filter { $0.nonzeroBitCount == k }
        while let first = left.first {
          var (chain, covered) = ([first], first)
          left.removeFirst()
          while let next = left.first(where: { clique in chain.contains { ($0 & clique).nonzeroBitCount == k - 1 } }) {
            chain.append(next)
            covered |= next
            left.removeAll { $0 == next }
          }
          communities.append(covered)
        }
        let found = try CliquePercolation.configured([("size", "\(k)")]).run(on: tiny.graph)
        let sorted = communities.map(tiny.members)
          .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
        tiny.expect(found.sets == sorted, "percolation of \(k)")
        let memberships = (0..<tiny.n).map { node in communities.count { $0 >> node & 1 == 1 } }
        tiny.expect(found.wholeFigure("covered") == Double(memberships.count { $0 > 0 }), "covered \(k)")
        tiny.expect(found.wholeFigure("overlapping") == Double(memberships.count { $0 > 1 }), "overlapping \(k)")
      }

      for k in 0...4 {
        // Sets in which all have k neighbours are closed under union.
        let core = tiny.sets.filter { set in tiny.members(set).allSatisfy { (rows[$0] & set).nonzeroBitCount >= k } }
          .reduce(0, |)
        guard k > 0 else { continue }
        let found = try KCore.configured([("k", "\(k)")]).run(on: tiny.graph)
        tiny.expect(found.sets == (core == 0 ? [] : [tiny.members(core)]), "\(k)-core")
      }
    }
  }

  @Test func trusses() throws {
    // There are too many sets of ties in denser graphs.
    for tiny in try TinyGraphs.plain() {
      let rows = tiny.neighbours
      let pairs = (0..<tiny.n).flatMap { b in (0..<b).filter { rows[b] >> $0 & 1 == 1 }.map { ($0, b) } }
      guard pairs.count <= 10 else { continue }
      var trussness = [Int](repeating: 2, count: pairs.count)
      for set in 0..<1 << pairs.count {
        var within = [Int](repeating: 0, count: tiny.n)
        for (place, pair) in pairs.enumerated() where set >> place & 1 == 1 {
          within[pair.0] |= 1 << pair.1
          within[pair.1] |= 1 << pair.0
        }
        let ties = pairs.indices.filter { set >> $0 & 1 == 1 }
        let least = ties.map { (within[pairs[$0].0] & within[pairs[$0].1]).nonzeroBitCount }.min() ?? 0
        for tie in ties { trussness[tie] = max(trussness[tie], least + 2) }
      }
      let found = try KTruss().run(on: tiny.graph)
      for (pair, value) in zip(found.pairs, found.columns[0].values) {
        let place = pairs.firstIndex { $0 == (min(pair.from, pair.to), max(pair.from, pair.to)) }
        tiny.expect(place.map { Double(trussness[$0]) == value } ?? value.isNaN, "trussness \(pair)")
      }
    }
  }

  @Test func blocksAndComponents() throws {
    for tiny in try TinyGraphs.plain() {
      let (rows, out) = (tiny.neighbours, tiny.successors)
      let whole = (1 << tiny.n) - 1
      func parts(_ set: Int, _ rows: [Int]) -> Int {
        Set(tiny.members(set).map { tiny.reached(from: $0, within: set, along: rows) }).count
      }
      // Without a node its own component is one less where it is alone.
      let cutNodes = (0..<tiny.n).filter { node in
        parts(whole & ~(1 << node), rows) > parts(whole, rows) - (rows[node] == 0 ? 1 : 0)
      }
      let blocks = tiny.sets.filter { set in
        set.nonzeroBitCount > 1 && tiny.isConnected(set, along: rows)
          && tiny.members(set).allSatisfy { tiny.isConnected(set & ~(1 << $0), along: rows) }
      }
      let largest = blocks.filter { block in !blocks.contains { $0 != block && $0 & block == block } }
      var withoutBridges = rows
      var bridges = 0
      var single = 0
      for b in 0..<tiny.n {
        for a in 0..<b where rows[a] >> b & 1 == 1 {
          var less = rows
          less[a] &= ~(1 << b)
          less[b] &= ~(1 << a)
          guard tiny.reached(from: a, within: whole, along: less) >> b & 1 == 0 else { continue }
          bridges += 1
          // Here parallel ties count, and those of opposite direction are parallel once directions are dropped.
          if tiny.ties.count(where: { [$0.from, $0.to] == [a, b] || [$0.from, $0.to] == [b, a] }) == 1 {
            single += 1
          }
          withoutBridges[a] &= ~(1 << b)
          withoutBridges[b] &= ~(1 << a)
        }
      }
      let found = try Biconnectivity().run(on: tiny.graph)
      tiny.expect(nodes(found["articulation_point_nodes"]) == cutNodes, "cut nodes")
      tiny.expect(found["articulation_points"] == .integer(cutNodes.count), "number of cut nodes")
      tiny.expect(found["bridges"] == .integer(single), "bridges")
      tiny.expect(found["biconnected_components"] == .integer(largest.count), "blocks")
      tiny.expect(
        found.numberNamed("largest_biconnected_component") == Double(largest.map(\.nonzeroBitCount).max() ?? 0),
        "largest block")

      func groups(_ rows: [Int]) -> [[Int]] {
        let back = (0..<tiny.n).map { b in (0..<tiny.n).reduce(0) { $0 | (rows[$1] >> b & 1) << $1 } }
        return Set(
          (0..<tiny.n).map {
            tiny.reached(from: $0, within: whole, along: rows) & tiny.reached(from: $0, within: whole, along: back)
          }
        )
        .map(tiny.members).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
      }
      tiny.expect(try WeakComponents().run(on: tiny.graph).groups == groups(rows), "weak components")
      tiny.expect(try StrongComponents().run(on: tiny.graph).groups == groups(out), "strong components")
      let attracting = groups(out).filter { part in
        part.allSatisfy { tiny.members(out[$0]).allSatisfy(part.contains) }
      }
      tiny.expect(try AttractingComponents().run(on: tiny.graph).sets == attracting, "attracting components")
      let twoEdge = try TwoEdgeComponents().run(on: tiny.graph)
      tiny.expect(twoEdge.groups == groups(withoutBridges), "two-edge components")
      tiny.expect(twoEdge.wholeFigure("bridges") == Double(bridges), "their bridges")
    }
  }

  @Test func sidesAndCycles() throws {
    for tiny in try TinyGraphs.plain() {
      let (rows, out) = (tiny.neighbours, tiny.successors)
      let isBipartite =
        tiny.ties.allSatisfy { $0.from != $0.to }
        && tiny.sets.contains { side in
          (0..<tiny.n).allSatisfy { rows[$0] & (side >> $0 & 1 == 1 ? side : ~side) == 0 }
        }
      let sides = try BipartiteCheck().run(on: tiny.graph)
      tiny.expect(sides["bipartite"] == .flag(isBipartite), "bipartite")
      let both = nodes(sides["first_side"]) + nodes(sides["second_side"])
      tiny.expect(both.sorted() == (isBipartite ? Array(0..<tiny.n) : []), "sides")
      for side in [nodes(sides["first_side"]), nodes(sides["second_side"])] {
        tiny.expect(side.allSatisfy { a in side.allSatisfy { rows[a] >> $0 & 1 == 0 } }, "no tie within a side")
      }
      let odd = nodes(sides["odd_cycle"])
      tiny.expect(isBipartite ? odd.isEmpty : odd.count % 2 == 1, "odd cycle")

      var cycles: [[Int]] = []
      func extend(_ path: [Int], _ met: Int) {
        guard let last = path.last else { return }
        // The two senses of an undirected cycle are one.
        if out[last] >> path[0] & 1 == 1, tiny.isDirected || (path.count > 2 && path[1] < last) { cycles.append(path) }
        for next in tiny.members(out[last] & ~met) where next > path[0] { extend(path + [next], met | 1 << next) }
      }
      for start in 0..<tiny.n { extend([start], 1 << start) }
      for length in [2, 3, 4, 8] {
        let expected = cycles.filter { $0.count <= length }.map { $0.sorted() }
          .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
        let found = try SimpleCycles.configured([("length", "\(length)"), ("limit", "100000")]).run(on: tiny.graph)
        let listed = zip(found.sets, found.columns[0].values).flatMap { Array(repeating: $0, count: Int($1)) }
        tiny.expect(listed == expected && Set(found.sets).count == found.sets.count, "cycles to \(length)")
      }
    }
  }

  @Test(arguments: [nil, Projection.WeightMeaning.distance]) func centre(_ meaning: Projection.WeightMeaning?) throws {
    for tiny in try meaning.map(TinyGraphs.weighted) ?? TinyGraphs.plain() {
      for direction in tiny.isDirected ? ["all", "in", "out"] : ["all"] {
        let distance = tiny.distances(ignoringDirections: direction == "all")
        let parts = (0..<tiny.n).map { a in
          (0..<tiny.n).filter { max(distance[a][$0], distance[$0][a]).isFinite }
        }
        let largest = parts.max { $0.count == $1.count ? $0[0] > $1[0] : $0.count < $1.count } ?? []
        let far = largest.map { a in largest.map { direction == "in" ? distance[$0][a] : distance[a][$0] } }
        func those(_ values: [Double], _ value: Double?) -> [Int] {
          largest.indices.filter { values[$0] == value }.map { largest[$0] }
        }
        let (ends, sums) = (far.map { $0.max() ?? 0 }, far.map { $0.reduce(0, +) })
        let found = try Centre.configured([("direction", direction)]).run(on: tiny.graph)
        tiny.expect(nodes(found["centre"]) == those(ends, ends.min()), "centre \(direction)")
        tiny.expect(nodes(found["periphery"]) == those(ends, ends.max()), "periphery \(direction)")
        tiny.expect(nodes(found["median"]) == those(sums, sums.min()), "median \(direction)")
        tiny.expect(agree([found.numberNamed("radius")], [ends.min() ?? .nan]), "radius \(direction)")
        tiny.expect(agree([found.numberNamed("diameter")], [ends.max() ?? .nan]), "diameter \(direction)")
      }
    }
  }
}
