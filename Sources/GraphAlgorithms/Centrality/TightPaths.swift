import GraphProjection

/// Shortest paths from one node after another, with their numbers, and what depends on each of their arcs.
///
/// As in ``LengthDependencies`` arcs are decided on final distances, up to a relative 10⁻¹⁰; arcs are those of the graph
/// itself, so that each knows its tie. Without lengths the search goes breadth-first.
struct TightPaths: ~Copyable {
  private let arcs: ProjectedGraph.ArcRows
  private let ties: [Int32]
  private let lengths: [Double]?
  private var search: DijkstraSearch
  private var distance: [Double]
  private var turn: [Int32]
  private var sigma: [Double]
  private var delta: [Double]
  /// The nodes that the last search reached, by distance; the source first.
  private(set) var order: [Int32] = []

  /// - Parameter lengths: Of every tie, or `nil` where each counts 1.
  init(_ graph: ProjectedGraph, lengths: [Double]?) {
    arcs = graph.outgoing
    ties = arcs.ties
    self.lengths = lengths
    let n = graph.nodeCount
    search = DijkstraSearch(nodeCount: lengths == nil ? 0 : n)
    distance = [Double](repeating: 0, count: n)
    turn = [Int32](repeating: -1, count: n)
    sigma = distance
    delta = distance
  }

  /// Brandes' dependency of the source on a node after ``run(from:each:)``: Σ σ(s, t | v) / σ(s, t) over all t; not finite
  /// where a number of paths was not.
  func dependency(on node: Int32) -> Double { delta[Int(node)] }

  /// Searches from `source` and calls `each` with every tie that shortest paths take and its share of them, summed over all ends.
  mutating func run(from source: Int, each: (Int, Double) -> Void = { _, _ in }) {
    for node in order { turn[Int(node)] = -1 }
    if lengths == nil { searchHops(from: source) } else { searchLengths(from: source) }
    sigma[source] = 1
    for node in order {
      let v = Int(node)
      for arc in arcs.range(v) where isTight(arc, from: v) { sigma[Int(arcs.targets[arc])] += sigma[v] }
    }
    for node in order.reversed() {
      let v = Int(node)
      for arc in arcs.range(v) where isTight(arc, from: v) {
        let w = Int(arcs.targets[arc])
        let share = sigma[v] * ((1 + delta[w]) / sigma[w])
        delta[v] += share
        each(Int(ties[arc]), sigma[w].isFinite ? share : .infinity)
      }
      if !sigma[v].isFinite { delta[v] = .infinity }
    }
  }

  private func isTight(_ arc: Int, from v: Int) -> Bool {
    let w = Int(arcs.targets[arc])
    guard turn[w] > turn[v] else { return false }
    guard let lengths else { return distance[w] > distance[v] }
    return distance[v] + lengths[Int(ties[arc])] <= distance[w] * (1 + lengthTolerance)
  }

  private mutating func searchLengths(from source: Int) {
    guard let lengths else { return }
    let ties = ties
    search.run(from: source, offsets: arcs.offsets, targets: arcs.targets) { lengths[Int(ties[$0])] }
    order.removeAll(keepingCapacity: true)
    for node in search.order { reach(Int(node), at: search.distance[Int(node)]) }
  }

  private mutating func searchHops(from source: Int) {
    order.removeAll(keepingCapacity: true)
    reach(source, at: 0)
    var head = 0
    while head < order.count {
      let v = Int(order[head])
      head += 1
      for arc in arcs.range(v) where turn[Int(arcs.targets[arc])] < 0 {
        reach(Int(arcs.targets[arc]), at: distance[v] + 1)
      }
    }
  }

  private mutating func reach(_ node: Int, at far: Double) {
    turn[node] = Int32(truncatingIfNeeded: order.count)
    order.append(Int32(truncatingIfNeeded: node))
    distance[node] = far
    sigma[node] = 0
    delta[node] = 0
  }
}
