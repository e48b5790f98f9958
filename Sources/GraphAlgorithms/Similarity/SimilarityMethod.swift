/// A measure of similarity that ranks pairs of nodes, by its id.
public enum SimilarityMethod: String, Hashable, Sendable, CaseIterable {
  case commonNeighbours = "common-neighbours"
  case jaccard
  case adamicAdar = "adamic-adar"
  case resourceAllocation = "resource-allocation"
  case preferentialAttachment = "preferential-attachment"
  case saltonCosine = "salton-cosine"
  case sorensen
  case hubPromoted = "hub-promoted"
  case hubDepressed = "hub-depressed"
  case leichtHolmeNewman = "leicht-holme-newman"
  case localPath = "local-path"
  case katzSimilarity = "katz-similarity"
  case simrank
  /// Every one.
  case all

  /// The measure on an undirected graph, with the defaults of its options.
  func scorer(_ rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) -> any SimilarityScorer {
    switch self {
    case .jaccard: return NeighbourhoodScorer<JaccardSimilarity>(rows)
    case .adamicAdar: return NeighbourhoodScorer<AdamicAdar>(rows)
    case .resourceAllocation: return NeighbourhoodScorer<ResourceAllocation>(rows)
    case .preferentialAttachment: return AttachmentScorer(rows: rows)
    case .saltonCosine: return NeighbourhoodScorer<SaltonCosine>(rows)
    case .sorensen: return NeighbourhoodScorer<SorensenSimilarity>(rows)
    case .hubPromoted: return NeighbourhoodScorer<HubPromoted>(rows)
    case .hubDepressed: return NeighbourhoodScorer<HubDepressed>(rows)
    case .leichtHolmeNewman: return NeighbourhoodScorer<LeichtHolmeNewman>(rows)
    case .localPath: return LocalPathScorer(rows: rows, factor: LocalPath().epsilon)
    case .katzSimilarity:
      let katz = KatzSimilarity()
      let series = try WalkSeries(rows, isSymmetric: true, tolerance: 1e-12, iterations: 100_000, in: context)
      let factor = try series.attenuation(explicit: katz.beta, share: katz.share)
      return KatzScorer(rows: rows, factor: factor, tolerance: katz.tolerance)
    case .simrank:
      let simrank = SimRank()
      return try SimRank.scorer(rows, decay: simrank.decay, tolerance: simrank.tolerance, in: context)
    case .commonNeighbours, .all: return NeighbourhoodScorer<CommonNeighbours>(rows)
    }
  }
}
