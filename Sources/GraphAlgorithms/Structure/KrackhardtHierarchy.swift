import GraphProjection

/// Krackhardt's four dimensions: how near a directed graph is to an out-tree, the ideal chain of command.
///
/// - `connectedness`: the share of the pairs of nodes that are in one weak component.
/// - `hierarchy`: 1 − V/P with P pairs of which one reaches the other, V of these reaching each other both ways.
/// - `efficiency`: 1 − Σ (a − (k − 1)) / Σ (k − 1)², over the weak components with k nodes and a arcs: no arc beyond those of a tree.
/// - `least_upper_boundedness`: 1 − V / Σ (k − 1)(k − 2)/2 with V pairs in one weak component that have no *least upper bound*, a node
///   that reaches both, or is one of them, and that every other such node reaches: a common boss.
///
/// Each is 1 for an out-tree, and undefined where its denominator is 0. Arcs point from the superior to the subordinate; turn them with
/// `--direction reversed` where they are reports. Several ties of one ordered pair count once, loops not at all. Weights are ignored.
///
/// Options: `limit` (1 ≤ whole number ≤ 20000, default 5000): the largest number of nodes.
///
/// - Returns: ``Figures`` with the names above.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` where there are more nodes than `limit`.
/// - Complexity: O(n³/64) time, O(n²/64) space.
///
/// D. Krackhardt (1994). Graph theoretical dimensions of informal organizations. In: Computational organization theory. Erlbaum. —
/// M. G. Everett, D. Krackhardt (2012). A second look at Krackhardt's graph theoretical dimensions of informal organizations. Social
/// Networks 34. https://doi.org/10.1016/j.socnet.2011.10.006
///
/// The definitions are those of the functions `connectedness`, `hierarchy`, `efficiency` and `lubness` of the R package sna.
public struct KrackhardtHierarchy: GraphAlgorithm {
  /// The largest number of nodes.
  public var limit = 5000

  public init() {}

  public static let card = AlgorithmCard(
    id: "krackhardt-hierarchy",
    title: "Krackhardt's dimensions of hierarchy",
    family: .structure,
    summary: "Connectedness, hierarchy, efficiency and common superiors: how near the graph is to an out-tree.",
    citations: [
      Citation(
        "D. Krackhardt", 1994, "Graph theoretical dimensions of informal organizations",
        "Computational Organization Theory, Erlbaum"),
      Citation(
        "M. G. Everett, D. Krackhardt", 2012,
        "A second look at Krackhardt's graph theoretical dimensions of informal organizations", "Social Networks 34",
        doi: "10.1016/j.socnet.2011.10.006"),
    ],
    time: "O(n³/64)", space: "O(n²/64)", weights: .ignored,
    direction: "followed, from superior to subordinate; in an undirected graph every tie goes both ways")

  public var memory: MemoryGrowth { .limited(.pairs(bytes: 0.25), nodes: limit) }

  public static let parameters: [Parameter<Self>] = [
    .integer("limit", \.limit, in: 1...20_000, help: "the largest number of nodes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> Figures {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    try graph.checkNodeCount(atMost: limit, for: Self.card.id, hint: "filter the graph, or raise 'limit'")
    let components = NodeGroups(components: try WeakComponents.roots(of: graph, in: context.quiet))
    let rows = graph.neighbourRows()
    let ancestors = try Ancestors(of: rows, in: context)
    var (joined, excess, squares, triples) = (0, 0, 0, 0)
    for group in components.groups {
      let k = group.count
      joined += k * (k - 1) / 2
      excess += group.reduce(0) { $0 + rows.range($1).count } - (k - 1)
      squares += (k - 1) * (k - 1)
      triples += (k - 1) * (k - 2) / 2
    }
    var (oneWay, bothWays, unbounded) = (0, 0, 0)
    let parts = try context.chunked(n, size: 16) { chunk in
      chunk.reduce(into: [0, 0, 0]) { counts, b in
        for a in 0..<b where !context.cancellation.isCancelled && components.membership[a] == components.membership[b] {
          let ways = (ancestors.reaches(a, b) ? 1 : 0) + (ancestors.reaches(b, a) ? 1 : 0)
          if ways > 0 { counts[0] += 1 }
          if ways == 2 { counts[1] += 1 }
          if ways == 0, !ancestors.haveLeastUpperBound(a, b) { counts[2] += 1 }
        }
      }
    }
    for part in parts { (oneWay, bothWays, unbounded) = (oneWay + part[0], bothWays + part[1], unbounded + part[2]) }
    func share(_ lost: Int, of whole: Int) -> Figures.Value {
      whole > 0 ? .real(1 - Double(lost) / Double(whole)) : .undefined
    }
    let pairs = n * (n - 1) / 2
    return Figures(
      [
        Figures.Entry("connectedness", share(pairs - joined, of: pairs)),
        Figures.Entry("hierarchy", share(bothWays, of: oneWay)),
        Figures.Entry("efficiency", share(excess, of: squares)),
        Figures.Entry("least_upper_boundedness", share(unbounded, of: triples)),
      ], notes: ["arcs are taken to point from the superior to the subordinate; an out-tree has 1 everywhere"])
  }
}

/// Which nodes reach every node, itself among them.
///
/// The bits stand in the order of how many reach a node: then the last common ancestor of two nodes is the only one that can be
/// reached by all of them.
private struct Ancestors: Sendable {
  private let reach: NodeBitRows
  /// The bit of every node, how many reach it, and the node of every bit.
  private let place: [Int]
  private let counts: [Int]
  private let nodes: [Int]

  init(of rows: NeighbourRows, in context: RunContext) throws(AlgorithmError) {
    let n = rows.nodeCount
    let parts = try StrongParts(offsets: rows.offsets, targets: rows.targets, in: context.quiet)
    let members = parts.members()
    func closed(_ place: [Int]) throws(AlgorithmError) -> NodeBitRows {
      var reach = NodeBitRows(nodeCount: n)
      for part in stride(from: parts.count - 1, through: 0, by: -1) {
        try context.checkpoint()
        let head = Int(members[part][0])
        for node in members[part] { reach.insert(place[Int(node)], in: head) }
        for node in members[part].dropFirst() { reach.formUnion(head, with: Int(node)) }
        for node in members[part].dropFirst() { reach.formUnion(Int(node), with: head) }
        for node in members[part] {
          for target in rows.targets[rows.range(Int(node))] where parts.part[Int(target)] != part {
            reach.formUnion(Int(target), with: head)
          }
        }
      }
      return reach
    }
    let plain = try closed(Array(0..<n))
    let counts = (0..<n).map { plain.count(in: $0) }
    let nodes = (0..<n).sorted { (counts[$0], $0) < (counts[$1], $1) }
    var place = [Int](repeating: 0, count: n)
    for (bit, node) in nodes.enumerated() { place[node] = bit }
    reach = try closed(place)
    self.place = place
    self.counts = counts
    self.nodes = nodes
  }

  func reaches(_ a: Int, _ b: Int) -> Bool { reach.contains(place[a], in: b) }

  func haveLeastUpperBound(_ a: Int, _ b: Int) -> Bool {
    var (common, last) = (0, -1)
    let width = reach.width
    for word in 0..<width {
      let bits = reach.words[a &* width &+ word] & reach.words[b &* width &+ word]
      guard bits != 0 else { continue }
      common &+= bits.nonzeroBitCount
      last = word &* 64 &+ 63 &- bits.leadingZeroBitCount
    }
    return last >= 0 && counts[nodes[last]] == common
  }
}
