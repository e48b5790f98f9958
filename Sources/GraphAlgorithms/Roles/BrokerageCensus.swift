import GraphProjection

/// Brokerage census: the five brokerage roles counted over the whole network, against what chance alone would give.
///
/// The counts are the sums of those of ``Brokerage``. Under the same model, groups as they are and every arc (undirected: tie)
/// with the probability of the density, it gives their exact expectation and standard deviation, and z.
///
/// `attribute` gives the groups: `kind`, or a property of nodes; at most 200 values.
///
/// - Returns: ``Figures`` with a group for each role and for all together, `brokerage`: `count`, `expected`, `deviation`, `z`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute, ``AlgorithmError/limit(_:hint:)`` for more than
///   200 groups.
/// - Complexity: O(Σ d² + g³) for g groups, O(n + m) space per worker.
///
/// R. V. Gould, R. M. Fernandez (1989). Structures of mediation: a formal approach to brokerage in transaction networks.
/// Sociological Methodology 19. https://doi.org/10.2307/270949
///
/// R `sna::brokerage` has the same counts and expectations. Its deviations of the whole network differ: for triples of the same
/// three nodes that exclude each other it leaves the covariance out. Here they are exact, as enumeration of small graphs shows.
public struct BrokerageCensus: GraphAlgorithm {
  /// `kind`, or the property that gives the groups.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "brokerage-census",
    title: "Brokerage census",
    family: .roles,
    summary: "The five brokerage roles counted over the whole network, against what chance alone would give.",
    citations: [.gouldFernandez],
    time: "O(Σ d² + g³)", space: "O(n + m)", weights: .ignored,
    direction: "followed: a broker stands between a sender and a receiver; undirected ties count both ways")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the groups: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute)
    try network.checkTable()
    let counts = try BrokerageCounts(of: network, in: context).counts
    let model = BrokerageModel(network)
    var entries: [Figures.Entry] = []
    for (place, name) in BrokerageRole.columns.enumerated() {
      let count = counts.reduce(0) { $0 + ($1?[place] ?? 0) }
      // Without groups all triples are alike.
      let isTotal = place == BrokerageRole.count
      let moments = try BrokerageModel.censusMoments(
        density: model.density, sizes: isTotal ? [network.nodeCount] : network.sizes,
        isDirected: network.isDirected, in: context
      ) { isTotal || BrokerageRole(from: $0, through: $1, to: $2).rawValue == place }
      entries.append(
        Figures.Entry(
          name,
          .group([
            Figures.Entry("count", .integer(count)), Figures.Entry("expected", .real(moments.expected)),
            Figures.Entry("deviation", .real(moments.variance.squareRoot())),
            Figures.Entry("z", .real(moments.standardised(Double(count)))),
          ])))
    }
    return Figures(entries, notes: model.notes(for: network))
  }
}
