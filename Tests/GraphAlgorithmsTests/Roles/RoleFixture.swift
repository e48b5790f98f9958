import GraphAlgorithms
import GraphProjection
import RelationGraph

/// A small graph whose nodes have a group (property `group`) and a number (`number`), or none.
struct RoleFixture {
  var network: CentralityFixture
  var groups: [String?]
  var numbers: [Double?] = []

  static func random(_ seed: UInt64, nodes: Int, edges: Int, groups: Int, isDirected: Bool) -> RoleFixture {
    var generator = TestGenerator(state: seed &+ 77)
    let network = CentralityFixture.random(seed, nodes: nodes, edges: edges, isDirected: isDirected)
    return RoleFixture(
      network: network,
      groups: (0..<nodes).map { _ in "g\(generator.below(groups))" },
      numbers: (0..<nodes).map { _ in Double(generator.below(9)) - 3 })
  }

  /// The karate club with the two camps of the split.
  static let karate: RoleFixture = {
    let first: Set = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21]
    return RoleFixture(
      network: CentralityFixture(34, CommunityGraph.karate.ties.map { ($0.from, $0.to) }),
      groups: (0..<34).map { first.contains($0) ? "hi" : "officer" }, numbers: (0..<34).map { Double($0 * $0 % 11) })
  }()

  var count: Int { groups.count }

  func projected(
    weight: Projection.WeightMeaning? = nil, parallel: Projection.Parallel = .collapse,
    loops: Projection.Loops = .drop
  ) throws -> ProjectedGraph {
    var source = PropertyGraph(schema: .open)
    for node in 0..<count {
      var properties: [String: PropertyValue] = [:]
      if let group = groups[node] { properties["group"] = .text(group) }
      if node < numbers.count, let number = numbers[node] { properties["number"] = .real(number) }
      try source.insert(Node(id: CentralityFixture.id(node), properties: properties))
    }
    for edge in network.edges {
      try source.insert(
        Relation(
          from: CentralityFixture.id(edge.from), to: CentralityFixture.id(edge.to),
          properties: ["w": .real(edge.weight)]))
    }
    var projection = Projection()
    projection.direction = network.isDirected ? .directed : .undirected
    (projection.parallel, projection.loops) = (parallel, loops)
    if let weight { (projection.weight, projection.weightMeaning) = (.property("w"), weight) }
    return try projection.apply(to: source)
  }

  func relabelled(_ newNumber: [Int]) -> RoleFixture {
    var copy = RoleFixture(network: network.relabelled(newNumber), groups: groups, numbers: numbers)
    for node in groups.indices {
      copy.groups[newNumber[node]] = groups[node]
      if node < numbers.count { copy.numbers[newNumber[node]] = numbers[node] }
    }
    return copy
  }

  /// Whether there is an arc, by row and column; without loops.
  var matrix: [[Bool]] {
    var matrix = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
    for edge in network.edges where edge.from != edge.to {
      matrix[edge.from][edge.to] = true
      if !network.isDirected { matrix[edge.to][edge.from] = true }
    }
    return matrix
  }
}

extension Figures {
  /// A figure by the names of its groups and its own.
  func number(_ path: String...) -> Double {
    var entries = self.entries
    for name in path {
      guard let entry = entries.first(where: { $0.name == name }) else { return -.infinity }
      if case .group(let inner) = entry.value { entries = inner } else { return entry.value.number ?? .nan }
    }
    return -.infinity
  }
}
