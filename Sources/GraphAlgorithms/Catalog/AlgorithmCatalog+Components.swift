extension AlgorithmCatalog {
  /// Parts that hang together.
  static let components: [any GraphAlgorithm.Type] = [
    WeakComponents.self,
    StrongComponents.self,
    AttractingComponents.self,
    TwoEdgeComponents.self,
    Condensation.self,
  ]
}
