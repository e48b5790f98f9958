/// Breadth-first search from one node that gives up once its closeness cannot reach a given value, or after some arcs.
///
/// When the search is in the midst of level d, k nodes are known at distances with the sum Σ, and the rows not read yet hold γ arcs
/// that may lead to new nodes: see ``ClosenessBound``.
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

  enum Finding {
    case closeness(Double)
    /// It is less than the value asked for.
    case below
    /// More arcs would have to be read.
    case open
  }

  /// The closeness of a node, unless it is known to be below `threshold`.
  ///
  /// - Parameters:
  ///   - reach: How many nodes it reaches, itself among them: at least and at most.
  ///   - budget: About how many arcs may be read.
  mutating func closeness(of source: Int, reach: ClosedRange<Int>, above threshold: Double, budget: Int) -> Finding {
    defer { for node in nodes { isMet[Int(node)] = false } }
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Int32(source))
    isMet[source] = true
    let others = Double(rows.nodeCount - 1)
    var (level, depth, sum, read) = (0..<1, 0, 0, 0)
    let bound = ClosenessBound(reach: reach)
    while !level.isEmpty {
      var arcs = 0
      for place in level { arcs &+= rows.range(Int(nodes[place])).count }
      for place in level {
        // A node that is not the source has been reached by one of its arcs, which a symmetric graph holds both ways.
        let open = isSymmetric && depth > 0 ? arcs - (level.upperBound - place) : arcs
        if bound.value(known: nodes.count, sum: sum, depth: depth, open: open) / others * (1 + 1e-12) < threshold {
          return .below
        }
        let row = rows.range(Int(nodes[place]))
        read &+= row.count
        if read > budget, depth > 0 { return .open }
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
    guard nodes.count > 1 else { return .closeness(0) }
    let reached = Double(nodes.count - 1)
    return .closeness(reached / Double(sum) * (reached / others))
  }
}
