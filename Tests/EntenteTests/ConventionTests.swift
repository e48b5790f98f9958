import Entente
import Foundation
import Testing

/// What each engine gives for a fixture, and Entente under each convention. The page of the documentation is written from it.
@Suite("Conventions")
struct ConventionTests {
  /// A small graph that the engines treat differently; nodes are numbered as the values stand.
  private struct Fixture {
    var nodes: Int
    var edges: [(Int, Int)]
    var isDirected = false
    var weights: [Double]?

    func projected(_ convention: Convention) throws -> ProjectedGraph {
      var graph = PropertyGraph(schema: .open)
      for node in 0..<nodes { try graph.insert(Node(id: String(node))) }
      for (index, edge) in edges.enumerated() {
        let properties: [String: PropertyValue] = weights.map { ["w": .real($0[index])] } ?? [:]
        try graph.insert(Relation(from: String(edge.0), to: String(edge.1), properties: properties))
      }
      var projection = Projection()
      projection.direction = isDirected ? .directed : .undirected
      projection.parallel = convention.parallel
      projection.loops = convention.loops
      projection.convention = convention
      if weights != nil { (projection.weight, projection.weightMeaning) = (.property("w"), .strength) }
      return try projection.apply(to: graph)
    }
  }

  /// One line of the page. `nil` in values: undefined; no values: the engine refuses, or has no such measure.
  private struct Row {
    var topic: String
    var fixture: Fixture
    /// Algorithm with options, and the column or figure.
    var algorithm: String
    var options: [(name: String, value: String)] = []
    var column: String
    var networkx: [Double?]?
    var igraph: [Double?]?
  }

  private static let split = Fixture(nodes: 6, edges: [(0, 1), (1, 2), (3, 4)])
  private static let path = Fixture(nodes: 4, edges: [(0, 1), (1, 2), (2, 3)])
  private static let arcs = Fixture(nodes: 3, edges: [(0, 1), (1, 2)], isDirected: true)
  private static let feedForward = Fixture(nodes: 3, edges: [(0, 1), (1, 2), (0, 2)], isDirected: true)
  private static let doubled = Fixture(nodes: 4, edges: [(0, 1), (0, 1), (1, 2), (2, 3), (3, 0)])
  private static let loop = Fixture(nodes: 3, edges: [(0, 0), (0, 1), (1, 2)])
  private static let three = Fixture(nodes: 3, edges: [(0, 1), (1, 2)])
  private static let hubs = Fixture(nodes: 4, edges: [(0, 2), (1, 2), (1, 3)], isDirected: true)
  private static let tail = Fixture(nodes: 4, edges: [(0, 1), (1, 2), (0, 2), (2, 3)])
  private static let weightedTail = Fixture(nodes: 4, edges: tail.edges, weights: [1, 2, 3, 4])
  private static let mutual = Fixture(nodes: 3, edges: [(0, 1), (1, 0), (1, 2)], isDirected: true)

