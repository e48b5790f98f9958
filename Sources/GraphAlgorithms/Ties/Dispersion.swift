import GraphProjection

/// Dispersion: how many pairs of the neighbours that two tied nodes share are strangers to each other.
///
/// For a node u, the ego, and its neighbour v, `dispersion` counts the pairs of common neighbours that are not tied and, among
/// the neighbours of u other than v, have no neighbour in common: parts of u's world that only v links. `common_neighbours` is
/// the *embeddedness* of the tie, and `dispersion_normalised` the dispersion divided by it, 0 where there are none. Among the
/// friends of a person the partner has a high one, a colleague a low one, however many friends they share.
///
/// Every tied pair stands twice, once from each end: the values differ. Directions, weights, parallel ties and loops do not
/// matter.
///
/// - Returns: ``PairScores`` from ego to neighbour with `dispersion`, `common_neighbours` and `dispersion_normalised` (leading).
/// - Complexity: O(Σ c² k / 64) time over tied pairs with c common neighbours and an ego of degree k; O(n + m + k²/64) space
///   per worker.
///
/// L. Backstrom, J. Kleinberg (2014). Romantic partnerships and the dispersion of social ties: a network analysis of
/// relationship status on Facebook. CSCW. https://doi.org/10.1145/2531602.2531642
///
/// As NetworkX with `alpha=1, b=0, c=0`. The paper's recursive variant is left out.
public struct Dispersion: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "dispersion",
    title: "Dispersion of ties",
    family: .ties,
    summary: "How many pairs of the neighbours that two tied nodes share are strangers to each other.",
    citations: [
      Citation(
        "L. Backstrom, J. Kleinberg", 2014,
        "Romantic partnerships and the dispersion of social ties: a network analysis of relationship status on Facebook",
        "CSCW", doi: "10.1145/2531602.2531642")
    ],
    time: "O(m·c²·k/64)", space: "O(n + m + k²/64)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let counts = try context.chunked(graph.nodeCount, size: 16) { chunk -> [(strangers: Int, common: Int)] in
      var place = [Int32](repeating: -1, count: graph.nodeCount)
      return chunk.flatMap { ego in Self.counts(ego, rows, &place, context.cancellation) }
    }.flatMap(\.self)
    try context.checkpoint(1)

    var ties = [Int](repeating: -1, count: rows.targets.count)
    for tie in 0..<graph.tieCount {
      let (a, b) = graph.ends(ofTie: tie)
      guard let there = rows.arc(from: a, to: b), let back = rows.arc(from: b, to: a), ties[there] < 0 else { continue }
      ties[there] = tie
      ties[back] = tie
    }
    var pairs: [PairScores.Pair] = []
    for ego in 0..<graph.nodeCount {
      for arc in rows.range(ego) {
        pairs.append(PairScores.Pair(from: ego, to: Int(rows.targets[arc]), tie: ties[arc] < 0 ? nil : ties[arc]))
      }
    }
    return PairScores(
      pairs,
      columns: [
        NodeScores.Column("dispersion", counts.map { Double($0.strangers) }, isInteger: true),
        NodeScores.Column("common_neighbours", counts.map { Double($0.common) }, isInteger: true),
        NodeScores.Column(
          "dispersion_normalised", counts.map { $0.common == 0 ? 0 : Double($0.strangers) / Double($0.common) }),
      ], leading: 2,
      notes: [
        "every tied pair stands twice, 'from' is the ego; directions, weights and parallel ties do not matter",
        "normalised by the number of common neighbours",
      ])
  }

  /// Both counts for every neighbour of an ego. The ties among its neighbours are bits, a row of words for each of them.
  private static func counts(
    _ ego: Int, _ rows: NeighbourRows, _ place: inout [Int32], _ cancellation: Cancellation
  ) -> [(strangers: Int, common: Int)] {
    let neighbours = rows.targets[rows.range(ego)]
    for (index, node) in neighbours.enumerated() { place[Int(node)] = Int32(truncatingIfNeeded: index) }
    defer { for node in neighbours { place[Int(node)] = -1 } }
    let width = (neighbours.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: width * neighbours.count)
    var common: [[Int]] = []
    for (index, node) in neighbours.enumerated() {
      let shared = rows.targets[rows.range(Int(node))].map { Int(place[Int($0)]) }.filter { $0 >= 0 }
      for other in shared { bits[index * width + other >> 6] |= 1 << UInt64(other & 63) }
      common.append(shared)
    }
    return common.indices.map { partner in
      var strangers = 0
      for (rank, s) in common[partner].enumerated() {
        guard !cancellation.isCancelled else { break }
        for t in common[partner].dropFirst(rank + 1) where bits[s * width + t >> 6] & 1 << UInt64(t & 63) == 0 {
          let isApart = (0..<width).allSatisfy { word in
            let partnerBit: UInt64 = word == partner >> 6 ? 1 << UInt64(partner & 63) : 0
            return bits[s * width + word] & bits[t * width + word] & ~partnerBit == 0
          }
          if isApart { strangers += 1 }
        }
      }
      return (strangers, common[partner].count)
    }
  }
}
