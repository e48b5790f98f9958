import GraphProjection
import RelationGraph

/// Which nodes stand in which column.
struct ColumnSplit {
  /// Indices into the nodes of the scene, from left to right.
  var columns: [[Int]]
  var titles: [String]
  /// Nodes of kinds that were not asked for.
  var leftOut = 0

  /// The columns that the recipe names, else one for every kind, else the two sides of a graph without kinds.
  ///
  /// - Parameters:
  ///   - kinds: the kind of every node.
  ///   - ties: the ends of every line as indices of nodes.
  init(kinds: [NodeKind], ties: [(from: Int, to: Int)], wanted: [NodeKind]?) throws(DiagramError) {
    let present = Set(kinds).sorted()
    let isMixed = ties.allSatisfy { kinds[$0.from] != kinds[$0.to] }
    if let wanted {
      try self.init(kinds: kinds, present: present, wanted: wanted)
    } else if present.count > 1, isMixed,
      let order = Self.chain(present, ties.map { (kinds[$0.from], kinds[$0.to]) })
    {
      try self.init(kinds: kinds, present: present, wanted: order)
    } else if present.count == 1, let sides = Self.sides(kinds.count, ties) {
      self.init(columns: [0, 1].map { side in kinds.indices.filter { sides[$0] == side } }, titles: ["", ""])
    } else {
      let known = present.map(\.rawValue).joined(separator: ",")
      throw .unsuitable(
        .columns, message: "the graph is not two-mode: some ties join nodes of one side",
        hint: present.count > 1
          ? "choose kinds with --columns KIND,KIND (there are: \(known))" : "draw it as --view matrix or --view arcs")
    }
  }

  private init(columns: [[Int]], titles: [String]) {
    self.columns = columns
    self.titles = titles
  }

  private init(kinds: [NodeKind], present: [NodeKind], wanted: [NodeKind]) throws(DiagramError) {
    if let missing = wanted.first(where: { !present.contains($0) }) {
      throw .unsuitable(
        .columns, message: "no node is of the kind '\(missing.rawValue)'",
        hint: "there are: " + present.map(\.rawValue).joined(separator: ", "))
    }
    guard wanted.count >= 2, Set(wanted).count == wanted.count else {
      throw .unsuitable(
        .columns, message: "columns need two kinds or more, each once", hint: "as --columns official,organisation")
    }
    columns = wanted.map { kind in kinds.indices.filter { kinds[$0] == kind } }
    titles = wanted.map { DOTEscaping.cleaned(Tooltip.words($0.rawValue), limit: 60) }
    leftOut = kinds.count - columns.reduce(0) { $0 + $1.count }
  }

  /// The kinds in an order in which ties join neighbours only, beginning with the kind most ties lead away from; `nil` if there
  /// is no such order.
  private static func chain(_ kinds: [NodeKind], _ ties: [(NodeKind, NodeKind)]) -> [NodeKind]? {
    var neighbours: [NodeKind: Set<NodeKind>] = [:]
    for (a, b) in ties {
      neighbours[a, default: []].insert(b)
      neighbours[b, default: []].insert(a)
    }
    guard let start = kinds.first(where: { neighbours[$0]?.count == 1 }) else { return nil }
    var chain = [start]
    while let next = neighbours[chain[chain.count - 1]]?.sorted().first(where: { !chain.contains($0) }) {
      guard neighbours[chain[chain.count - 1]]?.count ?? 0 <= 2 else { return nil }
      chain.append(next)
    }
    guard chain.count == kinds.count, chain.allSatisfy({ neighbours[$0]?.count ?? 0 <= 2 }),
      neighbours[chain[chain.count - 1]]?.count == 1
    else { return nil }
    let forward = ties.reduce(0) { sum, tie in
      sum + ((chain.firstIndex(of: tie.0) ?? 0) < (chain.firstIndex(of: tie.1) ?? 0) ? 1 : -1)
    }
    return forward < 0 ? chain.reversed() : chain
  }

  /// 0 or 1 for every node so that every tie joins both, or `nil` if it cannot be. In every component the side that more ties
  /// lead away from is the left one.
  private static func sides(_ count: Int, _ ties: [(from: Int, to: Int)]) -> [Int]? {
    var neighbours = [[Int]](repeating: [], count: count)
    for tie in ties {
      neighbours[tie.from].append(tie.to)
      neighbours[tie.to].append(tie.from)
    }
    var sides = [Int](repeating: -1, count: count)
    var component = [Int](repeating: 0, count: count)
    for start in 0..<count where sides[start] < 0 {
      sides[start] = 0
      var queue = [start]
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        component[node] = start
        for other in neighbours[node] {
          if sides[other] == sides[node] { return nil }
          guard sides[other] < 0 else { continue }
          sides[other] = 1 - sides[node]
          queue.append(other)
        }
      }
    }
    guard !ties.isEmpty else { return nil }
    var balance = [Int](repeating: 0, count: count)
    for tie in ties { balance[component[tie.from]] += sides[tie.from] == 0 ? 1 : -1 }
    return (0..<count).map { balance[component[$0]] < 0 ? 1 - sides[$0] : sides[$0] }
  }
}
