extension AlgorithmCatalog {
  /// How alike two nodes are, and which ties may be missing.
  static let similarity: [any GraphAlgorithm.Type] = []
}
