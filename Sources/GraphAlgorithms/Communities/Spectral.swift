import GraphProjection

/// Spectral communities: nodes placed by the first eigenvectors of the normalised Laplacian, and grouped there by k-means.
///
/// The normalised cut of a partition is Σ_c cut(c)/vol(c), with cut(c) the strength of the ties that leave c and vol(c) the sum of the
/// strengths of its nodes. Small where communities are cut off well and none is tiny, it is hard to minimise; without the condition
/// that a node is in one community only, the minimum lies in the k eigenvectors of D^−½ A D^−½ with the largest eigenvalues. Every node
/// is a row of these, scaled to length 1, and the rows are grouped by k-means. Directions and loops are ignored; a node without
/// ties is a community of its own.
///
/// Options: `communities` k, default 0: the number from 2 to 10 after which the eigenvalues drop most (the *eigengap*); `seed`, of
/// the eigenvectors' beginning and of 20 starts of k-means, of which the best counts.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `normalised_cut`, `eigengap` (between the eigenvalues k and k + 1;
///   NaN where there are no more) and `modularity`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights, weights declared distances, and more communities than 100.
/// - Complexity: O((m + n·k)·k·s) with s products of the matrix, and O(n·k²) a round of k-means; O(n·k + m) space.
///
/// J. Shi, J. Malik (2000). Normalized cuts and image segmentation. IEEE Transactions on Pattern Analysis and Machine Intelligence 22.
/// https://doi.org/10.1109/34.868688 — U. von Luxburg (2007). A tutorial on spectral clustering. Statistics and Computing 17.
/// https://doi.org/10.1007/s11222-007-9033-z
///
/// Rows are scaled as by Ng, Jordan and Weiss; scikit-learn (SpectralClustering) divides them by the root of the strength instead.
public struct Spectral: GraphAlgorithm {
  /// k; 0: by the eigengap.
  public var communities = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "spectral",
    title: "Spectral communities",
    family: .communities,
    summary: "Communities of a small normalised cut, by the first eigenvectors of the Laplacian and k-means.",
    citations: [
      Citation(
        "J. Shi, J. Malik", 2000, "Normalized cuts and image segmentation",
        "IEEE Transactions on Pattern Analysis and Machine Intelligence 22", doi: "10.1109/34.868688"),
      Citation(
        "U. von Luxburg", 2007, "A tutorial on spectral clustering", "Statistics and Computing 17",
        doi: "10.1007/s11222-007-9033-z"),
    ],
    time: "O((m + n·k)·k·s), s products of the matrix", space: "O(n·k + m)", weights: .strength, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("communities", \.communities, in: 0...100, help: "how many; 0: from 2 to 10, by the eigengap"),
    .seed(\.seed),
  ]

  private static let mostTried = 10

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .cpm, resolution: 1)
    let sums = (0..<network.nodeCount).map { node in
      (network.offsets[node]..<network.offsets[node + 1]).reduce(0.0) { $0 + (network.strengths?[$1] ?? 1) }
    }
    let tied = sums.indices.filter { sums[$0] > 0 }
    let sought = min(tied.count, (communities > 0 ? communities : Self.mostTried) + 1)
    let system = try vectors(network, tied, sums, count: sought, in: context)
    let count = communities > 0 ? min(communities, tied.count) : gapCount(system.values)
    let rows = tied.indices.map { index -> [Double] in
      let row = system.vectors.prefix(count).map { $0[index] }
      let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return norm > 0 ? row.map { $0 / norm } : row
    }
    let found = try NearestMeans(rows, count: count, seed: seed, in: context)
    var labels = sums.indices.map { $0 + count }
    for (index, node) in tied.enumerated() { labels[node] = found.labels[index] }

    var (cut, volume) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for node in tied {
      volume[labels[node]] += sums[node]
      for arc in network.offsets[node]..<network.offsets[node + 1]
      where labels[Int(network.targets[arc])] != labels[node] { cut[labels[node]] += network.strengths?[arc] ?? 1 }
    }
    let normalised = (0..<count).reduce(0.0) { $0 + (volume[$1] > 0 ? cut[$1] / volume[$1] : 0) }
    let gap = count > 0 && count < system.values.count ? max(0, system.values[count - 1] - system.values[count]) : .nan
    return NodeGroups(
      labels,
      figures: [
        .init("normalised_cut", tied.isEmpty ? .nan : normalised), .init("eigengap", gap),
        .init("modularity", try graph.modularity(of: labels)),
      ],
      notes: graph.modularityNotes(resolution: 1) + [
        communities > 0
          ? "\(count) communities of nodes with ties, as asked for"
          : "\(count) communities of nodes with ties, by the eigengap",
        "the best of \(NearestMeans.starts) starts of k-means",
      ])
  }

  /// The number of eigenvalues, at least 2 if there are as many, after which they drop most; of equal drops the first.
  private func gapCount(_ values: [Double]) -> Int {
    guard values.count > 2 else { return values.count }
    var (best, largest) = (2, -1.0)
    for count in 2..<values.count where values[count - 1] - values[count] > largest + 1e-9 {
      (best, largest) = (count, values[count - 1] - values[count])
    }
    return best
  }

  private func vectors(
    _ network: CommunityNetwork, _ tied: [Int], _ sums: [Double], count: Int, in context: RunContext
  ) throws(AlgorithmError) -> LeadingEigenvectors {
    var place = [Int](repeating: -1, count: network.nodeCount)
    for (index, node) in tied.enumerated() { place[node] = index }
    let roots = sums.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    return try LeadingEigenvectors(size: tied.count, count: count, seed: seed, in: context) { x in
      tied.map { node in
        var sum = 0.0
        for arc in network.offsets[node]..<network.offsets[node + 1] {
          let target = Int(network.targets[arc])
          sum += (network.strengths?[arc] ?? 1) * roots[target] * x[place[target]]
        }
        return sum * roots[node]
      }
    }
  }
}
