import GraphProjection

/// Structural equivalence: how alike two nodes are in whom they are tied to.
///
/// The profile of a node is its row of the adjacency matrix and, in a directed graph, its column too. For every pair it compares
/// the profiles by `measure`: `correlation` (the default), `cosine`, `jaccard` (Σ min/Σ max), `matches` (share of equal
/// positions), or as a distance by `euclidean` or `hamming` (Σ |x − y|).
///
/// `between` says what becomes of the ties between the two and of their loops: `swap` (the default) compares the tie of one to the
/// other with the tie back, so that two nodes that could change places are fully alike, tied or not; `exclude` leaves them
/// out; `include` takes the matrix as it stands. `nearest` keeps that many pairs for every node, the most alike (10); 0 keeps all,
/// up to 2000 nodes. A weight is a strength; parallel ties are added up.
///
/// - Returns: ``PairScores`` with `similarity` or `distance`, most alike pairs first.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for all pairs of more than 2000 nodes, or more than 20 000 nodes;
///   ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(n² + Σ d²) time, O(n k + m) space for k nearest, and O(n) per worker.
///
/// F. Lorrain, H. C. White (1971). Structural equivalence of individuals in social networks. Journal of Mathematical Sociology 1.
/// https://doi.org/10.1080/0022250X.1971.9989788 —
/// R. S. Burt (1976). Positions in networks. Social Forces 55. https://doi.org/10.2307/2577097
///
/// R `sna::sedist` compares the ties between the two as they stand and leaves the loops out. UCINET offers the three treatments; its
/// reciprocal one is `swap`.
public struct StructuralEquivalence: GraphAlgorithm {
  public var measure = ProfileMeasure.correlation
  public var between = PairPositions.swap
  /// How many pairs to keep for every node; 0: all.
  public var nearest = 10

  public init() {}

  /// The most nodes that all pairs are kept of, and that are compared at all.
  static let largestTable = 2000
  static let largest = 20_000

  public static let card = AlgorithmCard(
    id: "structural-equivalence",
    title: "Structural equivalence",
    family: .roles,
    summary: "How alike two nodes are in whom they are tied to.",
    citations: [.lorrainWhite, .burtPositions],
    time: "O(n² + Σ d²)", space: "O(n k + m)", weights: .strength, direction: "followed: ties sent and ties received")

  public static let parameters: [Parameter<Self>] = [
    .choice("measure", \.measure, help: "how profiles are compared"),
    .choice("between", \.between, help: "ties between the two: swapped, left out, or as they stand"),
    .integer("nearest", \.nearest, in: 0...1000, help: "pairs to keep for every node; 0: all"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let profiles = try TieProfiles(graph, for: Self.card.id)
    try NearestPairs.checkSize(graph.nodeCount, nearest: nearest, all: Self.largestTable, some: Self.largest)
    let own = ProfileComparison.ownTallies(of: profiles)
    let (measure, between, nearest) = (measure, between, nearest)
    let chunks = try context.chunked(graph.nodeCount, size: 32) { nodes in
      var comparison = ProfileComparison(profiles, between, own: own)
      return nodes.map { node in
        let values = comparison.tallies(of: node).map { measure.value(of: $0, scale: profiles.scale) }
        return NearestPairs.choose(node, values, count: nearest, isDistance: measure.isDistance)
      }
    }
    return try NearestPairs.scores(
      chunks.flatMap(\.self), isDistance: measure.isDistance,
      notes: [graph.strengthNote, measure.note, between.note, NearestPairs.note(nearest)])
  }
}

extension Citation {
  static let lorrainWhite = Citation(
    "F. Lorrain, H. C. White", 1971, "Structural equivalence of individuals in social networks",
    "Journal of Mathematical Sociology 1", doi: "10.1080/0022250X.1971.9989788")
  static let burtPositions = Citation(
    "R. S. Burt", 1976, "Positions in networks", "Social Forces 55", doi: "10.2307/2577097")
}
