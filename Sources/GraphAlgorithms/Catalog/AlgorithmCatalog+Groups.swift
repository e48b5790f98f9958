extension AlgorithmCatalog {
  /// Sets of nodes that matter together.
  static let groups: [any GraphAlgorithm.Type] = []
}
