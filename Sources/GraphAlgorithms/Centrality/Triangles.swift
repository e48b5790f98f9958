/// Sums over the triangles of a graph, for each of their three nodes.
///
/// Every tie leads from its end of smaller degree to the other, and every triangle is found once, at the node that two of its ties
/// leave: by marking the neighbours ahead of that node, so that no row is longer than √(2m).
///
/// T. Schank, D. Wagner (2005). Finding, counting and listing all triangles in large graphs, an experimental study. WEA.
/// https://doi.org/10.1007/11427186_54
struct Triangles {
  enum Combination: Sendable {
    /// The product of the numbers of the three ties.
    case product
    /// The sum of the numbers of the two ties at the node.
    case ownTies
  }

  private let nodeCount: Int
  /// Neighbours ahead of node `v` are at `offsets[v] ..< offsets[v + 1]`, with the place of the tie among those of the graph.
  private var offsets = [0]
  private var targets: [Int32] = []
  private var places: [Int] = []

  init(_ ties: MutualTies) {
    nodeCount = ties.nodeCount
    for v in 0..<nodeCount {
      for place in ties.range(v) {
        let u = Int(ties.targets[place])
        guard (ties.degree(v), v) < (ties.degree(u), u) else { continue }
        targets.append(Int32(u))
        places.append(place)
      }
      offsets.append(targets.count)
    }
  }

  /// - Parameter values: A number for every neighbour of every node, the same from both ends.
  /// - Complexity: O(m^{3/2}).
  func sums(
    of values: [Double], combining combination: Combination, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    let numbers = places.map { values[$0] }
    let size = DistanceTotals.chunkSize(nodeCount)
    let parts = try context.chunked(nodeCount, size: size) { chunk in
      var sums = [Double](repeating: 0, count: nodeCount)
      // The number of the tie from the node at hand; −1 for other nodes.
      var marks = [Double](repeating: -1, count: nodeCount)
      for a in chunk {
        guard !context.cancellation.isCancelled else { break }
        let row = offsets[a]..<offsets[a &+ 1]
        for arc in row { marks[Int(targets[arc])] = numbers[arc] }
        for arc in row {
          let b = Int(targets[arc])
          let ab = numbers[arc]
          for next in offsets[b]..<offsets[b &+ 1] {
            let c = Int(targets[next])
            let ac = marks[c]
            guard ac >= 0 else { continue }
            let bc = numbers[next]
            switch combination {
            case .product:
              let product = ab * bc * ac
              sums[a] += product
              sums[b] += product
              sums[c] += product
            case .ownTies:
              sums[a] += ab + ac
              sums[b] += ab + bc
              sums[c] += ac + bc
            }
          }
        }
        for arc in row { marks[Int(targets[arc])] = -1 }
      }
      return sums
    }
    var whole = [Double](repeating: 0, count: nodeCount)
    for part in parts { for node in 0..<nodeCount { whole[node] += part[node] } }
    return whole
  }
}
