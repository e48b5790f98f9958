import GraphAlgorithms
import GraphProjection
import RelationGraph
import Testing

/// What holds for every algorithm of the catalogue, whatever the graph.
@Suite struct CatalogTests {
  // MARK: Cards and options

  @Test func cardsAreComplete() {
    let cards = AlgorithmCatalog.all.map { $0.card }
    #expect(Set(cards.map(\.id)).count == cards.count)
    for card in cards {
      #expect(card.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(!card.title.isEmpty && card.summary.hasSuffix(".") && !card.direction.isEmpty)
      #expect(card.time.hasPrefix("O(") && card.space.hasPrefix("O("))
      #expect(card.citations.contains { $0.doi != nil })
      for citation in card.citations {
        #expect(!citation.authors.isEmpty && !citation.venue.isEmpty && (1700...2100).contains(citation.year))
        if let doi = citation.doi { #expect(doi.wholeMatch(of: /10\.\d{4,}\/\S+/) != nil) }
      }
      #expect(AlgorithmCatalog.algorithm(card.id)?.card == card)
    }
    let families = cards.map(\.family)
    #expect(families == AlgorithmFamily.allCases.flatMap { family in families.filter { $0 == family } })
    #expect(AlgorithmCatalog.algorithm("no-such") == nil)
  }

  @Test func defaultsReadBackAndOtherTextIsRefused() throws {
    func check<Algorithm: GraphAlgorithm>(_ type: Algorithm.Type) throws {
      let defaults = type.init().settings
      let again = try type.configured(defaults).settings
      #expect(again.map(\.name) == defaults.map(\.name) && again.map(\.value) == defaults.map(\.value))
      #expect(type.options.map(\.defaultValue) == defaults.map(\.value))
      #expect(throws: ParameterError.self) { try type.configured([("no-such", "1")]) }
      for option in type.options {
        #expect(!option.help.isEmpty && option.help.first?.isUppercase == false && !option.help.hasSuffix("."))
        guard !option.domain.contains(#/[A-Z]{3}/#) else { continue }
        for text in ["", " ", "x", "nan", "inf", "-1", "1e999"] {
          #expect(throws: ParameterError.self) { try type.configured([(option.name, text)]) }
        }
      }
    }
    for type in AlgorithmCatalog.all { try check(type) }
  }

  @Test func optionsOutOfRangeAreRefusedFromCodeToo() throws {
    let graph = try CentralityFixture.clique(4).projected()
    for damping in [-0.5, 1, .nan, .infinity] {
      var algorithm = PageRank()
      algorithm.damping = damping
      #expect(throws: AlgorithmError.self) { try algorithm.run(on: graph) }
    }
    var leiden = Leiden()
    leiden.resolution = -1
    #expect(throws: AlgorithmError.self) { try leiden.run(on: graph) }
  }

  // MARK: Graphs

  /// Awkward graphs; the weights are those of the edges.
  private static let shapes: [CentralityFixture] =
    [
      CentralityFixture(0, []), CentralityFixture(1, []), CentralityFixture(1, [(0, 0)]), CentralityFixture(2, []),
      CentralityFixture(2, [(0, 1)]), CentralityFixture(3, [(0, 0), (1, 1), (2, 2), (2, 2)]),
      CentralityFixture(3, [(0, 1), (0, 1), (1, 0), (1, 2), (2, 2)]), CentralityFixture(6, [(0, 1), (3, 4)]),
      CentralityFixture(6, (1..<6).map { (0, $0) }), .clique(6), .path(5),
      .random(3, nodes: 12, edges: 30, isDirected: false),
    ]
    + [-1, 0, 1e-310, 1e-300, 1e300, 1.7e308, 5].map { weight in
      CentralityFixture(5, weighted: [(0, 1, weight), (1, 2, 1), (2, 0, weight), (2, 3, 2), (3, 3, weight)])
    }

  /// From and to: unset, equal, different (in some graphs unreachable, in some not there).
  private static let ends: [(from: String, to: String)?] = [
    nil, (CentralityFixture.id(0), CentralityFixture.id(0)), (CentralityFixture.id(0), CentralityFixture.id(2)),
    (CentralityFixture.id(4), CentralityFixture.id(1)), ("no-such", CentralityFixture.id(0)),
  ]

  private static func settings(_ type: any GraphAlgorithm.Type) -> [[(name: String, value: String)]] {
    guard type.options.contains(where: { $0.name == "from" && $0.domain == "NODE" }) else { return [suitable(type)] }
    return ends.map { ends in
      let named = ends.map { [("from", $0.from), ("to", $0.to)] } ?? []
      return suitable(type) + named.filter { end in type.options.contains { $0.name == end.0 } }
    }
  }

  /// Options without which an algorithm refuses, or searches for long.
  private static let own: [String: [(name: String, value: String)]] = [
    "approximate-betweenness": [("error", "0.1")],
    "clustering": [("variant", "onnela")],
    "girvan-newman": [("communities", "2")],
    "key-players-negative": [("candidates", "10")],
    "numeric-assortativity": [("attribute", "size")],
    "resolution-profile": [("steps", "3")],
  ]

  /// Seeded searches with fewer starts and samples than small graphs get: enough to go through all of their steps.
  private static func suitable(_ type: any GraphAlgorithm.Type) -> [(name: String, value: String)] {
    if let own = own[type.card.id] { return own }
    let few = [("starts", "3"), ("samples", "5"), ("runs", "4"), ("budget", "3")]
    return few.filter { few in type.options.contains { $0.name == few.0 } }
  }

  /// Every way to project a fixture.
  private static func projections(_ fixture: CentralityFixture) throws -> [ProjectedGraph] {
    var graphs: [ProjectedGraph] = []
    let weights: [(Projection.Weight, Projection.WeightMeaning?)] = [
      (.none, nil), (.count, .strength), (.property("w"), nil), (.property("w"), .strength),
      (.property("w"), .distance),
    ]
    let source = try fixture.source
    for direction in [Projection.Direction.directed, .undirected] {
      for (weight, meaning) in weights where weight == .none || !fixture.edges.isEmpty {
        for parallel in Projection.Parallel.allCases {
          var projection = Projection()
          (projection.direction, projection.parallel, projection.loops) = (direction, parallel, .keep)
          (projection.weight, projection.weightMeaning) = (weight, meaning)
          graphs.append(try projection.apply(to: source))
        }
      }
    }
    return graphs
  }

  /// Runs and checks the shape of what comes out; `nil` where the algorithm refuses.
  private func table<Algorithm: GraphAlgorithm>(
    _ type: Algorithm.Type, _ settings: [(name: String, value: String)], _ graph: ProjectedGraph,
    in context: RunContext = RunContext()
  ) throws -> ResultTable? {
    let algorithm = try type.configured(settings)
    let output: Algorithm.Output
    do {
      output = try algorithm.run(on: graph, in: context)
    } catch {
      #expect(!error.description.isEmpty)
      return nil
    }
    let n = graph.nodeCount
    if let scores = output as? NodeScores {
      #expect(scores.columns.indices.contains(scores.leading))
      #expect(scores.columns.allSatisfy { $0.values.count == n && $0.values.allSatisfy { !$0.isInfinite } })
      #expect(scores.ranking.sorted() == Array(0..<n))
    } else if let groups = output as? NodeGroups {
      #expect(groups.membership.count == n && groups.groups.joined().sorted() == Array(0..<n))
      #expect(groups.figures.allSatisfy { !$0.value.isInfinite })
    } else if let list = output as? PathList {
      for path in list.paths {
        #expect(path.nodes.count == path.ties.count + 1 && path.cost.isFinite)
        #expect(path.nodes.first == list.from && path.nodes.last == list.to)
      }
    } else if let pairs = output as? PairScores {
      #expect(
        pairs.columns.allSatisfy { $0.values.count == pairs.pairs.count && $0.values.allSatisfy { !$0.isInfinite } })
      #expect(pairs.pairs.allSatisfy { (0..<n).contains($0.from) && (0..<n).contains($0.to) })
      #expect(pairs.pairs.allSatisfy { $0.tie.map { (0..<graph.tieCount).contains($0) } ?? true })
    } else if let sets = output as? NodeSets {
      #expect(sets.columns.allSatisfy { $0.values.count == sets.sets.count && $0.values.allSatisfy { !$0.isInfinite } })
      #expect(sets.sets.allSatisfy { $0.allSatisfy { (0..<n).contains($0) } && $0 == Set($0).sorted() })
    } else if let figures = output as? Figures {
      #expect(!figures.entries.isEmpty && Set(figures.entries.map(\.name)).count == figures.entries.count)
    } else {
      Issue.record("\(type.card.id) has an output of an unknown family")
    }
    let table = output.table(for: graph)
    if output is NodeScores || output is NodeGroups { #expect(table.rows.count == n) }
    #expect(Set(table.columns).count == table.columns.count)
    for row in table.rows {
      #expect(row.count == table.columns.count)
      for case .real(let value) in row { #expect(value.isFinite) }
    }
    #expect(table.notes.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") && !$0.contains(#/\b(nan|inf)\b/#) })
    return table
  }

  @Test(arguments: AlgorithmCatalog.all.map { $0.card.id }) func everyGraphGivesAResultOrAnError(id: String) throws {
    let type = try #require(AlgorithmCatalog.algorithm(id))
    var results = 0
    var graphs = try Self.shapes.flatMap(Self.projections)
    graphs += try AffiliationFixture.projections(officials: 8, organisations: 5)
    for graph in graphs {
      for settings in Self.settings(type) where try table(type, settings, graph) != nil { results += 1 }
    }
    #expect(results > 0)
  }

  @Test func theCaseThatAllAccept() throws {
    let graphs =
      try [CentralityFixture.clique(5).projected()] + AffiliationFixture.projections(officials: 8, organisations: 5)
    for type in AlgorithmCatalog.all {
      let settings = Self.settings(type)
      let isAccepted = try graphs.contains { graph in
        try settings.contains { try table(type, $0, graph) != nil }
      }
      #expect(isAccepted, "\(type.card.id)")
    }
  }

  // MARK: Runs

  private static let randomSettings = [
    (name: "from", value: CentralityFixture.id(0)), (name: "to", value: CentralityFixture.id(299)),
  ]

  private static let runGraphs: Result<[ProjectedGraph], any Error> = Result {
    let plain = try [false, true].flatMap { isDirected in
      let fixture = CentralityFixture.random(11, nodes: 300, edges: 1200, isDirected: isDirected)
      return [try fixture.projected(), try fixture.projected(weight: .strength, parallel: .count, loops: .keep)]
    }
    return try plain + AffiliationFixture.projections(officials: 40, organisations: 12)
  }

  @Test(arguments: AlgorithmCatalog.all.map { $0.card.id }) func workersChangeNothing(id: String) throws {
    let type = try #require(AlgorithmCatalog.algorithm(id))
    let ends = Self.randomSettings.filter { end in type.options.contains { $0.name == end.name } }
    var results = 0
    for graph in try Self.runGraphs.get() {
      guard let alone = try table(type, Self.suitable(type) + ends, graph) else { continue }
      results += 1
      for workers in [2, 4] {
        #expect(try table(type, Self.suitable(type) + ends, graph, in: RunContext(workers: workers)) == alone)
      }
    }
    #expect(results > 0)
  }

  @Test func cancelledRunsThrow() throws {
    func run<Algorithm: GraphAlgorithm>(_ type: Algorithm.Type, _ graph: ProjectedGraph, workers: Int) throws {
      let ends = Self.randomSettings.filter { end in type.options.contains { $0.name == end.name } }
      let algorithm = try type.configured(ends)
      let context = RunContext(workers: workers)
      context.cancellation.cancel()
      #expect(throws: AlgorithmError.cancelled) { try algorithm.run(on: graph, in: context) }
    }
    let fixture = CentralityFixture.random(12, nodes: 300, edges: 900, isDirected: true)
    for graph in [try fixture.projected(), try fixture.projected(weight: .strength)] {
      for type in AlgorithmCatalog.all {
        for workers in [1, 2] { try run(type, graph, workers: workers) }
      }
    }
  }
}
