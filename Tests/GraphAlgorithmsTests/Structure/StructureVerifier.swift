import GraphAlgorithms
import GraphProjection

/// Figures of small graphs straight from their definitions, on a matrix of ties.
struct StructureVerifier {
  let n: Int
  /// Whether there is an arc, loops left out.
  let arc: [[Bool]]

  init(_ graph: ProjectedGraph) {
    n = graph.nodeCount
    var arc = [[Bool]](repeating: [Bool](repeating: false, count: graph.nodeCount), count: graph.nodeCount)
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      guard a != b else { continue }
      arc[a][b] = true
      if !graph.isDirected { arc[b][a] = true }
    }
    self.arc = arc
  }

  func tied(_ a: Int, _ b: Int) -> Bool { arc[a][b] || arc[b][a] }
  func degree(_ node: Int) -> Int { (0..<n).count { tied(node, $0) } }

  /// Every three different nodes.
  var triples: [(Int, Int, Int)] {
    (0..<n).flatMap { a in (0..<a).flatMap { b in (0..<b).map { (a, b, $0) } } }
  }

  var triangles: Int { triples.count { tied($0, $1) && tied($1, $2) && tied($0, $2) } }

  func triangles(at node: Int) -> Int {
    triples.count { [$0, $1, $2].contains(node) && tied($0, $1) && tied($1, $2) && tied($0, $2) }
  }

  /// Over all ordered triples a, b, c with a–b–c: those with a–c.
  var transitivity: Double? {
    var (closed, all) = (0, 0)
    for b in 0..<n {
      for a in 0..<n where tied(a, b) {
        for c in 0..<n where c != a && tied(b, c) {
          all += 1
          if tied(a, c) { closed += 1 }
        }
      }
    }
    return all == 0 ? nil : Double(closed) / Double(all)
  }

  var averageClustering: Double? {
    guard n > 0 else { return nil }
    let values = (0..<n).map { node -> Double in
      let d = degree(node)
      return d < 2 ? 0 : Double(triangles(at: node)) / (Double(d * (d - 1)) / 2)
    }
    return values.reduce(0, +) / Double(n)
  }

  /// The distances of all pairs, by Floyd and Warshall.
  var distances: [[Int?]] {
    var distance = (0..<n).map { a in (0..<n).map { b -> Int? in a == b ? 0 : arc[a][b] ? 1 : nil } }
    for k in 0..<n {
      for i in 0..<n {
        for j in 0..<n {
          guard let first = distance[i][k], let second = distance[k][j] else { continue }
          distance[i][j] = min(distance[i][j] ?? .max, first + second)
        }
      }
    }
    return distance
  }

  var reciprocity: Double? {
    let pairs = (0..<n).flatMap { a in (0..<n).filter { arc[a][$0] }.map { (a, $0) } }
    return pairs.isEmpty ? nil : Double(pairs.count { arc[$1][$0] }) / Double(pairs.count)
  }

  /// Pearson's correlation from means and deviations.
  var degreeAssortativity: Double? {
    let pairs = (0..<n).flatMap { a in (0..<n).filter { tied(a, $0) }.map { (Double(degree(a)), Double(degree($0))) } }
    guard !pairs.isEmpty, Set(pairs.map(\.0)).count > 1 else { return nil }
    let mean = pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count)
    let variance = pairs.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) }
    return pairs.reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / variance
  }

  /// The number of components of the undirected graph without a node, or without a tie.
  func components(without node: Int? = nil, orTie tie: (Int, Int)? = nil) -> Int {
    var seen = Set(node.map { [$0] } ?? [])
    var count = 0
    for start in 0..<n where seen.insert(start).inserted {
      count += 1
      var open = [start]
      while let a = open.popLast() {
        for b in 0..<n where tied(a, b) && !(tie.map { ($0, $1) == (a, b) || ($0, $1) == (b, a) } ?? false) {
          if seen.insert(b).inserted { open.append(b) }
        }
      }
    }
    return count
  }

  var articulationPoints: [Int] {
    let whole = components()
    // A node without ties takes its component with it.
    return (0..<n).filter { components(without: $0) > whole - (degree($0) == 0 ? 1 : 0) }
  }

  var bridges: [(Int, Int)] {
    let whole = components()
    return (0..<n).flatMap { a in
      (a..<n).filter { tied(a, $0) && components(orTie: (a, $0)) > whole }.map { (a, $0) }
    }
  }

  /// The nodes of every biconnected component: two ties are in one if they are on one simple cycle.
  var blocks: [[Int]] {
    let ties = (0..<n).flatMap { a in (a..<n).filter { tied(a, $0) }.map { (a, $0) } }
    var block = Array(ties.indices)
    for cycle in cycles {
      let members = ties.indices.filter { cycle.contains(ties[$0].0 * n + ties[$0].1) }
      let merged = Set(members.map { block[$0] })
      for tie in ties.indices where merged.contains(block[tie]) { block[tie] = merged.min() ?? 0 }
    }
    return Dictionary(grouping: ties.indices) { block[$0] }.values
      .map { Set($0.flatMap { [ties[$0].0, ties[$0].1] }).sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Every simple cycle as the set of its ties, a tie {a < b} being a·n + b.
  private var cycles: [Set<Int>] {
    var found: [Set<Int>] = []
    func extend(_ path: [Int]) {
      let (first, last) = (path[0], path[path.count - 1])
      if path.count > 2, tied(last, first) {
        found.append(Set(zip(path, path.dropFirst() + [first]).map { min($0, $1) * n + max($0, $1) }))
      }
      for next in first..<n where tied(last, next) && !path.contains(next) { extend(path + [next]) }
    }
    for start in 0..<n { extend([start]) }
    return found
  }

  /// One graph for every class, and its name: an arc is a pair of nodes 0, 1, 2.
  private static let examples: [(name: String, arcs: [(Int, Int)])] = [
    ("003", []), ("012", [(0, 1)]), ("102", [(0, 1), (1, 0)]),
    ("021D", [(1, 0), (1, 2)]), ("021U", [(0, 1), (2, 1)]), ("021C", [(0, 1), (1, 2)]),
    ("111D", [(0, 1), (1, 0), (2, 1)]), ("111U", [(0, 1), (1, 0), (1, 2)]),
    ("030T", [(0, 1), (1, 2), (0, 2)]), ("030C", [(0, 1), (1, 2), (2, 0)]),
    ("201", [(0, 1), (1, 0), (1, 2), (2, 1)]),
    ("120D", [(1, 0), (1, 2), (0, 2), (2, 0)]), ("120U", [(0, 1), (2, 1), (0, 2), (2, 0)]),
    ("120C", [(0, 1), (1, 2), (0, 2), (2, 0)]),
    ("210", [(0, 1), (1, 2), (2, 1), (0, 2), (2, 0)]),
    ("300", [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)]),
  ]

  static let triadNames = examples.map(\.name)

  /// The class of every triple, by trying all ways to lay an example on it.
  var triadCensus: [Int] {
    var census = [Int](repeating: 0, count: 16)
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    for triple in triples {
      let nodes = [triple.0, triple.1, triple.2]
      let number = Self.examples.firstIndex { example in
        orders.contains { order in
          (0..<3).allSatisfy { a in
            (0..<3).allSatisfy { b in
              arc[nodes[order[a]]][nodes[order[b]]] == example.arcs.contains { $0 == (a, b) }
            }
          }
        }
      }
      if let number { census[number] += 1 }
    }
    return census
  }
}
