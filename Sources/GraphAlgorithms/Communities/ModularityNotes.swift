import GraphProjection

extension ProjectedGraph {
  /// The convention of a modularity in words, for the notes of a result.
  func modularityNotes(resolution: Double) -> [String] {
    let kind = isDirected ? "directed modularity of Leicht and Newman" : "modularity of Newman and Girvan"
    let ties = tieWeights == nil ? "every tie counts 1" : "weight = strength of a tie"
    return ["\(kind), resolution \(resolution)", ties]
  }
}
