import GraphProjection

/// Communities of friends and foes: positive ties inside, negative ties between.
///
/// Maximises the signed modularity of Gómez, Jensen and Arenas over partitions,
///
///     Q = Σ_c [ L⁺_c − γ (D⁺_c)²/4m⁺ − L⁻_c + γ (D⁻_c)²/4m⁻ ] / (m⁺ + m⁻)
///
/// (directed: (out-degree · in-degree)/m in place of D²/4m). Nodes move where Q gains most, communities are contracted and moved
/// as nodes, from several seeded starts; then one or two communities of the best partition are dissolved and the search is
/// repeated, as often again. Without negative ties Q is the modularity of Newman and Girvan. A community need not be connected.
///
/// Options:
/// - `resolution`: γ > 0, default 1. More gives smaller communities.
/// - `neutral`: whether a tie without a sign, or with contradictory ones, counts as positive (`positive`, the default) or is left
///   out (`ignored`).
/// - `starts`: seeded starts; 0, the default: by the size of the graph, 50 for small ones.
/// - `largest`: number of nodes, at most; default 20000.
/// - `seed`: of the orders in which nodes are visited.
///
/// A loop is a tie inside its group and counts 2 in D. No optimum is guaranteed.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `signed_modularity` (NaN without ties), `positive_within`,
///   `positive_between`, `negative_within`, `negative_between` (numbers of ties) and `frustrated_share` (of the ties that are
///   positive between or negative within communities).
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for weights that are not finite or declared distances;
///   ``AlgorithmError/limit(_:hint:)`` for more nodes than `largest`.
/// - Complexity: O(m + n·c) a pass with c communities, O(m + n²) the first; O(n + m) space.
///
/// S. Gómez, P. Jensen, A. Arenas (2009). Analysis of community structure in networks of correlated data. Physical Review E 80,
/// 016114. https://doi.org/10.1103/PhysRevE.80.016114
public struct SignedCommunities: GraphAlgorithm {
  /// γ.
  public var resolution = 1.0
  public var neutral = Neutral.positive
  /// 0: by the size of the graph.
  public var starts = 0
  public var largest = 20_000
  public var seed: UInt64 = 1

  /// What a tie without a sign counts as.
  public enum Neutral: String, Hashable, Sendable, CaseIterable {
    case positive, ignored
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "signed-communities",
    title: "Signed communities",
    family: .communities,
    summary: "Communities with positive ties inside and negative ties between them, by signed modularity.",
    citations: [
      Citation(
        "S. Gómez, P. Jensen, A. Arenas", 2009,
        "Analysis of community structure in networks of correlated data", "Physical Review E 80, 016114",
        doi: "10.1103/PhysRevE.80.016114")
    ],
    time: "O(m + n²) per start, in practice", space: "O(n + m)", weights: .strength,
    direction: "directed signed modularity where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .resolution(\.resolution),
    .choice("neutral", \.neutral, help: "what a tie without a sign counts as"),
    .starts(\.starts),
    .largest(\.largest),
    .seed(\.seed),
  ]

  public static let usesSigns = true

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    try graph.checkNodeCount(atMost: largest, for: Self.card.id, hint: "filter the graph, or raise 'largest'")
    let signed = try SignedStrengths(graph, neutralCounts: neutral == .positive, for: Self.card.id)
    let network = SignedNetwork(graph, strengths: signed.values, resolution: resolution)
    let work = max(1, graph.nodeCount * graph.nodeCount + graph.tieCount)
    let starts = starts > 0 ? starts : min(50, max(2, 500_000 / work))
    let found = try best(of: starts, in: network, context).community.map(Int.init)

    var counts: [String: Double] = [:]
    for tie in signed.values.indices where signed.values[tie] != 0 {
      let ends = graph.ends(ofTie: tie)
      let side = found[ends.from] == found[ends.to] ? "within" : "between"
      counts["\(signed.values[tie] < 0 ? "negative" : "positive")_\(side)", default: 0] += 1
    }
    let names = ["positive_within", "positive_between", "negative_within", "negative_between"]
    let numbers = names.map { counts[$0] ?? 0 }
    let all = numbers.reduce(0, +)
    let quality = graph.signedModularity(of: found, strengths: signed.values, resolution: resolution)
    return NodeGroups(
      found,
      figures: [.init("signed_modularity", quality)] + zip(names, numbers).map { .init($0, $1) } + [
        .init("frustrated_share", all > 0 ? (numbers[1] + numbers[2]) / all : .nan)
      ],
      notes: signed.notes + [
        "signed modularity of Gómez, Jensen and Arenas, resolution \(resolution)", "the best of \(2 * starts) searches",
      ])
  }

  private func best(
    of starts: Int, in network: SignedNetwork, _ context: RunContext
  ) throws(AlgorithmError) -> Membership {
    var random = SplitMix64(seed: seed)
    var best = Membership(singletons: network.nodeCount)
    var bestValue = network.value(of: best)
    // All of a round begin with the same partition, whatever the number of workers.
    let roundSize = 8
    for start in stride(from: 0, to: 2 * starts, by: roundSize) {
      try context.checkpoint(Double(start) / Double(2 * starts))
      let seeds = (0..<min(roundSize, 2 * starts - start)).map { _ in random.next() }
      let known = best
      let found = try context.quiet.chunked(seeds.count, size: 1) { range in
        range.map { index -> (membership: Membership, value: Double) in
          var random = SplitMix64(seed: seeds[index])
          var from = Membership(singletons: network.nodeCount)
          if start + index >= starts, network.nodeCount > 0 {
            let a = Int32(random.next(below: known.count))
            let b = Int32(random.next(below: known.count))
            from =
              random.next(below: 2) == 0 ? known.dissolving(a, b) : known.dividing(a, b, using: &random)
          }
          var search = SignedSearch(network, seed: random.next())
          let membership = search.run(from: from) { !context.cancellation.isCancelled }
          return (membership, network.value(of: membership))
        }
      }.flatMap(\.self)
      for candidate in found
      where candidate.value - bestValue > 1e-12 * max(abs(candidate.value), abs(bestValue)) {
        (best, bestValue) = candidate
      }
    }
    try context.checkpoint(1)
    return best
  }
}
