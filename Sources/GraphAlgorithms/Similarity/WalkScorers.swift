/// Scores by the paths of two ties, and by those of three with a factor: A² + εA³.
struct LocalPathScorer: SimilarityScorer {
  let rows: NeighbourRows
  let factor: Double

  func fill(_ row: inout SimilarityRow, from node: Int) {
    var seconds: [Int32] = []
    for arc in rows.range(node) {
      for next in rows.range(Int(rows.targets[arc])) {
        let second = rows.targets[next]
        if row.scratch[Int(second)] == 0 { seconds.append(second) }
        row.scratch[Int(second)] += 1
      }
    }
    for second in seconds {
      let walks = row.scratch[Int(second)]
      row.add(walks, to: second)
      guard factor > 0 else { continue }
      for arc in rows.range(Int(second)) { row.add(factor * walks, to: rows.targets[arc]) }
    }
    for second in seconds { row.scratch[Int(second)] = 0 }
  }
}

/// Scores by walks of all lengths, one of length k counting βᵏ.
struct KatzScorer: SimilarityScorer {
  let rows: NeighbourRows
  let factor: Double
  /// The largest relative error of a score.
  let tolerance: Double

  /// The sums end when no score grows by more than its tolerance: new nodes are reached at every step or never again, and from
  /// then on the growth falls like (βλ₁)ᵏ.
  func fill(_ row: inout SimilarityRow, from node: Int) {
    var term = [(node: Int32, value: Double)]()
    term.append((Int32(node), 1))
    while !term.isEmpty {
      var touched: [Int32] = []
      for (from, value) in term {
        for arc in rows.range(Int(from)) {
          let target = rows.targets[arc]
          if row.scratch[Int(target)] == 0 { touched.append(target) }
          row.scratch[Int(target)] += factor * value
        }
      }
      var grows = false
      term.removeAll(keepingCapacity: true)
      for target in touched {
        let value = row.scratch[Int(target)]
        row.scratch[Int(target)] = 0
        // Below it a sum of squares is 0, and a walk counts nothing.
        guard value > 1e-290 else { continue }
        if value > tolerance * row.scores[Int(target)] { grows = true }
        row.add(value, to: target)
        term.append((target, value))
      }
      if !grows { return }
    }
  }
}

/// Scores that were calculated for all pairs at once.
struct MatrixScorer: SimilarityScorer {
  let nodeCount: Int
  /// By rows.
  let values: [Double]

  func fill(_ row: inout SimilarityRow, from node: Int) {
    for other in 0..<nodeCount where other != node && values[node * nodeCount + other] > 0 {
      row.add(values[node * nodeCount + other], to: Int32(other))
    }
  }
}
