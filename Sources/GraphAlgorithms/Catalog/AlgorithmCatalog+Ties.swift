extension AlgorithmCatalog {
  /// Scores of the ties.
  static let ties: [any GraphAlgorithm.Type] = [
    EdgeBetweenness.self,
    EdgeCurrentFlowBetweenness.self,
    Embeddedness.self,
    Dispersion.self,
    LocalBridges.self,
  ]
}
