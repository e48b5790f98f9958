import GraphProjection

/// E-I index: whether ties lead outside the categories of an attribute more than they stay within, (E − I)/(E + I).
///
/// E counts ties between different categories, I those within one; −1 all within, 1 all between. Beside it stand:
/// - `expected`: its mean over all ways to give the categories to the nodes, (Eₚ − Iₚ)/(Eₚ + Iₚ) of the possible ties, exact;
/// - `smallest`, `largest`: what the number of ties and the sizes of the categories allow, and `rescaled`, between these, −1…1;
/// - a permutation test: the categories given to the nodes at random, `permutations` times (1000; 0: none), with the mean and the
///   deviation of the index, and `p_lower`, `p_upper`: the share of runs, the graph itself among them, with an index at most, at
///   least as large;
/// - `by_category`: the index over all ties of one category.
///
/// `attribute` gives the categories (`kind`; at most 200 values), `seed` the start of the random numbers.
///
/// - Returns: ``Figures``; undefined without ties.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute, ``AlgorithmError/limit(_:hint:)`` for more than
///   200 categories.
/// - Complexity: O(m) a permutation; O(n + m + g²) space for g categories.
///
/// D. Krackhardt, R. N. Stern (1988). Informal networks and organizational crises: an experimental simulation. Social Psychology
/// Quarterly 51. https://doi.org/10.2307/2786835
///
/// UCINET has the same index, expected value, rescaled index and permutation test.
public struct EIIndex: GraphAlgorithm {
  /// `kind`, or the property that gives the categories.
  public var attribute = "kind"
  public var permutations = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "ei-index",
    title: "E-I index",
    family: .roles,
    summary: "Whether ties lead outside the categories of an attribute more than they stay within.",
    citations: [.krackhardtStern],
    time: "O(m) a permutation", space: "O(n + m)", weights: .ignored,
    direction: "an arc is a tie; an undirected tie counts once")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the categories: kind, or a property of nodes"),
    .integer("permutations", \.permutations, in: 0...1_000_000, help: "random permutations of the test; 0: no test"),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute)
    let arcs = try network.arcs()
    let within = (0..<network.count).reduce(0.0) { $0 + arcs[$1][$1] } / network.arcsPerTie
    let ties = network.tieCount
    let index = Self.index(external: ties - within, within: within)
    let possible = network.possibleTies
    let possibleWithin = (0..<network.count).reduce(0) { $0 + network.possibleTies(within: $1) }
    let fewest = max(0, ties - (possible - possibleWithin))
    let most = min(ties, possibleWithin)
    let smallest = Self.index(external: ties - most, within: most)
    let largest = Self.index(external: ties - fewest, within: fewest)
    var entries: [Figures.Entry] = [
      Figures.Entry("ei_index", .real(index)),
      Figures.Entry("external", .integer(Int(ties - within))),
      Figures.Entry("internal", .integer(Int(within))),
      Figures.Entry(
        "expected",
        .real(ties > 0 ? Self.index(external: possible - possibleWithin, within: possibleWithin) : .nan)),
      Figures.Entry("smallest", .real(smallest)),
      Figures.Entry("largest", .real(largest)),
      Figures.Entry("rescaled", .real(largest > smallest ? 2 * (index - smallest) / (largest - smallest) - 1 : .nan)),
    ]
    if permutations > 0 {
      entries.append(Figures.Entry("permutation_test", .group(try test(network, within: within, in: context))))
    }
    let byCategory = (0..<network.count).map { own -> Figures.Entry in
      let touching = (0..<network.count).reduce(0.0) { $0 + (own == $1 ? 0 : arcs[own][$1] + arcs[$1][own]) }
      return Figures.Entry(
        network.names[own],
        .real(Self.index(external: touching / network.arcsPerTie, within: arcs[own][own] / network.arcsPerTie)))
    }
    return Figures(
      entries + [Figures.Entry("by_category", .group(byCategory))],
      notes: network.notes + ["(external − internal)/(external + internal), by category over all ties that touch it"])
  }

  private static func index(external: Double, within: Double) -> Double {
    external + within > 0 ? (external - within) / (external + within) : .nan
  }

  /// The test counts ties within categories: the index falls as these grow.
  private func test(
    _ network: CategoryNetwork, within observed: Double, in context: RunContext
  ) throws(AlgorithmError) -> [Figures.Entry] {
    let counts = try PermutedCategories(network, count: permutations, seed: seed).tiesWithin(in: context)
    let ties = network.tieCount
    let runs = Double(permutations)
    let indices = counts.map { Self.index(external: ties - $0, within: $0) }
    let mean = indices.reduce(0, +) / runs
    let spread = indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, runs - 1)
    let (lower, upper) = counts.reduce(into: (1.0, 1.0)) { shares, count in
      if count >= observed { shares.0 += 1 }
      if count <= observed { shares.1 += 1 }
    }
    return [
      Figures.Entry("mean", .real(mean)), Figures.Entry("deviation", .real(spread.squareRoot())),
      Figures.Entry("p_lower", .real(ties > 0 ? lower / (runs + 1) : .nan)),
      Figures.Entry("p_upper", .real(ties > 0 ? upper / (runs + 1) : .nan)),
    ]
  }
}

extension Citation {
  static let krackhardtStern = Citation(
    "D. Krackhardt, R. N. Stern", 1988, "Informal networks and organizational crises: an experimental simulation",
    "Social Psychology Quarterly 51", doi: "10.2307/2786835")
}
