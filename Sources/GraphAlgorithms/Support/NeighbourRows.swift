import GraphProjection
import RelationGraph

/// Rows of arcs as kernels read them, neighbours ascending.
struct NeighbourRows: Sendable {
  /// Arcs of node `v` are at `offsets[v] ..< offsets[v + 1]`.
  var offsets: [Int]
  var targets: [Int32]
  /// The length or the strength of every arc, or `nil` where each counts 1.
  var weights: [Double]?

  var nodeCount: Int { offsets.count - 1 }

  func range(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }
}

/// Which arcs lead from a node to its neighbours.
enum ArcSense: Sendable {
  case outgoing, incoming
  /// Either, as if ties had no direction.
  case both

  /// The sense in which a walk goes back.
  var reversed: ArcSense {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .both: .both
    }
  }
}

extension ProjectedGraph {
  /// The neighbours of every node in one sense, for walks: without loops.
  ///
  /// - Parameters:
  ///   - lengths: One number a tie.
  ///   - keepsParallels: Whether several ties to one neighbour stay several arcs; otherwise they are one arc of the smallest
  ///     length, and with ``ArcSense/both`` so are two arcs of opposite direction.
  /// - Complexity: O(n + m); O(1) in a graph without loops and parallel ties, if `lengths` is `nil` and `sense` not `both`.
  func neighbourRows(
    _ sense: ArcSense = .outgoing, lengths: [Double]? = nil, keepsParallels: Bool = false
  ) -> NeighbourRows {
    let first = sense == .incoming ? incoming : outgoing
    let second = sense == .both && isDirected ? incoming : nil
    if second == nil, !hasLoops, keepsParallels || !hasParallels {
      return NeighbourRows(offsets: first.offsets, targets: first.targets, weights: lengths.map(first.values))
    }
    let firstTies = lengths == nil ? [] : first.ties
    let secondTies = lengths == nil ? [] : second?.ties ?? []
    var offsets = [0]
    offsets.reserveCapacity(nodeCount + 1)
    var targets: [Int32] = []
    var arcLengths: [Double] = []
    targets.reserveCapacity(first.targets.count * (second == nil ? 1 : 2))
    if lengths != nil { arcLengths.reserveCapacity(targets.capacity) }
    for node in 0..<nodeCount {
      let start = targets.count
      var a = first.offsets[node]
      let aEnd = first.offsets[node + 1]
      var b = second?.offsets[node] ?? 0
      let bEnd = second?.offsets[node + 1] ?? 0
      while a < aEnd || b < bEnd {
        let target: Int32
        var length = 1.0
        if let second, b < bEnd, a == aEnd || second.targets[b] < first.targets[a] {
          target = second.targets[b]
          if let lengths { length = lengths[Int(secondTies[b])] }
          b += 1
        } else {
          target = first.targets[a]
          if let lengths { length = lengths[Int(firstTies[a])] }
          a += 1
        }
        guard target != node else { continue }
        if !keepsParallels, targets.count > start, targets[targets.count - 1] == target {
          if lengths != nil { arcLengths[targets.count - 1] = min(arcLengths[targets.count - 1], length) }
          continue
        }
        targets.append(target)
        if lengths != nil { arcLengths.append(length) }
      }
      offsets.append(targets.count)
    }
    return NeighbourRows(offsets: offsets, targets: targets, weights: lengths == nil ? nil : arcLengths)
  }

  /// The rows of the adjacency matrix in one sense: every parallel tie an entry, ties of strength 0 left out.
  ///
  /// - Parameters:
  ///   - strengths: One number a tie, not negative.
  ///   - loops: How many entries a loop is in an undirected graph; in a directed one it is always one.
  /// - Complexity: O(n + m).
  func matrixRows(_ sense: ArcSense, strengths: [Double]?, loops: Int) -> NeighbourRows {
    let arcs = sense == .incoming ? incoming : outgoing
    if isDirected || loops == 1 || !hasLoops, strengths?.allSatisfy({ $0 > 0 }) ?? true {
      return NeighbourRows(offsets: arcs.offsets, targets: arcs.targets, weights: strengths.map(arcs.values))
    }
    let ties = strengths == nil ? [] : arcs.ties
    var offsets = [0]
    offsets.reserveCapacity(nodeCount + 1)
    var targets: [Int32] = []
    var weights: [Double] = []
    targets.reserveCapacity(arcs.targets.count)
    if strengths != nil { weights.reserveCapacity(arcs.targets.count) }
    for node in 0..<nodeCount {
      for arc in arcs.range(node) {
        let strength = strengths?[Int(ties[arc])] ?? 1
        guard strength > 0 else { continue }
        let isDoubled = !isDirected && loops == 2 && arcs.targets[arc] == node
        for _ in 0..<(isDoubled ? 2 : 1) {
          targets.append(arcs.targets[arc])
          if strengths != nil { weights.append(strength) }
        }
      }
      offsets.append(targets.count)
    }
    return NeighbourRows(offsets: offsets, targets: targets, weights: strengths == nil ? nil : weights)
  }
}

extension ProjectedGraph.ArcRows {
  /// What every arc has of the values of the ties.
  func values(_ values: [Double]) -> [Double] {
    let ties = self.ties
    return [Double](count: ties.count) { result in
      for arc in ties.indices { result[arc] = values[Int(ties[arc])] }
    }
  }
}
