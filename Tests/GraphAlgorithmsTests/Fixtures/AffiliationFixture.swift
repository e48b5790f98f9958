import GraphProjection
import RelationGraph

/// Officials who know, like and dislike each other and belong to organisations: kinds of nodes and relations, signs, properties.
enum AffiliationFixture {
  static func source(officials: Int, organisations: Int, seed: UInt64 = 5) throws -> PropertyGraph {
    var generator = TestGenerator(state: seed)
    var graph = PropertyGraph(schema: .open)
    let all = officials + organisations
    for node in 0..<all {
      let kind: NodeKind = node < officials ? "official" : "organisation"
      try graph.insert(
        Node(
          id: CentralityFixture.id(node), kind: kind,
          properties: ["size": .integer(generator.below(5)), "party": .text(generator.below(2) == 0 ? "a" : "b")]))
    }
    func relate(_ kind: RelationKind, _ from: Int, _ to: Int, sign: Sign? = nil) throws {
      try graph.insert(
        Relation(
          kind: kind, from: CentralityFixture.id(from), to: CentralityFixture.id(to), sign: sign,
          properties: ["w": .real(Double(1 + generator.below(4)))]))
    }
    for official in 0..<officials {
      for other in 0..<officials where other != official && generator.below(officials) < 3 {
        try relate(
          generator.below(2) == 0 ? "knows" : "advises", official, other,
          sign: generator.below(3) == 0 ? .negative : .positive)
      }
      for organisation in 0..<organisations where generator.below(organisations) < 2 {
        try relate("member-of", official, officials + organisation)
      }
    }
    return graph
  }

  /// All of it, the officials alone, and the memberships alone; directed and not; with weights and without.
  static func projections(officials: Int, organisations: Int) throws -> [ProjectedGraph] {
    let source = try source(officials: officials, organisations: organisations)
    var graphs: [ProjectedGraph] = []
    for kinds: [RelationKind]? in [nil, ["knows", "advises"], ["member-of"]] {
      for direction in [Projection.Direction.directed, .undirected] {
        for weight in [Projection.Weight.none, .property("w")] {
          var projection = Projection()
          projection.relationKinds = kinds
          projection.direction = direction
          projection.weight = weight
          projection.weightMeaning = .strength
          if kinds == ["knows", "advises"] { projection.nodeKinds = ["official"] }
          graphs.append(try projection.apply(to: source))
        }
      }
    }
    return graphs
  }
}
