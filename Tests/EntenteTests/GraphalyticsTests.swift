import Entente
import Foundation
import Testing

/// The validation graphs of the LDBC Graphalytics benchmark with their published outputs.
@Suite("Graphalytics", .enabled(if: DataSets.isThere))
struct GraphalyticsTests {
  private static let folder =
    DataSets.folder + "/4-interop/ldbc-graphalytics/graphalytics-validation/src/main/resources/validation-graphs"

  /// Ids order as the numbers that they are.
  private static func id(_ number: String) -> String { String(repeating: "0", count: 6 - number.count) + number }

  private static func rows(_ name: String) throws -> [[String]] {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
  }

  /// Rows `node value`; "infinitely far" is infinity.
  private static func output(_ name: String) throws -> [String: Double] {
    let values = try rows(name).map { row in
      (id(row[0]), row[1] == "9223372036854775807" ? Double.infinity : try #require(Double(row[1])))
    }
    return Dictionary(uniqueKeysWithValues: values)
  }

  /// A graph from `node neighbour neighbour…`, or from a file of nodes and one of edges with weights.
  private static func graph(
    _ name: String, isDirected: Bool, weight: Projection.WeightMeaning? = nil
  ) throws -> ProjectedGraph {
    var nodes: Set<String> = []
    var edges: [(String, String, Double)] = []
    if FileManager.default.fileExists(atPath: "\(folder)/\(name).e") {
      nodes = Set(try rows("\(name).v").map { $0[0] })
      edges = try rows("\(name).e").map { ($0[0], $0[1], $0.count > 2 ? Double($0[2]) ?? 1 : 1) }
    } else {
      for row in try rows(name) {
        nodes.formUnion(row)
        edges += row.dropFirst().map { (row[0], $0, 1) }
      }
    }
    var graph = PropertyGraph(schema: .open)
    for node in nodes.sorted() { try graph.insert(Node(id: id(node))) }
    for (from, to, weight) in edges {
      try graph.insert(Relation(from: id(from), to: id(to), properties: ["w": .real(weight)]))
    }
    var projection = Projection()
    projection.direction = isDirected ? .directed : .undirected
    if let weight { (projection.weight, projection.weightMeaning) = (.property("w"), weight) }
    return try projection.apply(to: graph)
  }

  private static func compare(
    _ values: (Int) -> Double, in graph: ProjectedGraph, with expected: [String: Double], tolerance: Double
  ) {
    #expect(expected.count == graph.nodeCount)
    for node in 0..<graph.nodeCount {
      let (mine, theirs) = (values(node), expected[graph.nodeID(node)] ?? .nan)
      #expect(mine == theirs || abs(mine - theirs) <= tolerance * abs(theirs), "\(graph.nodeID(node))")
    }
  }

  private static func isDirected(_ name: String) -> Bool { name.contains("dir") && !name.contains("undir") }

  @Test(arguments: [
    ("bfs/dir-input", "bfs/dir-output", "1"), ("bfs/undir-input", "bfs/undir-output", "1"),
    ("example/example-directed", "example/example-directed-BFS", "1"),
    ("example/example-undirected", "example/example-undirected-BFS", "2"),
  ])
  func breadthFirstSearch(input: String, output: String, source: String) throws {
    let graph = try Self.graph(input, isDirected: Self.isDirected(input))
    try Self.distances(graph, from: source, output)
  }

  @Test(arguments: [
    ("sssp/dir-input", "sssp/dir-output", "1"), ("sssp/undir-input", "sssp/undir-output", "1"),
    ("example/example-directed", "example/example-directed-SSSP", "1"),
    ("example/example-undirected", "example/example-undirected-SSSP", "2"),
  ])
  func singleSourceShortestPaths(input: String, output: String, source: String) throws {
    let graph = try Self.graph(input, isDirected: Self.isDirected(input), weight: .distance)
    try Self.distances(graph, from: source, output)
  }

  private static func distances(_ graph: ProjectedGraph, from source: String, _ output: String) throws {
    var costs: [Double] = []
    for node in 0..<graph.nodeCount {
      let algorithm = try ShortestPath.configured([("from", id(source)), ("to", graph.nodeID(node))])
      costs.append(try algorithm.run(on: graph).paths.first?.cost ?? .infinity)
    }
    try compare({ costs[$0] }, in: graph, with: Self.output(output), tolerance: 1e-12)
  }

  @Test(arguments: [
    ("pr/dir-input", "pr/dir-output", 40), ("pr/undir-input", "pr/undir-output", 26),
    ("example/example-directed", "example/example-directed-PR", 2),
    ("example/example-undirected", "example/example-undirected-PR", 2),
  ])
  func pageRank(input: String, output: String, steps: Int) throws {
    let graph = try Self.graph(input, isDirected: Self.isDirected(input))
    var algorithm = PageRank()
    algorithm.steps = steps
    let ranks = try algorithm.run(on: graph).values
    // The published undirected ranks are exact to seven digits.
    try Self.compare({ ranks[$0] }, in: graph, with: Self.output(output), tolerance: 1e-7)
  }

  @Test(arguments: [
    ("lcc/undir-input", "lcc/undir-output"), ("example/example-directed", "example/example-directed-LCC"),
    ("example/example-undirected", "example/example-undirected-LCC"),
  ])
  func localClustering(input: String, output: String) throws {
    let graph = try Self.graph(input, isDirected: Self.isDirected(input))
    let densities = try EgoDensity().run(on: graph).values
    try Self.compare({ densities[$0].isNaN ? 0 : densities[$0] }, in: graph, with: Self.output(output), tolerance: 1e-9)
  }

  @Test(arguments: [
    ("wcc/dir-input", "wcc/dir-output"), ("example/example-directed", "example/example-directed-WCC"),
    ("example/example-undirected", "example/example-undirected-WCC"),
  ])
  func weakComponents(input: String, output: String) throws {
    let graph = try Self.graph(input, isDirected: Self.isDirected(input))
    try Self.compareGroups(try WeakComponents().run(on: graph), in: graph, output)
  }

  @Test(arguments: [
    ("cdlp/dir-input", "cdlp/dir-output", 5), ("cdlp/undir-input", "cdlp/undir-output", 5),
    ("example/example-directed", "example/example-directed-CDLP", 2),
    ("example/example-undirected", "example/example-undirected-CDLP", 2),
  ])
  func communityDetection(input: String, output: String, rounds: Int) throws {
    let graph = try Self.graph(input, isDirected: Self.isDirected(input))
    var algorithm = SynchronousLabelPropagation()
    algorithm.iterations = rounds
    try Self.compareGroups(try algorithm.run(on: graph), in: graph, output)
  }

  /// Labels are names: what counts is who has the same.
  private static func compareGroups(_ groups: NodeGroups, in graph: ProjectedGraph, _ output: String) throws {
    let expected = try Self.output(output)
    #expect(expected.count == graph.nodeCount)
    let theirs = (0..<graph.nodeCount).map { expected[graph.nodeID($0)] ?? .nan }
    #expect(NodeGroups(theirs).membership == groups.membership)
  }
}
