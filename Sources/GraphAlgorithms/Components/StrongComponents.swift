import GraphProjection

/// Strong components: the largest sets of nodes in which every node reaches every other one along the ties.
///
/// The components are numbered by falling size, equal sizes by their smallest node. Figures: `components`, their number, and
/// `largest`, the number of nodes of the largest one. It has no options. In an undirected graph the strong components are the
/// weak ones, which the result notes.
///
/// Tarjan's depth-first search, with a stack of its own instead of recursion so that no graph is too deep, and with the index
/// and low-link of a node in one number as in Pearce's version of it.
///
/// - Complexity: O(n + m) time, O(n) space.
/// - Returns: A ``NodeGroups`` named `component`; the empty graph has none.
///
/// R. Tarjan (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1.
/// https://doi.org/10.1137/0201010
///
/// The partition is that of NetworkX and igraph; NetworkX refuses undirected graphs, and both number the components otherwise.
public struct StrongComponents: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "strong-components",
    title: "Strong components",
    family: .components,
    summary: "Sets of nodes in which each reaches each other along the direction of the ties.",
    citations: [
      Citation(
        "R. Tarjan", 1972, "Depth-first search and linear graph algorithms", "SIAM Journal on Computing 1",
        doi: "10.1137/0201010"),
      Citation(
        "D. J. Pearce", 2016, "A space-efficient algorithm for finding strongly connected components",
        "Information Processing Letters 116"),
    ],
    time: "O(n + m)", space: "O(n)", weights: .ignored, direction: "followed; an undirected graph gives weak components"
  )

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    guard graph.isDirected else {
      return NodeGroups(
        components: try WeakComponents.roots(of: graph, in: context),
        notes: ["the graph is undirected: its strong components are its weak ones"])
    }
    return NodeGroups(components: try Self.labels(of: graph, in: context))
  }

  /// A number for every node, the same for the nodes of one component.
  ///
  /// `low[v]` is 0 before `v` is met; then the smallest index known to be reached from `v`; and once its component is complete,
  /// the number of that: counted down from the top, so that it is larger than any index and no test for "on the stack" is needed.
  private static func labels(of graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> [Int32] {
    let n = graph.nodeCount
    let offsets = graph.outgoing.offsets
    let targets = graph.outgoing.targets
    var low = [Int32](repeating: 0, count: n)
    /// Nodes whose component is not complete yet, in the order of their completion.
    var pending: [Int32] = []
    var calls: [(node: Int32, arc: Int, index: Int32)] = []
    var index: Int32 = 0
    var component = Int32.max
    for start in 0..<n where low[start] == 0 {
      index &+= 1
      low[start] = index
      calls.append((Int32(start), offsets[start], index))
      while let call = calls.last {
        let v = Int(call.node)
        var lowest = low[v]
        var arc = call.arc
        let end = offsets[v &+ 1]
        var next = -1
        while arc < end {
          let w = Int(targets[arc])
          if low[w] == 0 {
            next = w
            break
          }
          lowest = min(lowest, low[w])
          arc &+= 1
        }
        low[v] = lowest
        if next >= 0 {
          // The same arc is read again when the call returns, and then finds `low[next]`.
          calls[calls.count - 1].arc = arc
          index &+= 1
          low[next] = index
          calls.append((Int32(next), offsets[next], index))
          continue
        }
        calls.removeLast()
        if call.index & 0xFFFF == 0 { try context.checkpoint(Double(index) / Double(n)) }
        guard lowest == call.index else {
          pending.append(call.node)
          continue
        }
        // `v` is the root. Of the pending nodes those completed after it was met have a larger low-link.
        while let last = pending.last, low[Int(last)] >= call.index {
          low[Int(last)] = component
          pending.removeLast()
        }
        low[v] = component
        component &-= 1
      }
    }
    return low
  }
}
