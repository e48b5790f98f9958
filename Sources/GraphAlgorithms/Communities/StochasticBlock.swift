import GraphProjection

/// Stochastic block model: the division into blocks under which the network is the most likely.
///
/// The ties between two blocks are taken as chance, with one rate for every pair of blocks, times the degrees of the nodes unless
/// `corrected=false`. The best division maximises, with m_rs ties between the blocks r and s (twice those within), κ_r the sum of the
/// degrees in r and n_r its size:
/// - `corrected=true`: L = Σ_rs m_rs ln(m_rs / (κ_r κ_s)).
/// - `corrected=false`: L = Σ_rs m_rs ln(m_rs / (n_r n_s)); it parts nodes of high degree from those of low degree.
///
/// A division need not be into communities: blocks that are tied to each other and not within are found as well. The search is that of
/// Karrer and Newman after Kernighan and Lin: all nodes move once, each time the one that gains most or loses least; the best division on
/// that way is the next start, until nothing gains. It proves nothing.
///
/// Directions and weights are ignored; parallel ties count, a loop counts 2.
///
/// Options: `blocks` (1 ≤ whole number ≤ 64, default 2), how many there are at most; `corrected` (default true); `starts` (0 ≤ whole
/// number, default 0: up to 30 by the size of the graph); `seed` (default 1); `limit` (1 ≤ whole number ≤ 20000, default 3000), the
/// largest number of nodes.
///
/// - Returns: A ``NodeGroups`` named `block`, with the figure `log_likelihood`: L, to which constants of the graph are missing.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more nodes than the limit.
/// - Complexity: O(n (n·B² + m·B)) a pass, for B blocks; O(n + m + B²) space.
///
/// B. Karrer, M. E. J. Newman (2011). Stochastic blockmodels and community structure in networks. Physical Review E 83.
/// https://doi.org/10.1103/PhysRevE.83.016107
///
/// graph-tool infers the number of blocks too, by a prior of its own; its `minimize_blockmodel_dl` is not this likelihood.
public struct StochasticBlock: GraphAlgorithm {
  public var blocks = 2
  /// Whether rates are times the degrees.
  public var corrected = true
  /// 0: by the size of the graph.
  public var starts = 0
  public var seed: UInt64 = 1
  /// The largest number of nodes.
  public var limit = 3_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "stochastic-block",
    title: "Stochastic block model",
    family: .communities,
    summary: "The division into blocks under which the ties of the network are the most likely.",
    citations: [
      Citation(
        "B. Karrer, M. E. J. Newman", 2011, "Stochastic blockmodels and community structure in networks",
        "Physical Review E 83", doi: "10.1103/PhysRevE.83.016107")
    ],
    time: "O(n (n·B² + m·B)) a pass and start", space: "O(n + m + B²)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("blocks", \.blocks, in: 1...64, help: "how many blocks there are at most"),
    .flag("corrected", \.corrected, help: "whether the degrees of the nodes are taken as given"),
    .starts(\.starts), .seed(\.seed),
    .integer("limit", \.limit, in: 1...20_000, help: "largest number of nodes"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    guard n <= limit else {
      throw .limit(
        "'\(Self.card.id)' takes graphs of at most \(limit) nodes; this one has \(n)",
        hint: "filter the graph, or raise 'limit'")
    }
    let rows = graph.neighbourRows(.both, keepsParallels: true)
    var loops = [Int](repeating: 0, count: n)
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      if ends.from == ends.to { loops[ends.from] += 2 }
    }
    let work = max(1, n * n * blocks)
    let count = starts > 0 ? starts : min(30, max(1, 10_000_000 / work))
    var generator = SplitMix64(seed: seed)
    let seeds = (0..<count).map { _ in generator.next() }
    let (blocks, corrected, fixed) = (blocks, corrected, loops)
    let found = try context.chunked(count, size: 1) { chunk -> (division: [Int32], value: Double) in
      var own = SplitMix64(seed: seeds[chunk.lowerBound])
      let division = (0..<n).map { _ in Int32(own.next(below: blocks)) }
      var counts = BlockCounts(rows, loops: fixed, blocks: blocks, isCorrected: corrected, division: division)
      while counts.improve(cancellation: context.cancellation) {}
      return (counts.block, counts.value)
    }
    try context.checkpoint(1)
    var best = found[0]
    for other in found where other.value - best.value > 1e-12 * max(abs(other.value), abs(best.value)) { best = other }
    return NodeGroups(
      best.division.map(Int.init), name: "block",
      figures: [.init("log_likelihood", graph.tieCount == 0 ? .nan : best.value)],
      notes: [
        corrected ? "degree-corrected: the degrees are taken as given" : "not corrected for the degrees",
        "at most \(blocks) blocks; the best of \(count) start\(count == 1 ? "" : "s"), seed \(seed), not proven best",
        "log likelihood up to constants of the graph; directions and weights ignored, parallel ties count",
      ])
  }
}

extension BlockCounts {
  /// Moves every node once, and goes back to the best division on the way; `false` where that is where it began.
  fileprivate mutating func improve(cancellation: Cancellation) -> Bool {
    guard blocks > 1 else { return false }
    var scratch = [Int](repeating: 0, count: blocks)
    var left = Array(block.indices)
    var moved: [(node: Int, from: Int)] = []
    var (sum, highest, kept) = (0.0, 0.0, 0)
    let least = 1e-10 * max(1, abs(value))
    while !left.isEmpty {
      guard !cancellation.isCancelled else { return false }
      var best = (place: 0, to: 0, gain: -Double.infinity)
      for (place, node) in left.enumerated() {
        let move = bestMove(of: node, &scratch)
        if move.gain > best.gain { best = (place, move.to, move.gain) }
      }
      let node = left.remove(at: best.place)
      moved.append((node, Int(block[node])))
      move(node, to: best.to, &scratch)
      sum += best.gain
      if sum > highest + least { (highest, kept) = (sum, moved.count) }
    }
    for (node, from) in moved[kept...].reversed() { move(node, to: from, &scratch) }
    return kept > 0
  }
}
