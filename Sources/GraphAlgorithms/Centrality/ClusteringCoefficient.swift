import Foundation
import GraphProjection

/// Clustering coefficient: how many of the pairs of a node's neighbours are tied themselves.
///
/// With kᵢ the number of distinct neighbours (loops aside, parallel ties once), and 0 where it is less than 2:
/// - without weights (D. J. Watts, S. H. Strogatz): Cᵢ = (triangles through i) / (kᵢ(kᵢ − 1)/2).
/// - `variant=onnela`: Cᵢ = 2 Σ (ŵᵢⱼ ŵⱼₕ ŵₕᵢ)^⅓ / (kᵢ(kᵢ − 1)) over the triangles, ŵ the weight divided by the largest one.
/// - `variant=barrat`: Cᵢ = Σ (wᵢⱼ + wᵢₕ) / (sᵢ(kᵢ − 1)) over the triangles, sᵢ the sum of the weights at i.
///
/// In a directed graph (G. Fagiolo) every triple of arcs between the three counts, Cᵢ = [(A + Aᵀ)³]ᵢᵢ / 2(dᵢ(dᵢ − 1) − 2rᵢ) with dᵢ
/// the number of neighbours to and from i together and rᵢ those that are both; `onnela` puts ŵ^⅓ for A in the numerator. `barrat`
/// is refused there.
///
/// Options: `variant`, `unnamed`, `unweighted` (weights are ignored), `onnela` or `barrat`: the variants differ, and none is the
/// usual one, so that a graph with weights is refused unless one is named. Without weights all are the same. Weights of parallel
/// ties add up. `low-degree`: nodes with fewer than two neighbours are `zero` (the default) or `undefined`.
///
/// - Returns: ``NodeScores`` with `clustering`. A note gives the average over all nodes.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for weights without a named variant, negative ones and ones declared
///   distances; for `barrat` in a directed graph.
/// - Complexity: O(m^{3/2}) time; O(n + m) space, and O(n) for each of at most 64 chunks.
///
/// D. J. Watts, S. H. Strogatz (1998). Collective dynamics of 'small-world' networks. https://doi.org/10.1038/30918 —
/// A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani (2004). https://doi.org/10.1073/pnas.0400087101 —
/// J.-P. Onnela, J. Saramäki, J. Kertész, K. Kaski (2005). https://doi.org/10.1103/PhysRevE.71.065103 —
/// G. Fagiolo (2007). Clustering in complex directed networks. https://doi.org/10.1103/PhysRevE.76.026107
///
/// NetworkX's weighted clustering is `onnela`, igraph's `barrat`, undefined for degrees below 2 and with directions ignored.
public struct ClusteringCoefficient: GraphAlgorithm {
  /// What becomes of weights.
  public var variant = Variant.unnamed

  /// What nodes with fewer than two neighbours get.
  public var lowDegree = LowDegree.zero

  public enum Variant: String, Hashable, Sendable, CaseIterable {
    /// Weights are refused.
    case unnamed
    /// Weights are ignored.
    case unweighted
    case onnela, barrat
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "clustering",
    title: "Clustering coefficient",
    family: .centrality,
    summary: "How many of the pairs of a node's neighbours are tied themselves.",
    citations: [
      .wattsStrogatz,
      .barrat,
      Citation(
        "J.-P. Onnela, J. Saramäki, J. Kertész, K. Kaski", 2005,
        "Intensity and coherence of motifs in weighted complex networks", "Physical Review E 71",
        doi: "10.1103/PhysRevE.71.065103"),
      .fagiolo,
    ],
    time: "O(m^1.5)", space: "O(n + m)", weights: .strength, direction: "followed: every directed triangle counts")

