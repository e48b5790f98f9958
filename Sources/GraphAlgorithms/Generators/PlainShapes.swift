import RelationGraph

/// A ring: every node is tied to the next, and the last to the first.
public struct RingGraph: GraphGenerator {
  public var nodes = 10
  public init() {}
  public static let card = GeneratorCard(
    id: "ring", title: "Ring", summary: "Every node is tied to the next, and the last to the first.", time: "O(n)")
  public static let parameters: [Parameter<Self>] = [.size(\.nodes)]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    let line = (1..<max(1, nodes)).map { (from: $0 - 1, to: $0) }
    return GeneratedNetwork(nodes, nodes > 2 ? line + [(from: 0, to: nodes - 1)] : line)
  }
}

/// A path: every node is tied to the next.
public struct PathGraph: GraphGenerator {
  public var nodes = 10
  public init() {}
  public static let card = GeneratorCard(
    id: "path", title: "Path", summary: "Every node is tied to the next.", time: "O(n)")
  public static let parameters: [Parameter<Self>] = [.size(\.nodes)]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    GeneratedNetwork(nodes, (1..<max(1, nodes)).map { ($0 - 1, $0) })
  }
}

/// A star: the first node is tied to all others.
public struct StarGraph: GraphGenerator {
  public var nodes = 10
  public init() {}
  public static let card = GeneratorCard(
    id: "star", title: "Star", summary: "The first node is tied to all others.", time: "O(n)")
  public static let parameters: [Parameter<Self>] = [.size(\.nodes)]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    GeneratedNetwork(nodes, (1..<max(1, nodes)).map { (0, $0) })
  }
}

/// A complete graph: all nodes are tied to each other.
public struct CompleteGraph: GraphGenerator {
  public var nodes = 10
  public init() {}
  public static let card = GeneratorCard(
    id: "complete", title: "Complete graph", summary: "All nodes are tied to each other.", time: "O(n²)")
  public static let parameters: [Parameter<Self>] = [.size(\.nodes)]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    let pairs = PairSampling(nodeCount: nodes, isDirected: false)
    try GeneratedNetwork.check(expected: Double(pairs.possible))
    return GeneratedNetwork(nodes, (0..<pairs.possible).map(pairs.pair))
  }
}

/// A complete two-mode graph: every node of one kind is tied to every node of the other.
public struct CompleteBipartiteGraph: GraphGenerator {
  public var first = 5
  public var second = 5
  public init() {}
  public static let card = GeneratorCard(
    id: "complete-bipartite", title: "Complete two-mode graph",
    summary: "Every node of one kind is tied to every node of the other.", time: "O(n²)")
  public static let parameters: [Parameter<Self>] = [
    .integer("first", \.first, in: 0...1_000_000, help: "number of nodes of kind 'actor'"),
    .integer("second", \.second, in: 0...1_000_000, help: "number of nodes of kind 'event'"),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var all = BipartiteGraph()
    (all.first, all.second, all.probability) = (first, second, 1)
    return try all.network(in: context)
  }
}

/// A grid: nodes in rows and columns, tied to their neighbours.
public struct GridGraph: GraphGenerator {
  public var rows = 10
  public var columns = 10
  /// Whether opposite sides are joined.
  public var wraps = false
  public init() {}
  public static let card = GeneratorCard(
    id: "grid", title: "Grid", summary: "Nodes in rows and columns, tied to their neighbours.", time: "O(n)")
  public static let parameters: [Parameter<Self>] = [
    .integer("rows", \.rows, in: 0...1000, help: "number of rows"),
    .integer("columns", \.columns, in: 0...1000, help: "number of columns"),
    .flag("wraps", \.wraps, help: "whether opposite sides are joined, where they are more than two apart"),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var ends: [(from: Int, to: Int)] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let node = row * columns + column
        if column + 1 < columns { ends.append((node, node + 1)) }
        if row + 1 < rows { ends.append((node, node + columns)) }
        if wraps, column == 0, columns > 2 { ends.append((node, node + columns - 1)) }
        if wraps, row == 0, rows > 2 { ends.append((node, (rows - 1) * columns + column)) }
      }
    }
    return GeneratedNetwork(rows * columns, ends)
  }
}
