extension AlgorithmCatalog {
  /// Scores of the ties.
  static let ties: [any GraphAlgorithm.Type] = []
}
