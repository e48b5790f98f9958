import Foundation
import GraphProjection

/// The most reliable path between two nodes: that whose ties are all there with the largest probability, max ∏ p(t).
///
/// The probability of a tie is its weight, 0 < p ≤ 1. Without a weight it comes from the evidence of the relations behind the
/// tie: p = 1 − ∏ (1 − c) over the confidences c of all their evidence, as if the sources erred independently. Evidence that
/// states no confidence, and a relation without evidence, counts `unstated`. A tie with p = 0 leads nowhere.
///
/// Of equally reliable paths (up to a share of 1e-10 of −ln p) it is one of fewest ties, and of these the one whose sequence of
/// node ids comes first.
///
/// Options:
/// - `from`, `to`: the ends, by id, name or alias.
/// - `unstated`: the confidence of evidence that states none, 0 … 1; default 1.
///
/// - Returns: A ``PathList`` with one path, whose cost is −ln of its probability; the notes give the probability itself. None
///   where the target is not reached. From a node to itself: one path without ties, of cost 0.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a missing end and for a weight that is no probability;
///   ``AlgorithmError/noSuchNode(_:candidates:)``.
/// - Complexity: O((n + m) log n) time, O(n + m) space.
///
/// E. W. Dijkstra (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.
/// https://doi.org/10.1007/BF01386390
///
/// NetworkX, igraph and GDS have no such measure: there one turns probabilities into lengths −ln p oneself.
public struct MostReliablePath: GraphAlgorithm {
  /// Where the path starts: an id, a name or an alias.
  public var from = ""
  /// Where it ends: an id, a name or an alias.
  public var to = ""
  /// The confidence of evidence that states none.
  public var unstated = 1.0

  public init() {}

  public static let card = AlgorithmCard(
    id: "most-reliable-path",
    title: "Most reliable path",
    family: .paths,
    summary: "The way from one node to another whose ties all hold with the largest probability.",
    citations: ShortestPath.card.citations, time: "O((n + m) log n)", space: "O(n + m)", weights: .strength,
    direction: "followed")

  public static let parameters: [Parameter<Self>] =
    Parameter.ends(from: \.from, to: \.to) + [
      .real("unstated", \.unstated, in: RealRange(0, 1), help: "confidence of evidence that states none")
    ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PathList {
    try checkOptions()
    try context.checkpoint()
    let ends = try PathEnds(from: from, to: to, in: graph, for: Self.card.id)
    let reliability = try graph.tieReliabilities(unstated: unstated, for: Self.card.id)
    let lengths = reliability.map { 0 - log($0) }
    let ties = graph.incoming.ties
    var search = DijkstraSearch(nodeCount: graph.nodeCount)
    search.run(from: ends.to, offsets: graph.incoming.offsets, targets: graph.incoming.targets) {
      lengths[Int(ties[$0])]
    } until: { _ in
      // Not at the start: a certain tie has length 0, and an equally reliable path may lead over nodes that come after it.
      context.cancellation.isCancelled
    }
    try context.checkpoint()
    let (remaining, turn) = (search.distance, search.turn)
    let path = try FewestTies.path(from: ends.from, to: ends.to, in: graph, context) { before, after, tie in
      turn[before] >= 0 && turn[after] >= 0
        && lengths[tie] + remaining[after] <= remaining[before] * (1 + lengthTolerance)
    }
    var notes = [
      graph.tieWeights == nil
        ? "probability of a tie from the confidences of its evidence; where none is stated, \(unstated)"
        : "probability of a tie = weight",
      "cost = −ln of the probability that all ties of the path hold, if they do so independently",
      "equally reliable paths: the one of fewest ties, then the first by node ids",
    ]
    if graph.isDirected { notes.append("paths follow the direction of the ties") }
    guard let path else {
      notes.append("no path leads from '\(graph.nodeID(ends.from))' to '\(graph.nodeID(ends.to))'")
      return PathList(from: ends.from, to: ends.to, paths: [], notes: notes)
    }
    notes.append("probability of the path: \(path.ties.reduce(1) { $0 * reliability[$1] }.brief)")
    let cost = path.ties.reduce(0) { $0 + lengths[$1] }
    return PathList(
      from: ends.from, to: ends.to, paths: [GraphPath(nodes: path.nodes, ties: path.ties, cost: cost)],
      costName: "−ln probability", notes: notes)
  }
}
