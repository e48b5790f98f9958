extension AlgorithmCatalog {
  /// Figures and parts of the whole network.
  static let structure: [any GraphAlgorithm.Type] = [
    Density.self,
    Distances.self,
    ClusteringCoefficients.self,
    TriangleCount.self,
    Reciprocity.self,
    DegreeAssortativity.self,
    Biconnectivity.self,
    TriadCensus.self,
  ]
}
