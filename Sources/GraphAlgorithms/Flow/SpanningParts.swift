import RelationGraph

/// Ranges of nodes with the ties that leave them, one a worker, for ``ForestTrees``.
struct TieParts: Sendable {
  /// The first node and the first tie of every part, and their numbers.
  private let bounds: [(node: Int32, tie: Int)]
  /// Of every part, the ties from its nodes to those of others.
  private let crossing: [[EndedTie]]

  private static let most = 8
  private static let smallestCount = 1 << 15
  /// The share of ties between parts up to which most others can be decided.
  private static let crossingShare = 8

  /// - Parameter ties: ascending by the node that they come from.
  /// - Returns: `nil` where there is one worker, little to do, or many ties between parts.
  init?(_ ties: [EndedTie], nodeCount: Int, in context: RunContext) throws(AlgorithmError) {
    let count = min(context.workers, Self.most)
    guard count > 1, ties.count >= Self.smallestCount, nodeCount < Int(ForestTrees.waits) else { return nil }
    var bounds: [(node: Int32, tie: Int)] = [(0, 0)]
    for part in 1..<count {
      let node = ties[part * ties.count / count].from
      var (low, high) = (0, ties.count)
      while low < high {
        let middle = (low + high) / 2
        if ties[middle].from < node { low = middle + 1 } else { high = middle }
      }
      bounds.append((node, low))
    }
    bounds.append((Int32(truncatingIfNeeded: nodeCount), ties.count))
    self.bounds = bounds
    crossing = try context.quiet.chunked(count, size: 1) { [bounds] range in
      let (first, last) = (bounds[range.lowerBound], bounds[range.upperBound])
      var crossing: [EndedTie] = []
      for place in first.tie..<last.tie {
        let to = ties[place].to
        guard to < first.node || to >= last.node else { continue }
        crossing.append(ties[place])
        if crossing.count > ties.count / Self.crossingShare { break }
      }
      return crossing
    }
    guard crossing.reduce(0, { $0 + $1.count }) <= ties.count / Self.crossingShare else { return nil }
  }

  var count: Int { bounds.count - 1 }

  func nodes(_ part: Int) -> Range<Int32> { bounds[part].node..<bounds[part + 1].node }

  /// The places of the ties that come from the nodes of a part.
  func range(_ part: Int) -> Range<Int> { bounds[part].tie..<bounds[part + 1].tie }

  /// The ties of the nodes of a part, ascending.
  func ties(_ part: Int, of ties: [EndedTie]) -> [EndedTie] {
    let nodes = nodes(part)
    var own: [EndedTie] = []
    own.reserveCapacity(range(part).count + crossing.reduce(0) { $0 + $1.count })
    for other in 0..<count {
      if other == part {
        own.append(contentsOf: ties[range(part)])
      } else {
        own.append(contentsOf: crossing[other].lazy.filter { nodes.contains($0.to) })
      }
    }
    return own
  }
}
