import Foundation
import GraphAlgorithms
import GraphProjection
import Testing

/// Paths against all ways through different nodes.
@Suite struct ExhaustivePathTests {
  /// The ways as sequences of nodes, each with the shortest of its parallel ties, the shortest first.
  private func paths(_ ways: [TinyGraph.Way]) -> [TinyGraph.Way] {
    var found: [TinyGraph.Way] = []
    for way in ways.sorted(by: { ($0.nodes, $0.length) < ($1.nodes, $1.length) }) where found.last?.nodes != way.nodes {
      found.append(way)
    }
    return found.sorted { $0.length == $1.length ? $0.nodes < $1.nodes : $0.length < $1.length }
  }

  @Test(arguments: [nil, Projection.WeightMeaning.distance]) func shortestAndAll(_ meaning: Projection.WeightMeaning?)
    throws
  {
    for tiny in try meaning.map(TinyGraphs.weighted) ?? TinyGraphs.plain() {
      for pair in tiny.pairs {
        let expected = paths(tiny.ways(from: pair.from, to: pair.to))
        let ends = tiny.ends(pair)
        func nodes(_ list: PathList) -> [[Int]] { list.paths.map(\.nodes) }
        let shortest = try ShortestPath.configured(ends).run(on: tiny.graph)
        tiny.expect(nodes(shortest) == expected.prefix(1).map(\.nodes), "shortest \(pair)")
        tiny.expect(shortest.paths.map(\.cost) == expected.prefix(1).map(\.length), "its length \(pair)")
        tiny.expect(shortest.isConsistent(with: tiny.graph), "its ties \(pair)")
        let tied = expected.filter { $0.length == expected[0].length }
        let all = try AllShortestPaths.configured(ends).run(on: tiny.graph)
        tiny.expect(nodes(all) == tied.map(\.nodes), "all shortest \(pair)")
        for k in [2, 1000] {
          let several = try KShortestPaths.configured(ends + [("k", "\(k)")]).run(on: tiny.graph)
          tiny.expect(nodes(several) == expected.prefix(k).map(\.nodes), "\(k) shortest \(pair)")
          tiny.expect(several.isConsistent(with: tiny.graph), "their ties \(pair)")
        }
        for length in [2, 7] {
          let simple = try AllSimplePaths.configured(ends + [("length", "\(length)")]).run(on: tiny.graph)
          let short = expected.filter { $0.ties.count <= length }
          tiny.expect(nodes(simple) == short.map(\.nodes), "simple to \(length) \(pair)")
          tiny.expect(simple.paths.map(\.cost) == short.map(\.length), "simple to \(length) \(pair)")
        }
        tiny.expect(
          try BidirectionalPath.configured(ends).run(on: tiny.graph).paths == shortest.paths, "bidirectional \(pair)")
        for landmarks in ["0", "2"] {
          let found = try AStar.configured(ends + [("landmarks", landmarks)]).run(on: tiny.graph)
          tiny.expect(found.paths == shortest.paths, "A* \(pair), landmarks \(landmarks)")
        }
        tiny.expect(
          try BellmanFord.configured(ends).run(on: tiny.graph).paths.map(\.cost) == shortest.paths.map(\.cost),
          "Bellman-Ford \(pair)")
      }
    }
  }

  @Test(arguments: [nil, Projection.WeightMeaning.distance]) func fromOneNode(_ meaning: Projection.WeightMeaning?)
    throws
  {
    for tiny in try meaning.map(TinyGraphs.weighted) ?? TinyGraphs.plain() {
      for from in 0..<tiny.n {
        let ways = (0..<tiny.n).map { tiny.ways(from: from, to: $0) }
        func expected(_ length: (TinyGraph.Way) -> Double) -> ([Double], [Double]) {
          let shortest = ways.map { $0.map(length).min() ?? .nan }
          let before = (0..<tiny.n).map { node in
            Double(
              Set(ways[node].filter { length($0) == shortest[node] }.compactMap { $0.nodes.dropLast().last }).count)
          }
          return (shortest, zip(before, shortest).map { $1.isNaN ? .nan : $0 })
        }
        let start = [tiny.ends((from, from))[0]]
        let distances = try DistancesFrom.configured(start).run(on: tiny.graph)
        let lengths = expected(\.length)
        tiny.expect(agree(distances.column("distance"), lengths.0), "distances from \(from)")
        tiny.expect(agree(distances.column("predecessors"), lengths.1), "predecessors from \(from)")
        let hops = try HopsFrom.configured(start).run(on: tiny.graph)
        let counts = expected { Double($0.ties.count) }
        tiny.expect(agree(hops.column("distance"), counts.0), "hops from \(from)")
        tiny.expect(agree(hops.column("predecessors"), counts.1), "predecessors by hops from \(from)")
      }
    }
  }

