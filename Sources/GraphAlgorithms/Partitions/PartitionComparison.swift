import Foundation

/// How alike two partitions of the same nodes are, by the usual indices.
///
/// The first partition is the reference where an index tells them apart. With n nodes, n_ij of them in group i of the first and
/// group j of the second, a_i and b_j the sizes of the groups, and of all n(n−1)/2 pairs of nodes those that are together in both
/// partitions (TP), only in the second (FP), only in the first (FN) or in neither (TN):
///
/// | property | formula |
/// |---|---|
/// | ``rand`` | (TP + TN)/all pairs |
/// | ``adjustedRand`` | Rand's index above what chance gives, Hubert and Arabie 1985 |
/// | ``jaccard`` | TP/(TP + FP + FN) |
/// | ``fowlkesMallows`` | TP/√((TP + FP)(TP + FN)) |
/// | ``pairF1`` | 2TP/(2TP + FP + FN) |
/// | ``mutualInformation`` | I = Σ n_ij/n ln(n·n_ij/(a_i b_j)), in nats |
/// | ``normalisedMutualInformation(_:)`` | I over the mean of the entropies (Danon et al. 2005), their greatest, or their geometric mean |
/// | ``adjustedMutualInformation(_:)`` | (I − E)/(mean − E) with E the exact expectation (Vinh et al. 2010) |
/// | ``variationOfInformation`` | H(first) + H(second) − 2I, in nats (Meilă 2007) |
/// | ``splits``, ``joins`` | n − Σ_i max_j n_ij, n − Σ_j max_i n_ij; the split-join distance is their sum (van Dongen 2000) |
/// | ``purity``, ``inversePurity`` | Σ_j max_i n_ij/n, Σ_i max_j n_ij/n |
/// | ``homogeneity``, ``completeness``, ``vMeasure`` | I/H(first), I/H(second), and their harmonic mean |
/// | ``averageF1`` | the mean of 2n_ij/(a_i + b_j) of every group with its best match, over both sides |
///
/// Two partitions that are the same have every index at 1 and every distance at 0, also where a formula is 0/0: no nodes, one
/// group, only singletons. scikit-learn agrees except for Fowlkes–Mallows and Jaccard of singletons, which it takes as 0.
///
/// L. Hubert, P. Arabie (1985). Comparing partitions. Journal of Classification 2. https://doi.org/10.1007/BF01908075 —
/// L. Danon, A. Díaz-Guilera, J. Duch, A. Arenas (2005). Comparing community structure identification. Journal of Statistical
/// Mechanics P09008. https://doi.org/10.1088/1742-5468/2005/09/P09008 —
/// N. X. Vinh, J. Epps, J. Bailey (2010). Information theoretic measures for clusterings comparison: variants, properties,
/// normalization and correction for chance. Journal of Machine Learning Research 11, 2837–2854 —
/// M. Meilă (2007). Comparing clusterings: an information based distance. Journal of Multivariate Analysis 98.
/// https://doi.org/10.1016/j.jmva.2006.11.013
public struct PartitionComparison: Hashable, Sendable {
  /// How many nodes are in one group of the first partition and one of the second; empty cells are left out.
  public struct Cell: Hashable, Sendable {
    /// The labels as given.
    public let first: Int
    public let second: Int
    public let count: Int
  }

  /// What an information is divided by.
  public enum Mean: String, Hashable, Sendable, CaseIterable {
    case arithmetic, geometric, greatest
  }

  public let nodeCount: Int
  /// The confusion table, by rows.
  public let confusion: [Cell]
  /// The sizes of the groups, by ascending label.
  public let firstSizes: [Int]
  public let secondSizes: [Int]
  /// The groups of every cell, as places in ``firstSizes`` and ``secondSizes``.
  let places: [(first: Int, second: Int)]

  /// - Parameters:
  ///   - first: the group of every node; any numbers.
  ///   - second: of the same nodes.
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where they differ in length.
  /// - Complexity: O(n log n).
  public init(_ first: [Int], _ second: [Int]) throws(AlgorithmError) {
    guard first.count == second.count else {
      throw .unsuitable(
        "one partition has \(first.count) nodes, the other \(second.count)",
        hint: "compare partitions of the same nodes")
    }
    nodeCount = first.count
    let pairs = zip(first, second).sorted { $0 < $1 }
    var cells: [Cell] = []
    var start = 0
    while start < pairs.count {
      var end = start + 1
      while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
      cells.append(Cell(first: pairs[start].0, second: pairs[start].1, count: end - start))
      start = end
    }
    func sizes(_ labels: [Int]) -> (place: [Int: Int], sizes: [Int]) {
      var count: [Int: Int] = [:]
      for label in labels { count[label, default: 0] += 1 }
      let order = count.keys.sorted()
      let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
      return (place, order.map { count[$0] ?? 0 })
    }
    let (firstPlace, firstSizes) = sizes(first)
    let (secondPlace, secondSizes) = sizes(second)
    confusion = cells
    self.firstSizes = firstSizes
    self.secondSizes = secondSizes
    places = cells.map { (firstPlace[$0.first] ?? 0, secondPlace[$0.second] ?? 0) }
  }

  public static func == (a: PartitionComparison, b: PartitionComparison) -> Bool { a.confusion == b.confusion }
  public func hash(into hasher: inout Hasher) { hasher.combine(confusion) }

  /// Whether both divide the nodes alike, whatever the labels.
  public var isSame: Bool { confusion.count == firstSizes.count && confusion.count == secondSizes.count }

  /// All indices.
  public var figures: Figures {
    Figures(
      [
        .init("nodes", .integer(nodeCount)),
        .init("first_groups", .integer(firstSizes.count)),
        .init("second_groups", .integer(secondSizes.count)),
        .init("adjusted_rand", .real(adjustedRand)),
        .init("rand", .real(rand)),
        .init("jaccard", .real(jaccard)),
        .init("fowlkes_mallows", .real(fowlkesMallows)),
        .init("pair_f1", .real(pairF1)),
        .init("average_f1", .real(averageF1)),
        .init("mutual_information", .real(mutualInformation)),
        .init("normalised_mutual_information", .real(normalisedMutualInformation(.arithmetic))),
        .init("normalised_mutual_information_geometric", .real(normalisedMutualInformation(.geometric))),
        .init("normalised_mutual_information_greatest", .real(normalisedMutualInformation(.greatest))),
        .init("adjusted_mutual_information", .real(adjustedMutualInformation(.arithmetic))),
        .init("adjusted_mutual_information_greatest", .real(adjustedMutualInformation(.greatest))),
        .init("variation_of_information", .real(variationOfInformation)),
        .init("variation_of_information_bits", .real(variationOfInformation / log(2))),
        .init("split_join", .integer(splits + joins)),
        .init("splits", .integer(splits)),
        .init("joins", .integer(joins)),
        .init("purity", .real(purity)),
        .init("inverse_purity", .real(inversePurity)),
        .init("homogeneity", .real(homogeneity)),
        .init("completeness", .real(completeness)),
        .init("v_measure", .real(vMeasure)),
      ],
      notes: [
        "informations in nats, those named bits in bits",
        "normalised by the arithmetic mean of the entropies if not named otherwise",
        "the first partition is the reference of purity, homogeneity and completeness",
      ])
  }
}
