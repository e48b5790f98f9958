import GraphProjection

/// Pairs of nodes by the number of ways of a pattern that lead from one to the other, and PathSim.
///
/// A pattern names kinds of nodes with a step between every two, as for ``TypedWalk``: `official>member-of>organisation<member-of<official`.
/// M(u, v) is the number of walks that follow it from u to v; every tie that the projection keeps is a way of its own. Where the
/// pattern is a round trip, there and back over the same steps, PathSim(u, v) = 2·M(u, v) / (M(u, u) + M(v, v)), from 0 to 1.
///
/// Options: `pattern`, as above, at most 31 steps, without the repetition `+` (default `*~*~*~*~*`, by one node to
/// another); `limit`, the largest number of pairs, 1 … 50,000,000 (1,000,000).
///
/// - Returns: ``PairScores`` over pairs of different nodes with such a walk: on a round trip once each, with `pathsim` and
///   `paths`; otherwise from the start to the end of the pattern, with `paths` and `share`, the part of the walks from `from`.
///   Figures `pairs` and `round_trip`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a pattern that cannot be read, that repeats a step, or names a kind that the
///   graph does not have; ``AlgorithmError/limit(_:hint:)`` for more pairs than `limit`.
/// - Complexity: O(p·m·n) time at most for a pattern of p steps, far less where few nodes fit it; O(p·m + pairs) space.
///
/// Y. Sun, J. Han, X. Yan, P. S. Yu, T. Wu (2011). PathSim: meta path-based top-k similarity search in heterogeneous information
/// networks. Proceedings of the VLDB Endowment 4. https://doi.org/10.14778/3402707.3402736
///
/// The paper's meta-paths name kinds of nodes alone, which is `~*~` here. NetworkX, igraph and UCINET have none.
public struct MetaPath: GraphAlgorithm {
  public var pattern = "*~*~*~*~*"
  /// How many pairs there may be.
  public var limit = 1_000_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "meta-path",
    title: "Meta-path",
    family: .projection,
    summary: "Pairs of nodes by the number of walks of a pattern of kinds between them.",
    citations: [
      Citation(
        "Y. Sun, J. Han, X. Yan, P. S. Yu, T. Wu", 2011,
        "PathSim: meta path-based top-k similarity search in heterogeneous information networks",
        "Proceedings of the VLDB Endowment 4", doi: "10.14778/3402707.3402736")
    ],
    time: "O(p·m·n) for a pattern of p steps", space: "O(p·m + pairs)", weights: .ignored,
    direction: "by the pattern, as the relations have it")

  public static let parameters: [Parameter<Self>] = [
    .name("pattern", \.pattern, domain: "PATTERN", help: "kinds of nodes and steps, as in official>*>country"),
    .integer("limit", \.limit, in: 1...50_000_000, help: "largest number of pairs; more are refused"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let pattern = try WalkPattern(self.pattern)
    guard !pattern.steps.contains(where: \.isRepeated) else {
      throw .unsuitable(
        "'meta-path' counts walks, and a step repeated by '+' has no end of them",
        hint: "write the steps out, or use 'typed-walk'")
    }
    try pattern.check(in: graph)
    let counts = try WalkCounts(WalkAutomaton(pattern, on: graph), limit: limit, in: context)
    let isRoundTrip = pattern.isRoundTrip
    let listed = counts.pairs.filter { isRoundTrip ? $0.from < $0.to : $0.from != $0.to }
    let paths = NodeScores.Column("paths", listed.map(\.count), isInteger: true)
    let columns =
      if isRoundTrip {
        [
          NodeScores.Column(
            "pathsim", listed.map { 2 * $0.count / (counts.own[Int($0.from)] + counts.own[Int($0.to)]) }), paths,
        ]
      } else {
        [paths, NodeScores.Column("share", listed.map { $0.count / counts.all[Int($0.from)] })]
      }
    return PairScores(
      listed.map { .init(from: Int($0.from), to: Int($0.to)) }, columns: columns,
      figures: [Figures.Entry("pairs", .integer(listed.count)), Figures.Entry("round_trip", .flag(isRoundTrip))],
      notes: [
        "paths = number of walks of the pattern \(self.pattern), which may meet a node more than once",
        isRoundTrip
          ? "pathsim = 2·paths(u, v) / (paths(u, u) + paths(v, v)); each pair once"
          : "the pattern is no round trip and has no pathsim; share = part of the walks of the pattern from 'from'",
        "directions are those of the relations; weights ignored",
      ])
  }
}

extension WalkPattern {
  /// Whether its second half goes back over the first: every walk back to the start is then one out and any one back, so that no
  /// pair has more walks than its ends have to themselves on average.
  var isRoundTrip: Bool {
    let names = nodes.map { $0.sorted() }
    let mirrored = steps.reversed().map { (step: Step) -> (sense: Step.Sense, kinds: [String]) in
      switch step.sense {
      case .along: (.against, step.kinds.sorted())
      case .against: (.along, step.kinds.sorted())
      case .either: (.either, step.kinds.sorted())
      }
    }
    return steps.count % 2 == 0 && names == Array(names.reversed())
      && zip(steps, mirrored).allSatisfy { $0.sense == $1.sense && $0.kinds.sorted() == $1.kinds }
  }
}
