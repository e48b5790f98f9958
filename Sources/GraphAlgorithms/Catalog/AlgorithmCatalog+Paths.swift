extension AlgorithmCatalog {
  /// Ways from one node to another.
  static let paths: [any GraphAlgorithm.Type] = [
    ShortestPath.self,
    AllShortestPaths.self,
    KShortestPaths.self,
  ]
}
