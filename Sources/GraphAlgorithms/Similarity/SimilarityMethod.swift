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
    case .jaccard: return NeighbourhoodScorer(rows, .jaccard)
    case .adamicAdar: return NeighbourhoodScorer(rows, .adamicAdar)
    case .resourceAllocation: return NeighbourhoodScorer(rows, .resourceAllocation)
    case .preferentialAttachment: return AttachmentScorer(rows: rows)
    case .saltonCosine: return NeighbourhoodScorer(rows, .salton)
    case .sorensen: return NeighbourhoodScorer(rows, .sorensen)
    case .hubPromoted: return NeighbourhoodScorer(rows, .hubPromoted)
    case .hubDepressed: return NeighbourhoodScorer(rows, .hubDepressed)
    case .leichtHolmeNewman: return NeighbourhoodScorer(rows, .leichtHolmeNewman)
    case .localPath: return LocalPathScorer(rows: rows, factor: LocalPath().epsilon)
    case .katzSimilarity:
      let katz = KatzSimilarity()
      let series = try WalkSeries(rows, isSymmetric: true, tolerance: 1e-12, iterations: 100_000, in: context)
      let factor = try series.attenuation(explicit: katz.beta, share: katz.share)
      return KatzScorer(rows: rows, factor: factor, tolerance: katz.tolerance)
    case .simrank:
      let simrank = SimRank()
      return try SimRank.scorer(rows, decay: simrank.decay, tolerance: simrank.tolerance, in: context)
    case .commonNeighbours, .all: return NeighbourhoodScorer(rows, .commonNeighbours)
    }
  }
}
