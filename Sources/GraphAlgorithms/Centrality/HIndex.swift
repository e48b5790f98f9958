import GraphProjection

/// h-index of a node, the *lobby index*: the largest h for which h of its neighbours have at least h neighbours each.
///
/// It is at most the degree, and unlike that it cannot be raised by many neighbours that have no others. Directions, weights,
/// parallel ties and loops do not matter.
///
/// - Returns: ``NodeScores`` with `h_index`, a whole number.
/// - Complexity: O(n + m).
///
/// A. Korn, A. Schubert, A. Telcs (2009). Lobby index in networks. Physica A 388. https://doi.org/10.1016/j.physa.2009.02.013
///
/// As `lobby` of the R package centiserve, which counts parallel ties.
public struct HIndex: GraphAlgorithm {
  public init() {}

  public static let card = AlgorithmCard(
    id: "h-index",
    title: "h-index",
    family: .centrality,
    summary: "The largest h for which h neighbours of a node have at least h neighbours each.",
    citations: [
      Citation(
        "A. Korn, A. Schubert, A. Telcs", 2009, "Lobby index in networks", "Physica A 388",
        doi: "10.1016/j.physa.2009.02.013")
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let rows = graph.neighbourRows(.both)
    // `counts[d]`: how many neighbours have degree d, those above the node's own degree counted with it.
    var counts = [Int](repeating: 0, count: ((0..<n).map { rows.range($0).count }.max() ?? 0) + 1)
    var values = [Double](repeating: 0, count: n)
    for node in 0..<n {
      if node & 0xFFFF == 0 { try context.checkpoint(Double(node) / Double(n)) }
      let degree = rows.range(node).count
      for arc in rows.range(node) { counts[min(degree, rows.range(Int(rows.targets[arc])).count)] += 1 }
      var index = degree
      var atLeast = counts[degree]
      while atLeast < index {
        index -= 1
        atLeast += counts[index]
      }
      values[node] = Double(index)
      for place in 0...degree { counts[place] = 0 }
    }
    return NodeScores(
      [NodeScores.Column("h_index", values, isInteger: true)],
      notes: ["directions and weights are ignored; parallel ties count as one"])
  }
}
