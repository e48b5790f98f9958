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
    var signed = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for edge in network.edges {
      signed[Int(edge.from)][Int(edge.to)] = Double(edge.sign)
      signed[Int(edge.to)][Int(edge.from)] = Double(edge.sign)
    }
    let own = try SymmetricEigenvalues(signed, in: context).values
    let plain = try SymmetricEigenvalues(signed.map { $0.map { abs($0) } }, in: context).values
    // Scaled by the largest, which may be too large an exponent.
    let top = plain.last ?? 0
    walkBalance = own.reduce(0) { $0 + exp($1 - top) } / plain.reduce(0) { $0 + exp($1 - top) }

    let rows = network.rows()
    var largest: [Int] = []
    var isSeen = [Bool](repeating: false, count: n)
    for root in 0..<n where !isSeen[root] {
      isSeen[root] = true
      var part = [root]
      var head = 0
      while head < part.count {
        for arc in rows.range(part[head]) where !isSeen[Int(rows.targets[arc])] {
          isSeen[Int(rows.targets[arc])] = true
          part.append(Int(rows.targets[arc]))
        }
        head += 1
      }
      if part.count > largest.count { largest = part }
    }
    largest.sort()
    let laplacian = largest.map { node in
      largest.map { other in node == other ? Double(rows.range(node).count) : -signed[node][other] }
    }
    algebraicConflict = max(0, try SymmetricEigenvalues(laplacian, in: context).values.first ?? .nan)
  }
}
