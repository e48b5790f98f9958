extension AlgorithmCatalog {
  /// Positions and brokerage.
  static let roles: [any GraphAlgorithm.Type] = []
}
