import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite struct ParticipationTests {
  /// Two triangles joined by one tie. At its ends P = 1 − (2/3)² − (1/3)² = 4/9; all have two ties within, so z = 0.
  @Test func twoTriangles() throws {
    let graph = CommunityGraph(6, [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)])
    let found = try Participation().run(on: try graph.projected())
    #expect(agree(found.column("participation"), [0, 0, 4.0 / 9, 4.0 / 9, 0, 0]))
    #expect(found.column("within_module_z") == [0, 0, 0, 0, 0, 0])
    #expect(found.column("role") == [1, 1, 2, 2, 1, 1])
    #expect(found.column("module") == [0, 0, 0, 1, 1, 1])
  }

  /// A star of 13 is one module by kind: the hub has 12 ties within, the others 1; z = (12 − 24/13)/σ = √12.
  @Test func star() throws {
    let graph = CommunityGraph(13, (1..<13).map { (0, $0) })
    var algorithm = Participation()
    algorithm.attribute = "kind"
    let found = try algorithm.run(on: try graph.projected())
    let root = Double(12).squareRoot()
    #expect(agree(found.column("within_module_z"), [root] + [Double](repeating: -1 / root, count: 12)))
    #expect(found.column("role") == [5] + (1..<13).map { _ in 1 })
    #expect(found.column("participation") == (0..<13).map { _ in 0 })
  }

  /// The definition, from the matrix of weights and the modules that the result names.
  @Test func slowFormulation() throws {
    var random = TestRandom(71)
    for round in 0..<40 {
      let n = 12
      let graph = random.graph(nodes: n, ties: 25, isDirected: round % 2 == 1, isWeighted: round % 3 == 1)
      let found = try Participation().run(on: try graph.projected())
      let module = found.column("module").map { Int($0) }
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for tie in graph.ties where tie.from != tie.to {
        matrix[tie.from][tie.to] += tie.weight
        matrix[tie.to][tie.from] += tie.weight
      }
      let within = (0..<n).map { i in (0..<n).reduce(0.0) { $0 + (module[i] == module[$1] ? matrix[i][$1] : 0) } }
      let participation = (0..<n).map { i -> Double in
        let total = matrix[i].reduce(0, +)
        let sums = (0..<n).map { s in (0..<n).reduce(0.0) { $0 + (module[$1] == s ? matrix[i][$1] : 0) } }
        return total == 0 ? .nan : 1 - sums.reduce(0) { $0 + $1 * $1 } / (total * total)
      }
      let z = (0..<n).map { i -> Double in
        let own = (0..<n).filter { module[$0] == module[i] }.map { within[$0] }
        let mean = own.reduce(0, +) / Double(own.count)
        let deviation = (own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count)).squareRoot()
        return deviation < 1e-9 ? 0 : (within[i] - mean) / deviation
      }
      #expect(zip(found.column("participation"), participation).allSatisfy { abs($0 - $1) < 1e-12 || $1.isNaN })
      #expect(zip(found.column("participation"), participation).allSatisfy { $0.isNaN == $1.isNaN })
      #expect(zip(found.column("within_module_z"), z).allSatisfy { abs($0 - $1) < 1e-9 }, "round \(round)")
    }
  }

  /// Nodes without the property have no scores, and ties to them do not count.
  @Test func missingAttribute() throws {
    var source = PropertyGraph(schema: .open)
    for (id, party) in [("a", "red"), ("b", "red"), ("c", "blue"), ("d", nil)] {
      try source.insert(Node(id: id, properties: party.map { ["party": .text($0)] } ?? [:]))
    }
    for (from, to) in [("a", "b"), ("a", "c"), ("a", "d")] { try source.insert(Relation(from: from, to: to)) }
    var projection = Projection()
    projection.direction = .undirected
    var algorithm = Participation()
    algorithm.attribute = "party"
    let found = try algorithm.run(on: try projection.apply(to: source))
    #expect(found.column("participation")[0] == 0.5)
    #expect(found.column("participation")[3].isNaN && found.column("role")[3].isNaN)
    algorithm.attribute = "nothing"
    #expect(throws: AlgorithmError.self) { try algorithm.run(on: try projection.apply(to: source)) }
  }
}
