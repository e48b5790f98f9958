extension AlgorithmCatalog {
  /// How alike two nodes are, and which ties may be missing.
  static let similarity: [any GraphAlgorithm.Type] = [
    CommonNeighbours.self,
    JaccardSimilarity.self,
    AdamicAdar.self,
    ResourceAllocation.self,
    PreferentialAttachment.self,
    SaltonCosine.self,
    SorensenSimilarity.self,
    HubPromoted.self,
    HubDepressed.self,
    LeichtHolmeNewman.self,
    LocalPath.self,
    KatzSimilarity.self,
    SimRank.self,
    LinkPredictionTest.self,
    CoAssignment.self,
    ResistanceDistance.self,
    RandomWalkWithRestart.self,
  ]
}
