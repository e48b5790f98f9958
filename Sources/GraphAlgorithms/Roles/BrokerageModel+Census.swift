/// The moments of the counts of the whole network.
///
/// Two triples of nodes depend on each other where they share a tie. With p the density and q = p²(1 − p), the covariance is
/// p³(1 − p)³ where both need the tie, p⁵(1 − p) where both need its absence, and −q² where one needs what the other forbids.
extension BrokerageModel {
  /// - Parameter isCounted: Whether a → v → b counts, by the categories of a, v, b.
  /// - Complexity: O(g³) for g categories.
  static func censusMoments(
    density p: Double, sizes: [Int], isDirected: Bool, in context: RunContext, isCounted: (Int, Int, Int) -> Bool
  ) throws(AlgorithmError) -> Moments {
    func number(_ a: Int, _ v: Int, _ b: Int) -> Double { isCounted(a, v, b) ? 1 : 0 }
    let q = p * p * (1 - p)
    let (both, neither, opposed) = (p * p * p * (1 - p) * (1 - p) * (1 - p), p * p * p * p * p * (1 - p), q * q)
    var (expected, variance) = (0.0, 0.0)
    for x in sizes.indices {
      try context.checkpoint()
      for y in sizes.indices {
        let arcs = Double(sizes[x]) * Double(sizes[y] - (x == y ? 1 : 0))
        guard arcs > 0 else { continue }
        // By third nodes: what needs the tie of x and y, what needs its absence.
        var (needs, forbids, needsSquared, forbidsSquared, mixed, own) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for z in sizes.indices {
          let thirds = Double(sizes[z] - (x == z ? 1 : 0) - (y == z ? 1 : 0))
          guard thirds > 0 else { continue }
          expected += arcs * thirds * number(x, y, z) * q
          if isDirected {
            let (first, last, closing) = (number(x, y, z), number(z, x, y), number(x, z, y))
            needs += thirds * (first + last)
            needsSquared += thirds * (first + last)
            forbids += thirds * closing
            forbidsSquared += thirds * closing
            // Triples of the same three nodes that share two arcs depend on each other once, not by each of the arcs.
            mixed += thirds * (first + last) * closing / 2
          } else {
            let first = number(x, y, z) + number(z, y, x)
            let last = number(y, x, z) + number(z, x, y)
            let closing = number(x, z, y) + number(y, z, x)
            needs += thirds * (first + last)
            needsSquared += thirds * (first + last) * (first + last)
            forbids += thirds * closing
            forbidsSquared += thirds * closing * closing
            mixed += thirds * (first + last) * closing
            let all = first + last + closing
            let squares = first * first + last * last + closing * closing
            own += thirds * (squares * q * (1 - q) - (all * all - squares) * opposed) / 3
          }
        }
        let shared =
          both * (needs * needs - needsSquared) + neither * (forbids * forbids - forbidsSquared)
          - 2 * opposed * (needs * forbids - mixed)
        variance += isDirected ? arcs * shared : arcs * (shared + own) / 2
      }
    }
    if isDirected { variance += expected * (1 - q) }
    return Moments(expected: expected, variance: max(0, variance))
  }
}
