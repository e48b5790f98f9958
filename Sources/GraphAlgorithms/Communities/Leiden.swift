import GraphProjection

public struct Leiden: GraphAlgorithm {
  public var seed: UInt64 = 42
  public var resolution = 1.0
  public var objective = CommunityObjective.modularity
  public var iterations = 0
  public var starts = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "leiden", title: "Leiden communities", family: .communities,
    summary: "Communities.",
    citations: [],
    time: "O(m)", space: "O(n + m)", weights: .strength, direction: "directed")

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    let strengths = try graph.tieStrengths(for: "leiden")
    let network = CommunityNetwork(graph, strengths: strengths, objective: objective, resolution: resolution)
    let auto = starts > 0 ? starts : CommunityEnsemble.automaticStarts(for: network, budget: 1_000_000, most: 200)
    let (best, _) = try CommunityEnsemble(network: network, iterations: iterations, seed: seed, starts: auto).best(in: context)
    let membership = best.community.map(Int.init)
    return NodeGroups(membership, figures: [.init("modularity", try graph.modularity(of: membership))])
  }
}
