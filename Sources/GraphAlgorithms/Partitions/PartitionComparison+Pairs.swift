/// Indices that count pairs of nodes, or nodes in the best match of their group.
extension PartitionComparison {
  private static func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }

  private var together: (both: Double, first: Double, second: Double) {
    (
      confusion.reduce(0) { $0 + Self.pairs($1.count) }, firstSizes.reduce(0) { $0 + Self.pairs($1) },
      secondSizes.reduce(0) { $0 + Self.pairs($1) }
    )
  }

  /// The share of pairs on which both agree. W. M. Rand (1971), https://doi.org/10.1080/01621459.1971.10482356
  public var rand: Double {
    guard !isSame else { return 1 }
    let (both, first, second) = together
    let all = Self.pairs(nodeCount)
    return (all - first - second + 2 * both) / all
  }

  /// Rand's index so that chance gives 0 and agreement 1.
  public var adjustedRand: Double {
    guard !isSame else { return 1 }
    let (both, first, second) = together
    let expected = first / Self.pairs(nodeCount) * second
    let largest = (first + second) / 2
    return largest == expected ? 0 : (both - expected) / (largest - expected)
  }

  /// Of the pairs that are together in either, the share in both.
  public var jaccard: Double {
    guard !isSame else { return 1 }
    let (both, first, second) = together
    return both / (first + second - both)
  }

  /// The geometric mean of precision and recall of pairs. E. B. Fowlkes, C. L. Mallows (1983),
  /// https://doi.org/10.1080/01621459.1983.10478008
  public var fowlkesMallows: Double {
    guard !isSame else { return 1 }
    let (both, first, second) = together
    return both == 0 ? 0 : (both / first).squareRoot() * (both / second).squareRoot()
  }

  /// The harmonic mean of precision and recall of pairs.
  public var pairF1: Double {
    guard !isSame else { return 1 }
    let (both, first, second) = together
    return 2 * both / (first + second)
  }

  /// Nodes outside the best match of their group of the first: what must be split off it.
  public var splits: Int { nodeCount - bestMatches(of: firstSizes.count) { $0.first }.reduce(0, +) }

  /// Nodes outside the best match of their group of the second: what must be joined to give it.
  public var joins: Int { nodeCount - bestMatches(of: secondSizes.count) { $0.second }.reduce(0, +) }

  /// The share of nodes that are in the most frequent group of the first within their group of the second.
  public var purity: Double { nodeCount == 0 ? 1 : Double(nodeCount - joins) / Double(nodeCount) }

  /// The same with the partitions exchanged.
  public var inversePurity: Double { nodeCount == 0 ? 1 : Double(nodeCount - splits) / Double(nodeCount) }

  /// The mean F1 of every group and its best match, over both sides. J. Yang, J. Leskovec (2013),
  /// https://doi.org/10.1145/2433396.2433471
  public var averageF1: Double {
    guard nodeCount > 0 else { return 1 }
    var first = [Double](repeating: 0, count: firstSizes.count)
    var second = [Double](repeating: 0, count: secondSizes.count)
    for (cell, place) in zip(confusion, places) {
      let value = 2 * Double(cell.count) / Double(firstSizes[place.first] + secondSizes[place.second])
      first[place.first] = max(first[place.first], value)
      second[place.second] = max(second[place.second], value)
    }
    return (first.reduce(0, +) / Double(first.count) + second.reduce(0, +) / Double(second.count)) / 2
  }

  private func bestMatches(of count: Int, _ side: ((first: Int, second: Int)) -> Int) -> [Int] {
    var best = [Int](repeating: 0, count: count)
    for (cell, place) in zip(confusion, places) { best[side(place)] = max(best[side(place)], cell.count) }
    return best
  }
}
