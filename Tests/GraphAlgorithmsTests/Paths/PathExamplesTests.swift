import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Paths: worked examples and edges of the domain")
struct PathExamplesTests {
  private func network(_ arcs: [(String, String, Double)], nodes: [String] = []) -> RandomNetwork {
    var names = nodes
    for arc in arcs { for name in [arc.0, arc.1] where !names.contains(name) { names.append(name) } }
    return RandomNetwork(nodes: names, arcs: arcs.map { .init(from: $0.0, to: $0.1, weight: $0.2) })
  }

  /// The example of the usual expositions of Yen's algorithm: C to H, k = 3, with lengths 5, 7 and 8.
  @Test func yensExample() throws {
    var network = network([
      ("C", "D", 3), ("C", "E", 2), ("D", "F", 4), ("E", "D", 1), ("E", "F", 2), ("E", "G", 3), ("F", "G", 2),
      ("F", "H", 1), ("G", "H", 2),
    ])
    (network.projection.weight, network.projection.weightMeaning) = (.property("w"), .distance)
    let graph = try network.graph()
    let list = try KShortestPaths.configured([("from", "C"), ("to", "H")]).run(on: graph)
    #expect(list.paths.map(\.cost) == [5, 7, 8])
    #expect(list.paths.map { $0.nodes.map(graph.nodeID).joined() } == ["CEFH", "CEGH", "CDFH"])
  }

