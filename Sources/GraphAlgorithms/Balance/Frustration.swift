import GraphProjection

/// Frustration: the ties that keep a network of friends and foes from falling into two camps, as few as possible.
///
/// The line index of balance L is the smallest number of ties whose removal (or change of sign) leaves a balanced network: over
/// all ways to put the nodes on two sides, the smallest number of positive ties between and negative ties within the sides.
///
/// Directions are ignored; left out are loops, ties without a sign and pairs whose ties are of both signs. Weights are ignored, but
/// where no relation declares a sign, a negative weight is a negative tie.
///
/// Nodes of up to three neighbours are taken out, the rest is split at its cut nodes; every part is solved exactly by elimination or by
/// branch and bound. Where the budget ends before the proof, the best colouring of a seeded local search counts, with a lower bound
/// by negative cycles that share no tie.
///
/// Options: `budget`, steps of the exact search in every part; `starts` (0: by size) and `seed` of the local search.
///
/// - Returns: ``PairScores`` of the frustrated ties of one optimum, with `sign`, and the figures `line_index`, `lower_bound`,
///   `proven` and `normalised_line_index`, 1 − 2L/m. There may be other optima.
/// - Complexity: exponential in the worst case, within the budget; O(n + m) space and that of tables.
///
/// S. Aref, M. C. Wilson (2019). Balance and frustration in signed networks. https://doi.org/10.1093/comnet/cny015 —
/// F. Harary (1959). On the measurement of structural balance. https://doi.org/10.1002/bs.3830040405
///
/// NetworkX and igraph have no such function; the R package signnet has `frustration_exact`, by integer programming.
public struct Frustration: GraphAlgorithm {
  /// Steps of the exact search in every part.
  public var budget = 20_000_000
  /// Starts of the local search; 0: by size.
  public var starts = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "frustration",
    title: "Line index of frustration",
    family: .balance,
    summary: "The fewest ties that keep a network of friends and foes from falling into two camps.",
    citations: [.arefWilson, .harary],
    time: "O(m) to exponential, within a budget", space: "O(n + m) and tables within the budget", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [.budget(\.budget), .starts(\.starts), .seed(\.seed)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let network = SignedTies(graph)
    let optimum = try FrustrationOptimum(
      network, options: FrustrationOptions(budget: budget, starts: starts, seed: seed), in: context)
    let frustrated = network.edges.filter {
      optimum.colours[Int($0.from)] * optimum.colours[Int($0.to)] != $0.sign
    }
    let m = Double(network.edges.count)
    return PairScores(
      frustrated.map { PairScores.Pair(from: Int($0.from), to: Int($0.to), tie: Int($0.tie)) },
      columns: [NodeScores.Column("sign", frustrated.map { Double($0.sign) }, isInteger: true)], leading: nil,
      figures: optimum.figures + [
        Figures.Entry(
          "normalised_line_index",
          optimum.isProven && m > 0 ? .real(1 - 2 * Double(optimum.lineIndex) / m) : .undefined)
      ], notes: network.notes + [optimum.note])
  }
}

extension FrustrationOptimum {
  var figures: [Figures.Entry] {
    [
      Figures.Entry("line_index", .integer(lineIndex)), Figures.Entry("lower_bound", .integer(lowerBound)),
      Figures.Entry("proven", .flag(isProven)),
    ]
  }

  /// How sure the result is, in words.
  var note: String {
    isProven
      ? "the optimum, proven; other optima may have other ties"
      : "the best found: between \(lowerBound) and \(lineIndex) ties are frustrated at least; a larger budget may tell"
  }
}
