import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

@Suite("Walks of a pattern")
struct TypedWalkTests {
  private static let kinds = ["country", "organisation", "official"]
  private static let relations = ["member-of", "part-of", "met-with"]

  private func graph(seed: UInt64, direction: Projection.Direction) throws -> ProjectedGraph {
    var random = TestGenerator(state: 31 + seed)
    var source = PropertyGraph(schema: .open)
    let n = 2 + random.below(5)
    for node in 0..<n {
      try source.insert(Node(id: "n\(node)", kind: NodeKind(rawValue: Self.kinds[random.below(3)])))
    }
    for _ in 0..<random.below(3 * n) {
      let kind = RelationKind(rawValue: Self.relations[random.below(3)])
      try source.insert(Relation(kind: kind, from: "n\(random.below(n))", to: "n\(random.below(n))"))
    }
    var projection = Projection()
    projection.direction = direction
    return try projection.apply(to: source)
  }

  /// A pattern as nodes and steps, and its text.
  private struct Pattern {
    var nodes: [String]
    var steps: [(sense: Character, kind: String, isRepeated: Bool)]

    var text: String {
      zip(nodes, steps).map { "\($0)\($1.sense)\($1.kind)\($1.isRepeated ? "+" : "")\($1.sense)" }.joined()
        + (nodes.last ?? "")
    }
  }

  /// All walks of exactly `length` ties that the pattern matches, as nodes and ties.
  private func walks(_ pattern: Pattern, _ graph: ProjectedGraph, from: Int, length: Int) -> Set<[[Int]]> {
    var found: Set<[[Int]]> = []
    func allows(_ step: Int, _ a: Int, _ b: Int, _ tie: Int) -> Bool {
      let rule = pattern.steps[step]
      return graph.relations(ofTie: tie).contains { index in
        let relation = graph.source.relations[Int(index)]
        let isAlong = relation.from == graph.nodeID(a) && relation.to == graph.nodeID(b)
        let isAgainst = relation.to == graph.nodeID(a) && relation.from == graph.nodeID(b)
        return (rule.kind == "*" || rule.kind == relation.kind.rawValue)
          && (rule.sense == "~" || (rule.sense == ">" ? isAlong : isAgainst))
      }
    }
    func fits(_ place: Int, _ node: Int) -> Bool {
      pattern.nodes[place] == "*" || pattern.nodes[place] == graph.nodeKind(node).rawValue
    }
    func extend(_ nodes: [Int], _ ties: [Int], _ place: Int, inside: Bool) {
      guard let node = nodes.last else { return }
      if ties.count == length {
        if !inside, place == pattern.steps.count { found.insert([nodes, ties]) }
        return
      }
      guard place < pattern.steps.count else { return }
      for tie in 0..<graph.tieCount {
        let ends = graph.ends(ofTie: tie)
        for (a, b) in ends.from == ends.to ? [ends] : [ends, (ends.to, ends.from)] where a == node {
          guard allows(place, a, b, tie) else { continue }
          if fits(place + 1, b) { extend(nodes + [b], ties + [tie], place + 1, inside: false) }
          if pattern.steps[place].isRepeated { extend(nodes + [b], ties + [tie], place, inside: true) }
        }
      }
    }
    if fits(0, from) { extend([from], [], 0, inside: false) }
    return found
  }

  @Test(arguments: 0..<60) func againstAllWalks(seed: UInt64) throws {
    let graph = try graph(seed: seed, direction: [.directed, .undirected, .reversed][Int(seed % 3)])
    var random = TestGenerator(state: seed)
    for _ in 0..<6 {
      let count = 1 + random.below(3)
      func node() -> String { (Self.kinds + ["*"])[random.below(4)] }
      let pattern = Pattern(
        nodes: (0...count).map { _ in node() },
        steps: (0..<count).map { _ in
          ([">", "<", "~"][random.below(3)], (Self.relations + ["*"])[random.below(4)], random.below(3) == 0)
        })
      for from in 0..<graph.nodeCount {
        for to in 0..<graph.nodeCount {
          var walk = TypedWalk()
          (walk.from, walk.to, walk.pattern) = (graph.nodeID(from), graph.nodeID(to), pattern.text)
          walk.limit = 100_000
          // A kind may be missing in a small graph, which is refused.
          guard let list = try? walk.run(on: graph) else { continue }
          let shortest = (1...5).lazy
            .map { self.walks(pattern, graph, from: from, length: $0).filter { $0[0].last == to } }
            .first { !$0.isEmpty }
          if let shortest {
            #expect(Set(list.paths.map { [$0.nodes, $0.ties] }) == shortest)
            #expect(list.paths.count == shortest.count)
          } else {
            #expect(list.paths.allSatisfy { $0.cost > 5 })
          }
        }
      }
    }
  }

