import GraphProjection

/// Coreness: the largest k for which the node belongs to the k-core, the largest part of the graph in which every node has at
/// least k neighbours inside that part.
///
/// Neighbours are distinct: parallel ties count once, loops not at all. Directions and weights are ignored unless an option says
/// otherwise. Nodes are taken off by smallest remaining degree, with buckets.
///
/// - Returns: ``NodeScores`` with `core`, whole numbers; 0 for isolates.
/// - Complexity: O(n + m) time and space.
///
/// S. B. Seidman (1983). Network structure and minimum degree. Social Networks 5.
/// https://doi.org/10.1016/0378-8733(83)90028-X —
/// V. Batagelj, M. Zaveršnik (2003). An O(m) algorithm for cores decomposition of networks.
/// https://doi.org/10.48550/arXiv.cs/0310049
///
/// NetworkX refuses multigraphs and loops, and in a directed graph counts a reciprocated pair twice (`reciprocal=both`); igraph
/// counts parallel ties and loops.
public struct Coreness: GraphAlgorithm {
  /// Which neighbours count, in a directed graph.
  public var degree = DegreeChoice.all
  /// What two ties of opposite direction between two nodes count, where `degree` is `all`.
  public var reciprocal = Reciprocal.one

  public enum DegreeChoice: String, Hashable, Sendable, CaseIterable {
    case all, `in`, out
  }

  public enum Reciprocal: String, Hashable, Sendable, CaseIterable {
    case one, both
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "coreness",
    title: "Coreness",
    family: .centrality,
    summary: "The largest k such that the node belongs to a part where every node has at least k neighbours.",
    citations: [.seidman, .batageljZaversnik],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored, or by degree=in|out")

  public static let parameters: [Parameter<Self>] = [
    .choice("degree", \.degree, help: "neighbours that count in a directed graph"),
    .choice("reciprocal", \.reciprocal, help: "whether two opposite ties are one neighbour or two (degree=all)"),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("reciprocal", "both")], .igraph: [("reciprocal", "both")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let cores: [Int32]
    let note: String
    switch (degree, reciprocal) {
    case _ where !graph.isDirected:
      note = "distinct neighbours, loops ignored" + (degree == .all ? "" : "; undirected graph: 'degree' has no effect")
      cores = Self.cores(losing: [graph.neighbourRows()], counting: [graph.neighbourRows()])
    case (.all, .one):
      note = "distinct neighbours, directions and loops ignored"
      cores = Self.cores(losing: [graph.neighbourRows(.both)], counting: [graph.neighbourRows(.both)])
    case (.all, .both):
      note = "in-degree + out-degree: a reciprocated pair counts 2; loops ignored"
      let rows = [graph.neighbourRows(.outgoing), graph.neighbourRows(.incoming)]
      cores = Self.cores(losing: rows, counting: rows)
    case (.in, _):
      note = "in-degree: neighbours that a tie comes from; loops ignored"
      cores = Self.cores(losing: [graph.neighbourRows(.outgoing)], counting: [graph.neighbourRows(.incoming)])
    case (.out, _):
      note = "out-degree: neighbours that a tie leads to; loops ignored"
      cores = Self.cores(losing: [graph.neighbourRows(.incoming)], counting: [graph.neighbourRows(.outgoing)])
    }
    return NodeScores([NodeScores.Column("core", cores.map(Double.init), isInteger: true)], notes: [note])
  }

  /// - Parameters:
  ///   - losing: The nodes that lose a degree when a node is taken off.
  ///   - counting: The neighbours that make up the degree of a node.
  private static func cores(losing: [NeighbourRows], counting: [NeighbourRows]) -> [Int32] {
    let n = counting[0].nodeCount
    var degree = (0..<n).map { node in Int32(counting.reduce(0) { $0 + $1.range(node).count }) }
    // `order` holds the nodes by degree; `starts[d]` is where those of degree d begin, and moves up as nodes lose degree.
    var starts = [Int32](repeating: 0, count: Int(degree.max() ?? 0) + 2)
    for d in degree { starts[Int(d) + 1] += 1 }
    for d in 1..<starts.count { starts[d] += starts[d - 1] }
    var next = starts
    var order = [Int32](repeating: 0, count: n)
    var position = order
    for node in 0..<n {
      let place = next[Int(degree[node])]
      next[Int(degree[node])] += 1
      order[Int(place)] = Int32(node)
      position[node] = place
    }
    for index in 0..<n {
      let node = Int(order[index])
      for rows in losing {
        for arc in rows.range(node) {
          let neighbour = Int(rows.targets[arc])
          let d = Int(degree[neighbour])
          guard d > Int(degree[node]) else { continue }
          // The first node of the bucket changes places with the neighbour, and the bucket gives that place away.
          let first = starts[d]
          let other = Int(order[Int(first)])
          order[Int(position[neighbour])] = Int32(other)
          position[other] = position[neighbour]
          order[Int(first)] = Int32(neighbour)
          position[neighbour] = first
          starts[d] = first + 1
          degree[neighbour] -= 1
        }
      }
    }
    return degree
  }
}
