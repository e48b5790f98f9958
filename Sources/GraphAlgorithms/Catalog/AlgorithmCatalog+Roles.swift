extension AlgorithmCatalog {
  /// Positions and brokerage.
  static let roles: [any GraphAlgorithm.Type] = [
    CommunityStability.self,
    Participation.self,
    Brokerage.self,
    BrokerageCensus.self,
    StructuralEquivalence.self,
    StructuralBlocks.self,
    Concor.self,
    RegularEquivalence.self,
    RegularColouring.self,
    EquitablePartition.self,
    CorePeriphery.self,
    ContinuousCore.self,
    RichCore.self,
    EIIndex.self,
    NodeEIIndex.self,
    Homophily.self,
    CategoryBlockmodel.self,
    Segregation.self,
  ]
}
