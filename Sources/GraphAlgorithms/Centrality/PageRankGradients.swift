import Foundation
import RelationGraph

/// ``PageRank`` of an undirected graph by conjugate gradients: a step costs what one of the walk costs, and far fewer are needed.
///
/// With u = x/s, what a node gives along a tie of strength 1, the fixed point solves (S − dA) u = b, S being the diagonal matrix of
/// the strengths and b what jumps bring. The matrix is positive definite, and the residual r of u is the change that the next step
/// of the walk would make in x, so that the tolerances mean the same.
///
/// - Nodes of few ties, no two of them tied, are eliminated (``FoldedNodes``): where they are many, the walk goes to and fro
///   between them and the rest. A step passes their arcs first, and every arc once. On a Kronecker graph of 31 M arcs a tolerance
///   of 1e-6 takes 9 steps instead of 18 without it, and of 98 of the walk.
/// - When no more than a few nodes change too much, these are relaxed one by one, and the neighbours that this unsettles.
/// - Directions are rounded to `Float`, so that what is read at random takes half the cache. They may be any, as long as the
///   residual is that of what was added; so conjugacy is restored by Polak and Ribière's formula. Sums are of `Double`.
///
/// M. R. Hestenes, E. Stiefel (1952). Methods of conjugate gradients for solving linear systems. Journal of Research of the
/// National Bureau of Standards 49. https://doi.org/10.6028/jres.049.044 —
/// Y. Notay (2000). Flexible conjugate gradients. SIAM Journal on Scientific Computing 22.
/// https://doi.org/10.1137/S1064827599362314 —
/// R. Andersen, F. Chung, K. Lang (2006). Local graph partitioning using PageRank vectors. FOCS.
/// https://doi.org/10.1109/FOCS.2006.44
struct PageRankGradients {
  private let rows: NeighbourRows
  private let strengths: [Double]
  private let damping: Double
  private let nodes: FoldedNodes
  /// b, what jumps bring to a node.
  private let jump: Double
  private let context: RunContext

  /// With fewer arcs the walk takes some milliseconds at most.
  private static let smallestCount = 1 << 16
  /// Below that, rounding errors in the residual count, and a step of the walk has to confirm the result.
  private static let smallestTolerance = 1e-13
  /// Steps that may pass until the change has halved.
  private static let patience = 200

  /// - Parameter matrix: symmetric.
  /// - Returns: `nil` in small graphs, and where strengths are too far apart for directions in `Float`.
  init?(_ matrix: PageRankMatrix, in context: RunContext) throws(AlgorithmError) {
    let (rows, strengths) = (matrix.rows, matrix.outStrength)
    guard rows.targets.count >= Self.smallestCount else { return nil }
    var (least, most, isolatedCount) = (Double.infinity, 0.0, 0)
    for strength in strengths {
      if strength > 0 { least = min(least, strength) } else { isolatedCount += 1 }
      most = max(most, strength)
    }
    guard least > 1e-20, most < 1e20, most < 1e12 * least else { return nil }
    self.rows = rows
    self.strengths = strengths
    damping = matrix.damping
    self.context = context.quiet
    nodes = try FoldedNodes(rows, strengths: strengths, in: self.context)
    // What comes to nodes without ties jumps again.
    jump = (1 - damping) / (Double(rows.nodeCount) - damping * Double(isolatedCount))
  }

  /// Steps until the changes are within the tolerances, no more than `limit`, and no more than help.
  func solve(
    tolerance: Double, relativeTolerance: Double, limit: Int, progress: (Double) -> Void
  ) throws(AlgorithmError) -> PageRankState {
    let vectors = GradientVectors(count: rows.nodeCount)
    defer { vectors.deallocate() }
    try start(vectors)
    var state = try vectors.advance(by: 0, relativeTolerance: relativeTolerance, in: context)
    let distance = log(max(2, state.change / tolerance))
    var (steps, kept, best) = (0, 0.0, (change: state.change, step: 0))
    while !state.isWithin(tolerance), steps < limit, steps < best.step + Self.patience, state.square > 0 {
      progress(max(0, min(1, 1 - log(state.change / tolerance) / distance)))
      // The smaller numbers stay in range with directions that are long alike.
      let scale = 1 / state.square.squareRoot()
      try vectors.turn(scale: scale, keeping: kept, in: context)
      let (slope, curvature) = try multiply(vectors, scale: scale)
      guard curvature > 0, slope.isFinite else { break }
      steps += 1
      state = try vectors.advance(
        by: slope / curvature, relativeTolerance: relativeTolerance, in: context)
      kept = -state.overlap / curvature
      if state.change <= tolerance, !state.isSteady, try relax(vectors, relativeTolerance: relativeTolerance) {
        state = try vectors.advance(by: 0, relativeTolerance: relativeTolerance, in: context)
      }
      if state.change < best.change / 2 { best = (state.change, steps) }
    }
    return PageRankState(
      ranks: ranks(vectors), steps: steps, change: state.change,
      isSteady: state.isWithin(tolerance) && tolerance >= Self.smallestTolerance)
  }

