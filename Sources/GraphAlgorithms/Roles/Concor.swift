import GraphProjection

/// CONCOR: blocks of nodes that correlate with the same others, by splitting in two again and again.
///
/// The profiles of the nodes, their rows and in a directed graph their columns, are correlated with each other, then the columns of
/// that table of correlations, and so on. Nearly always all become 1 or −1, which splits the nodes in two: convergence of iterated
/// correlations. Every block is split again in the same way, from the profiles of its nodes, `splits` times (2: up to 4 blocks).
///
/// A block is left whole where no correlation becomes negative. Where an entry has not become ±1 after `iterations` steps (100), its
/// sign decides, and the notes say so. Profiles without variance, as of isolates, correlate 1 with each other and 0 with the rest.
/// The diagonal counts as it stands, 0 without loops. A weight is a strength.
///
/// The figures hold the image matrix: `density_A_B`, the share of the pairs from block A to block B that are tied.
///
/// - Returns: ``NodeGroups`` with `block`.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more than 1000 nodes, ``AlgorithmError/unsuitable(_:hint:)`` for negative weights
///   and weights declared distances.
/// - Complexity: O(n³) a step; O(n²) space.
///
/// R. L. Breiger, S. A. Boorman, P. Arabie (1975). An algorithm for clustering relational data with applications to social network
/// analysis and comparison with multidimensional scaling. Journal of Mathematical Psychology 12.
/// https://doi.org/10.1016/0022-2496(75)90028-0
///
/// UCINET also correlates rows and columns; it lets the diagonal be left out, and may name the blocks in another order.
public struct Concor: GraphAlgorithm {
  /// How often every block is split in two.
  public var splits = 2
  public var iterations = 100

  public init() {}

  static let largest = 1000

  public static let card = AlgorithmCard(
    id: "concor",
    title: "CONCOR",
    family: .roles,
    summary: "Blocks of nodes that correlate with the same others, by splitting in two again and again.",
    citations: [
      Citation(
        "R. L. Breiger, S. A. Boorman, P. Arabie", 1975,
        "An algorithm for clustering relational data with applications to social network analysis and comparison with "
          + "multidimensional scaling", "Journal of Mathematical Psychology 12", doi: "10.1016/0022-2496(75)90028-0")
    ],
    time: "O(n³) a step", space: "O(n²)", weights: .strength, direction: "followed: ties sent and ties received")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 32), nodes: Self.largest) }

  public static let parameters: [Parameter<Self>] = [
    .integer("splits", \.splits, in: 1...10, help: "how often every block is split in two"),
    .integer("iterations", \.iterations, in: 1...10_000, help: "largest number of correlations for a split"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: Self.largest, for: Self.card.id)
    let profiles = try TieProfiles(graph, for: Self.card.id)
    // One profile a node, of n or 2n entries.
    let length = n * (profiles.isDirected ? 2 : 1)
    var matrix = [Double](repeating: 0, count: n * length)
    for (offset, rows) in [(0, profiles.outgoing), (n, profiles.incoming)].prefix(profiles.isDirected ? 2 : 1) {
      for node in 0..<n {
        for arc in rows.range(node) {
          matrix[node * length + offset + Int(rows.targets[arc])] = rows.weights?[arc] ?? 1
        }
      }
    }
    var blocks = [Array(0..<n)].filter { !$0.isEmpty }
    var undecided = 0
    for _ in 0..<splits {
      var next: [[Int]] = []
      for block in blocks {
        let vectors = block.flatMap { matrix[$0 * length..<($0 + 1) * length] }
        let signs = try IteratedCorrelation.signs(
          vectors, count: block.count, length: length, iterations: iterations, in: context)
        if !signs.isDecided { undecided += 1 }
        next.append(block.indices.filter { signs.isPositive[$0] }.map { block[$0] })
        next.append(block.indices.filter { !signs.isPositive[$0] }.map { block[$0] })
      }
      blocks = next.filter { !$0.isEmpty }
    }
    var labels = [Int](repeating: 0, count: n)
    for (number, block) in blocks.enumerated() { for node in block { labels[node] = number } }
    var groups = NodeGroups(labels, name: "block")
    groups.figures = ImageMatrix(graph, groups).figures
    groups.notes =
      [
        graph.strengthNote,
        profiles.isDirected ? "profiles: ties sent and ties received" : "profiles: ties, undirected", ImageMatrix.note,
      ]
      + (undecided == 0
        ? [] : ["\(undecided) splits were decided by sign before all correlations became 1 or −1"])
    return groups
  }
}
