import GraphAlgorithms
import GraphProjection
import Testing

/// A small graph as a matrix of truths: the slow formulations work on it.
struct StructureMatrix {
  let n: Int
  /// Whether an arc leads from one node to another; without loops.
  var arc: [[Bool]]
  var isDirected: Bool

  init(_ fixture: CentralityFixture) {
    n = fixture.nodeCount
    isDirected = fixture.isDirected
    arc = Array(repeating: Array(repeating: false, count: n), count: n)
    for edge in fixture.edges where edge.from != edge.to {
      arc[edge.from][edge.to] = true
      if !isDirected { arc[edge.to][edge.from] = true }
    }
  }

  func tied(_ a: Int, _ b: Int) -> Bool { arc[a][b] || arc[b][a] }

  /// The subsets of the nodes, as lists.
  var subsets: [[Int]] { (0..<1 << n).map { bits in (0..<n).filter { bits >> $0 & 1 == 1 } } }

  func isClique(_ set: [Int]) -> Bool { set.allSatisfy { a in set.allSatisfy { a == $0 || tied(a, $0) } } }

  /// The hops between all nodes that `isIn` holds for; `nil` where there is no way.
  func hops(along isTied: (Int, Int) -> Bool, within isIn: (Int) -> Bool = { _ in true }) -> [[Int?]] {
    var hops = (0..<n).map { a in
      (0..<n).map { b -> Int? in isIn(a) && isIn(b) ? (a == b ? 0 : isTied(a, b) ? 1 : nil) : nil }
    }
    for k in 0..<n {
      for a in 0..<n {
        for b in 0..<n {
          guard let first = hops[a][k], let second = hops[k][b] else { continue }
          hops[a][b] = min(hops[a][b] ?? .max, first + second)
        }
      }
    }
    return hops
  }

  /// Whether a set of nodes is joined by its own ties.
  func isConnected(_ set: [Int]) -> Bool {
    guard let first = set.first else { return true }
    let isIn = (0..<n).map { set.contains($0) }
    let hops = hops(along: tied) { isIn[$0] }
    return set.allSatisfy { hops[first][$0] != nil }
  }
}

/// Every undirected graph of up to five nodes, and seeded random ones of up to eight.
enum StructureGraphs {
  static let undirected = exhaustive + random(200, isDirected: false)
  static let directed = random(200, isDirected: true)

  static let exhaustive: [CentralityFixture] = (0...5).flatMap { n -> [CentralityFixture] in
    let pairs = (0..<n).flatMap { a in (0..<a).map { ($0, a) } }
    return (0..<1 << pairs.count).map { bits in
      CentralityFixture(n, pairs.indices.filter { bits >> $0 & 1 == 1 }.map { pairs[$0] })
    }
  }

  static func random(_ count: Int, isDirected: Bool) -> [CentralityFixture] {
    (0..<count).map { seed in
      CentralityFixture.random(
        UInt64(seed), nodes: 2 + seed % 7, edges: 1 + (seed * 7) % 23, isDirected: isDirected)
    }
  }
}

extension Figures {
  func numberNamed(_ name: String) -> Double { self[name]?.number ?? .nan }

  func nodesNamed(_ name: String) -> [Int] {
    if case .nodes(let nodes) = self[name] { nodes } else { [] }
  }

  func groupNamed(_ name: String) -> [String: Double] {
    guard case .group(let entries) = self[name] else { return [:] }
    return Dictionary(uniqueKeysWithValues: entries.compactMap { entry in entry.value.number.map { (entry.name, $0) } })
  }
}

extension NodeSets {
  func wholeFigure(_ name: String) -> Double { figures.first { $0.name == name }?.value.number ?? .nan }
}

extension NodeGroups {
  func wholeFigure(_ name: String) -> Double { figures.first { $0.name == name }?.value ?? .nan }
}

extension PairScores {
  func wholeFigure(_ name: String) -> Double { figures.first { $0.name == name }?.value.number ?? .nan }
}
