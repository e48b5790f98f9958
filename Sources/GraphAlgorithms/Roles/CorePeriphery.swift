import GraphProjection

/// Core and periphery: the division into a dense core and a periphery whose nodes are tied to the core and not to each other.
///
/// Of all cores it is that whose ideal pattern correlates best with the network, over all ordered pairs of nodes. `pattern` says
/// what is ideal: `full` (every tie that touches the core, the default), `isolated` (every tie within the core, no other) or `open`
/// (within the core all, within the periphery none; ties between the two do not count).
///
/// Up to `exact` nodes (18) every core is tried, so that the result is the best there is. Larger networks are searched: from the
/// best core by degree and from `starts` seeded changes of the best so far (0: by size), node by node to the next better one. The
/// notes say which. A weight is a strength; loops are left out.
///
/// - Returns: ``NodeGroups`` with `part` and the figures `correlation`, `core_part` (the number of the core), `core_size`,
///   `core_density`, `between_density`, `periphery_density` (mean strength of a pair). Without a best core, as of an empty or a
///   complete graph, all nodes are in one part and `core_part` is undefined.
/// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(2ⁿ d) up to `exact` nodes of degree d, else O(n + m) a sweep; O(n + m) space.
///
/// S. P. Borgatti, M. G. Everett (2000). Models of core/periphery structures. Social Networks 21.
/// https://doi.org/10.1016/S0378-8733(99)00019-2
///
/// UCINET searches with a genetic algorithm, and lets the density between core and periphery be set.
public struct CorePeriphery: GraphAlgorithm {
  public var pattern = CorePattern.full
  /// The most nodes whose every core is tried.
  public var exact = 18
  public var starts = 0
  public var seed: UInt64 = 1

  public init() {}

  public static let card = AlgorithmCard(
    id: "core-periphery",
    title: "Core and periphery",
    family: .roles,
    summary: "A dense core and a periphery whose nodes are tied to the core and not to each other.",
    citations: [.borgattiEverettCore],
    time: "O(2ⁿ) up to 18 nodes, else O(n + m) a sweep", space: "O(n + m)", weights: .strength,
    direction: "ignored: a tie counts for both of its ends")

  public static let parameters: [Parameter<Self>] = [
    .choice("pattern", \.pattern, help: "ideal ties between core and periphery: all, none, or not judged"),
    .integer("exact", \.exact, in: 0...24, help: "largest number of nodes whose every core is tried"),
    .starts(\.starts),
    .seed(\.seed),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeGroups {
    try checkOptions()
    try context.checkpoint()
    let profiles = try TieProfiles(graph, for: Self.card.id)
    let (rows, squares) = profiles.symmetricRows()
    var search = CoreSearch(CoreTrial(rows, squares: squares, pattern: pattern), rows)
    let isExact = graph.nodeCount <= exact
    if isExact {
      try search.tryAll(in: context)
    } else {
      let count = starts > 0 ? starts : graph.nodeCount <= 2000 ? 30 : 5
      try search.climb(starts: count, seed: seed, in: context)
    }
    var trial = CoreTrial(rows, squares: squares, pattern: pattern)
    trial.become(search.best)
    let densities = trial.densities
    var groups = NodeGroups(search.best, name: "part")
    let core = search.best.firstIndex(of: true).map { Double(groups.membership[$0]) } ?? .nan
    groups.figures = [
      NodeGroups.Figure("correlation", search.correlation.isInfinite ? .nan : search.correlation),
      NodeGroups.Figure("core_part", core), NodeGroups.Figure("core_size", Double(trial.size)),
      NodeGroups.Figure("core_density", densities.core * profiles.scale),
      NodeGroups.Figure("between_density", densities.between * profiles.scale),
      NodeGroups.Figure("periphery_density", densities.periphery * profiles.scale),
    ]
    guard groups.figures.allSatisfy({ !$0.value.isInfinite }) else { throw .infiniteStrength }
    groups.notes = [
      graph.strengthNote, pattern.note,
      core.isNaN ? "no core: the correlation is undefined" : "part \(Int(core)) is the core",
      isExact ? "every core was tried: no other correlates better" : "searched: a better core is not ruled out",
    ]
    return groups
  }
}

extension TieProfiles {
  /// Neighbours either way without loops: the strengths of both directions added up (an undirected tie counts both ways), and the
  /// sums of their squares.
  func symmetricRows() -> (rows: NeighbourRows, squares: [Double]) {
    var rows = NeighbourRows(offsets: [0], targets: [], weights: [])
    var squares: [Double] = []
    for node in 0..<nodeCount {
      var (sent, received) = (outgoing.range(node), incoming.range(node))
      while !sent.isEmpty || !received.isEmpty {
        let next = sent.first.map { outgoing.targets[$0] } ?? Int32.max
        let other = received.first.map { incoming.targets[$0] } ?? Int32.max
        var (there, back) = (0.0, 0.0)
        if next <= other { there = outgoing.weights?[sent.removeFirst()] ?? 1 }
        if other <= next { back = incoming.weights?[received.removeFirst()] ?? 1 }
        guard min(next, other) != node else { continue }
        rows.targets.append(min(next, other))
        rows.weights?.append(there + back)
        squares.append(there * there + back * back)
      }
      rows.offsets.append(rows.targets.count)
    }
    return (rows, squares)
  }
}

extension Citation {
  static let borgattiEverettCore = Citation(
    "S. P. Borgatti, M. G. Everett", 2000, "Models of core/periphery structures", "Social Networks 21",
    doi: "10.1016/S0378-8733(99)00019-2")
}
