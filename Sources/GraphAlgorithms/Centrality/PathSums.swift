import GraphProjection

/// What the shortest paths from some sources to all ends come to at the nodes and on the arcs that they take.
///
/// A path counts the share it is of all shortest paths between its ends, or 1, times the weights of its two ends.
struct PathSums: Sendable {
  let out: NeighbourRows
  /// The rows of ``out``, turned round.
  let into: NeighbourRows
  /// Whether all shortest paths between two nodes count one together; else each of them does.
  var countsPairs = true
  /// Of every node as a source, and as the end of a path; `nil` where all weigh 1.
  var sourceWeights: [Double]?
  var endWeights: [Double]?

  init(out: NeighbourRows, into: NeighbourRows) {
    self.out = out
    self.into = into
  }

  /// Of the paths of a graph; parallel ties are separate paths where the projection counts them, else one.
  init(of graph: ProjectedGraph, lengths: [Double]?) {
    let keeps = graph.projection.parallel == .count
    out = graph.neighbourRows(.outgoing, lengths: lengths, keepsParallels: keeps)
    into = graph.isDirected ? graph.neighbourRows(.incoming, lengths: lengths, keepsParallels: keeps) : out
  }

  /// The sum for every node over the paths that it is between the ends of; not finite where a number of paths is not.
  ///
  /// - Parameter sources: Different nodes; those that follow each other should be near to each other.
  /// - Complexity: O(s·m) time for s sources, with lengths O(s (n + m) log n); O(n + m) space per worker, and O(n) for each of
  ///   at most 64 chunks.
  func nodes(from sources: [Int32], in context: RunContext) throws(AlgorithmError) -> [Double] {
    try sums(from: sources, ofArcs: false, in: context)
  }

  /// The sum for every arc of ``out`` over the paths that take it, as for ``nodes(from:in:)``; O(m) space for each chunk.
  func arcs(from sources: [Int32], in context: RunContext) throws(AlgorithmError) -> [Double] {
    try sums(from: sources, ofArcs: true, in: context)
  }

  private func sums(from sources: [Int32], ofArcs: Bool, in context: RunContext) throws(AlgorithmError) -> [Double] {
    let hasLengths = out.weights != nil
    // Few sources are spread over the workers; many share searches.
    let width = sources.count <= 64 ? HopDependencies.width : sources.count <= 512 ? 32 : HopLevels.width
    let size = DistanceTotals.chunkSize(sources.count, multipleOf: hasLengths ? 1 : width)
    let parts = try context.chunkedFinely(sources.count, size: size) { (chunk, progress) -> [Double] in
      if hasLengths {
        var search = LengthDependencies(self, ofArcs: ofArcs)
        for source in sources[chunk] {
          guard !context.cancellation.isCancelled else { break }
          search.add(Int(source))
          progress.finish(1)
        }
        return search.sums
      } else {
        var search = HopDependencies(self, ofArcs: ofArcs, cancellation: context.cancellation)
        for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: HopLevels.width) {
          search.add(sources[start..<min(start + HopLevels.width, chunk.upperBound)]) { progress.finish($0) }
        }
        return search.sums
      }
    }
    try context.checkpoint(1)
    var sums = [Double](repeating: 0, count: ofArcs ? out.targets.count : out.nodeCount)
    for part in parts { for place in sums.indices { sums[place] += part[place] } }
    return sums
  }
}
