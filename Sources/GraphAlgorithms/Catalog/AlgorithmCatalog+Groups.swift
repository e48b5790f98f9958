extension AlgorithmCatalog {
  /// Sets of nodes that matter together.
  static let groups: [any GraphAlgorithm.Type] = [
    GroupDegree.self,
    GroupCloseness.self,
    GroupBetweenness.self,
    KeyPlayersNegative.self,
    KeyPlayersPositive.self,
    CliquePercolation.self,
    KComponents.self,
    DominatingSet.self,
  ]
}
