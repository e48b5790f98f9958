import GraphProjection

/// Bootstrap: how far a figure of the network would vary if other actors of the same sort had been observed.
///
/// As many nodes as there are get drawn with replacement, and tied as their originals are. Two copies of one node have no tie to copy;
/// they get that of a pair drawn at random. The standard error is the standard deviation of the figure over such networks.
///
/// Options: `figure` (`density`) as for ``Significance``, of ties alone: attributes of nodes do not go with the copies; `samples`
/// (1 ≤ whole number ≤ 100000, default 1000); `seed` (1).
///
/// - Returns: ``Figures`` with `observed`, `mean`, `bias` (mean − observed), `standard_error`, `lower` and `upper` (2.5 and 97.5 per
///   cent of the samples) and `samples`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a figure that there is not; ``AlgorithmError/limit(_:hint:)`` above 20000 nodes.
/// - Complexity: samples times that of the figure and O(m) expected.
///
/// T. A. B. Snijders, S. P. Borgatti (1999). Non-parametric standard errors and tests for network statistics. Connections 22.
///
/// UCINET has it for densities, the R package snowboot (`vertboot`) for matrices; NetworkX and igraph do not. Weights are ignored.
public struct Bootstrap: GraphAlgorithm {
  public var figure = "density"
  public var samples = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "bootstrap",
    title: "Bootstrap of a figure",
    family: .inference,
    summary: "How far a figure of the network would vary if other actors of the same sort had been observed.",
    citations: [
      Citation(
        "T. A. B. Snijders, S. P. Borgatti", 1999,
        "Non-parametric standard errors and tests for network statistics", "Connections 22"),
      Citation(
        "B. Efron", 1979, "Bootstrap methods: another look at the jackknife", "The Annals of Statistics 7",
        doi: "10.1214/aos/1176344552"),
    ],
    time: "O(samples·(n + m)), and samples times that of the figure", space: "O(n + m), and that of the figure",
    weights: .ignored, direction: "followed; as the figure has it")

  public static let parameters: [Parameter<Self>] = [.figure(\.figure), .samples(\.samples), .seed(\.seed)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    try graph.checkNodeCount(atMost: 20_000, for: Self.card.id)
    let figure = try FigureMeasure(figure)
    let resampling = Resampling(graph)
    let observed = try figure.value(of: resampling.observed, in: context.quiet)
    var generator = SplitMix64(seed: seed)
    let seeds = (0..<samples).map { _ in generator.next() }
    let found = try context.chunked(samples, size: 1) { range -> Result<Double, AlgorithmError> in
      var own = SplitMix64(seed: seeds[range.lowerBound])
      let sample = resampling.sample(&own)
      do throws(AlgorithmError) {
        return .success(try figure.randomValue(of: sample, in: context))
      } catch { return .failure(error) }
    }
    var values: [Double] = []
    for result in found { values.append(try result.get()) }
    let comparison = ChanceComparison(observed, samples: values)
    let sorted = values.filter { !$0.isNaN }.sorted()
    return Figures(
      [
        ("observed", observed), ("mean", comparison.expected), ("bias", comparison.expected - observed),
        ("standard_error", comparison.deviation), ("lower", Self.quantile(0.025, of: sorted)),
        ("upper", Self.quantile(0.975, of: sorted)),
      ].map { Figures.Entry($0.0, ChanceComparison.real($0.1)) }
        + [Figures.Entry("samples", .integer(sorted.count))],
      notes: [
        "figure '\(figure.name)'; nodes drawn with replacement, two copies of one node tied as a random pair; seed \(seed)",
        "parallel ties count once, loops, weights, signs and attributes not at all",
      ])
  }

  /// Interpolated between the nearest two samples.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let lower = Int(place)
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (place - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}

/// Networks of nodes drawn with replacement.
private struct Resampling: Sendable {
  let observed: ProjectedGraph
  private let rows: NeighbourRows

  init(_ graph: ProjectedGraph) {
    rows = graph.neighbourRows()
    observed = graph.rewired(NullPairs(graph).ends)
  }

  private func isTied(_ a: Int32, _ b: Int32) -> Bool {
    var (low, high) = (rows.offsets[Int(a)], rows.offsets[Int(a) + 1])
    while low < high {
      let middle = (low + high) / 2
      if rows.targets[middle] < b { low = middle + 1 } else { high = middle }
    }
    return low < rows.offsets[Int(a) + 1] && rows.targets[low] == b
  }

  func sample(_ generator: inout SplitMix64) -> ProjectedGraph {
    let n = rows.nodeCount
    var copies = [[Int32]](repeating: [], count: n)
    for copy in 0..<n { copies[generator.next(below: n)].append(Int32(copy)) }
    var ends: [(from: Int32, to: Int32)] = []
    let isDirected = observed.isDirected
    for original in 0..<n where !copies[original].isEmpty {
      for target in rows.targets[rows.range(original)] where isDirected || original < target {
        for a in copies[original] { for b in copies[Int(target)] { ends.append((a, b)) } }
      }
      for a in copies[original] {
        for b in copies[original] where a != b && (isDirected || a < b) {
          let first = generator.next(below: n)
          let second = generator.next(below: n - 1)
          if isTied(Int32(first), Int32(second < first ? second : second + 1)) { ends.append((a, b)) }
        }
      }
    }
    return observed.rewired(ends)
  }
}
