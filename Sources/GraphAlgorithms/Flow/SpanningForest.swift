import GraphProjection
import RelationGraph

/// The spanning forest of smallest or largest value, for ``SpanningTree``.
///
/// Kruskal's algorithm, in two rounds where there are many ties a node: first the ties up to a value that should do for most of
/// the forest; then of the others only those whose ends are still in different trees, which are few. So most ties are never
/// sorted. Ties of one value keep their order. Where few ties lead from one range of nodes to another, as between the halves of a map,
/// every range first decides by itself what it can.
///
/// V. Osipov, P. Sanders, J. Singler (2009). The filter-Kruskal minimum spanning tree algorithm. ALENEX.
/// https://doi.org/10.1137/1.9781611972894.5
struct SpanningForest {
  /// Ascending.
  let ties: [EndedTie]

  /// Ties a node that the first round takes.
  private static let share = 3

  /// - Parameter values: One number a tie, not negative; `nil`: all equal.
  /// - Complexity: O(m + k log k) time for k ties that are sorted; O(n + m) space.
  init(
    of graph: ProjectedGraph, _ values: [Double]?, isMaximum: Bool, in context: RunContext
  ) throws(AlgorithmError) {
    let list = try TieList(graph, in: context)
    let keys = try values.map { (values) throws(AlgorithmError) in try Self.keys(values, isMaximum, in: context) }
    var trees = ForestTrees(nodeCount: graph.nodeCount)
    var fates = [TieFate](repeating: .left, count: graph.tieCount)
    let limit = keys.map { Self.firstLimit($0, nodeCount: graph.nodeCount) } ?? .max
    try context.checkpoint(0.1)
    let first = try list.ties(in: context) { tie, _, _ in (keys?[tie] ?? 0) <= limit }
    let open = try trees.growInParts(by: first, keys, &fates, in: context)
    try trees.grow(by: open, keys, &fates, in: context)
    if limit < .max {
      try context.checkpoint(0.5)
      let roots = trees.roots()
      let second = try list.ties(in: context) { tie, from, to in
        (keys?[tie] ?? 0) > limit && roots[Int(from)] != roots[Int(to)]
      }
      try trees.grow(by: second, keys, &fates, in: context)
    }
    try context.checkpoint(0.9)
    ties = try list.ties(in: context) { [fates] tie, _, _ in fates[tie] == .taken }
  }

  /// Whole numbers in the order of the values: the bits of a positive double are.
  private static func keys(
    _ values: [Double], _ isMaximum: Bool, in context: RunContext
  ) throws(AlgorithmError) -> [UInt64] {
    var keys = [UInt64](count: values.count) { _ in }
    try keys.withSharedMemory { (keys) throws(AlgorithmError) in
      _ = try context.quiet.chunked(values.count, size: 1 << 16) { chunk in
        // Adding 0 makes 0 of −0.
        for tie in chunk { keys.base[tie] = isMaximum ? ~(values[tie] + 0).bitPattern : (values[tie] + 0).bitPattern }
      }
    }
    return keys
  }

  /// The value, of evenly spread ties, up to which there are about as many as the first round takes; the largest number where
  /// it takes all.
  private static func firstLimit(_ keys: [UInt64], nodeCount: Int) -> UInt64 {
    let wanted = Double(share * nodeCount) / Double(max(1, keys.count))
    guard wanted < 0.6, !keys.isEmpty else { return .max }
    let sample = stride(from: 0, to: keys.count, by: max(1, keys.count / 4096)).map { keys[$0] }.sorted()
    return sample[min(sample.count - 1, Int(wanted * Double(sample.count)))]
  }
}
