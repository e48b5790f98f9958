/// Every algorithm there is. Help, completions, documentation and tests iterate this list.
public enum AlgorithmCatalog {
  public static let all: [any GraphAlgorithm.Type] = [
    DegreeCentrality.self,
    StrengthCentrality.self,
    BetweennessCentrality.self,
    ClosenessCentrality.self,
    HarmonicCentrality.self,
    EigenvectorCentrality.self,
    PageRank.self,
    Coreness.self,
    ClusteringCoefficient.self,
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
    Leiden.self,
    Louvain.self,
    LabelPropagation.self,
    WeakComponents.self,
    StrongComponents.self,
    ShortestPath.self,
    AllShortestPaths.self,
    KShortestPaths.self,
    Density.self,
    Distances.self,
    ClusteringCoefficients.self,
    TriangleCount.self,
    Reciprocity.self,
    DegreeAssortativity.self,
    Biconnectivity.self,
    TriadCensus.self,
  ]

  /// The algorithm with this id.
  public static func algorithm(_ id: String) -> (any GraphAlgorithm.Type)? {
    all.first { $0.card.id == id }
  }

  /// The algorithms of one family, in the order of the list.
  public static func family(_ family: AlgorithmFamily) -> [any GraphAlgorithm.Type] {
    all.filter { $0.card.family == family }
  }
}
