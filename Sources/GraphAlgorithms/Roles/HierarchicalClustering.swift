/// Which distance of two clusters counts, by those of their members.
public enum ClusterLinkage: String, Hashable, Sendable, CaseIterable {
  case average, complete, single
}

/// Agglomerative clustering of a table of distances: the two closest clusters are joined again and again.
///
/// Of equally close pairs that with the smallest numbers is joined; a cluster has the number of its smallest member.
struct HierarchicalClustering {
  /// The cluster of every member: the number of its smallest one.
  private(set) var cluster: [Int]
  /// The distance at the last joining; NaN without one.
  private(set) var height = Double.nan

  /// - Parameters:
  ///   - table: Distances of `a < b`, at `a * count + b`; the rest does not matter.
  ///   - target: How many clusters to stop at.
  /// - Complexity: O(n²) as a rule, O(n³) at worst; n² numbers.
  init(
    _ table: [Double], count: Int, linkage: ClusterLinkage, target: Int, in context: RunContext
  ) throws(AlgorithmError) {
    var table = table
    var size = [Double](repeating: 1, count: count)
    var isAlive = [Bool](repeating: true, count: count)
    // The closest cluster of a larger number.
    var nearest = [Int](repeating: -1, count: count)
    cluster = Array(0..<count)
    func place(_ a: Int, _ b: Int) -> Int { a < b ? a * count + b : b * count + a }
    func findNearest(_ a: Int) {
      nearest[a] = -1
      for b in a + 1..<max(a + 1, count) where isAlive[b] {
        if nearest[a] < 0 || table[a * count + b] < table[a * count + nearest[a]] { nearest[a] = b }
      }
    }
    for a in 0..<count { findNearest(a) }
    var left = count
    while left > max(1, target) {
      if left & 15 == 0 { try context.checkpoint(1 - Double(left) / Double(count)) }
      var first = -1
      for a in 0..<count where isAlive[a] && nearest[a] >= 0 {
        if first < 0 || table[a * count + nearest[a]] < table[first * count + nearest[first]] { first = a }
      }
      let second = nearest[first]
      height = table[first * count + second]
      isAlive[second] = false
      for other in 0..<count where isAlive[other] && other != first {
        let (a, b) = (table[place(first, other)], table[place(second, other)])
        table[place(first, other)] =
          switch linkage {
          case .average: (size[first] * a + size[second] * b) / (size[first] + size[second])
          case .complete: max(a, b)
          case .single: min(a, b)
          }
      }
      size[first] += size[second]
      for member in 0..<count where cluster[member] == second { cluster[member] = first }
      for a in 0..<count where isAlive[a] {
        let known = nearest[a]
        if a == first || known == first || known == second {
          findNearest(a)
        } else if a < first, known >= 0, (table[a * count + first], first) < (table[a * count + known], known) {
          nearest[a] = first
        }
      }
      left -= 1
    }
  }
}
