import GraphProjection

extension ProjectedGraph {
  /// The modularity of a partition: the share of the ties that lie inside groups, less the share expected at random.
  ///
  /// Undirected (Newman and Girvan 2004, with the resolution of Reichardt and Bornholdt 2006):
  ///
  ///     Q = Σ_c [ L_c/m − γ (D_c/2m)² ]
  ///
  /// Directed (Leicht and Newman 2008):
  ///
  ///     Q = Σ_c [ L_c/m − γ D⁺_c D⁻_c/m² ]
  ///
  /// with m the strength of all ties, L_c that of the ties inside group c, and D_c, D⁺_c, D⁻_c the degrees, out- and in-degrees
  /// of its nodes, by strength. A loop is a tie inside its group and counts 2 in D_c, as in NetworkX and igraph. Parallel ties
  /// count as the projection has them.
  ///
  /// - Parameters:
  ///   - membership: the group of every node; any numbers.
  ///   - resolution: γ > 0; more gives smaller groups.
  /// - Returns: Q, at most 1; NaN where there is no tie with a positive strength.
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where the membership does not fit the nodes, for weights that are negative,
  ///   not finite or distances.
  /// - Complexity: O(n + m).
  ///
  /// M. E. J. Newman, M. Girvan (2004). Finding and evaluating community structure in networks. Physical Review E 69, 026113.
  /// https://doi.org/10.1103/PhysRevE.69.026113
  ///
  /// E. A. Leicht, M. E. J. Newman (2008). Community structure in directed networks. Physical Review Letters 100, 118703.
  /// https://doi.org/10.1103/PhysRevLett.100.118703
  public func modularity(of membership: [Int], resolution: Double = 1) throws(AlgorithmError) -> Double {
    try modularity(of: membership, resolution: resolution, in: RunContext())
  }

  func modularity(
    of membership: [Int], resolution: Double = 1, in context: RunContext
  ) throws(AlgorithmError) -> Double {
    guard membership.count == nodeCount else {
      throw .unsuitable("the partition has \(membership.count) nodes, the graph \(nodeCount)", hint: nil)
    }
    let strengths = try tieStrengths(for: "modularity").map { WholeStrengths($0).values }
    let groups = Self.numbered(membership)
    let sums = try GroupSums(self, groups, strengths: strengths, in: context)
    guard sums.total > 0 else { return .nan }

    var modularity = 0.0
    for c in 0..<groups.count {
      let expected: Double
      if isDirected {
        expected = (sums.outDegree[c] / sums.total) * (sums.inDegree[c] / sums.total)
      } else {
        let share = sums.outDegree[c] / (2 * sums.total)
        expected = share * share
      }
      modularity += sums.inside[c] / sums.total - resolution * expected
    }
    return modularity
  }

  /// The constant Potts quality of a partition: the strength inside groups, less γ for every pair of nodes in a group.
  ///
  ///     H = Σ_c [ L_c − γ n_c(n_c − 1)/2 ]
  ///
  /// with L_c the strength of the ties inside group c (loops too) and n_c the number of its nodes. In a directed graph each
  /// pair counts both ways: γ n_c(n_c − 1).
  ///
  /// - Parameters:
  ///   - membership: the group of every node; any numbers.
  ///   - resolution: γ > 0, the strength above which a tie speaks for a group.
  /// - Throws: as ``modularity(of:resolution:)``, and where the quality is not finite.
  /// - Complexity: O(n + m).
  ///
  /// V. A. Traag, P. Van Dooren, Y. Nesterov (2011). Narrow scope for resolution-limit-free community detection. Physical
  /// Review E 84, 016114. https://doi.org/10.1103/PhysRevE.84.016114
  public func constantPotts(of membership: [Int], resolution: Double = 1) throws(AlgorithmError) -> Double {
    guard membership.count == nodeCount else {
      throw .unsuitable("the partition has \(membership.count) nodes, the graph \(nodeCount)", hint: nil)
    }
    let strengths = try tieStrengths(for: "constant Potts quality")
    let groups = Self.numbered(membership)
    let (group, count) = (groups.community.map(Int.init), groups.count)
    var sizes = [Double](repeating: 0, count: count)
    for c in group { sizes[c] += 1 }
    var inside = 0.0
    for (tie, ends) in tieEnds.enumerated() where group[Int(ends.from)] == group[Int(ends.to)] {
      inside += strengths?[tie] ?? 1
    }
    let pairs = sizes.reduce(0) { $0 + $1 * ($1 - 1) } / (isDirected ? 1 : 2)
    let quality = inside - resolution * pairs
    guard quality.isFinite else {
      throw .unsuitable(
        "the constant Potts quality is not finite", hint: "use smaller weights, or a smaller resolution")
    }
    return quality
  }

  /// The convention of a modularity in words, for the notes of a result.
  func modularityNotes(resolution: Double) -> [String] {
    let kind = isDirected ? "directed modularity of Leicht and Newman" : "modularity of Newman and Girvan"
    return [strengthNote, "\(kind), resolution \(resolution)"]
  }

  /// Groups numbered by their first node, so that sums over groups do not depend on the labels.
  private static func numbered(_ membership: [Int]) -> Membership {
    // Labels below n, which nearly all are, need no dictionary.
    membership.allSatisfy(membership.indices.contains)
      ? Membership(labels: membership.map { Int32($0) }) : Membership(numbering: membership)
  }
}
