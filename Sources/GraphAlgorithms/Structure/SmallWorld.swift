import GraphProjection

/// Small world: whether a network is as clustered as a lattice and its nodes as near each other as in a random graph.
///
/// Of the largest component, with the clustering C and the mean distance L, and the means of both over random graphs (rand) and the mean
/// clustering over lattices (latt) of the same degrees:
/// - σ = (C / C_rand) / (L / L_rand): above 1 in a small world; grows with the size of the network.
/// - ω = L_rand / L − C / C_latt: near 0 in a small world, towards −1 in a lattice, towards 1 in a random graph.
///
/// C is the mean local clustering, a node of degree 0 or 1 counting 0, or with `clustering=transitivity` the share of closed
/// paths of two. Random graphs come from ten attempted swaps for every tied pair, lattices from fifty that bring ties between
/// nodes near each other on the ring of all nodes by id, and do not lengthen ties in all. Swaps may disconnect a random graph:
/// its mean distance is over the reached pairs. Directions, weights, parallel ties and loops are ignored.
///
/// Options: `clustering` (default average); `samples` (1 ≤ whole number ≤ 10000, default 20), random graphs and lattices each; `seed`
/// (default 1).
///
/// - Returns: ``Figures`` with `nodes`, `ties`, `clustering`, `path_length`, `random_clustering`, `random_path_length`,
///   `lattice_clustering`, `sigma`, `omega`; undefined where a divisor is 0.
/// - Complexity: O(samples·(n·m / 64 + m^(3/2))) steps at best; O(n + m) space per worker.
///
/// M. D. Humphries, K. Gurney (2008). Network 'small-world-ness': a quantitative method for determining canonical network equivalence.
/// PLoS ONE 3. https://doi.org/10.1371/journal.pone.0002051 —
/// Q. K. Telesford, K. E. Joyce, S. Hayasaka, J. H. Burdette, P. J. Laurienti (2011). The ubiquity of small-world networks. Brain
/// Connectivity 1. https://doi.org/10.1089/brain.2011.0038
///
/// NetworkX `sigma` and `omega` keep random graphs connected and, for `sigma`, take transitivity for C.
public struct SmallWorld: GraphAlgorithm {
  public var clustering = Clustering.average
  /// The number of random graphs, and of lattices.
  public var samples = 20
  public var seed: UInt64 = 1