  public static let parameters: [Parameter<Self>] = [
    .choice("variant", \.variant, help: "what becomes of weights; must be named where there are some"),
    .lowDegree(\.lowDegree),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("variant", "onnela")],
    .igraph: [("variant", "barrat"), ("low-degree", "undefined")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let variant = try chosenVariant(for: graph)
    var values: [Double]
    let degrees: [Int]
    if variant == .unweighted, !graph.isDirected {
      let rows = graph.neighbourRows()
      degrees = (0..<graph.nodeCount).map { rows.range($0).count }
      values = zip(try HalfGraph(rows, in: context).trianglesPerNode(in: context), degrees).map { count, degree in
        degree < 2 ? 0 : 2 * Double(count) / (Double(degree) * Double(degree - 1))
      }
    } else {
      let strengths = variant == .unweighted ? nil : try graph.tieStrengths(for: Self.card.id)
      let ties = MutualTies(of: graph, strengths: strengths)
      degrees = (0..<graph.nodeCount).map(ties.degree)
      values = try shares(variant, of: graph, ties, in: context)
    }
    values = lowDegree.apply(to: values, degrees: degrees)
    var notes = [note(variant, for: graph), lowDegree.note]
    let counted = values.filter { !$0.isNaN }
    if !counted.isEmpty {
      let nodes = counted.count == values.count ? "all nodes" : "the nodes that have one"
      notes.append("average over \(nodes) \((counted.reduce(0, +) / Double(counted.count)).brief)")
    }
    return NodeScores([NodeScores.Column("clustering", values)], notes: notes)
  }

  private func chosenVariant(for graph: ProjectedGraph) throws(AlgorithmError) -> Variant {
    guard graph.tieWeights != nil else { return .unweighted }
    guard variant != .unnamed else {
      throw .unsuitable(
        "there are several weighted clustering coefficients, and none is the usual one",
        hint: "say variant=onnela, variant=barrat or variant=unweighted")
    }
    guard variant != .barrat || !graph.isDirected else {
      throw .unsuitable(
        "Barrat's clustering coefficient is for undirected graphs",
        hint: "say variant=onnela, or --direction undirected")
    }
    return variant
  }

  /// The coefficients of a graph with weights, or with directions.
  private func shares(
    _ variant: Variant, of graph: ProjectedGraph, _ ties: MutualTies, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    let half = HalfGraph(
      NeighbourRows(offsets: ties.offsets, targets: ties.targets, weights: nil), keepsArcs: true, in: context)
    switch variant {
    case .barrat: return barrat(ties, try half.triangleSums(of: ties.out, combining: .ownTies, in: context))
    case .onnela:
      let largest = max(ties.out.max() ?? 0, ties.into.max() ?? 0)
      let roots = zip(ties.out, ties.into).map { cbrt($0 / largest) + (graph.isDirected ? cbrt($1 / largest) : 0) }
      return shares(of: graph, ties, try half.triangleSums(of: roots, combining: .product, in: context))
    case .unnamed, .unweighted:
      let arcs = zip(ties.out, ties.into).map { ($0 > 0 ? 1.0 : 0) + (graph.isDirected && $1 > 0 ? 1 : 0) }
      return shares(of: graph, ties, try half.triangleSums(of: arcs, combining: .product, in: context))
    }
  }

  /// The sums over triangles, divided by what they could be.
  private func shares(of graph: ProjectedGraph, _ ties: MutualTies, _ sums: [Double]) -> [Double] {
    sums.enumerated().map { node, sum in
      guard graph.isDirected else {
        let k = Double(ties.degree(node))
        return k < 2 ? 0 : 2 * sum / (k * (k - 1))
      }
      let range = ties.range(node)
      let both = range.count { ties.out[$0] > 0 && ties.into[$0] > 0 }
      let d = Double(range.count + both)
      return range.count < 2 ? 0 : sum / (d * (d - 1) - 2 * Double(both))
    }
  }

  private func barrat(_ ties: MutualTies, _ sums: [Double]) -> [Double] {
    sums.enumerated().map { node, sum in
      let k = ties.degree(node)
      return k < 2 ? 0 : sum / (ties.out[ties.range(node)].reduce(0, +) * Double(k - 1))
    }
  }

  private func note(_ variant: Variant, for graph: ProjectedGraph) -> String {
    let direction = graph.isDirected ? "; every directed triangle counts (Fagiolo)" : ""
    switch variant {
    case .onnela: return "Onnela: geometric mean of the weights of a triangle, relative to the largest one" + direction
    case .barrat: return "Barrat: mean weight of the two ties of a triangle at the node, relative to its strength"
    case .unnamed, .unweighted:
      return "every tie counts 1" + (graph.tieWeights == nil ? "" : ", weights are ignored") + direction
    }
  }
}
