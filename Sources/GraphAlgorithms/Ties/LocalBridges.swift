import GraphProjection

/// Local bridges: ties whose ends have no neighbour in common, and how far apart they would be without the tie.
///
/// The *span* of a tie is the number of steps between its ends without it: 2 where they share a neighbour, more for a
/// `local_bridge`, and none, undefined, for a `bridge`, whose ends are joined in no other way. Granovetter's *weak ties* are
/// local bridges: what is new comes over them.
///
/// All ties between two nodes are left out at once, whatever their number and directions. Directions and weights are ignored;
/// loops are neither.
///
/// - Returns: ``PairScores`` of all ties with `span`, `local_bridge` and `bridge` (1 or 0): bridges first, then by falling
///   span. Figures: `bridges` and `local_bridges`, the bridges among them.
/// - Complexity: O(m (n + m)) time at worst, much less where spans are short; O(n + m) space per worker.
///
/// M. S. Granovetter (1973). The strength of weak ties. American Journal of Sociology 78. https://doi.org/10.1086/225469
///
/// NetworkX's `local_bridges` lists the ties of a span above 2, with an infinite span for bridges.
public struct LocalBridges: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "local-bridges",
    title: "Local bridges",
    family: .ties,
    summary: "Ties whose ends share no neighbour, and how far apart the ends would be without the tie.",
    citations: [
      Citation(
        "M. S. Granovetter", 1973, "The strength of weak ties", "American Journal of Sociology 78",
        doi: "10.1086/225469")
    ],
    time: "O(m (n + m))", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let spans = try context.chunked(graph.tieCount, size: max(1, (graph.tieCount + 255) / 256)) { chunk in
      var search = TwoSidedSearch(rows)
      return chunk.map { tie -> Int? in
        let ends = graph.ends(ofTie: tie)
        guard ends.from != ends.to, !context.cancellation.isCancelled else { return nil }
        return search.distance(ends.from, ends.to)
      }
    }.flatMap(\.self)
    try context.checkpoint(1)
    let isLoop = (0..<graph.tieCount).map { graph.ends(ofTie: $0).from == graph.ends(ofTie: $0).to }
    func rank(_ tie: Int) -> Int { isLoop[tie] ? 0 : spans[tie] ?? Int.max }
    let order = spans.indices.sorted { (rank($1), $0) < (rank($0), $1) }
    let isBridge = order.map { spans[$0] == nil && !isLoop[$0] }
    let isLocal = order.map { rank($0) > 2 }
    return PairScores(
      order.map { tie in
        let ends = graph.ends(ofTie: tie)
        return PairScores.Pair(from: ends.from, to: ends.to, tie: tie)
      },
      columns: [
        NodeScores.Column("span", order.map { spans[$0].map(Double.init) ?? .nan }, isInteger: true),
        NodeScores.Column("local_bridge", isLocal.map { $0 ? 1 : 0 }, isInteger: true),
        NodeScores.Column("bridge", isBridge.map { $0 ? 1 : 0 }, isInteger: true),
      ], leading: nil,
      figures: [
        Figures.Entry("local_bridges", .integer(isLocal.count { $0 })),
        Figures.Entry("bridges", .integer(isBridge.count { $0 })),
      ],
      notes: [
        "span: steps between the ends without any tie between them, undefined for bridges",
        "directions and weights are ignored; bridges are local bridges too",
      ])
  }
}

/// Distances between two tied nodes without their tie, by breadth-first searches from both that meet.
private struct TwoSidedSearch {
  private let rows: NeighbourRows
  /// 0 for a node not seen, else one more than the side that saw it.
  private var side: [UInt8]
  private var fronts: [[Int32]] = [[], []]
  private var seen: [Int32] = []

  init(_ rows: NeighbourRows) {
    self.rows = rows
    side = [UInt8](repeating: 0, count: rows.nodeCount)
  }

  mutating func distance(_ a: Int, _ b: Int) -> Int? {
    for node in seen { side[Int(node)] = 0 }
    seen = [Int32(truncatingIfNeeded: a), Int32(truncatingIfNeeded: b)]
    fronts = [[seen[0]], [seen[1]]]
    (side[a], side[b]) = (1, 2)
    var steps = 0
    while true {
      // A side without new nodes is a component of its own.
      let mover = fronts[0].count <= fronts[1].count ? 0 : 1
      guard !fronts[mover].isEmpty else { return nil }
      steps += 1
      var next: [Int32] = []
      for node in fronts[mover] {
        for arc in rows.range(Int(node)) {
          let target = rows.targets[arc]
          let isTie = (Int(node), Int(target)) == (a, b) || (Int(node), Int(target)) == (b, a)
          guard !isTie, side[Int(target)] != UInt8(mover + 1) else { continue }
          if side[Int(target)] != 0 { return steps }
          side[Int(target)] = UInt8(mover + 1)
          next.append(target)
        }
      }
      seen += next
      fronts[mover] = next
    }
  }
}
