/// Breadth-first search from up to 256 nodes at once, of which it follows those whose closeness may still reach a given value.
struct TopClosenessBatch {
  private let graph: DegreeOrderedRows
  private var search: BreadthFirstBatch
  private var counts = SourceCounts()

  init(_ graph: DegreeOrderedRows) {
    self.graph = graph
    search = BreadthFirstBatch(forward: graph.rows, backward: graph.reversed)
  }

  /// The closeness of nodes, by their places in `graph`; `nil` for one that is known to be below `threshold`.
  ///
  /// - Parameter reach: How many nodes each reaches, itself among them: at least and at most.
  mutating func closeness(
    of sources: ArraySlice<Int32>, reach: [ClosedRange<Int>], above threshold: Double, _ cancellation: Cancellation
  ) -> [Double?] {
    let others = Double(graph.nodes.count - 1)
    var totals = [(known: Int, sum: Int)](repeating: (1, 0), count: sources.count)
    var isBelow = [Bool](repeating: false, count: sources.count)
    counts.removeAll()
    search.run(from: sources, cancellation: cancellation) { _, _, reached in
      counts.add(reached)
    } narrow: { distance, followed in
      for source in totals.indices where !isBelow[source] {
        let new = counts.count(of: source)
        totals[source].known += new
        totals[source].sum += new * distance
        // How many arcs lead on is not known of each: any number.
        let bound = ClosenessBound(reach: reach[source])
          .value(known: totals[source].known, sum: totals[source].sum, depth: distance, open: graph.nodes.count)
        guard bound / others * (1 + 1e-12) < threshold else { continue }
        isBelow[source] = true
        followed.remove(source)
      }
      counts.removeAll()
    }
    return zip(totals, isBelow).map { total, isBelow in
      guard !isBelow else { return nil }
      guard total.known > 1 else { return 0 }
      let reached = Double(total.known - 1)
      return reached / Double(total.sum) * (reached / others)
    }
  }
}
