import GraphProjection

/// Synchronous label propagation: all nodes at once take the label that most of their neighbours have, a given number of times.
///
/// Every node begins with its own label. In each round it takes the most frequent label among its neighbours of the round before,
/// of equally frequent ones that of the smallest node; in a directed graph a neighbour with arcs both ways counts twice. Without
/// neighbours it keeps its own. Nothing is random: this is the community detection (CDLP) of the LDBC Graphalytics benchmark.
/// Labels may go to and fro for ever (on a bipartite graph they do), and nodes with one label need not be connected;
/// ``LabelPropagation`` has neither fault.
///
/// - Returns: ``NodeGroups`` with the figure `modularity`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances, for the modularity's sake.
/// - Complexity: O(m log d) a round for degrees d; O(n + m) space.
///
/// U. N. Raghavan, R. Albert, S. Kumara (2007). https://doi.org/10.1103/PhysRevE.76.036106 —
/// A. Iosup et al. (2016). LDBC Graphalytics. https://doi.org/10.14778/3007263.3007270
///
/// NetworkX's `label_propagation_communities` is semi-synchronous; Neo4j GDS's label propagation is asynchronous by thread.
public struct SynchronousLabelPropagation: GraphAlgorithm {
  /// The number of rounds; fewer where nothing changes.
  public var iterations = 10

  public init() {}

  public static let card = AlgorithmCard(
    id: "synchronous-label-propagation", title: "Synchronous label propagation", family: .communities,
    summary:
      "Communities of nodes that have one label after some rounds in which all take the most frequent one around.",
    citations: [.raghavanAlbertKumara, .graphalytics],
    time: "O(m log d) a round", space: "O(n + m)", weights: .strength,
    direction: "either way; arcs both ways count twice")

  public static let parameters: [Parameter<Self>] = [.steps(\.iterations)]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    let out = graph.neighbourRows(.outgoing)
    let into = graph.isDirected ? graph.neighbourRows(.incoming) : nil
    _ = try graph.tieStrengths(for: Self.card.id)
    var labels = (0..<graph.nodeCount).map(Int32.init)
    var rounds = 0
    while rounds < iterations {
      try context.checkpoint(Double(rounds) / Double(iterations))
      let next = try context.quiet.chunked(graph.nodeCount, size: 4096) { [labels] chunk in
        chunk.map { node -> Int32 in
          var around = out.range(node).map { labels[Int(out.targets[$0])] }
          if let into { around += into.range(node).map { labels[Int(into.targets[$0])] } }
          return Self.mostFrequent(&around) ?? labels[node]
        }
      }.flatMap(\.self)
      rounds += 1
      if next == labels { break }
      labels = next
    }
    return NodeGroups(
      labels, figures: [.init("modularity", try graph.modularity(of: labels.map(Int.init)))],
      notes: [
        "labels count neighbours, not weights", "\(rounds) \(rounds == 1 ? "round" : "rounds"), all nodes at once",
      ])
  }

  /// The label that stands there most often; of several the smallest.
  private static func mostFrequent(_ labels: inout [Int32]) -> Int32? {
    labels.sort()
    var best: (label: Int32, count: Int)?
    var start = 0
    while start < labels.count {
      var end = start + 1
      while end < labels.count, labels[end] == labels[start] { end += 1 }
      if end - start > best?.count ?? 0 { best = (labels[start], end - start) }
      start = end
    }
    return best?.label
  }
}
