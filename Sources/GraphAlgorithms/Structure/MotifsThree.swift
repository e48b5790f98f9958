import GraphProjection

/// Three-node motifs: which connected triads there are more often than the degrees explain.
///
/// Every set of three nodes that its ties connect is of one of thirteen classes, named as in the triad census; in an undirected graph
/// of two, `201` (a path) and `300` (a triangle). Its count is compared with those in random graphs in which every node has the same
/// numbers of outgoing, incoming and mutual ties: z = (count − mean) / standard deviation.
///
/// Several ties of one ordered pair count once, loops not at all; weights are ignored. The random graphs come from ten attempted swaps
/// for every tied pair.
///
/// Options: `samples` (2 ≤ whole number ≤ 100000, default 20), random graphs; `seed` (default 1).
///
/// - Returns: ``Figures`` with the groups `counts`, `expected` (mean), `deviation` (of a sample, by N − 1) and `z`, undefined where all
///   random graphs have the same count.
/// - Complexity: O(samples·m·Δ) time with the largest degree Δ; O(n + m) space per worker.
///
/// R. Milo, S. Shen-Orr, S. Itzkovitz, N. Kashtan, D. Chklovskii, U. Alon (2002). Network motifs: simple building blocks of complex
/// networks. Science 298. https://doi.org/10.1126/science.298.5594.824
///
/// The counts are those of the triad census of NetworkX and igraph; neither compares them with random graphs. mfinder keeps the same
/// three numbers of every node.
public struct MotifsThree: GraphAlgorithm {
  /// The number of random graphs.
  public var samples = 20
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "motifs-three",
    title: "Three-node motifs",
    family: .structure,
    summary: "Which connected triads there are more often, or less often, than the degrees explain.",
    citations: [
      Citation(
        "R. Milo, S. Shen-Orr, S. Itzkovitz, N. Kashtan, D. Chklovskii, U. Alon", 2002,
        "Network motifs: simple building blocks of complex networks", "Science 298",
        doi: "10.1126/science.298.5594.824"),
      .maslovSneppen,
    ],
    time: "O(samples·m·Δ)", space: "O(n + m)", weights: .ignored, direction: "followed")

  public static let parameters: [Parameter<Self>] = [
    .integer("samples", \.samples, in: 2...100_000, help: "random graphs with the same degrees"), .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let pairs = SwappedPairs(graph.neighbourRows(.outgoing), backward: graph.neighbourRows(.incoming))
    let counts = pairs.connectedTriads(context.cancellation)
    let random = try context.swapped(pairs, samples: samples, seed: seed) {
      $0.connectedTriads(context.cancellation)
    }
    let unconnected: [TriadClass] = [.t003, .t012, .t102]
    let classes = TriadClass.allCases.filter {
      graph.isDirected ? !unconnected.contains($0) : ["201", "300"].contains($0.rawValue)
    }
    let n = Double(samples)
    let means = classes.map { triad in random.reduce(0.0) { $0 + Double($1[triad.index]) } / n }
    let deviations = zip(classes, means).map { triad, mean in
      (random.reduce(0.0) { sum, sample in
        let difference = Double(sample[triad.index]) - mean
        return sum + difference * difference
      } / (n - 1)).squareRoot()
    }
    func group(_ name: String, _ value: (Int) -> Figures.Value) -> Figures.Entry {
      Figures.Entry(name, .group(classes.indices.map { Figures.Entry(classes[$0].rawValue, value($0)) }))
    }
    return Figures(
      [
        group("counts") { .integer(counts[classes[$0].index]) },
        group("expected") { .real(means[$0]) },
        group("deviation") { .real(deviations[$0]) },
        group("z") {
          deviations[$0] > 0
            ? .real((Double(counts[classes[$0].index]) - means[$0]) / deviations[$0]) : .undefined
        },
      ],
      notes: [
        "expected: mean of \(samples) random graphs with the same outgoing, incoming and mutual ties of every node, "
          + "seed \(seed)", "parallel ties count once, loops not",
      ])
  }
}

extension SwappedPairs {
  /// The number of connected triads of every class, by ``TriadClass/index``.
  ///
  /// A triad is counted at its smallest tied pair v < u of those that hold its smallest node with a tie.
  fileprivate func connectedTriads(_ cancellation: Cancellation) -> [Int] {
    let (rows, codes) = coded()
    let classes = (0..<64).map { TriadClass(code: $0).index }
    var counts = [Int](repeating: 0, count: TriadClass.allCases.count)
    var (ofV, ofU) = ([UInt8](repeating: 0, count: nodeCount), [UInt8](repeating: 0, count: nodeCount))
    for v in 0..<nodeCount {
      guard !cancellation.isCancelled else { break }
      for arc in rows.range(v) { ofV[Int(rows.targets[arc])] = codes[arc] }
      for arc in rows.range(v) where rows.targets[arc] > v {
        let u = Int(rows.targets[arc])
        for second in rows.range(u) { ofU[Int(rows.targets[second])] = codes[second] }
        for second in rows.range(u) {
          let w = Int(rows.targets[second])
          if w > u || (w > v && w < u && ofV[w] == 0) {
            counts[classes[Int(codes[arc]) + 4 * Int(ofV[w]) + 16 * Int(codes[second])]] &+= 1
          }
        }
        for second in rows.range(v) {
          let w = Int(rows.targets[second])
          if w > u, ofU[w] == 0 { counts[classes[Int(codes[arc]) + 4 * Int(codes[second])]] &+= 1 }
        }
        for second in rows.range(u) { ofU[Int(rows.targets[second])] = 0 }
      }
      for arc in rows.range(v) { ofV[Int(rows.targets[arc])] = 0 }
    }
    return counts
  }
}
