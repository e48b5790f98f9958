/// Breadth-first search from one node that gives up once its closeness cannot reach a given value.
///
/// When the search is in the midst of level d, k nodes are known at distances with the sum Σ, and the rows not read yet hold γ arcs
/// that may lead to new nodes. Of the r nodes that are reached in the end, at most γ more are at distance d + 1 and the others
/// farther, so Σ + (d + 2)(r − k) − min(γ, r − k) is a lower bound for the sum of all distances. Where only bounds of r are known,
/// the largest closeness is at one of them or where r − k = γ: between these the bound falls, then rises with r.
///
/// E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke (2019). Computing top-k closeness centrality faster in
/// unweighted graphs. ACM Transactions on Knowledge Discovery from Data 13. https://doi.org/10.1145/3344719
struct TopClosenessSearch {
  private let rows: NeighbourRows
  private let isSymmetric: Bool
  private var isMet: [Bool]
  private var nodes: [Int32] = []

  init(_ rows: NeighbourRows, isSymmetric: Bool) {
    self.rows = rows
    self.isSymmetric = isSymmetric
    isMet = [Bool](repeating: false, count: rows.nodeCount)
  }

  /// The closeness of a node; `nil` once it is known to be below `threshold`.
  ///
  /// - Parameter reach: How many nodes it reaches, itself among them: at least and at most.
  mutating func closeness(of source: Int, reach: ClosedRange<Int>, above threshold: Double) -> Double? {
    defer { for node in nodes { isMet[Int(node)] = false } }
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Int32(source))
    isMet[source] = true
    let others = Double(rows.nodeCount - 1)
    var (level, depth, sum) = (0..<1, 0, 0)
    while !level.isEmpty {
      var arcs = 0
      for place in level { arcs &+= rows.range(Int(nodes[place])).count }
      for place in level {
        // A node that is not the source has been reached by one of its arcs, which a symmetric graph holds both ways.
        let open = isSymmetric && depth > 0 ? arcs - (level.upperBound - place) : arcs
        if bound(known: nodes.count, sum: sum, depth: depth, open: open, reach: reach) / others * (1 + 1e-12)
          < threshold
        {
          return nil
        }
        let row = rows.range(Int(nodes[place]))
        arcs &-= row.count
        for arc in row where !isMet[Int(rows.targets[arc])] {
          isMet[Int(rows.targets[arc])] = true
          nodes.append(rows.targets[arc])
          sum &+= depth &+ 1
        }
      }
      level = level.upperBound..<nodes.count
      depth += 1
    }
    guard nodes.count > 1 else { return 0 }
    let reached = Double(nodes.count - 1)
    return reached / Double(sum) * (reached / others)
  }

  /// The largest (r − 1)²/Σ d that is still possible.
  private func bound(known: Int, sum: Int, depth: Int, open: Int, reach: ClosedRange<Int>) -> Double {
    let fewest = max(reach.lowerBound, known)
    let most = max(reach.upperBound, fewest)
    let between = min(max(known + open, fewest), most)
    func value(_ total: Int) -> Double {
      guard total > 1 else { return 0 }
      let rest = total - known
      let least = Double(sum) + Double(depth + 2) * Double(rest) - Double(min(open, rest))
      return Double(total - 1) * Double(total - 1) / least
    }
    return fewest == most ? value(most) : max(value(fewest), value(between), value(most))
  }
}
