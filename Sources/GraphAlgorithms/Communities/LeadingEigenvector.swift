import GraphProjection

/// Leading eigenvector: communities by dividing the graph in two, and each part again, along an eigenvector of the modularity matrix.
///
/// The modularity matrix is Bᵢⱼ = Aᵢⱼ − γ kᵢkⱼ/2m (directed, symmetrised: Aᵢⱼ + Aⱼᵢ − γ(k⁺ᵢk⁻ⱼ + k⁺ⱼk⁻ᵢ)/m), within a group with a diagonal
/// that makes its rows sum to 0. The eigenvector of its largest eigenvalue, if that is positive, parts the nodes by its sign. A group is
/// divided as long as that raises ``GraphProjection/ProjectedGraph/modularity(of:resolution:)``; the graph is one group at first.
///
/// Options:
/// - `refine`: whether, after each division, nodes change sides one at a time as by Kernighan and Lin, in groups of up to 5,000
///   nodes; default `true`, as Newman advises.
/// - `resolution`: γ > 0, default 1.
/// - `seed`: of the vectors that the calculation begins with. It matters only where the largest eigenvalue is met twice, so that
///   the eigenvector is not unique.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity` (at γ; NaN in a graph without ties). Communities need
///   not be connected.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O((n + m)·k) a division, with k products of the matrix, mostly under a hundred; refined O(n²) a round.
///
/// M. E. J. Newman (2006). Finding community structure in networks using the eigenvectors of matrices. Physical Review E 74, 036104.
/// https://doi.org/10.1103/PhysRevE.74.036104
///
/// With `refine=false` as igraph, which does not refine and ignores directions.
public struct LeadingEigenvector: GraphAlgorithm {
  public var refine = true
  /// γ.
  public var resolution = 1.0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "leading-eigenvector",
    title: "Leading eigenvector communities",
    family: .communities,
    summary: "Communities by repeated division along the leading eigenvector of the modularity matrix.",
    citations: [
      Citation(
        "M. E. J. Newman", 2006, "Finding community structure in networks using the eigenvectors of matrices",
        "Physical Review E 74, 036104", doi: "10.1103/PhysRevE.74.036104"),
      .leichtNewman,
    ],
    time: "O((n + m)·k) per division, k products of the matrix; O(n²) per round refined", space: "O(n + m)",
    weights: .strength, direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .flag("refine", \.refine, help: "whether nodes change sides after a division"),
    .resolution(\.resolution),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    let n = network.nodeCount
    var labels = [Int](repeating: -1, count: n)
    var place = [Int32](repeating: -1, count: n)
    // A node without ties is worth nothing to any group.
    var groups = [(0..<n).filter { !(network.offsets[$0]..<network.offsets[$0 + 1]).isEmpty }.map { Int32($0) }]
    var (count, done) = (0, 0)
    while let group = groups.popLast() {
      try context.checkpoint(Double(done) / Double(n + 1))
      let division = CommunityDivision(of: group, in: network, place: &place)
      if let sides = try division.sides(isRefined: refine, seed: seed, in: context.quiet) {
        groups.append(sides.first)
        groups.append(sides.second)
      } else {
        for node in group { labels[Int(node)] = count }
        count += 1
        done += group.count
      }
    }
    for node in labels.indices where labels[node] < 0 {
      labels[node] = count
      count += 1
    }
    return NodeGroups(
      labels, figures: [.init("modularity", try graph.modularity(of: labels, resolution: resolution))],
      notes: graph.modularityNotes(resolution: resolution) + [
        refine ? "each division refined as by Kernighan and Lin" : "divisions not refined"
      ])
  }
}
