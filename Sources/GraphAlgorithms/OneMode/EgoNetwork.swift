import GraphProjection

/// Ego network: a node, those around it, and all ties among them.
///
/// The alters are the nodes within `steps` of the ego; the network holds all ties among ego and alters. Its figures describe the
/// alters as the ego finds them: `density` is the share of their pairs that are tied, `brokerage` the number of pairs that are not,
/// for which the ego is a go-between, `brokerage_share` their share, and `components` the number of parts they fall into without
/// the ego. For these, directions are ignored, and several ties of one pair count once.
///
/// Options: `node`, the ego (by default the node with the most neighbours, of several the first by id); `steps`, 1 or more (1);
/// `direction`, whether steps go along ties (`out`), against them (`in`) or either way (`all`, the default).
///
/// - Returns: ``PairScores`` over the ties of the network, in their order, with `weight`, `from_distance` and `to_distance` (steps from
///   the ego); figures `ego`, `alters`, `ties`, `ego_ties`, `alter_ties`, `density`, `components`, `brokerage`, `brokerage_share`,
///   `members` (nodes) and `distance` (a group: how many alters at each).
/// - Throws: ``AlgorithmError/noSuchNode(_:candidates:)``; ``AlgorithmError/unsuitable(_:hint:)`` for a graph without nodes.
/// - Complexity: O(n + m) time and space.
///
/// M. Everett, S. P. Borgatti (2005). Ego network betweenness. Social Networks 27. https://doi.org/10.1016/j.socnet.2004.11.007
///
/// NetworkX `ego_graph` and igraph `make_ego_graph` give the subgraph, the former along outgoing ties unless told otherwise; UCINET's
/// figures of ego networks have ties, pairs and density of directed pairs.
public struct EgoNetwork: GraphAlgorithm {
  /// The ego: an id, a name or an alias; empty: the node with the most neighbours.
  public var node = ""
  public var steps = 1
  public var direction = DistanceDirection.all

  public init() {}

  public static let card = AlgorithmCard(
    id: "ego-network",
    title: "Ego network",
    family: .projection,
    summary: "A node, those around it, and all ties among them.",
    citations: [
      Citation(
        "M. Everett, S. P. Borgatti", 2005, "Ego network betweenness", "Social Networks 27",
        doi: "10.1016/j.socnet.2004.11.007")
    ],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored, or one way by 'direction'")

  public static let parameters: [Parameter<Self>] = [
    .node("node", \.node, help: "the ego; empty: the node with the most neighbours"),
    .integer("steps", \.steps, in: 1...1_000_000, help: "how far the network reaches"),
    .choice("direction", \.direction, help: "steps against ties, along them, or either way"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    guard graph.nodeCount > 0 else {
      throw .unsuitable("a graph without nodes has no ego network", hint: "choose other --nodes or --relations")
    }
    let rows = graph.neighbourRows(.both)
    let ego = try node.isEmpty ? mostNeighbours(rows) : graph.node(named: node)
    let distance = distances(from: ego, direction == .all ? rows : graph.neighbourRows(direction.sense))
    try context.checkpoint(0.5)
    let members = distance.indices.filter { distance[$0] >= 0 }
    let inside = (0..<graph.tieCount).filter { tie in
      let ends = graph.ends(ofTie: tie)
      return distance[ends.from] >= 0 && distance[ends.to] >= 0
    }
    let ends = inside.map { graph.ends(ofTie: $0) }
    let alters = AlterTies(members.filter { $0 != ego }, rows)
    let pairs = Double(alters.count) * Double(alters.count - 1) / 2
    let layers = members.reduce(into: [Int](repeating: 0, count: 1 + (distance.max() ?? 0))) { $0[distance[$1]] += 1 }
    var figures = [
      Figures.Entry("ego", .nodes([ego])), Figures.Entry("alters", .integer(alters.count)),
      Figures.Entry("ties", .integer(inside.count)),
      Figures.Entry("ego_ties", .integer(ends.count { $0.from == ego || $0.to == ego })),
      Figures.Entry("alter_ties", .integer(ends.count { $0.from != ego && $0.to != ego })),
    ]
    figures += [
      Figures.Entry("density", pairs > 0 ? .real(Double(alters.tiedPairs) / pairs) : .undefined),
      Figures.Entry("components", .integer(alters.components)),
      Figures.Entry("brokerage", .real(pairs - Double(alters.tiedPairs))),
      Figures.Entry("brokerage_share", pairs > 0 ? .real((pairs - Double(alters.tiedPairs)) / pairs) : .undefined),
      Figures.Entry("members", .nodes(members)),
      Figures.Entry(
        "distance", .group(layers.enumerated().dropFirst().map { Figures.Entry(String($0), .integer($1)) })),
    ]
    return PairScores(
      zip(inside, ends).map { .init(from: $1.from, to: $1.to, tie: $0) },
      columns: [
        NodeScores.Column("weight", inside.map { graph.weight(ofTie: $0) }),
        NodeScores.Column("from_distance", ends.map { Double(distance[$0.from]) }, isInteger: true),
        NodeScores.Column("to_distance", ends.map { Double(distance[$0.to]) }, isInteger: true),
      ], leading: nil, figures: figures,
      notes: [
        "the network of '\(graph.nodeID(ego))'\(node.isEmpty ? ", the node with the most neighbours" : "") within \(steps) \(steps == 1 ? "step" : "steps"); \(direction.note(for: graph))",
        "density, components and brokerage are those of the alters without the ego, directions ignored",
      ])
  }

  private func mostNeighbours(_ rows: NeighbourRows) -> Int {
    var best = 0
    for node in 1..<max(1, rows.nodeCount) where rows.range(node).count > rows.range(best).count { best = node }
    return best
  }

  /// Steps from the ego; −1 beyond.
  private func distances(from ego: Int, _ rows: NeighbourRows) -> [Int] {
    var distance = [Int](repeating: -1, count: rows.nodeCount)
    distance[ego] = 0
    var queue = [ego]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      guard distance[node] < steps else { break }
      for arc in rows.range(node) where distance[Int(rows.targets[arc])] < 0 {
        distance[Int(rows.targets[arc])] = distance[node] + 1
        queue.append(Int(rows.targets[arc]))
      }
    }
    return distance
  }
}

/// How the alters are tied without the ego.
private struct AlterTies {
  let count: Int
  let tiedPairs: Int
  let components: Int

  init(_ alters: [Int], _ rows: NeighbourRows) {
    var isOpen = [Bool](repeating: false, count: rows.nodeCount)
    for alter in alters { isOpen[alter] = true }
    count = alters.count
    tiedPairs = alters.reduce(0) { sum, alter in
      sum + rows.range(alter).count { isOpen[Int(rows.targets[$0])] && Int(rows.targets[$0]) > alter }
    }
    var components = 0
    for start in alters where isOpen[start] {
      components += 1
      isOpen[start] = false
      var stack = [start]
      while let node = stack.popLast() {
        for arc in rows.range(node) where isOpen[Int(rows.targets[arc])] {
          isOpen[Int(rows.targets[arc])] = false
          stack.append(Int(rows.targets[arc]))
        }
      }
    }
    self.components = components
  }
}
