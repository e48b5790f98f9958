import GraphProjection

/// The Steiner tree: the shortest ties that connect chosen nodes, the terminals, over whichever other nodes it takes.
///
/// It minimises ∑ ℓ(t) over all trees that hold the terminals. The length of a tie is 1 without weights; a distance as it is; 1/w
/// for a strength w. Directions and loops are ignored.
///
/// Options:
/// - `terminals`: the nodes to connect, joined by `+`; none: all nodes, and the tree is a spanning tree.
/// - `exact`: up to how many terminals the shortest tree is sought, 0 … 14; default 10. The time grows as 3^k. Above it, or where
///   the search would need more than 2^24 subtrees, the tree is Mehlhorn's approximation, shorter than 2 (1 − 1/k) times the
///   shortest tree.
///
/// - Returns: ``PairScores`` of the ties of the tree with `length`; the figures `total`, `terminals`, `further_nodes` (those that
///   are no terminals) and `proven_minimal`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where no tree connects the terminals, and for a weight without a meaning or that
///   is not positive; ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O(3^k·n + 2^k (n + m) log n) time, O(2^k·n + m) space for k terminals; approximation O((n + m) log n + m log m).
///
/// S. E. Dreyfus, R. A. Wagner (1971). The Steiner problem in graphs. Networks 1. https://doi.org/10.1002/net.3230010302 —
/// K. Mehlhorn (1988). A faster approximation algorithm for the Steiner problem in graphs. Information Processing Letters 27.
/// https://doi.org/10.1016/0020-0190(88)90066-X
///
/// NetworkX `steiner_tree` gives an approximation alone, by the method of Kou, Markowsky and Berman or that of Mehlhorn.
public struct SteinerTree: GraphAlgorithm {
  /// The nodes to connect: ids, names or aliases; none: all.
  public var terminals: [String] = []
  /// Up to how many terminals the shortest tree is sought.
  public var exact = 10

  public init() {}

  public static let card = AlgorithmCard(
    id: "steiner-tree",
    title: "Steiner tree",
    family: .flow,
    summary: "The shortest ties that connect chosen nodes, over whichever others it takes.",
    citations: [
      Citation(
        "S. E. Dreyfus, R. A. Wagner", 1971, "The Steiner problem in graphs", "Networks 1",
        doi: "10.1002/net.3230010302"),
      Citation(
        "K. Mehlhorn", 1988, "A faster approximation algorithm for the Steiner problem in graphs",
        "Information Processing Letters 27", doi: "10.1016/0020-0190(88)90066-X"),
    ],
    time: "O(3^k·n + 2^k (n + m) log n)", space: "O(2^k·n + m)", weights: .length, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .nodes("terminals", \.terminals, help: "the nodes to connect; none: all"),
    .integer("exact", \.exact, in: 0...14, help: "up to how many terminals the shortest tree is sought"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let lengths = try graph.tieLengths(for: Self.card.id)
    var chosen: [Int] = []
    for name in terminals { chosen.append(try graph.node(named: name)) }
    chosen = terminals.isEmpty ? Array(0..<graph.nodeCount) : Set(chosen).sorted()
    let (ties, isProven) = try tree(chosen, graph, lengths, context)
    var isInTree = [Bool](repeating: false, count: graph.nodeCount)
    for tie in ties {
      isInTree[graph.ends(ofTie: tie).from] = true
      isInTree[graph.ends(ofTie: tie).to] = true
    }
    for node in chosen { isInTree[node] = false }
    return PairScores(
      ties.map { tie in
        let ends = graph.ends(ofTie: tie)
        return PairScores.Pair(from: ends.from, to: ends.to, tie: tie)
      },
      columns: [NodeScores.Column("length", ties.map { lengths?[$0] ?? 1 })], leading: nil,
      figures: [
        Figures.Entry("total", .real(ties.reduce(0) { $0 + (lengths?[$1] ?? 1) })),
        Figures.Entry("terminals", .integer(chosen.count)),
        Figures.Entry("further_nodes", .nodes(isInTree.indices.filter { isInTree[$0] })),
        Figures.Entry("proven_minimal", .flag(isProven)),
      ],
      notes: [
        graph.lengthNote, "directions and loops ignored",
        isProven
          ? "proven minimal: no shorter tree connects the terminals"
          : "an approximation, shorter than 2 (1 − 1/k) times the shortest tree for \(chosen.count) terminals",
      ])
  }

  private func tree(
    _ chosen: [Int], _ graph: ProjectedGraph, _ lengths: [Double]?, _ context: RunContext
  ) throws(AlgorithmError) -> (ties: [Int], isProven: Bool) {
    guard chosen.count > 1 else { return ([], true) }
    let search = SteinerSearch(graph, lengths: lengths, terminals: chosen)
    // Two terminals are the ends of a shortest path; all nodes are those of a spanning tree, which the approximation then is.
    let isSmall = chosen.count <= max(2, exact) && graph.nodeCount << (chosen.count - 1) <= 1 << 24
    let ties = isSmall ? try search.shortestTree(context) : try search.nearTree(context)
    guard let ties else {
      throw .unsuitable(
        "the terminals are in different components: no tree connects them",
        hint: "give terminals=NODE+NODE… of one component, or --largest-component")
    }
    return (ties, isSmall || chosen.count == graph.nodeCount)
  }
}
