extension AlgorithmCatalog {
  /// Ways from one node to another.
  static let paths: [any GraphAlgorithm.Type] = [
    ShortestPath.self,
    AllShortestPaths.self,
    KShortestPaths.self,
    AllSimplePaths.self,
    BidirectionalPath.self,
    AStar.self,
    BellmanFord.self,
    WidestPath.self,
    MostReliablePath.self,
    EdgeDisjointPaths.self,
    NodeDisjointPaths.self,
    TypedWalk.self,
    HopsFrom.self,
    DistancesFrom.self,
  ]
}
