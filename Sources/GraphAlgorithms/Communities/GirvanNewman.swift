import GraphProjection

/// Girvan–Newman: communities that remain when the ties that most shortest paths go over are removed, one after another.
///
/// The betweenness of a tie is the number of shortest paths between all pairs of nodes that go over it, each path counting one part of
/// all the shortest ones of its pair. It is high for the few ties between communities. The tie with the highest is removed, the
/// betweenness is calculated again, and so on; whenever a part falls apart, there is one more community. Steps count 1, and the
/// betweenness is divided by the strength of the tie (Newman 2004), so that a tie of strength 2 is as two parallel ties.
/// Parallel ties are one with the sum of their strengths; directions and loops are ignored. Of equal values, up to a relative 1e-10,
/// the tie with the smallest nodes goes first.
///
/// Options: `communities`: 0, the default, removes all ties and takes the level of the highest modularity, of equal ones that with the
/// fewest communities; another number ends at that many. `limit`: the largest number of ties met by all searches together, default
/// 3·10⁹, about a minute.
///
/// - Returns: A ``NodeGroups`` named `community`, with the figures `modularity` (NaN in a graph without ties) and `removed_ties`.
///   Every community is connected.
/// - Throws: ``AlgorithmError/limit(_:hint:)``; ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared
///   distances.
/// - Complexity: O(n·m²) time, O(n + m) space.
///
/// M. Girvan, M. E. J. Newman (2002). Community structure in social and biological networks. PNAS 99.
/// https://doi.org/10.1073/pnas.122653799 — M. E. J. Newman (2004). Analysis of weighted networks. Physical Review E 70, 056131.
/// https://doi.org/10.1103/PhysRevE.70.056131
///
/// igraph and NetworkX break ties in another way, so that levels differ where values are equal; igraph takes weights as lengths.
public struct GirvanNewman: GraphAlgorithm {
  /// 0: as many as are best.
  public var communities = 0
  /// The largest number of ties met by all searches.
  public var limit = 3_000_000_000

  public init() {}

  public static let card = AlgorithmCard(
    id: "girvan-newman",
    title: "Girvan–Newman communities",
    family: .communities,
    summary: "Communities that remain when the ties that most shortest paths go over are removed.",
    citations: [
      .girvanNewman,
      Citation(
        "M. E. J. Newman", 2004, "Analysis of weighted networks", "Physical Review E 70, 056131",
        doi: "10.1103/PhysRevE.70.056131"),
    ],
    time: "O(n·m²)", space: "O(n + m)", weights: .strength, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("communities", \.communities, in: 0...Int.max, help: "how many; 0: of the highest modularity"),
    .integer("limit", \.limit, in: 1...Int.max, help: "largest number of ties met by all searches"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let strengths = try graph.tieStrengths(for: Self.card.id)
    let network = CommunityNetwork(graph, strengths: strengths, objective: .cpm, resolution: 1)
    // Contracted into single nodes, parallel ties are one.
    let n = network.nodeCount
    let simple = network.contracted(by: Membership(singletons: n).community, count: n)
    var removal = TieRemoval(simple)
    var labels = removal.part.map(Int.init)
    var best = (labels: labels, modularity: try graph.modularity(of: labels), removed: 0)
    var work = 0
    while removal.tiesLeft > 0, communities == 0 || removal.partCount < communities {
      try context.checkpoint(Double(removal.removed) / Double(max(1, removal.ends.count)))
      work = work.addingReportingOverflow(removal.nextWork).partialValue
      guard work >= 0, work <= limit else {
        throw .limit(
          "'girvan-newman' met \(limit) ties and removed \(removal.removed) of \(removal.ends.count)",
          hint: "raise 'limit', say how many 'communities', or use 'leiden'")
      }
      guard try removal.step(in: context) else { continue }
      labels = removal.part.map(Int.init)
      let modularity = try graph.modularity(of: labels)
      if communities > 0 || modularity - best.modularity > 1e-12 { best = (labels, modularity, removal.removed) }
    }
    return NodeGroups(
      best.labels,
      figures: [.init("modularity", best.modularity), .init("removed_ties", Double(best.removed))],
      notes: graph.modularityNotes(resolution: 1) + [
        "betweenness of steps of length 1, divided by the strength of the tie, calculated again after each removal",
        communities > 0 ? "ended at \(communities) communities" : "the level of the highest modularity",
      ])
  }
}

/// Ties removed by their betweenness, and the parts that are left.
private struct TieRemoval {
  let ends: [(Int32, Int32)]
  private let strength: [Double]
  private var search: TieBetweenness
  private(set) var part: [Int32]
  private(set) var partCount = 0
  private(set) var removed = 0
  private var isRemoved: [Bool]
  /// The last betweenness of every tie over its strength.
  private var value: [Double]
  /// The nodes of the part whose values are out of date; at first, of every part.
  private var due: [[Int32]] = []

  var tiesLeft: Int { ends.count - removed }
  /// The ties that the next step meets.
  var nextWork: Int {
    due.reduce(0) { sum, nodes in
      sum &+ nodes.count &* nodes.reduce(0) { $0 &+ search.neighbours[Int($1)].count }
    }
  }

  init(_ network: CommunityNetwork) {
    var ends: [(Int32, Int32)] = []
    var strength: [Double] = []
    for node in 0..<network.nodeCount {
      for arc in network.offsets[node]..<network.offsets[node + 1] where Int(network.targets[arc]) > node {
        ends.append((Int32(node), network.targets[arc]))
        strength.append(network.strengths?[arc] ?? 1)
      }
    }
    let order = ends.indices.sorted { ends[$0] < ends[$1] }
    self.ends = order.map { ends[$0] }
    self.strength = order.map { strength[$0] }
    search = TieBetweenness(nodeCount: network.nodeCount, ties: self.ends)
    part = [Int32](repeating: -1, count: network.nodeCount)
    isRemoved = [Bool](repeating: false, count: ends.count)
    value = [Double](repeating: 0, count: ends.count)
    for node in part.indices where part[node] < 0 {
      let nodes = search.component(of: Int32(node)).sorted()
      for member in nodes { part[Int(member)] = Int32(partCount) }
      due.append(nodes)
      partCount += 1
    }
  }

  /// Removes one tie.
  ///
  /// - Returns: whether that parted something.
  mutating func step(in context: RunContext) throws(AlgorithmError) -> Bool {
    for nodes in due where nodes.count > 1 {
      let ties = Set(nodes.flatMap { search.neighbours[Int($0)].map(\.tie) }).sorted()
      let sums = try search.betweenness(of: nodes, ties: ties, in: context)
      guard sums.allSatisfy(\.isFinite) else {
        throw .limit("there are too many shortest paths to count", hint: "use 'leiden'")
      }
      for (index, tie) in ties.enumerated() { value[Int(tie)] = sums[index] / strength[Int(tie)] }
    }
    due = []
    var first = -1
    for tie in ends.indices where !isRemoved[tie] && (first < 0 || value[tie] > value[first] * (1 + 1e-10)) {
      first = tie
    }
    guard first >= 0 else { return false }
    let (a, b) = ends[first]
    isRemoved[first] = true
    removed += 1
    search.remove(Int32(first), between: a, and: b)
    let side = search.component(of: a)
    guard !side.contains(b) else {
      due = [side.sorted()]
      return false
    }
    for node in side { part[Int(node)] = Int32(partCount) }
    partCount += 1
    due = [side.sorted(), search.component(of: b).sorted()]
    return true
  }
}
