extension AlgorithmCatalog {
  /// What chance alone would give.
  static let inference: [any GraphAlgorithm.Type] = []
}
