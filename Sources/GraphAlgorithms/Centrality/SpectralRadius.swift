extension DominantVectors {
  /// The largest eigenvalue, λ₁; 0 where there is no cycle.
  ///
  /// It is the largest one of a strong part. No eigenvalue is larger than the largest row sum, so that most parts need no more
  /// than a look at it.
  func spectralRadius(in context: RunContext) throws(AlgorithmError) -> Double {
    var bounds = members.indices.map { (number: $0, bound: largestRowSums[$0]) }.filter { $0.bound > 0 }
    bounds.sort { ($1.bound, $0.number) < ($0.bound, $1.number) }
    var largest = 0.0
    for (number, bound) in bounds {
      guard bound > largest else { break }
      guard let part = try dominantPart(among: [number], isValueEnough: true, in: context) else { continue }
      largest = max(largest, part.vector.eigenvalue)
    }
    return largest
  }
}
