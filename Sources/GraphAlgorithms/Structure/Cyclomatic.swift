import GraphProjection

/// Cycles: how many independent ones there are, and how short the shortest is.
///
/// - `cycle_rank`: m − n + c with m tied pairs and c components, the number of ties to be taken away until no cycle is left (the
///   cyclomatic number, the first Betti number).
/// - `girth`: the length of the shortest cycle, at least 3; undefined where there is none. `girth_nodes` are those of one of them.
/// - `directed_girth`: the length of the shortest directed cycle, at least 2; undefined where there is none and for an undirected
///   graph.
///
/// The first two are those of the undirected view. Several ties of one pair count once, loops not at all; weights are ignored.
///
/// It has no options.
///
/// - Returns: ``Figures`` with the names above.
/// - Complexity: O(n·m) time, O(n + m) space. The search ends early at a triangle.
///
/// A. Itai, M. Rodeh (1978). Finding a minimum circuit in a graph. SIAM Journal on Computing 7. https://doi.org/10.1137/0207033
///
/// `girth` is that of NetworkX (infinite where there is none) and igraph.
public struct Cyclomatic: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "cyclomatic",
    title: "Cycle rank and girth",
    family: .structure,
    summary: "The number of independent cycles, and the length of the shortest.",
    citations: [
      Citation(
        "A. Itai, M. Rodeh", 1978, "Finding a minimum circuit in a graph", "SIAM Journal on Computing 7",
        doi: "10.1137/0207033")
    ],
    time: "O(n·m)", space: "O(n + m)", weights: .ignored, direction: "ignored, but for directed_girth")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let rank = rows.targets.count / 2 - rows.nodeCount + rows.connectedParts().count
    let cycle = rank > 0 ? try rows.shortestCycle(isDirected: false, in: context) : nil
    let directed = graph.isDirected ? try graph.neighbourRows().shortestCycle(isDirected: true, in: context) : nil
    return Figures(
      [
        Figures.Entry("cycle_rank", .integer(rank)),
        Figures.Entry("girth", cycle.map { .integer($0.count) } ?? .undefined),
        Figures.Entry("girth_nodes", .nodes(cycle ?? [])),
        Figures.Entry("directed_girth", directed.map { .integer($0.count) } ?? .undefined),
      ], notes: ["cycles of different nodes; parallel ties count once, loops not"])
  }
}

extension NeighbourRows {
  /// The nodes of a shortest cycle, ascending; `nil` where there is none.
  ///
  /// A breadth-first search from every node that is left, no deeper than a shorter cycle could be; then the node is left out: of its
  /// cycles the shortest is known.
  fileprivate func shortestCycle(isDirected: Bool, in context: RunContext) throws(AlgorithmError) -> [Int]? {
    var best: [Int]?
    var length = Int.max
    var distance = [Int](repeating: -1, count: nodeCount)
    var parent = [Int32](repeating: -1, count: nodeCount)
    var queue: [Int32] = []
    for root in 0..<nodeCount {
      if root & 0xF == 0 { try context.checkpoint(Double(root) / Double(nodeCount)) }
      for node in queue { distance[Int(node)] = -1 }
      queue = [Int32(root)]
      distance[root] = 0
      parent[root] = -1
      var head = 0
      search: while head < queue.count {
        let node = Int(queue[head])
        head += 1
        guard isDirected ? distance[node] + 1 < length : 2 * distance[node] + 1 < length else { break }
        for target in targets[range(node)] where target >= root {
          if isDirected && target == root {
            length = distance[node] + 1
            best = ways(node, parent).sorted()
            break search
          }
          if distance[Int(target)] < 0 {
            distance[Int(target)] = distance[node] + 1
            parent[Int(target)] = Int32(node)
            queue.append(target)
          } else if !isDirected, target != parent[node] {
            let found = distance[node] + distance[Int(target)] + 1
            let nodes = Set(ways(node, parent) + ways(Int(target), parent))
            // Two ways that share more than the root close a shorter cycle, which another root gives.
            if found < length, nodes.count == found {
              length = found
              best = nodes.sorted()
            }
          }
        }
      }
      if length == (isDirected ? 2 : 3) { break }
    }
    return best
  }

  /// The nodes on the way up from a node to the root of the search.
  private func ways(_ node: Int, _ parent: [Int32]) -> [Int] {
    var way = [node]
    while parent[way[way.count - 1]] >= 0 { way.append(Int(parent[way[way.count - 1]])) }
    return way
  }
}
