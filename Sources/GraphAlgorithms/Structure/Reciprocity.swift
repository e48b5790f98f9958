import GraphProjection

/// Reciprocity: the share of the ties of a directed graph that are returned.
///
/// It is the number of ordered pairs (u, v) tied both ways divided by the number of ordered pairs tied from u to v: edge-wise, not
/// by pairs of nodes. Several ties of one ordered pair count once, loops not at all; weights are ignored. An undirected relation in
/// a directed graph counts both ways, so it is returned.
///
/// - Returns: ``Figures`` with `reciprocity`; undefined for an undirected graph and where there are no ties.
/// - Complexity: O(n + m) time and space.
///
/// D. Garlaschelli, M. I. Loffredo (2004). Patterns of link reciprocity in directed networks. Physical Review Letters 93.
/// https://doi.org/10.1103/PhysRevLett.93.268701 (the r of the text, not the corrected ρ)
///
/// It is NetworkX `overall_reciprocity`, igraph `reciprocity` with mode `default`, sna `grecip` with measure `edgewise`; igraph
/// gives 1 for undirected graphs.
public struct Reciprocity: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "reciprocity",
    title: "Reciprocity",
    family: .structure,
    summary: "The share of the ties of a directed graph that are returned.",
    citations: [
      Citation(
        "D. Garlaschelli, M. I. Loffredo", 2004, "Patterns of link reciprocity in directed networks",
        "Physical Review Letters 93", doi: "10.1103/PhysRevLett.93.268701")
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "needed; undefined for an undirected graph")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try context.checkpoint()
    guard graph.isDirected else {
      return Figures([Figures.Entry("reciprocity", .undefined)], notes: ["undefined: the graph is undirected"])
    }
    let outgoing = graph.neighbourRows(.outgoing)
    let incoming = graph.neighbourRows(.incoming)
    var returned = 0
    for node in 0..<graph.nodeCount {
      var arc = incoming.offsets[node]
      let end = incoming.offsets[node + 1]
      for target in outgoing.targets[outgoing.range(node)] {
        while arc < end, incoming.targets[arc] < target { arc += 1 }
        if arc < end, incoming.targets[arc] == target { returned += 1 }
      }
    }
    let all = outgoing.targets.count
    return Figures(
      [Figures.Entry("reciprocity", all > 0 ? .real(Double(returned) / Double(all)) : .undefined)],
      notes: ["edge-wise: the share of ties that are returned; parallel ties count once, loops not"])
  }
}
