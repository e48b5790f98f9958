extension AlgorithmCatalog {
  /// Graphs made from the graph: one-mode ties and backbones.
  static let projection: [any GraphAlgorithm.Type] = []
}