  /// Lengths −1, 0, 1 and 2.
  @Test func negativeLengths() throws {
    let fixtures = (TinyGraphs.undirectedFixtures, TinyGraphs.directedFixtures)
    let rare = try TinyGraphs.projected(fixtures.0, meaning: .distance) { $0 == 4 ? -1 : $0 - 1 }
    let common = try TinyGraphs.projected(fixtures.1, meaning: .distance) { $0 - 2 }
    for tiny in rare + common {
      let successors = tiny.successors
      func reaches(_ a: Int, _ b: Int) -> Bool {
        tiny.reached(from: a, within: -1, along: successors) >> b & 1 == 1
      }
      // A closed walk of negative length holds an arc with a way back of negative length together.
      let onNegativeCycle = tiny.arcs.filter { arc in
        tiny.ways(from: arc.to, to: arc.from).contains { $0.length + tiny.ties[arc.tie].weight < 0 }
      }
      for pair in tiny.pairs {
        let search = try BellmanFord.configured(tiny.ends(pair))
        if onNegativeCycle.contains(where: { reaches(pair.from, $0.from) && reaches($0.to, pair.to) }) {
          tiny.expect((try? search.run(on: tiny.graph)) == nil, "negative cycle \(pair)")
          continue
        }
        let expected = tiny.ways(from: pair.from, to: pair.to).min { $0.key < $1.key }
        let found = try search.run(on: tiny.graph).paths
        tiny.expect(found.map(\.nodes) == (expected.map { [$0.nodes] } ?? []), "path \(pair)")
        tiny.expect(found.map(\.cost) == (expected.map { [$0.length] } ?? []), "length \(pair)")
      }
    }
  }

  @Test func widest() throws {
    for tiny in try TinyGraphs.weighted(.strength) {
      for pair in tiny.pairs {
        func width(_ way: TinyGraph.Way) -> Double { way.ties.map { tiny.ties[$0].weight }.min() ?? 0 }
        let expected = tiny.ways(from: pair.from, to: pair.to)
          .min { (-width($0), $0.ties.count, $0.nodes) < (-width($1), $1.ties.count, $1.nodes) }
        let found = try WidestPath.configured(tiny.ends(pair)).run(on: tiny.graph).paths
        tiny.expect(found.map(\.nodes) == (expected.map { [$0.nodes] } ?? []), "widest \(pair)")
        tiny.expect(found.map(\.cost) == (expected.map { [width($0)] } ?? []), "width \(pair)")
        tiny.expect(
          found.allSatisfy { path in path.ties.allSatisfy { tiny.ties[$0].weight >= path.cost } }, "ties \(pair)")
      }
    }
  }

  /// Probabilities of 2/5, 3/5, 4/5 and 1, so that products are compared as whole numbers.
  @Test func mostReliable() throws {
    let fixtures = (TinyGraphs.undirectedFixtures, TinyGraphs.directedFixtures)
    let all = try [fixtures.0, fixtures.1].flatMap { try TinyGraphs.projected($0, meaning: .strength) { ($0 + 1) / 5 } }
    for tiny in all where !tiny.ties.isEmpty {
      for pair in tiny.pairs {
        func product(_ way: TinyGraph.Way) -> Int {
          let fifths = way.ties.map { Int((tiny.ties[$0].weight * 5).rounded()) }
          return (fifths + Array(repeating: 5, count: 7 - fifths.count)).reduce(1, *)
        }
        let expected = tiny.ways(from: pair.from, to: pair.to)
          .min { (-product($0), $0.ties.count, $0.nodes) < (-product($1), $1.ties.count, $1.nodes) }
        let found = try MostReliablePath.configured(tiny.ends(pair)).run(on: tiny.graph).paths
        tiny.expect(found.map(\.nodes) == (expected.map { [$0.nodes] } ?? []), "most reliable \(pair)")
        let cost = expected.map { [-log(Double(product($0)) / 78125)] } ?? []
        tiny.expect(nearlyAgree(found.map(\.cost), cost), "its probability \(pair)")
      }
    }
  }

  /// For every number of disjoint ways the smallest total length, by trying all sets of ways.
  private func totals(_ masks: [(mask: Int, length: Double)]) -> [Double] {
    var best: [Double] = [0]
    func add(_ first: Int, _ used: Int, _ count: Int, _ total: Double) {
      for way in masks.indices[first...] where masks[way].mask & used == 0 {
        let sum = total + masks[way].length
        if best.count == count + 1 { best.append(sum) }
        best[count + 1] = min(best[count + 1], sum)
        add(way + 1, used | masks[way].mask, count + 1, sum)
      }
    }
    add(0, 0, 0, 0)
    return best
  }

