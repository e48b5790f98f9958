import GraphProjection

/// Blocks of structurally equivalent nodes: the nodes that are tied to the same others, exactly or nearly.
///
/// With `blocks=0` two nodes share a block where one could change places with the other without changing any tie. Else the distances
/// of the profiles (see ``StructuralEquivalence``; 1 − likeness for a likeness) are clustered by joining the two closest blocks until
/// so many are left (4). `linkage` says which distance of two blocks counts: `average` of their members, `complete` (the largest) or
/// `single` (the smallest). `measure` (`euclidean`) and `between` (`swap`) are as for ``StructuralEquivalence``.
///
/// The figures hold the image matrix: `density_A_B`, the share of the pairs from block A to block B that are tied, for up to 12
/// blocks; and `height`, the distance at the last joining.
///
/// - Returns: ``NodeGroups`` with `block`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more than 3000 nodes, ``AlgorithmError/unsuitable(_:hint:)`` for negative weights
///   and weights declared distances.
/// - Complexity: O(n² + Σ d²) as a rule, O(n³) at worst; O(n²) space.
///
/// F. Lorrain, H. C. White (1971). Structural equivalence of individuals in social networks. Journal of Mathematical Sociology 1.
/// https://doi.org/10.1080/0022250X.1971.9989788 —
/// R. S. Burt (1976). Positions in networks. Social Forces 55. https://doi.org/10.2307/2577097
///
/// R `sna::equiv.clust` with `blockmodel` does the same with Hamming distances and complete linkage.
public struct StructuralBlocks: GraphAlgorithm {
  /// How many blocks; 0: exactly equivalent nodes.
  public var blocks = 4
  public var measure = ProfileMeasure.euclidean
  public var between = PairPositions.swap
  public var linkage = ClusterLinkage.average

  public init() {}

  static let largest = 3000

  public static let card = AlgorithmCard(
    id: "structural-equivalence-blocks",
    title: "Blocks of structurally equivalent nodes",
    family: .roles,
    summary: "The nodes that are tied to the same others, exactly or nearly.",
    citations: [.lorrainWhite, .burtPositions],
    time: "O(n² + Σ d²) as a rule", space: "O(n²)", weights: .strength,
    direction: "followed: ties sent and ties received")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 16), nodes: Self.largest) }

  public static let parameters: [Parameter<Self>] = [
    .integer("blocks", \.blocks, in: 0...10_000, help: "how many blocks; 0: nodes that could change places"),
    .choice("measure", \.measure, help: "how profiles are compared"),
    .choice("between", \.between, help: "ties between the two: swapped, left out, or as they stand"),
    .choice("linkage", \.linkage, help: "distance of two blocks, by those of their members"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let profiles = try TieProfiles(graph, for: Self.card.id)
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: Self.largest, for: Self.card.id)
    let own = ProfileComparison.ownTallies(of: profiles)
    let isExact = blocks == 0
    let (measure, between) = (measure, isExact ? PairPositions.swap : between)
    let table = try context.chunked(n, size: 32) { nodes in
      var comparison = ProfileComparison(profiles, between, own: own)
      return nodes.flatMap { node in
        comparison.tallies(of: node).map { isExact ? Double($0.differences) : measure.distance(of: $0) }
      }
    }.flatMap(\.self)
    // Joined by the largest distance, exactly equivalent nodes are those at distance 0.
    let labels: [Int]
    var figures: [NodeGroups.Figure] = []
    if isExact {
      labels = (0..<n).map { node in (0..<node).first { table[$0 * n + node] == 0 } ?? node }
    } else {
      let clustering = try HierarchicalClustering(table, count: n, linkage: linkage, target: blocks, in: context)
      labels = clustering.cluster
      let height = clustering.height * (measure.isDistance ? profiles.scale : 1)
      guard !height.isInfinite else { throw .infiniteStrength }
      figures.append(NodeGroups.Figure("height", height))
    }
    var groups = NodeGroups(labels, name: "block", figures: figures)
    groups.figures += ImageMatrix(graph, groups).figures
    groups.notes = [
      graph.strengthNote, isExact ? "nodes that could change places without changing a tie" : measure.note,
      isExact ? "compared exactly" : "\(between.note); \(linkage.rawValue) linkage", ImageMatrix.note,
    ]
    return groups
  }
}