  /// 0.1 + 0.2 and 0.15 + 0.15 differ in the last bit, and are equally long.
  @Test func equalUpToRounding() throws {
    var network = network([("a", "z", 0.1), ("z", "t", 0.2), ("a", "b", 0.15), ("b", "t", 0.15)])
    (network.projection.weight, network.projection.weightMeaning) = (.property("w"), .distance)
    let graph = try network.graph()
    let options = [(name: "from", value: "a"), (name: "to", value: "t")]
    let sequences = [["a", "b", "t"], ["a", "z", "t"]]
    #expect(
      try AllShortestPaths.configured(options).run(on: graph).paths.map { $0.nodes.map(graph.nodeID) } == sequences)
    #expect(try KShortestPaths.configured(options).run(on: graph).paths.map { $0.nodes.map(graph.nodeID) } == sequences)
    #expect(
      try ShortestPath.configured(options).run(on: graph).paths.map { $0.nodes.map(graph.nodeID) } == [sequences[0]])
  }

  /// A length that vanishes beside the others must not lose the path.
  @Test func absorbedLength() throws {
    var network = network([("a", "b", 1e-20), ("b", "c", 1), ("c", "d", 1e-20), ("a", "d", 3)])
    (network.projection.weight, network.projection.weightMeaning) = (.property("w"), .distance)
    for direction in [Projection.Direction.directed, .undirected] {
      network.projection.direction = direction
      let graph = try network.graph()
      let options = [(name: "from", value: "a"), (name: "to", value: "d")]
      #expect(try ShortestPath.configured(options).run(on: graph).paths.map(\.nodes) == [[0, 1, 2, 3]])
      #expect(try AllShortestPaths.configured(options).run(on: graph).paths.map(\.nodes) == [[0, 1, 2, 3]])
      #expect(try KShortestPaths.configured(options).run(on: graph).paths.map(\.nodes) == [[0, 1, 2, 3], [0, 3]])
    }
  }

  @Test func fromANodeToItself() throws {
    let graph = try network([("a", "b", 1), ("b", "a", 1)]).graph()
    let options = [(name: "from", value: "a"), (name: "to", value: "a")]
    let itself = [GraphPath(nodes: [0], ties: [], cost: 0)]
    #expect(try ShortestPath.configured(options).run(on: graph).paths == itself)
    #expect(try AllShortestPaths.configured(options).run(on: graph).paths == itself)
    #expect(try KShortestPaths.configured(options).run(on: graph).paths == itself)
  }

  @Test func unreachedIsEmptyAndSaidSo() throws {
    let graph = try network([("a", "b", 1)], nodes: ["c"]).graph()
    let options = [(name: "from", value: "b"), (name: "to", value: "a")]
    let lists = [
      try ShortestPath.configured(options).run(on: graph), try AllShortestPaths.configured(options).run(on: graph),
      try KShortestPaths.configured(options).run(on: graph),
    ]
    for list in lists {
      #expect(list.paths.isEmpty)
      #expect(list.notes.contains("no path leads from 'b' to 'a'"))
      #expect(list.table(for: graph).rows.isEmpty)
    }
  }

  @Test func missingAndUnknownEnds() throws {
    let graph = try network([("a", "b", 1)]).graph()
    #expect(throws: AlgorithmError.self) { try ShortestPath().run(on: graph) }
    #expect {
      try AllShortestPaths.configured([("from", "a")]).run(on: graph)
    } throws: { ($0 as? AlgorithmError)?.hint?.contains("to=NODE") == true }
    #expect {
      try KShortestPaths.configured([("from", "a"), ("to", "nowhere")]).run(on: graph)
    } throws: { ($0 as? AlgorithmError) == .noSuchNode("nowhere", candidates: []) }
    let empty = try Projection().apply(to: PropertyGraph())
    #expect(throws: AlgorithmError.self) { try ShortestPath.configured([("from", "a"), ("to", "a")]).run(on: empty) }
  }

  @Test func optionsAreChecked() {
    #expect(throws: ParameterError.self) { try KShortestPaths.configured([("k", "0")]) }
    #expect(throws: ParameterError.self) { try KShortestPaths.configured([("k", "100001")]) }
    #expect(throws: ParameterError.self) { try AllShortestPaths.configured([("limit", "0")]) }
    #expect(KShortestPaths().settings.map(\.name) == ["from", "to", "k"])
  }

  @Test func weightsMustMeanSomethingAndBePositive() throws {
    var network = network([("a", "b", 1), ("b", "c", 0)])
    network.projection.weight = .property("w")
    let options = [(name: "from", value: "a"), (name: "to", value: "c")]
    #expect(throws: AlgorithmError.self) { try ShortestPath.configured(options).run(on: network.graph()) }
    network.projection.weightMeaning = .distance
    #expect {
      try KShortestPaths.configured(options).run(on: network.graph())
    } throws: { ($0 as? AlgorithmError)?.description.contains("b/related-to/c") == true }
  }

  /// Of parallel ties the shortest is used, and they do not multiply paths.
  @Test func parallelTies() throws {
    var network = network([("a", "b", 3), ("a", "b", 1), ("a", "b", 1), ("b", "c", 1), ("b", "c", 1)])
    network.projection.parallel = .count
    (network.projection.weight, network.projection.weightMeaning) = (.property("w"), .distance)
    let graph = try network.graph()
    let options = [(name: "from", value: "a"), (name: "to", value: "c")]
    let list = try KShortestPaths.configured(options).run(on: graph)
    #expect(list.paths.count == 1 && list.paths[0].cost == 2)
    #expect(list.isConsistent(with: graph))
    #expect(try AllShortestPaths.configured(options).run(on: graph).paths == list.paths)
  }

  /// C(12, 6) monotone paths through a lattice of 7 × 7 nodes; the first goes along the smallest ids.
  @Test func latticeIsCounted() throws {
    func name(_ row: Int, _ column: Int) -> String { "\(row)\(column)" }
    var arcs: [(String, String, Double)] = []
    for row in 0..<7 {
      for column in 0..<7 {
        if column < 6 { arcs.append((name(row, column), name(row, column + 1), 1)) }
        if row < 6 { arcs.append((name(row, column), name(row + 1, column), 1)) }
      }
    }
    var network = network(arcs)
    network.projection.direction = .undirected
    let graph = try network.graph()
    var all = AllShortestPaths()
    (all.from, all.to, all.limit) = ("00", "66", 10)
    let list = try all.run(on: graph)
    #expect(list.notes.contains("there are 924 shortest paths; the first 10 are listed"))
    all.limit = 924
    let whole = try all.run(on: graph)
    #expect(whole.paths.count == 924 && Set(whole.paths.map(\.nodes)).count == 924)
    #expect(Array(whole.paths.prefix(10)) == list.paths)
    #expect(whole.notes.allSatisfy { !$0.hasPrefix("there are") })
    var several = KShortestPaths()
    (several.from, several.to, several.k) = ("00", "66", 924)
    #expect(try several.run(on: graph).paths == whole.paths)
  }

  /// A chain of diamonds doubles the number of paths at each: 2^40 is exact, 2^70 more than the counter holds.
  @Test(arguments: [(40, "1099511627776"), (70, "18446744073709551615 or more")])
  func countSaturates(diamonds: Int, number: String) throws {
    var arcs: [(String, String, Double)] = []
    for i in 0..<diamonds {
      for side in ["x", "y"] { arcs += [("c\(i)", "\(side)\(i)", 1), ("\(side)\(i)", "c\(i + 1)", 1)] }
    }
    let graph = try network(arcs).graph()
    let list = try AllShortestPaths.configured([("from", "c0"), ("to", "c\(diamonds)")]).run(on: graph)
    #expect(list.notes.contains("there are \(number) shortest paths; the first 1000 are listed"))
    #expect(list.paths.count == 1000)
  }

  @Test func cancellation() throws {
    let graph = try network([("a", "b", 1)]).graph()
    let context = RunContext()
    context.cancellation.cancel()
    #expect(throws: AlgorithmError.cancelled) {
      try KShortestPaths.configured([("from", "a"), ("to", "b")]).run(on: graph, in: context)
    }
  }
}
