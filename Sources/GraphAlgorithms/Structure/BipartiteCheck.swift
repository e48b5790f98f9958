import Foundation
import GraphProjection

/// Bipartite: whether the nodes fall into two sides with no tie within a side, and if not, how far from it the graph is.
///
/// A graph is bipartite exactly when it has no odd cycle. The first node of every component is on the first side. A breadth-first
/// search gives the sides or an odd cycle. `spectral_bipartivity` is Σ cosh λᵢ / Σ exp λᵢ over the eigenvalues of the adjacency
/// matrix, the share of closed walks of even length: 1 for a bipartite graph, down to 1/2.
///
/// On the undirected view: several ties of one pair count once; a loop is an odd cycle where the projection keeps it. Weights are
/// ignored.
///
/// Options: `limit` (0 ≤ whole number ≤ 10000, default 1000): the largest number of nodes for which the eigenvalues are computed.
///
/// - Returns: ``Figures`` with `bipartite`, `first_side`, `second_side`, `odd_cycle` and `spectral_bipartivity`; the sides are empty
///   where there is an odd cycle, and it is empty where there is none.
/// - Complexity: O(n + m) time and space; for the eigenvalues, of no more than `limit` nodes, O(n³) time and O(n²) space.
///
/// E. Estrada, J. A. Rodríguez-Velázquez (2005). Spectral measures of bipartivity in complex networks. Physical Review E 72.
/// https://doi.org/10.1103/PhysRevE.72.046105
///
/// `spectral_bipartivity` is that of NetworkX; igraph and NetworkX do not show an odd cycle.
public struct BipartiteCheck: GraphAlgorithm {
  /// The largest number of nodes for which the eigenvalues are computed.
  public var limit = 1000

  public init() {}

  public static let card = AlgorithmCard(
    id: "bipartite-check",
    title: "Bipartite check",
    family: .structure,
    summary: "Whether the nodes fall into two sides without ties within, and how far from it the graph is.",
    citations: [
      Citation(
        "E. Estrada, J. A. Rodríguez-Velázquez", 2005, "Spectral measures of bipartivity in complex networks",
        "Physical Review E 72", doi: "10.1103/PhysRevE.72.046105")
    ],
    time: "O(n + m), O(n³) for the bipartivity", space: "O(n + m), O(n²) for the bipartivity", weights: .ignored,
    direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 0...10_000, help: "most nodes for which the spectral bipartivity is computed")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let (side, oddCycle) = graph.bipartition()
    let cycle = oddCycle.sorted()
    let sides = (0...1).map { wanted in side.indices.filter { side[$0] == wanted } }
    var bipartivity = Double.nan
    if rows.nodeCount > 0, rows.nodeCount <= limit {
      let values = try rows.adjacencySpectrum(in: context)
      let largest = values.reduce(0) { max($0, abs($1)) }
      let all = values.reduce(0) { $0 + exp($1 - largest) }
      bipartivity = values.reduce(0) { $0 + (exp($1 - largest) + exp(-$1 - largest)) / 2 } / all
    }
    return Figures(
      [
        Figures.Entry("bipartite", .flag(cycle.isEmpty)),
        Figures.Entry("first_side", .nodes(sides[0])),
        Figures.Entry("second_side", .nodes(sides[1])),
        Figures.Entry("odd_cycle", .nodes(cycle)),
        Figures.Entry("spectral_bipartivity", .real(bipartivity)),
      ],
      notes: ["directions ignored; the first node of every component is on the first side; a loop is an odd cycle"]
        + (rows.nodeCount > limit ? ["spectral bipartivity left out: more than \(limit) nodes"] : []))
  }
}
