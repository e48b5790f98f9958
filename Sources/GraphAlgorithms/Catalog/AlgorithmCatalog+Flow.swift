extension AlgorithmCatalog {
  /// What can be carried, and what cuts it.
  static let flow: [any GraphAlgorithm.Type] = [
    MaximumFlow.self,
    MinimumCut.self,
    GomoryHuTree.self,
    EdgeConnectivity.self,
    NodeConnectivity.self,
    SpanningTree.self,
    SteinerTree.self,
    Dominators.self,
  ]
}
