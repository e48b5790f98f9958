import Foundation
import GraphAlgorithms
import Testing

@Suite struct PartitionComparisonTests {
  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

  private func check(_ a: [Int], _ b: [Int], _ expected: [String: Double]) throws {
    let figures = try PartitionComparison(a, b).figures
    for (name, value) in expected {
      let found = figures[name]?.number ?? .nan
      #expect(close(found, value), "\(name): \(found), expected \(value)")
    }
  }

  /// scikit-learn 1.9.1; variation of information and split-join by igraph 1.0.
  @Test func independentValues() throws {
    try check(
      [0, 0, 0, 1, 1, 1, 2, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2, 3, 3],
      [
        "adjusted_rand": 0.23728813559322035, "rand": 0.7333333333333333, "fowlkes_mallows": 0.408248290463863,
        "mutual_information": 0.7069914743683361, "normalised_mutual_information": 0.5759466679735675,
        "normalised_mutual_information_geometric": 0.5796549956989161,
        "normalised_mutual_information_greatest": 0.5175031261015377,
        "adjusted_mutual_information": 0.3393713656092221, "adjusted_mutual_information_greatest": 0.2885962274645085,
        "variation_of_information": 1.041075874177753, "split_join": 6, "splits": 4, "joins": 2,
        "homogeneity": 0.6492712741077914, "completeness": 0.5175031261015377, "v_measure": 0.5759466679735676,
      ])
    try check(
      (0..<60).map { $0 * 7 % 5 }, (0..<60).map { ($0 * $0 + $0 / 3) % 4 },
      [
        "adjusted_rand": -0.05642973412913728, "rand": 0.6271186440677966, "fowlkes_mallows": 0.17774285064165893,
        "mutual_information": 0, "adjusted_mutual_information": -0.08477511148075963,
        "adjusted_mutual_information_greatest": -0.07684047836978003, "variation_of_information": 2.9390992612888587,
        "splits": 40, "joins": 48, "homogeneity": 0, "v_measure": 0,
      ])
    try check(
      (0..<60).map { $0 / 10 }, (0..<60).map { ($0 + 2) / 12 },
      [
        "adjusted_rand": 0.5879888268156425, "rand": 0.8870056497175142, "fowlkes_mallows": 0.6567360733292693,
        "mutual_information": 1.3084121240248796, "normalised_mutual_information": 0.7495251152989487,
        "normalised_mutual_information_geometric": 0.7497866662676763,
        "normalised_mutual_information_greatest": 0.730238710326774,
        "adjusted_mutual_information": 0.7090961806204474, "adjusted_mutual_information_greatest": 0.6879926335916848,
        "variation_of_information": 0.8744853753856563, "splits": 12, "joins": 16,
        "homogeneity": 0.730238710326774, "completeness": 0.7698579066853717,
      ])
  }

