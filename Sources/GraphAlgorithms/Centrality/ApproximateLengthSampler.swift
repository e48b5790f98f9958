/// Random shortest paths between two nodes over ties of different lengths: Dijkstra's search from one until it settles the other.
///
/// Shortest paths are counted over the *tight* arcs of ``LengthDependencies``, so that the same paths tie.
struct LengthPathSampler: ~Copyable {
  private let out: NeighbourRows
  private let into: NeighbourRows
  private var search: DijkstraSearch
  private var sigma: [Double]

  init(out: NeighbourRows, into: NeighbourRows) {
    self.out = out
    self.into = into
    search = DijkstraSearch(nodeCount: out.nodeCount)
    sigma = [Double](repeating: 0, count: out.nodeCount)
  }

  /// Appends the nodes between the ends of a random shortest path, none where there is no path.
  ///
  /// - Returns: False where the number of shortest paths is not finite.
  mutating func draw(
    from start: Int, to end: Int, using generator: inout SplitMix64, into visited: inout [Int32]
  ) -> Bool {
    guard let lengths = out.weights else { return true }
    search.run(
      from: start, offsets: out.offsets, targets: out.targets, length: { lengths[$0] }, until: { $0 == end })
    guard search.turn[end] >= 0 else { return true }
    sigma[start] = 1
    for node in search.order.dropFirst() {
      var paths = 0.0
      for arc in into.range(Int(node)) where isTight(arc, to: Int(node)) { paths += sigma[Int(into.targets[arc])] }
      sigma[Int(node)] = paths
    }
    guard sigma[end].isFinite else { return false }
    var node = end
    while node != start {
      var left = generator.nextShare() * sigma[node]
      var chosen = start
      for arc in into.range(node) where isTight(arc, to: node) {
        chosen = Int(into.targets[arc])
        left -= sigma[chosen]
        if left < 0 { break }
      }
      node = chosen
      if node != start { visited.append(Int32(truncatingIfNeeded: node)) }
    }
    return true
  }

  /// Whether a shortest path may come to `node` by this arc of `into`.
  private func isTight(_ arc: Int, to node: Int) -> Bool {
    let before = Int(into.targets[arc])
    guard let lengths = into.weights, search.turn[before] >= 0, search.turn[before] < search.turn[node] else {
      return false
    }
    return search.distance[before] + lengths[arc] <= search.distance[node] * (1 + lengthTolerance)
  }
}
