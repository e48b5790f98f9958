import Foundation

/// Indices by information, in nats.
extension PartitionComparison {
  /// H of the first partition.
  public var firstEntropy: Double { entropy(firstSizes) }
  /// H of the second partition.
  public var secondEntropy: Double { entropy(secondSizes) }

  /// What knowing the group in one partition tells of that in the other.
  public var mutualInformation: Double {
    let n = Double(nodeCount)
    let sum = zip(confusion, places).reduce(0.0) { sum, cell in
      let count = Double(cell.0.count)
      return sum + count / n
        * (log(n * count) - log(Double(firstSizes[cell.1.first])) - log(Double(secondSizes[cell.1.second])))
    }
    // Rounding must not make it negative, nor give 1e-17 where one partition has one group.
    return sum < 1e-14 ? 0 : sum
  }

  public func normalisedMutualInformation(_ mean: Mean) -> Double {
    guard !isSame else { return 1 }
    let information = mutualInformation
    return information == 0 ? 0 : min(1, information / entropy(mean))
  }

  /// The mutual information above what chance gives, scaled so that agreement gives 1; can be negative.
  ///
  /// - Complexity: O(s² n) with s distinct sizes of groups.
  public func adjustedMutualInformation(_ mean: Mean) -> Double {
    guard !isSame else { return 1 }
    let expected = expectedMutualInformation
    let range = entropy(mean) - expected
    // One group against others, or singletons against others, leave nothing to chance.
    return abs(range) < 1e-14 ? 0 : (mutualInformation - expected) / range
  }

  /// A distance, at most ln n.
  public var variationOfInformation: Double {
    isSame ? 0 : max(0, firstEntropy + secondEntropy - 2 * mutualInformation)
  }

  /// 1 where every group of the second has nodes of one group of the first only. A. Rosenberg, J. Hirschberg (2007), V-measure,
  /// https://aclanthology.org/D07-1043
  public var homogeneity: Double {
    firstSizes.count < 2 || isSame ? 1 : mutualInformation / firstEntropy
  }

  /// 1 where every group of the first lies in one group of the second.
  public var completeness: Double {
    secondSizes.count < 2 || isSame ? 1 : mutualInformation / secondEntropy
  }

  /// The harmonic mean of both, equal to the normalised mutual information.
  public var vMeasure: Double {
    let sum = homogeneity + completeness
    return sum == 0 ? 0 : 2 * homogeneity * completeness / sum
  }

  /// The mean of the mutual information over all pairs of partitions with groups of these sizes.
  var expectedMutualInformation: Double {
    let n = nodeCount
    guard n > 0 else { return 0 }
    var logFactorial = [0.0]
    for number in 1...n { logFactorial.append(lgamma(Double(number) + 1)) }
    var sum = 0.0
    let second = Self.frequencies(secondSizes)
    for (a, aTimes) in Self.frequencies(firstSizes) {
      for (b, bTimes) in second {
        var part = 0.0
        let constant =
          logFactorial[a] + logFactorial[b] + logFactorial[n - a] + logFactorial[n - b] - logFactorial[n]
        for count in stride(from: max(1, a + b - n), through: min(a, b), by: 1) {
          let chance =
            constant - logFactorial[count] - logFactorial[a - count] - logFactorial[b - count]
            - logFactorial[n - a - b + count]
          let information = log(Double(n)) + log(Double(count)) - log(Double(a)) - log(Double(b))
          part += Double(count) / Double(n) * information * exp(chance)
        }
        sum += part * Double(aTimes) * Double(bTimes)
      }
    }
    return sum
  }

  private func entropy(_ sizes: [Int]) -> Double {
    guard sizes.count > 1 else { return 0 }
    let n = Double(nodeCount)
    return sizes.reduce(0) { $0 - Double($1) / n * log(Double($1) / n) }
  }

  private func entropy(_ mean: Mean) -> Double {
    switch mean {
    case .arithmetic: (firstEntropy + secondEntropy) / 2
    case .geometric: (firstEntropy * secondEntropy).squareRoot()
    case .greatest: max(firstEntropy, secondEntropy)
    }
  }

  /// Every size once, ascending, and how often it occurs.
  private static func frequencies(_ sizes: [Int]) -> [(size: Int, times: Int)] {
    var result: [(size: Int, times: Int)] = []
    for size in sizes.sorted() {
      if result.last?.size == size {
        result[result.count - 1].times += 1
      } else {
        result.append((size, 1))
      }
    }
    return result
  }
}