  @Test func openEnds() throws {
    var source = PropertyGraph(schema: .open)
    for (id, kind) in [("a", "official"), ("b", "official"), ("m", "organisation"), ("x", "country"), ("y", "country")]
    {
      try source.insert(Node(id: id, kind: NodeKind(rawValue: kind)))
    }
    for (from, kind, to) in [
      ("a", "holds-office", "m"), ("m", "part-of", "y"), ("b", "holds-office", "x"), ("a", "met-with", "b"),
    ] {
      try source.insert(Relation(kind: RelationKind(rawValue: kind), from: from, to: to))
    }
    let graph = try Projection().apply(to: source)
    func nodes(_ pattern: String, from: String = "", to: String = "") throws -> [[String]] {
      var walk = TypedWalk()
      (walk.pattern, walk.from, walk.to) = (pattern, from, to)
      return try walk.run(on: graph).paths.map { $0.nodes.map(graph.nodeID) }
    }
    #expect(try nodes("official>holds-office>*>part-of>country") == [["a", "m", "y"]])
    #expect(try nodes("official>*+>country") == [["b", "x"]])
    #expect(try nodes("official>*+>country", from: "a") == [["a", "b", "x"]])
    #expect(try nodes("country<part-of<organisation<holds-office<official") == [["y", "m", "a"]])
    #expect(try nodes("official|organisation ~met-with|part-of~ country") == [["m", "y"]])
    #expect(try nodes("official>met-with>official", from: "b", to: "a").isEmpty)
    #expect(throws: AlgorithmError.self) { try nodes("organisation>met-with>*") }
  }

  @Test(arguments: [
    ("", 1), ("country", 8), ("country>part-of", 16), ("country>part-of<country", 16), ("country>>country", 9),
    ("country+>part-of>country", 1), ("country>part-of>", 17), ("co*untry>part-of>country", 1),
  ])
  func thePlaceIsNamed(pattern: String, place: Int) throws {
    var walk = TypedWalk()
    walk.pattern = pattern
    let graph = try graph(seed: 1, direction: .directed)
    #expect { try walk.run(on: graph) } throws: { error in
      (error as? AlgorithmError)?.description.hasSuffix("at character \(place)") == true
    }
  }

  @Test func distancesFromANode() throws {
    for seed in 0..<40 as Range<UInt64> {
      let graph = try RandomNetwork(seed: 7000 + seed).graph()
      let from = graph.nodeCount - 1
      var hops = HopsFrom()
      hops.from = graph.nodeID(from)
      var lengths = DistancesFrom()
      lengths.from = hops.from
      let (a, b) = (try hops.run(on: graph), try lengths.run(on: graph))
      for to in 0..<graph.nodeCount {
        let all = SimplePaths(in: graph, from: from, to: to)
        let fewest = all.paths.map { $0.nodes.count - 1 }.min()
        #expect(
          a.column("distance")[to].isNaN == all.paths.isEmpty
            && (fewest.map { Double($0) == a.column("distance")[to] } ?? true))
        let before = Set(all.paths.filter { $0.nodes.count - 1 == fewest }.map { $0.nodes.suffix(2).first })
        if let fewest { #expect(a.column("predecessors")[to] == Double(fewest == 0 ? 0 : before.count)) }
        if let shortest = all.shortest.first {
          #expect(SimplePaths.isEqual(shortest.cost, b.column("distance")[to]))
          let last = Set(all.shortest.map { $0.nodes.suffix(2).first })
          #expect(b.column("predecessors")[to] == Double(from == to ? 0 : last.count))
        } else {
          #expect(b.column("distance")[to].isNaN && b.column("predecessors")[to].isNaN)
        }
      }
    }
  }
}
