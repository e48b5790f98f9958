import GraphProjection
import RelationGraph

/// The southern women of Davis, Gardner and Gardner (1941): 18 women, 14 events.
enum TwoModeFixture {
  /// The events that every woman attended.
  static let events: [[Int]] = [
    [1, 2, 3, 4, 5, 6, 8, 9],
    [1, 2, 3, 5, 6, 7, 8],
    [2, 3, 4, 5, 6, 7, 8, 9],
    [1, 3, 4, 5, 6, 7, 8],
    [3, 4, 5, 7],
    [3, 5, 6, 8],
    [5, 6, 7, 8],
    [6, 8, 9],
    [5, 7, 8, 9],
    [7, 8, 9, 12],
    [8, 9, 10, 12],
    [8, 9, 10, 12, 13, 14],
    [7, 8, 9, 10, 12, 13, 14],
    [6, 7, 9, 10, 11, 12, 13, 14],
    [7, 8, 10, 11, 12],
    [8, 9],
    [9, 11],
    [9, 11],
  ]

  /// Women are nodes 0–17, events 18–31.
  static let graph = CentralityFixture(
    32, events.enumerated().flatMap { woman, list in list.map { (woman, 17 + $0) } })

  /// The same with kinds of which that of the events comes first.
  static func projected() throws -> ProjectedGraph {
    var source = PropertyGraph(schema: .open)
    for node in 0..<32 {
      try source.insert(Node(id: CentralityFixture.id(node), kind: node < 18 ? "woman" : "event"))
    }
    for edge in graph.edges {
      try source.insert(Relation(from: CentralityFixture.id(edge.from), to: CentralityFixture.id(edge.to)))
    }
    var projection = Projection()
    projection.direction = .undirected
    return try projection.apply(to: source)
  }
}
