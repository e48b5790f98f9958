/// The number of successes in independent trials of different probabilities.
enum PoissonBinomial {
  /// P(X ≥ k) for every k in 0 ... `most`.
  ///
  /// The distribution is built trial by trial, with all from `most` on in one place: nothing is ever subtracted, so that small
  /// tails have all their digits.
  ///
  /// - Parameter trials: The different probabilities and how many trials have each.
  /// - Complexity: O(t·most) for t trials.
  static func tails(_ trials: [(probability: Double, count: Int)], upTo most: Int) -> [Double] {
    var mass = [Double](repeating: 0, count: most + 1)
    mass[0] = 1
    var done = 0
    for (p, count) in trials where p > 0 {
      for _ in 0..<count {
        let highest = min(done, most)
        if highest == most { mass[most] += most > 0 ? mass[most - 1] * p : 0 }
        for k in stride(from: highest == most ? most - 1 : highest + 1, to: 0, by: -1) {
          mass[k] = mass[k] * (1 - p) + mass[k - 1] * p
        }
        if most > 0 { mass[0] *= 1 - p }
        done += 1
      }
    }
    var tail = 0.0
    for k in stride(from: most, through: 0, by: -1) {
      tail += mass[k]
      mass[k] = min(1, tail)
    }
    return mass
  }
}

extension DegreeModel {
  /// For pairs of classes of actors: the expected number of shared nodes, and P(X ≥ k) up to the largest number that a pair of
  /// these classes shares.
  ///
  /// - Complexity: O(c²·t·s) for c pairs of classes that share, t shared nodes and s the most that a pair shares.
  func chances(
    of shared: SharedPairs, in context: RunContext
  ) throws(AlgorithmError) -> [ClassPair: (expected: Double, tails: [Double])] {
    var most: [ClassPair: Int] = [:]
    for pair in shared.pairs { most[classPair(pair), default: 0] = max(most[classPair(pair)] ?? 0, Int(pair.count)) }
    let keys = most.keys.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
    let limits = keys.map { most[$0] ?? 0 }
    let found = try context.chunked(keys.count, size: 4) { chunk in
      chunk.map { place -> (expected: Double, tails: [Double]) in
        guard !context.cancellation.isCancelled else { return (0, []) }
        let trials = classes.columnCounts.indices.map { column in
          (
            probability: probability[keys[place].low][column] * probability[keys[place].high][column],
            count: classes.columnCounts[column]
          )
        }
        let expected = trials.reduce(0) { $0 + $1.probability * Double($1.count) }
        return (expected, PoissonBinomial.tails(trials, upTo: limits[place]))
      }
    }
    try context.checkpoint()
    return Dictionary(uniqueKeysWithValues: zip(keys, found.flatMap(\.self)))
  }

  func classPair(_ pair: SharedPairs.Pair) -> ClassPair {
    let (a, b) = (classes.rowClass[Int(pair.first)], classes.rowClass[Int(pair.second)])
    return ClassPair(low: min(a, b), high: max(a, b))
  }

  struct ClassPair: Hashable, Sendable {
    var low: Int
    var high: Int
  }
}
