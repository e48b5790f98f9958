import GraphProjection

/// Brokerage roles: how often a node stands between two others that are not tied themselves, by the groups of the three.
///
/// For a node v of group A it counts the ordered pairs (a, b) with a → v → b and no a → b:
/// coordinator (a and b in A), itinerant (both in one other group), gatekeeper (a outside, b in A), representative (a in A, b
/// outside), liaison (in two different other groups), and `brokerage`, all together. For each it gives the expected count if every
/// arc were there with the probability of the density d, d²(1 − d) a pair, and z, the distance from it in standard deviations.
///
/// `attribute` gives the groups (`kind`, or a property of nodes). In an undirected graph every pair counts both ways, so that
/// gatekeeper = representative; the deviations are those of an undirected random graph. Nodes without the attribute, weights,
/// loops and the number of parallel ties are left out of account.
///
/// - Returns: ``NodeScores`` with the six counts, then `…_expected`, then `…_z` of each; z is undefined without variance, all for
///   nodes without the attribute; led by `brokerage`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute.
/// - Complexity: O(Σ d²) over the out-degrees, O(n + m) space per worker.
///
/// R. V. Gould, R. M. Fernandez (1989). Structures of mediation: a formal approach to brokerage in transaction networks.
/// Sociological Methodology 19. https://doi.org/10.2307/270949
///
/// R `sna::brokerage` has the same counts, expectations and deviations for directed graphs, with the names w_I, w_O, b_OI, b_IO,
/// b_O, t; it takes an undirected graph as a directed one, which makes the deviations too small. UCINET also offers counts
/// weighted by the number of brokers of a pair.
public struct Brokerage: GraphAlgorithm {
  /// `kind`, or the property that gives the groups.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "brokerage",
    title: "Brokerage roles",
    family: .roles,
    summary: "How often a node stands between two others that are not tied themselves, by the groups of the three.",
    citations: [.gouldFernandez],
    time: "O(Σ d²)", space: "O(n + m)", weights: .ignored,
    direction: "followed: a broker stands between a sender and a receiver; undirected ties count both ways")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the groups: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute)
    let counts = try BrokerageCounts(of: network, in: context).counts
    let model = BrokerageModel(network)
    let moments = (0..<network.count).map(model.moments)
    func column(_ place: Int, _ suffix: String, _ value: (Int, BrokerageModel.Moments) -> Double) -> NodeScores.Column {
      let values = counts.indices.map { node -> Double in
        counts[node].map { value($0[place], moments[network.category[node]][place]) } ?? .nan
      }
      return NodeScores.Column(BrokerageRole.columns[place] + suffix, values, isInteger: suffix.isEmpty)
    }
    let places = BrokerageRole.columns.indices
    return NodeScores(
      places.map { column($0, "") { count, _ in Double(count) } }
        + places.map { column($0, "_expected") { $1.expected } }
        + places.map { column($0, "_z") { $1.standardised(Double($0)) } },
      leading: BrokerageRole.count, notes: model.notes(for: network))
  }
}

extension BrokerageModel {
  /// The conventions, in words.
  func notes(for network: CategoryNetwork) -> [String] {
    let direction =
      network.isDirected
      ? "ordered pairs a → v → b without a → b"
      : "undirected ties count both ways: every brokered pair counts twice, gatekeeper equals representative"
    return network.notes + [
      direction, "expected: groups as they are, every tie with the probability of the density, \(density.brief)",
    ]
  }
}

extension Citation {
  static let gouldFernandez = Citation(
    "R. V. Gould, R. M. Fernandez", 1989,
    "Structures of mediation: a formal approach to brokerage in transaction networks", "Sociological Methodology 19",
    doi: "10.2307/270949")
}
