import GraphProjection

/// A similarity of two nodes by the neighbours they share: a sum over these, scaled by the degrees of the two.
///
/// A conforming type is its formula; the options and the run are the same for all.
public protocol NeighbourhoodIndex: GraphAlgorithm where Output == PairScores {
  /// Which pairs are ranked.
  var pairs: PairChoice { get set }
  /// How many are listed.
  var count: Int { get set }
  /// A node whose pairs alone are ranked; empty: all.
  var from: String { get set }

  /// The name of the scores.
  static var column: String { get }
  /// Whether the scores are counts.
  static var isInteger: Bool { get }
  /// The formula in words.
  static var formula: String { get }

  /// What a shared neighbour of this degree, 2 or more, counts.
  static func contribution(ofDegree degree: Double) -> Double
  /// The score of two nodes of degrees `a` and `b` whose shared neighbours count `shared`, above 0, together.
  static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double
}

extension NeighbourhoodIndex {
  public static var isInteger: Bool { false }

  public static func contribution(ofDegree degree: Double) -> Double { 1 }
  public static func score(_ shared: Double, _ a: Double, _ b: Double) -> Double { shared }

  public static var parameters: [Parameter<Self>] { [.pairs(\.pairs), .count(\.count), .pairsFrom(\.from)] }

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    return try SimilarPairs(choice: pairs, count: count, from: from).ranked(
      by: NeighbourhoodScorer<Self>(graph.neighbourRows(.both)), column: Self.column, isInteger: Self.isInteger,
      notes: [Self.formula + "; directions and weights ignored"], of: graph, in: context)
  }
}

/// Scores by an index of shared neighbours.
struct NeighbourhoodScorer<Index: NeighbourhoodIndex>: SimilarityScorer {
  let rows: NeighbourRows
  /// What a node counts where it is shared; 0 for one that nobody can share.
  private let contributions: [Double]

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  init(_ rows: NeighbourRows) {
    self.rows = rows
    contributions = (0..<rows.nodeCount).map { node in
      let degree = rows.range(node).count
      return degree < 2 ? 0 : Index.contribution(ofDegree: Double(degree))
    }
  }

  func fill(_ row: inout SimilarityRow, from node: Int) {
    for arc in rows.range(node) {
      let shared = Int(rows.targets[arc])
      let contribution = contributions[shared]
      for next in rows.range(shared) where rows.targets[next] != node { row.add(contribution, to: rows.targets[next]) }
    }
    let degree = Double(rows.range(node).count)
    for other in row.reached {
      row.set(Index.score(row.scores[Int(other)], degree, Double(rows.range(Int(other)).count)), of: other)
    }
  }
}
