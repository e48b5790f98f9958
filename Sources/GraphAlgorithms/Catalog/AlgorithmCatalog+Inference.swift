extension AlgorithmCatalog {
  /// What chance alone would give.
  static let inference: [any GraphAlgorithm.Type] = [
    Significance.self, ConditionalUniform.self, TriadSignificance.self, QAPCorrelation.self, MatrixRegression.self,
    Bootstrap.self, Robustness.self,
  ]
}
