import GraphProjection

/// k-cores: the largest sets of nodes that each have at least k neighbours within the set.
///
/// Every core lies within that of the smaller k. With `k=0` all of them are listed from the innermost, whose k is the *degeneracy*
/// of the graph, down to the 1-core; another `k` gives that core alone, or none where it is empty. On the undirected view: several
/// ties of one pair count once, loops not at all; weights are ignored.
///
/// Options: `k` (0 ≤ whole number, default 0: all).
///
/// - Returns: ``NodeSets`` of `core` with the columns `k`, `ties` (tied pairs within) and `parts` (its components); figures
///   `degeneracy` and `cores`, the number of different ones.
/// - Complexity: O(n + m) for the decomposition; O(n + m) for every core that is listed.
///
/// S. B. Seidman (1983). Network structure and minimum degree. Social Networks 5.
/// https://doi.org/10.1016/0378-8733(83)90028-X —
/// V. Batagelj, M. Zaveršnik (2003). An O(m) algorithm for cores decomposition of networks.
/// https://doi.org/10.48550/arXiv.cs/0310049
///
/// NetworkX `k_core` gives one core, by default the innermost (its main core); UCINET lists the components of every core.
public struct KCore: GraphAlgorithm {
  /// The core wanted; 0: all.
  public var k = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "k-core",
    title: "k-cores",
    family: .structure,
    summary: "The nested sets of nodes in which everyone has at least k neighbours.",
    citations: [.seidman, .batageljZaversnik],
    time: "O(n + m)", space: "O(n + m)", weights: .ignored, direction: "ignored")

  public static let parameters: [Parameter<Self>] = [
    .integer("k", \.k, in: 0...Int.max, help: "the core wanted; 0: all, the innermost first")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeSets {
    try checkOptions()
    try context.checkpoint()
    let cores = try Coreness().run(on: graph, in: context.quiet).values.map { Int($0) }
    let rows = graph.neighbourRows(.both)
    let degeneracy = cores.max() ?? 0
    // A core for every k that some node has: those between are the same sets.
    let levels = Array(Set(cores)).filter { $0 > 0 }.sorted(by: >)
    let wanted = k == 0 ? levels : levels.last(where: { $0 >= k }).map { [$0] } ?? []
    var sets: [[Int]] = []
    var (ties, parts): ([Double], [Double]) = ([], [])
    for (done, level) in wanted.enumerated() {
      try context.checkpoint(Double(done) / Double(wanted.count))
      let nodes = cores.indices.filter { cores[$0] >= level }
      sets.append(nodes)
      ties.append(
        Double(
          nodes.reduce(0) { sum, node in
            sum + rows.targets[rows.range(node)].count { $0 < node && cores[Int($0)] >= level }
          }))
      parts.append(Double(Self.parts(of: nodes, in: rows) { cores[$0] >= level }))
    }
    return NodeSets(
      sets, name: "core",
      columns: [
        NodeScores.Column("k", wanted.map { Double(k == 0 ? $0 : k) }, isInteger: true),
        NodeScores.Column("ties", ties, isInteger: true),
        NodeScores.Column("parts", parts, isInteger: true),
      ],
      figures: [
        Figures.Entry("degeneracy", .integer(degeneracy)), Figures.Entry("cores", .integer(levels.count)),
      ],
      notes: ["distinct neighbours, directions and loops ignored; nested: every core lies within the next"])
  }

  /// How many components the subgraph of these nodes has.
  private static func parts(of nodes: [Int], in rows: NeighbourRows, where isIn: (Int) -> Bool) -> Int {
    var isMet = [Bool](repeating: false, count: rows.nodeCount)
    var count = 0
    var stack: [Int] = []
    for start in nodes where !isMet[start] {
      count += 1
      isMet[start] = true
      stack.append(start)
      while let node = stack.popLast() {
        for target in rows.targets[rows.range(node)] where !isMet[Int(target)] && isIn(Int(target)) {
          isMet[Int(target)] = true
          stack.append(Int(target))
        }
      }
    }
    return count
  }
}
