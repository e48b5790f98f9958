/// The measures that compare what two nodes are tied to: a sum over the neighbours they share, scaled by their degrees.
enum NeighbourhoodFormula: Sendable {
  case commonNeighbours, jaccard, adamicAdar, resourceAllocation, salton, sorensen, hubPromoted, hubDepressed
  case leichtHolmeNewman

  /// What a shared neighbour of this degree, 2 or more, counts.
  func contribution(ofDegree degree: Int, _ logarithms: [Double]) -> Double {
    switch self {
    case .adamicAdar: 1 / logarithms[degree]
    case .resourceAllocation: 1 / Double(degree)
    default: 1
    }
  }

  /// The score of two nodes of degrees a and b whose shared neighbours count `shared`, above 0, together.
  func score(_ shared: Double, _ a: Double, _ b: Double) -> Double {
    switch self {
    case .commonNeighbours, .adamicAdar, .resourceAllocation: shared
    case .jaccard: shared / (a + b - shared)
    case .salton: shared / (a * b).squareRoot()
    case .sorensen: 2 * shared / (a + b)
    case .hubPromoted: shared / min(a, b)
    case .hubDepressed: shared / max(a, b)
    case .leichtHolmeNewman: shared / (a * b)
    }
  }
}

/// Scores by a formula of shared neighbours.
struct NeighbourhoodScorer: SimilarityScorer {
  let rows: NeighbourRows
  let formula: NeighbourhoodFormula
  /// What a node counts where it is shared; 0 for one that nobody can share.
  private let contributions: [Double]

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  init(_ rows: NeighbourRows, _ formula: NeighbourhoodFormula) {
    self.rows = rows
    self.formula = formula
    let degrees = (0..<rows.nodeCount).map { rows.range($0).count }
    let logarithms = degrees.max().map { largest in (0...largest).map { naturalLogarithm($0) } } ?? []
    contributions = degrees.map { $0 < 2 ? 0 : formula.contribution(ofDegree: $0, logarithms) }
  }

  func fill(_ row: inout SimilarityRow, from node: Int) {
    for arc in rows.range(node) {
      let shared = Int(rows.targets[arc])
      let contribution = contributions[shared]
      for next in rows.range(shared) where rows.targets[next] != node { row.add(contribution, to: rows.targets[next]) }
    }
    let degree = Double(rows.range(node).count)
    for other in row.reached {
      row.set(formula.score(row.scores[Int(other)], degree, Double(rows.range(Int(other)).count)), of: other)
    }
  }
}

/// Scores by the product of the degrees.
struct AttachmentScorer: SimilarityScorer {
  let rows: NeighbourRows

  func fill(_ row: inout SimilarityRow, from node: Int) {
    let degree = Double(rows.range(node).count)
    guard degree > 0 else { return }
    for other in 0..<rows.nodeCount where other != node {
      let product = degree * Double(rows.range(other).count)
      if product > 0 { row.add(product, to: Int32(other)) }
    }
  }
}