  /// Counted over all pairs of nodes, and the expectation as a mean over all permutations.
  @Test func slowFormulation() throws {
    var random = TestRandom(41)
    for _ in 0..<60 {
      let n = 2 + random.number(below: 5)
      let a = (0..<n).map { _ in random.number(below: 3) }
      let b = (0..<n).map { _ in random.number(below: 3) }
      var counts = [0.0, 0.0, 0.0, 0.0]
      for i in 0..<n {
        for j in 0..<i { counts[(a[i] == a[j] ? 2 : 0) + (b[i] == b[j] ? 1 : 0)] += 1 }
      }
      let found = try PartitionComparison(a, b)
      #expect(close(found.rand, (counts[0] + counts[3]) / counts.reduce(0, +)))
      guard !found.isSame else { continue }
      let (only, both) = (counts[1] + counts[2], counts[3])
      #expect(close(found.jaccard, both / (only + both)))
      #expect(close(found.pairF1, 2 * both / (only + 2 * both)))
      var sums = (information: 0.0, rand: 0.0, count: 0.0)
      func permute(_ order: [Int], _ rest: [Int]) throws {
        guard !rest.isEmpty else {
          let shuffled = try PartitionComparison(a, order.map { b[$0] })
          sums.information += shuffled.mutualInformation
          sums.rand += shuffled.rand
          sums.count += 1
          return
        }
        for (place, node) in rest.enumerated() {
          var others = rest
          others.remove(at: place)
          try permute(order + [node], others)
        }
      }
      try permute([], Array(0..<n))
      let (expected, expectedRand) = (sums.information / sums.count, sums.rand / sums.count)
      let mean = (found.firstEntropy + found.secondEntropy) / 2
      if mean - expected > 1e-9 {
        #expect(
          close(found.adjustedMutualInformation(.arithmetic), (found.mutualInformation - expected) / (mean - expected)))
      }
      // Hubert and Arabie's largest value is (first + second)/2 pairs together, not all pairs.
      let all = counts.reduce(0, +)
      let largest = (all - (counts[1] + both) - (counts[2] + both) + (counts[1] + counts[2] + 2 * both)) / all
      if abs(largest - expectedRand) > 1e-9 {
        #expect(close(found.adjustedRand, (found.rand - expectedRand) / (largest - expectedRand)))
      }
    }
  }

  /// Exchanging the partitions, naming the groups otherwise, numbering the nodes otherwise.
  @Test func symmetries() throws {
    var random = TestRandom(42)
    for _ in 0..<50 {
      let a = (0..<30).map { _ in random.number(below: 4) }
      let b = (0..<30).map { _ in random.number(below: 6) }
      let order = random.permutation(30)
      let one = try PartitionComparison(a, b)
      let other = try PartitionComparison(order.map { 7 - b[$0] }, order.map { 100 * a[$0] - 3 })
      for (x, y) in [
        (one.adjustedRand, other.adjustedRand), (one.variationOfInformation, other.variationOfInformation),
        (one.adjustedMutualInformation(.greatest), other.adjustedMutualInformation(.greatest)),
        (one.homogeneity, other.completeness), (one.purity, other.inversePurity), (one.averageF1, other.averageF1),
        (Double(one.splits), Double(other.joins)), (one.vMeasure, one.normalisedMutualInformation(.arithmetic)),
        (one.fowlkesMallows, other.fowlkesMallows),
      ] {
        #expect(close(x, y))
      }
    }
  }

  @Test func edgeCases() throws {
    let same = [
      "adjusted_rand": 1.0, "rand": 1, "jaccard": 1, "fowlkes_mallows": 1, "pair_f1": 1, "average_f1": 1,
      "normalised_mutual_information": 1, "adjusted_mutual_information": 1, "variation_of_information": 0,
      "split_join": 0, "purity": 1, "homogeneity": 1, "completeness": 1, "v_measure": 1,
    ]
    for labels in [[], [5], [1, 1, 1], [0, 1, 2], [0, 0, 1, 2, 2]] {
      try check(labels, labels.map { -2 * $0 }, same)
    }
    // scikit-learn 1.9.1 and igraph 1.0.
    try check(
      [0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5],
      [
        "adjusted_rand": 0, "rand": 0, "fowlkes_mallows": 0, "jaccard": 0, "normalised_mutual_information": 0,
        "adjusted_mutual_information": 0, "variation_of_information": log(6), "splits": 5, "joins": 0,
        "homogeneity": 1, "completeness": 0, "v_measure": 0, "variation_of_information_bits": log2(6),
      ])
    #expect(throws: AlgorithmError.self) { try PartitionComparison([0], []) }
  }

  @Test func confusion() throws {
    let comparison = try PartitionComparison([3, 3, 1, 1], [0, 9, 9, 9])
    #expect(comparison.confusion.map { [$0.first, $0.second, $0.count] } == [[1, 9, 2], [3, 0, 1], [3, 9, 1]])
    #expect(comparison.firstSizes == [2, 2])
    #expect(comparison.secondSizes == [1, 3])
  }
}
