import GraphProjection

/// Every simple path between two nodes up to a number of ties, found in depth without recursion.
struct SimplePathSearch {
  private let arcs: TargetArcs
  /// The number of ties from every node to the target at least.
  private let hops: [Double]

  init(_ graph: ProjectedGraph, lengths: [Double]?, ends: PathEnds, _ context: RunContext) throws(AlgorithmError) {
    let plain = try TargetArcs(graph, lengths: nil, from: ends.from, to: ends.to, context)
    arcs = lengths == nil ? plain : try TargetArcs(graph, lengths: lengths, from: ends.from, to: ends.to, context)
    hops = plain.remaining
  }

  /// - Returns: The paths, or `nil` where there are more than `limit`.
  func paths(length: Int, limit: Int, _ context: RunContext) throws(AlgorithmError) -> [GraphPath]? {
    guard arcs.start != arcs.target else { return [arcs.path([])] }
    var found: [GraphPath] = []
    var isOnPath = [Bool](repeating: false, count: hops.count)
    isOnPath[arcs.start] = true
    var node = arcs.start
    /// The arcs taken, and the next one to try at every node of the path.
    var taken: [Int] = []
    var next = [arcs.row(node).lowerBound]
    var steps = 0
    while let arc = next.last {
      steps &+= 1
      if steps & 0xFFFF == 0 { try context.checkpoint() }
      guard arc < arcs.row(node).upperBound else {
        isOnPath[node] = false
        next.removeLast()
        if !taken.isEmpty { taken.removeLast() }
        node = taken.last.map { Int(arcs.heads[$0]) } ?? arcs.start
        continue
      }
      next[next.count - 1] = arc + 1
      let head = Int(arcs.heads[arc])
      guard !isOnPath[head], Double(taken.count + 1) + hops[head] <= Double(length) else { continue }
      if head == arcs.target {
        guard found.count < limit else { return nil }
        found.append(arcs.path(taken + [arc]))
      } else {
        isOnPath[head] = true
        taken.append(arc)
        node = head
        next.append(arcs.row(head).lowerBound)
      }
    }
    return found.sortedByCost()
  }
}
