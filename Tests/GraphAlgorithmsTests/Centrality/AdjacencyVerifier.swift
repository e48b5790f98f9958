import GraphProjection

/// A graph as a dense matrix, for measures that are defined by one: a(i, j) sums the ties from i to j.
struct AdjacencyVerifier {
  let count: Int
  private(set) var a: [[Double]]

  /// - Parameter loops: What a loop counts in an undirected graph; 0 leaves loops out of any graph.
  init(_ graph: ProjectedGraph, loops: Int = 0, isWeighted: Bool = true) {
    count = graph.nodeCount
    a = Array(repeating: Array(repeating: 0, count: count), count: count)
    for tie in 0..<graph.tieCount {
      let (i, j) = graph.ends(ofTie: tie)
      let weight = isWeighted ? graph.weight(ofTie: tie) : 1
      if i == j {
        a[i][i] += weight * (graph.isDirected ? Double(min(loops, 1)) : Double(loops))
        continue
      }
      a[i][j] += weight
      if !graph.isDirected { a[j][i] += weight }
    }
  }

  /// The same with every entry changed.
  func mapped(_ change: (Double) -> Double) -> AdjacencyVerifier {
    var copy = self
    copy.a = a.map { $0.map(change) }
    return copy
  }

  var transposed: AdjacencyVerifier {
    var copy = self
    for i in 0..<count { for j in 0..<count { copy.a[i][j] = a[j][i] } }
    return copy
  }

  /// a(i, j) + a(j, i).
  func mutual(_ i: Int, _ j: Int) -> Double { a[i][j] + a[j][i] }

  func neighbours(_ i: Int) -> [Int] { (0..<count).filter { mutual(i, $0) > 0 && $0 != i } }

  /// The solution of (1 − factor · A) x = right, by Gaussian elimination.
  func solved(factor: Double, _ right: [Double]) -> [Double] {
    var rows = (0..<count).map { i in (0..<count).map { (i == $0 ? 1 : 0) - factor * a[i][$0] } + [right[i]] }
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let share = rows[row][column] / rows[column][column]
        for k in column...count { rows[row][k] -= share * rows[column][k] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
