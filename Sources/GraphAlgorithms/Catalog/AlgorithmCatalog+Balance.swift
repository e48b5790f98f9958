extension AlgorithmCatalog {
  /// Networks of friends and foes.
  static let balance: [any GraphAlgorithm.Type] = []
}
