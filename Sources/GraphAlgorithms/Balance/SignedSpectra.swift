import Foundation

/// Figures of balance by eigenvalues.
struct SignedSpectra {
  /// The share of closed walks, a walk of length k counting 1/k!, that balanced ones have more than unbalanced ones:
  /// tr exp(A) / tr exp(|A|).
  let walkBalance: Double
  /// The smallest eigenvalue of the signed Laplacian D − A of the largest connected part.
  let algebraicConflict: Double

  init(_ network: SignedTies, in context: RunContext) throws(AlgorithmError) {
    let n = network.nodeCount
    var signed = [Double](repeating: 0, count: n * n)
    for edge in network.edges {
      signed[Int(edge.from) * n + Int(edge.to)] = Double(edge.sign)
      signed[Int(edge.to) * n + Int(edge.from)] = Double(edge.sign)
    }
    let own = try SymmetricSpectrum(signed, in: context).values
    let plain = try SymmetricSpectrum(signed.map { abs($0) }, in: context).values
    // Scaled by the largest, which may be too large an exponent.
    let top = plain.last ?? 0
    walkBalance = own.reduce(0) { $0 + exp($1 - top) } / plain.reduce(0) { $0 + exp($1 - top) }

    let rows = network.rows()
    let largest = rows.connectedParts().max { $0.count < $1.count } ?? []
    let laplacian = largest.flatMap { node in
      largest.map { other in node == other ? Double(rows.range(node).count) : -signed[node * n + other] }
    }
    algebraicConflict = max(0, try SymmetricSpectrum(laplacian, in: context).values.first ?? .nan)
  }
}
