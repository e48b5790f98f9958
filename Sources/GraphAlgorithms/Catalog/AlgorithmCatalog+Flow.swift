extension AlgorithmCatalog {
  /// What can be carried, and what cuts it.
  static let flow: [any GraphAlgorithm.Type] = []
}
