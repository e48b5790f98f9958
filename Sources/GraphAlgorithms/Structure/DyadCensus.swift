import GraphProjection

/// Dyad census: how many pairs of nodes are tied both ways, one way, or not at all.
///
/// With M mutual, A asymmetric and N null pairs, M + A + N = n(n − 1)/2. Several ties of one ordered pair count once, loops not at
/// all; weights are ignored. In an undirected graph every tied pair is mutual.
///
/// It has no options.
///
/// - Returns: ``Figures`` with `mutual`, `asymmetric` and `null`, and `mutual_expected`: the mutual pairs to be expected were as many
///   arcs thrown at random, a(a − 1)/(2(2P − 1)) for a arcs and P pairs; undefined for an undirected graph.
/// - Complexity: O(n + m) time and space.
///
/// P. W. Holland, S. Leinhardt (1970). A method for detecting structure in sociometric data. American Journal of Sociology 76.
/// https://doi.org/10.1086/224954
///
/// The counts are those of igraph `dyad_census` and sna `dyad.census`; igraph also calls the pairs of an undirected graph mutual.
public struct DyadCensus: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "dyad-census",
    title: "Dyad census",
    family: .structure,
    summary: "How many pairs of nodes are tied both ways, one way or not at all.",
    citations: [
      Citation(
        "P. W. Holland, S. Leinhardt", 1970, "A method for detecting structure in sociometric data",
        "American Journal of Sociology 76", doi: "10.1086/224954")
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored,
    direction: "followed; in an undirected graph every tied pair is mutual")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let pairs = n * (n - 1) / 2
    let tied = graph.neighbourRows(.both).targets.count / 2
    try context.checkpoint(0.5)
    let arcs = graph.isDirected ? graph.neighbourRows(.outgoing).targets.count : 2 * tied
    let mutual = arcs - tied
    let expected = arcs > 1 ? Double(arcs) * Double(arcs - 1) / (2 * (2 * Double(pairs) - 1)) : 0
    return Figures(
      [
        Figures.Entry("mutual", .integer(mutual)),
        Figures.Entry("asymmetric", .integer(tied - mutual)),
        Figures.Entry("null", .integer(pairs - tied)),
        Figures.Entry("mutual_expected", graph.isDirected ? .real(expected) : .undefined),
      ],
      notes: [
        "parallel ties count once, loops not"
          + (graph.isDirected
            ? "; expected were as many arcs thrown at random" : "; undirected graph: every tied pair is mutual")
      ])
  }
}
