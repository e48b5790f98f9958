extension AlgorithmCatalog {
  /// Graphs made from the graph: one-mode ties and backbones.
  static let projection: [any GraphAlgorithm.Type] = [
    OneMode.self,
    MetaPath.self,
    EgoNetwork.self,
    HypergeometricProjection.self,
    BipartiteConfiguration.self,
    StochasticDegreeSequence.self,
    FixedDegreeSequence.self,
    DisparityBackbone.self,
    NoiseCorrectedBackbone.self,
    HighSalienceSkeleton.self,
  ]
}
