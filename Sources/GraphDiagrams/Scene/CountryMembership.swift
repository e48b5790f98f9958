import RelationGraph

/// The country that each node belongs to.
enum CountryMembership {
  /// The relations that lead to where somebody or something belongs, strongest first.
  private static let relations: [RelationKind] = ["holds-office", "employed-by", "represents", "part-of"]
  /// How many relations away the country may be: a programme of a think-tank of a country is two.
  private static let depth = 4

  /// For every node of `graph` the index of its country: itself if it is one; else by its property `country`; else by a
  /// relation to something that has one.
  /// - Complexity: O(nodes + relations).
  static func countries(in graph: PropertyGraph) -> [Int?] {
    var countries = [Int?](repeating: nil, count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      if graph.nodeKind(at: node) == .country {
        countries[node] = node
      } else if case .text(let id)? = graph.nodeProperty("country", at: node), let country = graph.nodeIndex(id),
        graph.nodeKind(at: country) == .country
      {
        countries[node] = country
      }
    }
    var ties: [(rank: Int, from: Int, to: Int)] = []
    for row in 0..<graph.relationCount {
      guard let rank = relations.firstIndex(of: graph.relationKind(at: row)) else { continue }
      let ends = graph.relationEnds(at: row)
      guard countries[ends.from] == nil, [.official, .organisation].contains(graph.nodeKind(at: ends.from)) else {
        continue
      }
      ties.append((rank, ends.from, ends.to))
    }
    // Of several ways the strongest relation decides, then the smallest id: not the order of the facts.
    ties.sort {
      $0.rank != $1.rank ? $0.rank < $1.rank : IDOrder.precedes(graph.nodeID(at: $0.to), graph.nodeID(at: $1.to))
    }
    for _ in 0..<depth {
      let known = countries
      for tie in ties where countries[tie.from] == nil { countries[tie.from] = known[tie.to] }
    }
    return countries
  }
}
