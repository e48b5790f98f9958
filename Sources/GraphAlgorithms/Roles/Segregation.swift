import GraphProjection

/// Segregation: how far the categories of an attribute keep to themselves, by Freeman's index and by the spectral index.
///
/// - `freeman`: 1 − e*/E(e*), with e* the ties between categories and E(e*) the mean number if the ties of the network fell on pairs
///   at random; 0 where there are at least as many as that. `freeman_unbounded` goes below 0 there.
/// - `spectral`: every contact of a node counts 1 over the number of its contacts. For a connected part of a category λ is the
///   largest eigenvalue of these shares within the part: 1 where nobody has a contact outside, near 0 where nearly all are. The
///   index of a category is the mean of λ over its nodes (0 for nodes with no contact in it), that of the network the mean over all.
///
/// `attribute` gives the categories (`kind`, or a property of nodes; at most 200 values). Directions are ignored.
///
/// - Returns: ``Figures`` with the indices, `ties_between`, `expected_between` and `spectral_by_category`; undefined where no tie or
///   no tie between categories is possible.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no node has the attribute, ``AlgorithmError/limit(_:hint:)`` for more than
///   200 categories or without convergence.
/// - Complexity: O(n + m) a step of the eigenvalues, O(n + m) space.
///
/// L. C. Freeman (1978). Segregation in social networks. Sociological Methods & Research 6.
/// https://doi.org/10.1177/004912417800600401 —
/// F. Echenique, R. G. Fryer (2007). A measure of segregation based on social interactions. Quarterly Journal of Economics 122.
/// https://doi.org/10.1162/qjec.122.2.441
///
/// R `netseg` has both as `freeman` and `ssi`; its `freeman` takes two categories, here any number do.
public struct Segregation: GraphAlgorithm {
  /// `kind`, or the property that gives the categories.
  public var attribute = "kind"

  public init() {}

  public static let card = AlgorithmCard(
    id: "segregation",
    title: "Segregation",
    family: .roles,
    summary: "How far the categories of an attribute keep to themselves.",
    citations: [
      Citation(
        "L. C. Freeman", 1978, "Segregation in social networks", "Sociological Methods & Research 6",
        doi: "10.1177/004912417800600401"),
      Citation(
        "F. Echenique, R. G. Fryer", 2007, "A measure of segregation based on social interactions",
        "Quarterly Journal of Economics 122", doi: "10.1162/qjec.122.2.441"),
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .attribute(\.attribute, help: "what gives the categories: kind, or a property of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let network = try CategoryNetwork(graph, by: attribute, ignoresDirections: true)
    let arcs = try network.arcs()
    let within = (0..<network.count).reduce(0.0) { $0 + arcs[$1][$1] } / network.arcsPerTie
    let possibleWithin = (0..<network.count).reduce(0.0) { $0 + network.possibleTies(within: $1) }
    let between = network.tieCount - within
    let expected =
      network.possibleTies > 0 ? network.tieCount * (1 - possibleWithin / network.possibleTies) : 0
    let freeman = expected > 0 ? 1 - between / expected : .nan
    let spectral = try SpectralSegregation(network, in: context).sums
    let mean = network.nodeCount > 0 ? spectral.reduce(0, +) / Double(network.nodeCount) : .nan
    return Figures(
      [
        Figures.Entry("freeman", .real(freeman.isNaN ? .nan : max(0, freeman))),
        Figures.Entry("freeman_unbounded", .real(freeman)),
        Figures.Entry("spectral", .real(mean)),
        Figures.Entry("ties_between", .integer(Int(between))),
        Figures.Entry("expected_between", .real(expected)),
        Figures.Entry(
          "spectral_by_category",
          .group(
            network.names.indices.map {
              Figures.Entry(network.names[$0], .real(spectral[$0] / Double(network.sizes[$0])))
            })),
      ],
      notes: network.notes + [
        "directions ignored; nodes with no contact in their category count 0 in the spectral index"
      ])
  }
}
