import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// Strong components of graphs large enough for searches by several threads, against two plain depth-first searches.
@Suite struct LargeStrongComponentsTests {
  static let networks: [(String, Int, [(Int, Int)])] = {
    let random = LargeSearchTests.random(30_000, 70_000, seed: 5)
    return [
      ("one large part", 30_000, random),
      ("no cycle", 30_000, random.filter { $0.0 != $0.1 }.map { (min($0.0, $0.1), max($0.0, $0.1)) }),
      ("one cycle", 70_000, (0..<70_000).map { ($0, ($0 + 1) % 70_000) }),
      ("many small cycles", 70_000, (0..<70_000).map { ($0, $0 % 7 == 6 ? $0 - 6 : $0 + 1) }),
      (
        "two halves, one way", 40_000,
        LargeSearchTests.random(20_000, 80_000, seed: 6).flatMap { [$0, ($0.0 + 20_000, $0.1 + 20_000)] } + [
          (3, 20_003)
        ]
      ),
    ]
  }()

  /// Kosaraju's way: the smallest node of the component of every node.
  func expected(_ nodes: Int, _ ends: [(Int, Int)]) -> [Int] {
    var (out, into) = (Array(repeating: [Int](), count: nodes), Array(repeating: [Int](), count: nodes))
    for (from, to) in ends {
      out[from].append(to)
      into[to].append(from)
    }
    var isMet = [Bool](repeating: false, count: nodes)
    var finished: [Int] = []
    for start in 0..<nodes where !isMet[start] {
      isMet[start] = true
      var calls = [(node: start, next: 0)]
      while let call = calls.last {
        guard call.next < out[call.node].count else {
          finished.append(call.node)
          calls.removeLast()
          continue
        }
        calls[calls.count - 1].next += 1
        let target = out[call.node][call.next]
        guard !isMet[target] else { continue }
        isMet[target] = true
        calls.append((target, 0))
      }
    }
    var part = [Int](repeating: -1, count: nodes)
    for start in finished.reversed() where part[start] < 0 {
      var members = [start]
      part[start] = start
      var place = 0
      while place < members.count {
        for source in into[members[place]] where part[source] < 0 {
          part[source] = start
          members.append(source)
        }
        place += 1
      }
      let least = members.min() ?? start
      for node in members { part[node] = least }
    }
    return part
  }

  @Test(arguments: networks.indices) func components(_ index: Int) throws {
    let (name, nodes, ends) = Self.networks[index]
    let graph = try LargeSearchTests.Network(name, nodes: nodes, directed: true, ends: ends).graph
    #expect(graph.tieCount >= 1 << 16)
    let results = try (1...3).map { try StrongComponents().run(on: graph, in: RunContext(workers: $0)) }
    #expect(results.allSatisfy { $0 == results[0] })
    let least = results[0].membership.map { results[0].groups[$0][0] }
    #expect(least == expected(nodes, ends))
  }
}
