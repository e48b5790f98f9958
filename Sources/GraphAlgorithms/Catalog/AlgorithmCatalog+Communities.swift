extension AlgorithmCatalog {
  /// Groups that hold together.
  static let communities: [any GraphAlgorithm.Type] = [
    Leiden.self,
    Louvain.self,
    LabelPropagation.self,
    SynchronousLabelPropagation.self,
    OptimalModularity.self,
    SignedCommunities.self,
    Consensus.self,
    Infomap.self,
    GreedyModularity.self,
    Walktrap.self,
    LeadingEigenvector.self,
    GirvanNewman.self,
    Spectral.self,
    MarkovClustering.self,
    FluidCommunities.self,
    BipartiteModularity.self,
    StochasticBlock.self,
  ]
}
