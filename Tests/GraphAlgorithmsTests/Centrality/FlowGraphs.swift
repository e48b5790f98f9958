import GraphAlgorithms
import GraphProjection

/// Graphs for comparison with slow formulations.
enum FlowGraphs {
  /// All undirected graphs of 1 to 5 nodes.
  static let all: [CentralityFixture] = (1...5).flatMap { n in
    let pairs = (0..<n).flatMap { a in (0..<a).map { ($0, a) } }
    return (0..<(1 << pairs.count)).map { mask in
      CentralityFixture(n, pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] })
    }
  }

  /// Seeded random graphs of 2 to 8 nodes with loops, parallel edges and weights 1...4.
  static func random(_ count: Int, isDirected: Bool = false) -> [CentralityFixture] {
    (0..<count).map { seed in
      .random(UInt64(1000 + seed), nodes: 2 + seed % 7, edges: 1 + seed * 5 % 17, isDirected: isDirected)
    }
  }

  static func karate(weighted: Bool = false) -> CentralityFixture {
    CentralityFixture(
      34, weighted: CommunityGraph.weightedKarate.ties.map { ($0.from, $0.to, weighted ? $0.weight : 1) })
  }
}

extension ProjectedGraph {
  /// The symmetric matrix of strengths: parallel ties and both directions added up, loops left out.
  var symmetricStrengths: [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: nodeCount), count: nodeCount)
    for tie in 0..<tieCount {
      let (a, b) = ends(ofTie: tie)
      guard a != b else { continue }
      matrix[a][b] += weight(ofTie: tie)
      matrix[b][a] += weight(ofTie: tie)
    }
    return matrix
  }

  /// The tie between two nodes, whatever its direction.
  func tie(between a: Int, _ b: Int) -> Int? {
    (0..<tieCount).first { ends(ofTie: $0) == (a, b) || ends(ofTie: $0) == (b, a) }
  }
}

/// Solves `matrix` x = `right` by elimination with the largest pivots; `nil` where the matrix is singular.
func eliminated(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
  let n = right.count
  var (a, b) = (matrix, right)
  for column in 0..<n {
    let pivot = (column..<n).max { abs(a[$0][column]) < abs(a[$1][column]) } ?? column
    guard abs(a[pivot][column]) > 1e-9 else { return nil }
    a.swapAt(column, pivot)
    b.swapAt(column, pivot)
    for row in 0..<n where row != column {
      let factor = a[row][column] / a[column][column]
      for place in column..<n { a[row][place] -= factor * a[column][place] }
      b[row] -= factor * b[column]
    }
  }
  return (0..<n).map { b[$0] / a[$0][$0] }
}

/// The set of nodes that are joined to a node by entries above 0.
func strengthComponent(of node: Int, _ matrix: [[Double]]) -> [Int] {
  var found = [node]
  var head = 0
  while head < found.count {
    for other in matrix.indices where matrix[found[head]][other] > 0 && !found.contains(other) { found.append(other) }
    head += 1
  }
  return found.sorted()
}

/// Whether two lists agree within 1e-9 of a value, or 1e-9 where it is small: for sums of many solutions of equations.
func agreeClosely(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { ($0.isNaN && $1.isNaN) || abs($0 - $1) <= 1e-9 * max(1, abs($0), abs($1)) }
}
