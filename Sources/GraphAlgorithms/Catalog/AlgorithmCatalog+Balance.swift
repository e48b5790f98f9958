extension AlgorithmCatalog {
  /// Networks of friends and foes.
  static let balance: [any GraphAlgorithm.Type] = [
    BalanceIndices.self,
    Frustration.self,
    TwoFactions.self,
    KFactions.self,
    DestabilisingTies.self,
    PNCentrality.self,
    SignedDegree.self,
  ]
}
