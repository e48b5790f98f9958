import GraphProjection

extension PathEnds {
  /// Two different ends, as a flow needs them.
  static func different(
    from: String, to: String, in graph: ProjectedGraph, for algorithm: String
  ) throws(AlgorithmError) -> PathEnds {
    let ends = try PathEnds(from: from, to: to, in: graph, for: algorithm)
    guard ends.from != ends.to else {
      throw .unsuitable("'\(algorithm)' needs two different nodes", hint: "give another from=NODE or to=NODE")
    }
    return ends
  }
}

/// The ties between one side of a cut and the other, and their sum.
struct CutTies {
  let ties: [Int]
  let value: Double

  /// - Parameter bothWays: Whether ties from the other side count too, in a directed graph.
  init(_ graph: ProjectedGraph, side: [Bool], capacities: [Double]?, bothWays: Bool) {
    var ties: [Int] = []
    var value = 0.0
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      let isCut = bothWays ? side[ends.from] != side[ends.to] : side[ends.from] && !side[ends.to]
      let capacity = capacities?[tie] ?? 1
      guard isCut, capacity > 0 else { continue }
      ties.append(tie)
      value += capacity
    }
    self.ties = ties
    self.value = value
  }
}
