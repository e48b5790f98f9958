extension AlgorithmCatalog {
  /// Groups that hold together.
  static let communities: [any GraphAlgorithm.Type] = [
    Leiden.self,
    Louvain.self,
    LabelPropagation.self,
    SynchronousLabelPropagation.self,
  ]
}
