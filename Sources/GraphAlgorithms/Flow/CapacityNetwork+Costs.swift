extension CapacityNetwork {
  /// Paths of one unit each from source to sink, as many as there can be or `count`, with the smallest possible total length.
  ///
  /// Successive shortest paths: every search goes over the residual arcs with lengths lifted by the potentials of the one
  /// before, so that none is negative and Dijkstra's algorithm does.
  ///
  /// - Parameters:
  ///   - lengths: Of every pair, not negative; turned round it counts negatively.
  ///   - count: How many paths at most.
  /// - Returns: The pairs of every path in their order from the source on.
  /// - Complexity: O(k (m + n log n)) for k paths.
  ///
  /// J. W. Suurballe (1974). Disjoint paths in a network. Networks 4. https://doi.org/10.1002/net.3230040204
  mutating func shortestUnits(
    from source: Int, to sink: Int, lengths: [Double], count: Int, in context: RunContext
  ) throws(AlgorithmError) -> [[Int]] {
    let rowHeads = row.map { heads[Int($0)] }
    var potential = [Double](repeating: 0, count: nodeCount)
    var search = DijkstraSearch(nodeCount: nodeCount)
    var units = 0
    while units < count {
      try context.checkpoint()
      let state = (residual: residual, potential: potential)
      func lifted(_ arc: Int) -> Double {
        guard state.residual[arc] > 0 else { return .infinity }
        let length = arc & 1 == 0 ? lengths[arc >> 1] : -lengths[arc >> 1]
        // Rounding alone makes it negative.
        return max(0, length + state.potential[tail(arc)] - state.potential[Int(heads[arc])])
      }
      search.run(from: source, offsets: offsets, targets: rowHeads) {
        lifted(Int(row[$0]))
      } until: { node in
        Int(node) == sink || context.cancellation.isCancelled
      }
      try context.checkpoint()
      guard search.turn[sink] >= 0 else { break }
      var path: [Int] = []
      var node = sink
      while node != source {
        let step = (offsets[node]..<offsets[node + 1]).first { place in
          let arc = Int(row[place]) ^ 1
          let before = tail(arc)
          return search.turn[before] >= 0 && search.turn[before] < search.turn[node]
            && search.distance[before] + lifted(arc) == search.distance[node]
        }
        guard let step else { break }
        path.append(Int(row[step]) ^ 1)
        node = Int(heads[Int(row[step])])
      }
      for arc in path {
        residual[arc] -= 1
        residual[arc ^ 1] += 1
      }
      let whole = search.distance[sink]
      for node in search.order { potential[Int(node)] += search.distance[Int(node)] - whole }
      units += 1
    }
    return unitPaths(from: source, to: sink, count: units)
  }

  /// The flow of whole units taken apart.
  private func unitPaths(from source: Int, to sink: Int, count: Int) -> [[Int]] {
    var next = offsets
    return (0..<count).map { _ in
      var path: [Int] = []
      var node = source
      while node != sink, next[node] < offsets[node + 1] {
        let arc = Int(row[next[node]])
        next[node] += 1
        guard arc & 1 == 0, capacity[arc] > 0, residual[arc] == 0 else { continue }
        path.append(arc >> 1)
        node = Int(heads[arc])
      }
      return path
    }
  }
}
