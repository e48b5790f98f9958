import GraphProjection

/// Homophily: whether ties stay within the categories of an attribute more than chance would have it, for the whole network and for
/// every category.
///
/// For the whole network: `within_share`, the share of ties within a category; `expected_by_sizes`, the share of all pairs that are
/// within one; `expected_by_ties`, Σ aᵢbᵢ, the share if the ends of ties met at random; `odds_ratio`, the odds of a tie within
/// against those of one between, and Yule's Q, (odds ratio − 1)/(odds ratio + 1).
///
/// For every category, with wᵢ its share of the nodes and sᵢ the share of the ties sent by its nodes that stay within:
/// `size_share` wᵢ, `homophily` sᵢ, `inbreeding` (sᵢ − wᵢ)/(1 − wᵢ), and `coleman`: with eᵢ = (nᵢ − 1)/(n − 1) it is
/// (sᵢ − eᵢ)/(1 − eᵢ) where sᵢ ≥ eᵢ, else (sᵢ − eᵢ)/eᵢ, so that it is −1 with no tie within, 0 by chance, 1 with all.
///
/// `attribute` gives the categories: `kind`, or a property of nodes; at most 200 values.
///
/// - Returns: ``Figures``; undefined where a denominator is 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute, ``AlgorithmError/limit(_:hint:)`` for more than
///   200 categories.
/// - Complexity: O(n + m + g²) time and space for g categories.
///
/// J. S. Coleman (1958). Relational analysis: the study of social organizations with survey methods. Human Organization 17.
/// https://doi.org/10.17730/humo.17.4.q5604m676260q8n7 —
/// S. Currarini, M. O. Jackson, P. Pin (2009). An economic model of friendship: homophily, minorities, and segregation. Econometrica
/// 77. https://doi.org/10.3982/ECTA7528
///
/// R `netseg` has `coleman`, `orwg` (the odds ratio) and `ei`; UCINET has Yule's Q and the odds ratio in its homophily routine.
public struct Homophily: GraphAlgorithm {
  /// `kind`, or the property that gives the categories.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "homophily",
    title: "Homophily",
    family: .roles,
    summary: "Whether ties stay within the categories of an attribute more than chance would have it.",
    citations: [
      Citation(
        "J. S. Coleman", 1958, "Relational analysis: the study of social organizations with survey methods",
        "Human Organization 17", doi: "10.17730/humo.17.4.q5604m676260q8n7"),
      Citation(
        "S. Currarini, M. O. Jackson, P. Pin", 2009,
        "An economic model of friendship: homophily, minorities, and segregation", "Econometrica 77",
        doi: "10.3982/ECTA7528"),
    ],
    time: "O(n + m + g²)", space: "O(n + m + g²)", weights: .ignored,
    direction: "followed: a category is judged by the ties it sends")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the categories: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute)
    let arcs = try network.arcs()
    let numbers = 0..<network.count
    let sent = arcs.map { $0.reduce(0, +) }
    let received = numbers.map { column in numbers.reduce(0) { $0 + arcs[$1][column] } }
    let all = sent.reduce(0, +)
    let within = numbers.reduce(0) { $0 + arcs[$1][$1] } / network.arcsPerTie
    let between = network.tieCount - within
    let possibleWithin = numbers.reduce(0) { $0 + network.possibleTies(within: $1) }
    let possibleBetween = network.possibleTies - possibleWithin
    func share(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : .nan }
    let together = within * (possibleBetween - between)
    let apart = between * (possibleWithin - within)
    let (n, expectedMeetings) = (Double(network.nodeCount), zip(sent, received).reduce(0) { $0 + $1.0 * $1.1 })
    let byCategory = numbers.map { own -> Figures.Entry in
      let size = Double(network.sizes[own])
      let weight = size / n
      let homophily = share(arcs[own][own], sent[own])
      let expected = share(size - 1, n - 1)
      let excess = homophily - expected
      return Figures.Entry(
        network.names[own],
        .group([
          Figures.Entry("size_share", .real(weight)), Figures.Entry("homophily", .real(homophily)),
          Figures.Entry("inbreeding", .real(weight < 1 ? (homophily - weight) / (1 - weight) : .nan)),
          Figures.Entry(
            "coleman", .real(excess < 0 ? excess / expected : expected < 1 ? excess / (1 - expected) : .nan)),
        ]))
    }
    return Figures(
      [
        Figures.Entry("within_share", .real(share(within, network.tieCount))),
        Figures.Entry("expected_by_sizes", .real(share(possibleWithin, network.possibleTies))),
        Figures.Entry("expected_by_ties", .real(share(expectedMeetings, all * all))),
        Figures.Entry("odds_ratio", .real(share(together, apart))),
        Figures.Entry("yules_q", .real(share(together - apart, together + apart))),
        Figures.Entry("by_category", .group(byCategory)),
      ],
      notes: network.notes + [
        "odds ratio of tied and untied pairs, within against between categories",
        network.isDirected
          ? "categories by the ties that they send" : "a tie within a category counts for both of its ends",
      ])
  }
}
