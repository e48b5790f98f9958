import GraphProjection

/// Eigenvector centrality: a node counts as much as its neighbours together, xᵥ = (Σᵤ wᵤᵥ xᵤ)/λ with λ the largest eigenvalue.
///
/// The vector has Euclidean norm 1. It lives on the dominant component, the one with the largest λ, and is exactly 0 outside.
/// Where several components share the largest λ no vector is singled out; that is refused, or with `component=each` every
/// component gets a vector of its own.
///
/// In a directed graph ties count where they end (u → v gives to v), and components are strong ones: the vector is positive on the
/// dominant strong component and on what it leads to. A graph without directed cycles has no such vector and is refused.
///
/// Options: `component`, `refuse` or `each`; `loops`, what a loop counts in an undirected graph (2, as in the degree, or 1);
/// `tolerance`, the largest estimated relative error of an entry, small ones too (1e-12; a note says where that was out of reach);
/// `iterations`, the largest number of products with the matrix. The notes give λ and the residual ‖Ax − λx‖.
///
/// - Returns: ``NodeScores`` with `eigenvector`.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for tied components, graphs without ties or cycles, negative weights and
///   weights declared distances; ``AlgorithmError/limit(_:hint:)`` without convergence.
/// - Complexity: O(n + m) a step; O(n + m) space.
///
/// P. Bonacich (1972). Factoring and weighting approaches to status scores and clique identification.
/// https://doi.org/10.1080/0022250X.1972.9989806
///
/// NetworkX and igraph leave residues outside the dominant component and choose among tied ones by chance; igraph scales the
/// largest entry to 1; NetworkX counts a loop once (`loops=1`).
public struct EigenvectorCentrality: GraphAlgorithm {
  /// What to do when several components share the largest eigenvalue.
  public var component = TiedComponents.refuse
  /// The scale of the vector.
  public var norm = ScoreNorm.l2
  /// What a loop counts in an undirected graph: 2 or 1.
  public var loops = 2
  /// The largest estimated relative error of an entry.
  public var tolerance = 1e-12
  /// The largest number of products with the matrix, for one component.
  public var iterations = 200_000

  public enum TiedComponents: String, Hashable, Sendable, CaseIterable {
    case refuse, each
  }

  public init() {}

  public static let card = AlgorithmCard(
    id: "eigenvector",
    title: "Eigenvector centrality",
    family: .centrality,
    summary: "A node counts as much as its neighbours together.",
    citations: [
      Citation(
        "P. Bonacich", 1972, "Factoring and weighting approaches to status scores and clique identification",
        "Journal of Mathematical Sociology 2", doi: "10.1080/0022250X.1972.9989806")
    ],
    time: "O(n + m) a step", space: "O(n + m)", weights: .strength, direction: "followed: ties count where they end")

  public static let parameters: [Parameter<Self>] = [
    .choice("component", \.component, help: "tied components: refuse, or a vector for each component"),
    .norm(\.norm),
    .loops(\.loops),
    .tolerance(\.tolerance, help: "largest relative error of a value"),
    .steps(\.iterations),
  ]

  public static let conventions: [Convention: [(name: String, value: String)]] = [
    .networkx: [("loops", "1")],
    .igraph: [("norm", "max")],
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    guard component == .refuse || norm == .l2 else {
      throw .unsuitable("vectors for each component have Euclidean norm 1", hint: "leave out 'norm' or 'component'")
    }
    let n = graph.nodeCount
    var values = [Double](repeating: 0, count: n)
    guard n > 0 else { return NodeScores([NodeScores.Column("eigenvector", values)]) }
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let rows = graph.matrixRows(.incoming, strengths: strengths, loops: loops)
    // For its check: an infinite sum has no eigenvalue.
    if graph.isDirected { _ = try rows.columnSums() }
    let solver = try DominantVectors(
      rows: rows, isSymmetric: !graph.isDirected, tolerance: tolerance, iterations: iterations, in: context)
    var notes = [graph.strengthNote, convention(for: graph)]
    let noteCount = notes.count
    for group in try groups(solver.members, of: graph, in: context) {
      guard let dominant = try solver.dominantPart(among: group, in: context) else { continue }
      try solver.write(dominant, among: group, into: &values, in: context)
      let place = component == .each ? " (component of \(graph.nodeID(Int(solver.members[dominant.number][0]))))" : ""
      if let error = dominant.vector.absoluteError {
        notes.append(
          "values below \(error.brief) are not resolved: another part of the graph has almost the same eigenvalue\(place)"
        )
      }
      notes.append("λ = \(dominant.vector.eigenvalue.brief), ‖Ax − λx‖ = \(dominant.vector.residual.brief)\(place)")
    }
    guard notes.count > noteCount else {
      throw graph.isDirected
        ? .unsuitable(
          "the graph has no directed cycle, so that every eigenvalue is 0",
          hint: "use Katz centrality or PageRank, or --direction undirected")
        : .unsuitable("the graph has no ties, so that every eigenvalue is 0", hint: nil)
    }
    return NodeScores([NodeScores.Column("eigenvector", norm == .l2 ? values : norm.apply(to: values))], notes: notes)
  }

  /// The strong parts that compete for a vector: all, or those of one component.
  private func groups(
    _ parts: [[Int32]], of graph: ProjectedGraph, in context: RunContext
  ) throws(AlgorithmError) -> [[Int]] {
    guard component == .each else { return [Array(parts.indices)] }
    guard graph.isDirected else { return parts.indices.map { [$0] } }
    let roots = try WeakComponents.roots(of: graph, in: context)
    var groups = [[Int]](repeating: [], count: graph.nodeCount)
    for (part, nodes) in parts.enumerated() { groups[Int(roots[Int(nodes[0])])].append(part) }
    return groups.filter { !$0.isEmpty }
  }

  private func convention(for graph: ProjectedGraph) -> String {
    guard graph.isDirected else {
      return component == .each
        ? "Euclidean norm 1 in every component" : "\(norm.note); 0 outside the dominant component"
    }
    return
      "\(norm.note); ties count where they end; 0 for nodes that the dominant strong component does not lead to"
  }
}
