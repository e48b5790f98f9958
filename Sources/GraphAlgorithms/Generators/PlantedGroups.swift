import RelationGraph

/// Stochastic block model: groups with a probability of ties inside and one between.
public struct StochasticBlockGraph: GraphGenerator {
  public var nodes = 100
  public var groups = 4
  public var inside = 0.2
  public var between = 0.02
  public var directed = false
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "stochastic-block", title: "Stochastic block model",
    summary: "Groups of equal size, with one probability of ties inside and one between.",
    citations: [
      Citation(
        "P. W. Holland, K. B. Laskey, S. Leinhardt", 1983, "Stochastic blockmodels: first steps", "Social Networks 5",
        doi: "10.1016/0378-8733(83)90021-7")
    ])

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .integer("groups", \.groups, in: 1...1_000_000, help: "number of groups"),
    .share("inside", \.inside, help: "probability of a tie within a group"),
    .share("between", \.between, help: "probability of a tie between groups"), .directed(\.directed), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var generator = SplitMix64(seed: seed)
    let pairs = PairSampling(nodeCount: nodes, isDirected: directed)
    try GeneratedNetwork.check(expected: max(inside, between) * Double(pairs.possible))
    // Ties with the larger probability, thinned where the smaller one holds.
    let larger = max(inside, between)
    let group = (0..<nodes).map { $0 * groups / nodes }
    var ends: [(from: Int, to: Int)] = []
    PairSampling.each(below: pairs.possible, with: larger, &generator) { ends.append(pairs.pair($0)) }
    ends.removeAll { pair in
      let own = group[pair.from] == group[pair.to] ? inside : between
      return own < larger && generator.nextShare() * larger >= own
    }
    var network = GeneratedNetwork(nodes, ends, isDirected: directed)
    network.properties["community"] = group.map { .integer($0 + 1) }
    return network
  }
}

/// Two factions: ties inside are positive, between them negative, but for some noise.
public struct SignedFactionsGraph: GraphGenerator {
  public var nodes = 50
  public var probability = 0.1
  public var noise = 0.1
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "signed", title: "Two signed factions",
    summary: "Random ties, positive within two factions and negative between them, but for some noise.",
    citations: [
      Citation(
        "D. Cartwright, F. Harary", 1956, "Structural balance: a generalization of Heider's theory",
        "Psychological Review 63", doi: "10.1037/h0046049")
    ])

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .share("probability", \.probability, help: "of a tie"),
    .share("noise", \.noise, help: "probability that a tie has the other sign"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var generator = SplitMix64(seed: seed)
    let pairs = PairSampling(nodeCount: nodes, isDirected: false)
    try GeneratedNetwork.check(expected: probability * Double(pairs.possible))
    var ends: [(from: Int, to: Int)] = []
    PairSampling.each(below: pairs.possible, with: probability, &generator) { ends.append(pairs.pair($0)) }
    let faction = (0..<nodes).map { $0 * 2 / nodes }
    var network = GeneratedNetwork(nodes, ends)
    network.signs = ends.map { end in
      let isNoise = generator.nextShare() < noise
      return (faction[end.from] == faction[end.to]) != isNoise ? .positive : .negative
    }
    network.properties["faction"] = faction.map { .integer($0 + 1) }
    return network
  }
}
