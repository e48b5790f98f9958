import GraphProjection

/// Greedy modularity: communities united two at a time, each time the two whose union raises modularity most.
///
/// Begins with every node on its own. Uniting communities c and d changes
/// ``GraphProjection/ProjectedGraph/modularity(of:resolution:)`` by
///
///     ΔQ = L_cd/m − γ D_c D_d/2m²      (directed: L_cd/m − γ (D⁺_c D⁻_d + D⁺_d D⁻_c)/m²)
///
/// with L_cd the strength between them. Of equal gains the pair with the smallest first nodes is united, so that there is one result.
///
/// Options: `resolution` γ > 0, default 1; `communities`: 0, the default, ends when nothing gains; another number goes on to that
/// many (or stops there), or to as many as there are components.
///
/// Communities grow unevenly, and ``Leiden`` nearly always finds a higher modularity; this is the fast classic, without chance.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figure `modularity` (at γ; NaN in a graph without ties). Every community
///   is connected.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(m·d·log n) with d the depth of the hierarchy; O(n + m·d) space.
///
/// A. Clauset, M. E. J. Newman, C. Moore (2004). Finding community structure in very large networks. Physical Review E 70, 066111.
/// https://doi.org/10.1103/PhysRevE.70.066111
///
/// igraph (fastgreedy) refuses directed graphs and parallel ties, and has no resolution.
public struct GreedyModularity: GraphAlgorithm {
  /// γ.
  public var resolution = 1.0
  /// 0: as many as are best.
  public var communities = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "greedy-modularity",
    title: "Greedy modularity",
    family: .communities,
    summary: "Communities united two at a time as long as that raises modularity.",
    citations: [
      Citation(
        "A. Clauset, M. E. J. Newman, C. Moore", 2004, "Finding community structure in very large networks",
        "Physical Review E 70, 066111", doi: "10.1103/PhysRevE.70.066111"),
      .leichtNewman,
    ],
    time: "O(m·d·log n), d the depth of the hierarchy", space: "O(n + m·d)", weights: .strength,
    direction: "directed modularity (Leicht–Newman) where the graph is directed")

  public static let parameters: [Parameter<Self>] = [
    .resolution(\.resolution),
    .integer("communities", \.communities, in: 0...Int.max, help: "how many; 0: until nothing gains"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .modularity, resolution: resolution)
    let n = network.nodeCount
    var masses = network.mass
    var otherMasses = network.otherMass ?? network.mass
    func loss(_ a: Int, _ b: Int, _ strength: Double) -> Double {
      network.penalty * (masses[a] * otherMasses[b] + masses[b] * otherMasses[a]) - network.scale * strength
    }
    var agglomeration = Agglomeration(network, cost: loss)
    let smallest = communities > 0 ? communities : 1
    let isForced = communities > 0
    var count = n
    while count > smallest {
      try context.checkpoint(Double(n - count) / Double(n))
      let isUnited = agglomeration.step(
        mayUnite: { isForced || $0 < 0 },
        unite: {
          masses[$0] += masses[$1]
          otherMasses[$0] += otherMasses[$1]
        }, cost: loss)
      guard isUnited else { break }
      count -= 1
    }
    let membership = agglomeration.tree.membership(after: n - count).community.map(Int.init)
    return NodeGroups(
      membership, figures: [.init("modularity", try graph.modularity(of: membership, resolution: resolution))],
      notes: graph.modularityNotes(resolution: resolution) + [
        isForced ? "united down to \(communities) communities at most" : "united until nothing gains"
      ])
  }
}
