import Foundation
import GraphProjection

/// Degree distribution: how many nodes have how many neighbours, how unequal that is, and which power law fits its tail.
///
/// - `counts`: the nodes by degree; `mean`, `variance` (over n), `smallest`, `largest`, `median`.
/// - `gini`: Σᵢ Σⱼ |dᵢ − dⱼ| / (2n² · mean): 0 where all are equal, near 1 where few have all.
/// - `exponent` α of p(d) ~ d^(−α) for d ≥ `tail_start`, by maximum likelihood: the largest −α Σ ln d − N ln ζ(α, start) over the N
///   nodes of the tail. The start is the one whose fit has the least distance `distance` (Kolmogorov–Smirnov) between the shares of
///   the data and of the law. `tail_nodes` is N. Undefined with fewer than two different positive degrees.
///
/// A fit is no proof: every distribution has a best power law. Several ties of one pair count once, loops not at all; weights are
/// ignored.
///
/// Options: `direction` (`in`, `out` or `all`, default `all`): the neighbours that count in a directed graph.
///
/// - Returns: ``Figures`` with the names above.
/// - Complexity: O(n + m) time and space, and for the fit O(k) for each of k different degrees.
///
/// A. Clauset, C. R. Shalizi, M. E. J. Newman (2009). Power-law distributions in empirical data. SIAM Review 51.
/// https://doi.org/10.1137/070710111
///
/// The fit is the discrete one of igraph `power_law_fit` (plfit); that corrects α for fewer than 50 nodes in the tail, 1 + (α − 1)(N − 1)/N,
/// which is not done here.
public struct DegreeDistribution: GraphAlgorithm {
  /// The neighbours that count in a directed graph.
  public var direction = DistanceDirection.all

  public init() {}

  public static let card = AlgorithmCard(
    id: "degree-distribution",
    title: "Degree distribution",
    family: .structure,
    summary: "How many nodes have how many neighbours, how unequal that is, and the power law of its tail.",
    citations: [
      Citation(
        "A. Clauset, C. R. Shalizi, M. E. J. Newman", 2009, "Power-law distributions in empirical data",
        "SIAM Review 51", doi: "10.1137/070710111")
    ],
    time: "O(n + m + k²) with k different degrees", space: "O(n + m)", weights: .ignored,
    direction: "ignored, or by direction=in|out")

  public static let parameters: [Parameter<Self>] = [
    .choice("direction", \.direction, help: "neighbours that count in a directed graph")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(direction.sense)
    let n = rows.nodeCount
    let degrees = (0..<n).map { rows.range($0).count }.sorted()
    var counts: [(degree: Int, nodes: Int)] = []
    for degree in degrees {
      if counts.last?.degree == degree { counts[counts.count - 1].nodes += 1 } else { counts.append((degree, 1)) }
    }
    let mean = Double(degrees.reduce(0, +)) / Double(n)
    let variance = degrees.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(n)
    // Σᵢ Σⱼ |dᵢ − dⱼ| = 2 Σ (2i + 1 − n) dᵢ over ascending degrees.
    let gaps = degrees.enumerated().reduce(0.0) { $0 + Double(2 * $1.offset + 1 - n) * Double($1.element) }
    let gini = mean > 0 ? gaps / (Double(n) * Double(n) * mean) : .nan
    let median = n > 0 ? Double(degrees[(n - 1) / 2] + degrees[n / 2]) / 2 : .nan
    let law = try PowerLaw(counts, in: context)
    return Figures(
      [
        Figures.Entry("mean", .real(n > 0 ? mean : .nan)),
        Figures.Entry("variance", .real(n > 0 ? variance : .nan)),
        Figures.Entry("smallest", degrees.first.map { .integer($0) } ?? .undefined),
        Figures.Entry("median", .real(median)),
        Figures.Entry("largest", degrees.last.map { .integer($0) } ?? .undefined),
        Figures.Entry("gini", .real(gini)),
        Figures.Entry("exponent", law.map { .real($0.exponent) } ?? .undefined),
        Figures.Entry("tail_start", law.map { .integer($0.start) } ?? .undefined),
        Figures.Entry("tail_nodes", law.map { .integer($0.nodes) } ?? .undefined),
        Figures.Entry("distance", law.map { .real($0.distance) } ?? .undefined),
        Figures.Entry("counts", .group(counts.map { Figures.Entry(String($0.degree), .integer($0.nodes)) })),
      ],
      notes: [
        direction == .all || !graph.isDirected
          ? "distinct neighbours in either direction" : "direction \(direction.rawValue)",
        "parallel ties count once, loops not; the power law is a best fit, not a test",
      ])
  }
}
