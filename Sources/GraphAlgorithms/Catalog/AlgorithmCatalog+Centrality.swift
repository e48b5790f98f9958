extension AlgorithmCatalog {
  /// Scores of the nodes.
  static let centrality: [any GraphAlgorithm.Type] = [
    DegreeCentrality.self,
    StrengthCentrality.self,
    BetweennessCentrality.self,
    ClosenessCentrality.self,
    HarmonicCentrality.self,
    EigenvectorCentrality.self,
    PageRank.self,
    Coreness.self,
    ClusteringCoefficient.self,
    EgoDensity.self,
    Eccentricity.self,
    Constraint.self,
    EffectiveSize.self,
    NetworkEfficiency.self,
    ConstraintHierarchy.self,
    KatzCentrality.self,
    HITS.self,
    AlphaCentrality.self,
    BonacichPower.self,
    OpsahlDegree.self,
    StressCentrality.self,
    LocalReaching.self,
    LaplacianCentrality.self,
    SubgraphCentrality.self,
  ]
}