  @Test(arguments: [nil, Projection.WeightMeaning.distance]) func disjoint(_ meaning: Projection.WeightMeaning?) throws
  {
    // The sets of ways become too many in denser graphs.
    for tiny in try meaning.map(TinyGraphs.weighted) ?? TinyGraphs.plain() where tiny.ties.count <= 12 {
      for pair in tiny.pairs where pair.from != pair.to {
        let ways = tiny.ways(from: pair.from, to: pair.to)
        let byTies = totals(ways.map { ($0.tieSet, $0.length) })
        // Parallel ties between the ends are different ways, which share no node.
        let byNodes = totals(ways.map { ($0.inner | ($0.inner == 0 ? $0.tieSet << 8 : 0), $0.length) })
        for k in 0...byTies.count {
          let found = try EdgeDisjointPaths.configured(tiny.ends(pair) + [("k", "\(k)")]).run(on: tiny.graph)
          check(found, k, byTies, tiny) { $0.ties }
        }
        for k in 0...byNodes.count {
          let found = try NodeDisjointPaths.configured(tiny.ends(pair) + [("k", "\(k)")]).run(on: tiny.graph)
          check(found, k, byNodes, tiny) { $0.nodes.dropFirst().dropLast() + $0.ties.map { $0 + 8 } }
        }
      }
    }
  }

  private func check(
    _ found: PathList, _ k: Int, _ totals: [Double], _ tiny: TinyGraph, parts: (GraphPath) -> [Int]
  ) {
    let count = k == 0 ? totals.count - 1 : min(k, totals.count - 1)
    tiny.expect(found.paths.count == count, "\(k) paths from \(found.from) to \(found.to)")
    tiny.expect(found.paths.reduce(0) { $0 + $1.cost } == totals[count], "total of \(k), \(found.from) to \(found.to)")
    let used = found.paths.flatMap(parts)
    tiny.expect(Set(used).count == used.count, "disjoint \(k), \(found.from) to \(found.to)")
    let arcs = tiny.arcs
    for path in found.paths {
      tiny.expect(path.nodes.first == found.from && path.nodes.last == found.to, "ends")
      for (step, tie) in path.ties.enumerated() {
        tiny.expect(
          arcs.contains { $0.from == path.nodes[step] && $0.to == path.nodes[step + 1] && $0.tie == tie },
          "step \(step)")
      }
    }
  }

  /// Walks of one tie, of two and back, and of any number.
  @Test func typedWalks() throws {
    let patterns: [(String, [Character], isRepeated: Bool)] = [
      ("*~*~*", ["~"], false), ("*>*>*>*>*", [">", ">"], false), ("*>*>*<*<*", [">", "<"], false),
      ("*>*+>*", [">"], true), ("*~*+~*", ["~"], true),
    ]
    for tiny in try TinyGraphs.projected(TinyGraphs.directedFixtures) where tiny.n > 0 {
      for (pattern, senses, isRepeated) in patterns {
        for pair in tiny.pairs {
          var walks: [([Int], [Int])] = [([pair.from], [])]
          var fitting: [([Int], [Int])] = []
          for step in 0..<(isRepeated ? tiny.n : senses.count) {
            let sense = senses[min(step, senses.count - 1)]
            walks = walks.flatMap { nodes, ties in
              tiny.ties.indices.flatMap { tie -> [([Int], [Int])] in
                let (a, b) = (tiny.ties[tie].from, tiny.ties[tie].to)
                var ends: Set<Int> = []
                if sense != "<" && nodes.last == a { ends.insert(b) }
                if sense != ">" && nodes.last == b { ends.insert(a) }
                return ends.sorted().map { (nodes + [$0], ties + [tie]) }
              }
            }
            fitting = walks.filter { $0.0.last == pair.to && (isRepeated || step == senses.count - 1) }
            if isRepeated && !fitting.isEmpty { break }
          }
          fitting.sort { ($0.0, $0.1) < ($1.0, $1.1) }
          let found = try TypedWalk.configured(tiny.ends(pair) + [("pattern", pattern)]).run(on: tiny.graph)
          let listed = fitting.prefix(100)
          tiny.expect(found.paths.map(\.nodes) == listed.map(\.0), "\(pattern) \(pair)")
          tiny.expect(found.paths.map(\.ties) == listed.map(\.1), "\(pattern) \(pair)")
        }
      }
    }
  }
}

/// Sequences in the order of a dictionary.
private func < (a: [Int], b: [Int]) -> Bool { a.lexicographicallyPrecedes(b) }

private func < (a: ([Int], Double), b: ([Int], Double)) -> Bool { a.0 == b.0 ? a.1 < b.1 : a.0 < b.0 }

private func < (a: ([Int], [Int]), b: ([Int], [Int])) -> Bool { a.0 == b.0 ? a.1 < b.1 : a.0 < b.0 }

private func < <First: Comparable>(a: (First, Int, [Int]), b: (First, Int, [Int])) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1 != b.1 ? a.1 < b.1 : a.2 < b.2
}