  /// The values of NetworkX 3.6.1 and of igraph 1.0.0 for Python, as they print them, to six digits.
  private static let rows: [Row] = [
    Row(
      topic: "Closeness; three components", fixture: split, algorithm: "closeness", column: "closeness",
      networkx: [0.266667, 0.4, 0.266667, 0.2, 0.2, 0], igraph: [0.666667, 1, 0.666667, 1, 1, nil]),
    Row(
      topic: "Closeness; 0→1→2", fixture: arcs, algorithm: "closeness", column: "closeness",
      networkx: [0, 0.5, 0.666667], igraph: [0.666667, 1, 0.666667]),
    Row(
      topic: "Harmonic closeness; three components", fixture: split, algorithm: "harmonic", column: "harmonic",
      networkx: [1.5, 2, 1.5, 1, 1, 0], igraph: [0.3, 0.4, 0.3, 0.2, 0.2, 0]),
    Row(
      topic: "Harmonic closeness; 0→1→2", fixture: arcs, algorithm: "harmonic", column: "harmonic",
      networkx: [0, 1, 1.5], igraph: [0.75, 1, 0.75]),
    Row(
      topic: "Betweenness, raw; a path of four", fixture: path, algorithm: "betweenness", column: "betweenness",
      networkx: [0, 2, 2, 0], igraph: [0, 2, 2, 0]),
    Row(
      topic: "Betweenness, normalised; a path of four", fixture: path, algorithm: "betweenness",
      column: "betweenness_normalised", networkx: [0, 0.666667, 0.666667, 0], igraph: nil),
    Row(
      topic: "Betweenness; a square with one tie doubled", fixture: doubled, algorithm: "betweenness",
      column: "betweenness", networkx: [0.5, 0.5, 0.5, 0.5], igraph: [0.666667, 0.666667, 0.333333, 0.333333]),
    Row(
      topic: "PageRank; walks that end", fixture: feedForward, algorithm: "pagerank", column: "pagerank",
      networkx: [0.19758, 0.281551, 0.520869], igraph: [0.19758, 0.281551, 0.520869]),
    Row(
      topic: "PageRank; personalised on 0", fixture: feedForward, algorithm: "pagerank",
      options: [("personalise", "0")], column: "pagerank", networkx: [0.452233, 0.192199, 0.355568],
      igraph: [0.452233, 0.192199, 0.355568]),
    Row(
      topic: "PageRank; a loop at 0 of 0–1–2", fixture: loop, algorithm: "pagerank", column: "pagerank",
      networkx: [0.381718, 0.398795, 0.219488], igraph: [0.455635, 0.346922, 0.197442]),
    Row(
      topic: "Eigenvector; a path of three", fixture: three, algorithm: "eigenvector", column: "eigenvector",
      networkx: [0.5, 0.707107, 0.5], igraph: [0.707107, 1, 0.707107]),
    Row(
      topic: "Eigenvector; a loop at 0 of 0–1–2", fixture: loop, algorithm: "eigenvector", column: "eigenvector",
      networkx: [0.736976, 0.591009, 0.327985], igraph: [1, 0.481194, 0.193937]),
    Row(
      topic: "Katz; a path of three", fixture: three, algorithm: "katz", column: "katz",
      networkx: [0.559885, 0.610784, 0.559885], igraph: nil),
    Row(
      topic: "Hubs; 0→2←1→3", fixture: hubs, algorithm: "hits", column: "hub",
      networkx: [0.381966, 0.618034, 0, 0], igraph: [0.618034, 1, 0, 0]),
    Row(
      topic: "Authorities; 0→2←1→3", fixture: hubs, algorithm: "hits", column: "authority",
      networkx: [0, 0, 0.618034, 0.381966], igraph: [0, 0, 1, 0.618034]),
    Row(
      topic: "Clustering; a triangle with a tail", fixture: tail, algorithm: "clustering", column: "clustering",
      networkx: [1, 1, 0.333333, 0], igraph: [1, 1, 0.333333, nil]),
    Row(
      topic: "Clustering, weighted; the same with weights 1, 2, 3, 4", fixture: weightedTail, algorithm: "clustering",
      column: "clustering", networkx: [0.45428, 0.45428, 0.151427, 0], igraph: [1, 1, 0.277778, nil]),
    Row(
      topic: "Average clustering; a triangle with a tail", fixture: tail, algorithm: "clustering-coefficients",
      column: "average_clustering", networkx: [0.583333], igraph: [0.777778]),
    Row(
      topic: "Diameter; three components", fixture: split, algorithm: "distances", column: "diameter",
      networkx: nil, igraph: [2]),
    Row(
      topic: "Average path; three components", fixture: split, algorithm: "distances", column: "average_path_length",
      networkx: nil, igraph: [1.25]),
    Row(
      topic: "Core number; a square with one tie doubled", fixture: doubled, algorithm: "coreness", column: "core",
      networkx: nil, igraph: [2, 2, 2, 2]),
    Row(
      topic: "Constraint; three components", fixture: split, algorithm: "constraint", column: "constraint",
      networkx: [1, 0.5, 1, 1, 1, nil], igraph: [1, 0.5, 1, 1, 1, nil]),
    Row(
      topic: "Reciprocity; 0⇄1→2", fixture: mutual, algorithm: "reciprocity", column: "reciprocity",
      networkx: [0.666667], igraph: [0.666667]),
  ]

  private static func values(_ row: Row, _ convention: Convention) throws -> [Double?]? {
    func run<Algorithm: GraphAlgorithm>(_ type: Algorithm.Type) throws -> [Double?]? {
      let algorithm = try type.configured(row.options, following: convention)
      let output: Algorithm.Output
      do { output = try algorithm.run(on: row.fixture.projected(convention)) } catch is AlgorithmError { return nil }
      if let scores = output as? NodeScores {
        return scores.columns.first { $0.name == row.column }?.values.map { $0.isNaN ? nil : $0 }
      }
      return [(output as? Figures)?[row.column]?.number]
    }
    let type = try #require(AlgorithmCatalog.algorithm(row.algorithm))
    return try run(type)
  }

  private static func shown(_ values: [Double?]?, _ missing: String) -> String {
    guard let values else { return missing }
    return values.map { $0.map { ($0 * 1e4).rounded() / 1e4 }.map { "\($0)".replacing(/\.0$/, with: "") } ?? "–" }
      .joined(separator: ", ")
  }

  private static func agree(_ mine: [Double?]?, _ theirs: [Double?]) -> Bool {
    guard let mine, mine.count == theirs.count else { return false }
    return zip(mine, theirs).allSatisfy { mine, theirs in
      guard let mine, let theirs else { return mine == nil && theirs == nil }
      return abs(mine - theirs) <= 1e-6
    }
  }

  @Test func enginesAreFollowed() throws {
    for row in Self.rows {
      if let expected = row.networkx { #expect(Self.agree(try Self.values(row, .networkx), expected), "\(row.topic)") }
      if let expected = row.igraph { #expect(Self.agree(try Self.values(row, .igraph), expected), "\(row.topic)") }
    }
  }

  @Test func thePageIsTrue() throws {
    let mark = "<!-- the table of ConventionTests -->\n"
    var table = "| fixture | NetworkX | igraph | Entente | `--convention networkx` | `--convention igraph` |\n"
    table += "| --- | --- | --- | --- | --- | --- |\n"
    for row in Self.rows {
      let cells =
        [row.topic, Self.shown(row.networkx, "*no value*"), Self.shown(row.igraph, "*no value*")]
        + (try [Convention.entente, .networkx, .igraph].map { Self.shown(try Self.values(row, $0), "*refused*") })
      table += "| \(cells.joined(separator: " | ")) |\n"
    }
    let file = URL(fileURLWithPath: Program.packageFolder + "/Sources/Entente/Entente.docc/Conventions.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let parts = page.components(separatedBy: mark)
    try #require(parts.count == 2)
    let rest = parts[1].split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("|") }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data((parts[0] + mark + table + rest.joined(separator: "\n")).utf8).write(to: file)
    } else {
      #expect(parts[1].hasPrefix(table), "run the tests with RECORD_GOLDEN=1 to write the page anew")
    }
  }
}