  /// Sets u to one value at the kept nodes, with the right sum of ranks, and at the folded ones to match; and r.
  private func start(_ vectors: GradientVectors) throws(AlgorithmError) {
    typealias Sums = (given: Double, taken: Double)
    let (d, count, chunk) = (damping, rows.nodeCount, GradientVectors.chunk)
    let parts = try context.chunked(count, size: chunk) { [nodes, strengths, jump] chunk in
      var sums: Sums = (0, 0)
      for node in chunk {
        let strength = strengths[node]
        vectors.diagonal[node] = strength
        vectors.inverse[node] = 0
        guard strength > 0, !nodes.isFolded(node) else { continue }
        let folded = nodes.sums(node)
        vectors.inverse[node] = 1 / (strength - d * d * folded.square)
        sums.given += jump * (1 + d * folded.share)
        sums.taken += (1 - d) * (strength + d * folded.strength)
      }
      return sums
    }
    let value = parts.reduce(0) { $0 + $1.given } / parts.reduce(0) { $0 + $1.taken }
    _ = try context.chunked(count, size: chunk) { [nodes, jump] chunk in
      for node in chunk {
        let strength = vectors.diagonal[node]
        vectors.residual[node] = 0
        if strength == 0 {
          vectors.values[node] = 0
        } else if nodes.isFolded(node) {
          vectors.values[node] = jump / strength + d * value
        } else {
          let folded = nodes.sums(node)
          vectors.values[node] = value
          let taken = value * (1 - d) * (strength + d * folded.strength)
          vectors.residual[node] = jump * (1 + d * folded.share) - taken
        }
      }
    }
  }

  /// Writes the product of the matrix with the direction, whose part at the folded nodes follows from that at the others.
  ///
  /// - Returns: rᵀq and qᵀ(S − dA)q, q the direction.
  private func multiply(
    _ vectors: GradientVectors, scale: Double
  ) throws(AlgorithmError) -> (slope: Double, curvature: Double) {
    typealias Sums = (slope: Double, curvature: Double)
    let d = damping
    let folded = try nodes.rows.withKernelRows { (rows) throws(AlgorithmError) in
      try context.chunked(nodes.foldedChunks) { [folded = nodes.folded] chunk in
        var sums: Sums = (0, 0)
        for row in chunk {
          let node = Int(folded[row])
          let (strength, residual) = (vectors.diagonal[node], vectors.residual[node])
          let product = d * rows.product(row, vectors.direction.base)
          let step = Float((scale * residual + product) / strength)
          let image = strength * Double(step) - product
          vectors.direction[node] = step
          vectors.image[node] = image
          sums.slope += residual * Double(step)
          sums.curvature += image * Double(step)
        }
        return sums
      }
    }
    let kept = try rows.withKernelRows { (rows) throws(AlgorithmError) in
      try context.chunked(nodes.keptChunks) { [kept = nodes.kept] chunk in
        var sums: Sums = (0, 0)
        for index in chunk {
          let node = Int(kept[index])
          let step = Double(vectors.direction[node])
          let image = vectors.diagonal[node] * step - d * rows.product(node, vectors.direction.base)
          vectors.image[node] = image
          sums.slope += vectors.residual[node] * step
          sums.curvature += image * step
        }
        return sums
      }
    }
    return (folded + kept).reduce((0, 0)) { ($0.0 + $1.slope, $0.1 + $1.curvature) }
  }

  /// Solves the equations of single nodes until none has too large a residual, where few have: no sum of residuals grows by that.
  ///
  /// - Returns: Whether anything was done.
  private func relax(_ vectors: GradientVectors, relativeTolerance: Double) throws(AlgorithmError) -> Bool {
    @Sendable func isUnsteady(_ node: Int) -> Bool {
      let residual = vectors.residual[node]
      return abs(residual) > relativeTolerance * (vectors.diagonal[node] * vectors.values[node] + residual)
    }
    let unsteady = try context.chunked(rows.nodeCount, size: GradientVectors.chunk) { chunk in
      chunk.filter(isUnsteady)
    }
    var queue = Array(unsteady.joined())
    // A fraction of what a step costs.
    var budget = rows.targets.count / 64
    guard queue.reduce(0, { $0 + rows.range($1).count + 1 }) < budget else { return false }
    var next = 0
    while next < queue.count, budget > 0 {
      let node = queue[next]
      next += 1
      if next % 4096 == 0 { try context.checkpoint() }
      guard isUnsteady(node) else { continue }
      let step = vectors.residual[node] / vectors.diagonal[node]
      vectors.values[node] += step
      vectors.residual[node] = 0
      for arc in rows.range(node) {
        let target = Int(rows.targets[arc])
        vectors.residual[target] += damping * (rows.weights?[arc] ?? 1) * step
        if isUnsteady(target) { queue.append(target) }
      }
      budget -= rows.range(node).count + 1
    }
    return true
  }

  /// x after a step of the walk from u.
  private func ranks(_ vectors: GradientVectors) -> [Double] {
    [Double](count: rows.nodeCount) { ranks in
      for node in ranks.indices {
        let strength = strengths[node]
        ranks[node] = strength > 0 ? strength * vectors.values[node] + vectors.residual[node] : jump
      }
    }
  }
}
