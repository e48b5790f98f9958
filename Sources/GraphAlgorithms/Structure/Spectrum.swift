import Foundation
import GraphProjection

/// Spectrum: what the eigenvalues of a graph tell of it.
///
/// With eigenvalues λ₁ ≥ … ≥ λₙ of the adjacency matrix and 0 = μ₁ ≤ … ≤ μₙ of the Laplacian L = D − A:
/// - `largest_eigenvalue`: λ₁, the growth of the number of walks with their length; `spectral_gap`: λ₁ − λ₂.
/// - `algebraic_connectivity`: μ₂; 0 exactly when the graph is not connected. `largest_laplacian_eigenvalue`: μₙ.
/// - `graph_energy`: Σ |λᵢ|. `log_estrada_index`: ln Σ exp(λᵢ), whose sum itself soon exceeds every number.
/// - `log_spanning_trees`: the natural logarithm of the number of spanning trees, Π μᵢ (i ≥ 2) / n; undefined where there is none.
///
/// On the undirected view without weights: several ties of one pair count once, loops not at all. Undefined for the empty graph, the
/// gap and the connectivity for one node.
///
/// Options: `limit` (1 ≤ whole number ≤ 10000, default 1000): the largest number of nodes, for the matrices are dense.
///
/// - Returns: ``Figures`` with the names above.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are more nodes than `limit`.
/// - Complexity: O(n³) time, O(n²) space.
///
/// M. Fiedler (1973). Algebraic connectivity of graphs. Czechoslovak Mathematical Journal 23.
/// https://doi.org/10.21136/CMJ.1973.101168 —
/// E. Estrada (2000). Characterization of 3D molecular structure. Chemical Physics Letters 319.
/// https://doi.org/10.1016/S0009-2614(00)00158-5 —
/// G. Kirchhoff (1847). Ueber die Auflösung der Gleichungen … Annalen der Physik und Chemie 148.
/// https://doi.org/10.1002/andp.18471481202
///
/// NetworkX `algebraic_connectivity`, `estrada_index` and `number_of_spanning_trees` are the figures for a simple graph.
public struct Spectrum: GraphAlgorithm {
  /// The largest number of nodes.
  public var limit = 1000

  public init() {}

  public static let card = AlgorithmCard(
    id: "spectrum",
    title: "Spectrum",
    family: .structure,
    summary: "Largest eigenvalue, spectral gap, algebraic connectivity, Estrada index and spanning trees.",
    citations: [
      Citation(
        "M. Fiedler", 1973, "Algebraic connectivity of graphs", "Czechoslovak Mathematical Journal 23",
        doi: "10.21136/CMJ.1973.101168"),
      Citation(
        "E. Estrada", 2000, "Characterization of 3D molecular structure", "Chemical Physics Letters 319",
        doi: "10.1016/S0009-2614(00)00158-5"),
      Citation(
        "G. Kirchhoff", 1847,
        "Ueber die Auflösung der Gleichungen, auf welche man bei der Untersuchung der linearen Vertheilung galvanischer "
          + "Ströme geführt wird", "Annalen der Physik und Chemie 148", doi: "10.1002/andp.18471481202"),
    ],
    time: "O(n³)", space: "O(n²)", weights: .ignored, direction: "ignored")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 8), nodes: limit) }

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...10_000, help: "the largest number of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let rows = graph.neighbourRows(.both)
    let n = rows.nodeCount
    try graph.checkNodeCount(atMost: limit, for: Self.card.id, hint: "filter the graph, or raise 'limit'")
    let walks = try rows.adjacencySpectrum(in: context.quiet)
    try context.checkpoint(0.5)
    let flows = try rows.laplacianSpectrum(in: context.quiet)
    let isConnected = n > 0 && rows.connectedParts().count == 1
    // What is 0 by theory is said to be 0: the number of components is known exactly.
    let second = n < 2 ? Double.nan : isConnected ? flows[1] : 0
    let trees = isConnected ? flows.dropFirst().reduce(-log(Double(n))) { $0 + log($1) } : .nan
    let first = walks.last ?? .nan
    let estrada = first + log(walks.reduce(0) { $0 + exp($1 - first) })
    return Figures(
      [
        Figures.Entry("largest_eigenvalue", .real(first)),
        Figures.Entry("spectral_gap", .real(n > 1 ? first - walks[n - 2] : .nan)),
        Figures.Entry("algebraic_connectivity", .real(second)),
        Figures.Entry("largest_laplacian_eigenvalue", .real(flows.last ?? .nan)),
        Figures.Entry("graph_energy", .real(n > 0 ? walks.reduce(0) { $0 + abs($1) } : .nan)),
        Figures.Entry("log_estrada_index", .real(estrada)),
        Figures.Entry("log_spanning_trees", .real(trees)),
      ],
      notes: ["undirected view, every tied pair counts 1, loops not; logarithms are natural"])
  }
}