  public enum Clustering: String, Hashable, Sendable, CaseIterable {
    case average, transitivity
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "small-world",
    title: "Small world",
    family: .structure,
    summary: "Whether a network is as clustered as a lattice and as short of ways as a random graph.",
    citations: [
      Citation(
        "M. D. Humphries, K. Gurney", 2008,
        "Network 'small-world-ness': a quantitative method for determining canonical network equivalence",
        "PLoS ONE 3", doi: "10.1371/journal.pone.0002051"),
      Citation(
        "Q. K. Telesford, K. E. Joyce, S. Hayasaka, J. H. Burdette, P. J. Laurienti", 2011,
        "The ubiquity of small-world networks", "Brain Connectivity 1", doi: "10.1089/brain.2011.0038"),
    ],
    time: "O(samples·n·m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .choice("clustering", \.clustering, help: "mean over the nodes, or the share of closed paths of two"),
    .integer("samples", \.samples, in: 1...10_000, help: "random graphs and lattices with the same degrees"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let whole = graph.neighbourRows(.both)
    let parts = whole.connectedParts()
    let largest = parts.reduce([]) { $1.count > $0.count ? $1 : $0 }
    let rows = whole.restricted(to: largest)
    let found = try measure(rows, in: context.quiet)
    let pairs = SwappedPairs(rows, backward: rows)
    let (choice, quiet) = (self, context.quiet)
    let random = try context.swapped(pairs, samples: samples, seed: seed) { sample in
      try? choice.measure(NeighbourRows(nodeCount: rows.nodeCount, pairs: sample.mutual), in: quiet.alone)
    }.compactMap(\.self)
    var generator = SplitMix64(seed: seed ^ 0x5EED)
    let seeds = (0..<samples).map { _ in generator.next() }
    let lattices = try context.chunked(samples, size: 1) { chunk -> Double in
      var lattice = RingLattice(nodeCount: rows.nodeCount, pairs: pairs.mutual)
      var own = SplitMix64(seed: seeds[chunk.lowerBound])
      lattice.settle(rounds: 50, with: &own, cancellation: quiet.cancellation)
      return (try? choice.clustering(of: lattice.rows, in: quiet.alone)) ?? .nan
    }
    try context.checkpoint(1)
    func mean(_ values: [Double]) -> Double {
      let defined = values.filter { !$0.isNaN }
      return defined.isEmpty ? .nan : defined.reduce(0, +) / Double(defined.count)
    }
    func ratio(_ a: Double, _ b: Double) -> Double { b > 0 ? a / b : .nan }
    let randomClustering = mean(random.map(\.clustering))
    let randomLength = mean(random.map(\.length))
    let latticeClustering = mean(lattices)
    let sigma = ratio(ratio(found.clustering, randomClustering), ratio(found.length, randomLength))
    let omega = ratio(randomLength, found.length) - ratio(found.clustering, latticeClustering)
    return Figures(
      [
        Figures.Entry("nodes", .integer(rows.nodeCount)),
        Figures.Entry("ties", .integer(rows.targets.count / 2)),
        Figures.Entry("clustering", .real(found.clustering)),
        Figures.Entry("path_length", .real(found.length)),
        Figures.Entry("random_clustering", .real(randomClustering)),
        Figures.Entry("random_path_length", .real(randomLength)),
        Figures.Entry("lattice_clustering", .real(latticeClustering)),
        Figures.Entry("sigma", .real(sigma)),
        Figures.Entry("omega", .real(omega)),
      ],
      notes: [
        clustering == .average
          ? "clustering: mean of the nodes, 0 for one of degree 0 or 1" : "clustering: transitivity",
        "of the largest component; means of \(samples) random graphs and \(samples) lattices with the same degrees, "
          + "seed \(seed)",
        "random graphs may be disconnected: mean distance of the reached pairs; directions, weights and parallel ties ignored",
      ])
  }

  private func measure(
    _ rows: NeighbourRows, in context: RunContext
  ) throws(AlgorithmError) -> (clustering: Double, length: Double) {
    (try clustering(of: rows, in: context), rows.meanDistance(in: context))
  }

  private func clustering(of rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) -> Double {
    let triangles = try HalfGraph(rows, in: context).trianglesPerNode(in: context)
    var (sum, closed, triples) = (0.0, 0.0, 0.0)
    for node in 0..<rows.nodeCount {
      let degree = Double(rows.range(node).count)
      guard degree > 1 else { continue }
      sum += Double(triangles[node]) / (degree * (degree - 1) / 2)
      closed += Double(triangles[node])
      triples += degree * (degree - 1) / 2
    }
    switch clustering {
    case .average: return rows.nodeCount == 0 ? .nan : sum / Double(rows.nodeCount)
    case .transitivity: return triples > 0 ? closed / triples : .nan
    }
  }
}

extension RunContext {
  /// The same with one worker: for a part of a run that is one of several at a time already.
  fileprivate var alone: RunContext { RunContext(workers: 1, cancellation: cancellation) }
}

extension NeighbourRows {
  /// The mean number of steps between the nodes that reach each other; not a number where none does.
  fileprivate func meanDistance(in context: RunContext) -> Double {
    var search = BreadthFirstBatch(forward: self, backward: self)
    var counts = HopCounts()
    counts.add(&search, from: breadthFirstOrder()[...], cancellation: context.cancellation)
    return counts.total > 0 ? Double(counts.distanceSum) / Double(counts.total) : .nan
  }
}
