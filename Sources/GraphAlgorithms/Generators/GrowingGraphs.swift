/// Preferential attachment: every new node ties itself to nodes that have many ties.
public struct BarabasiAlbertGraph: GraphGenerator {
  public var nodes = 100
  public var ties = 2
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "barabasi-albert", title: "Preferential attachment",
    summary: "Nodes come one by one and tie themselves to nodes in proportion to their degree.",
    citations: [
      Citation(
        "A.-L. Barabási, R. Albert", 1999, "Emergence of scaling in random networks", "Science 286",
        doi: "10.1126/science.286.5439.509"),
      Citation(
        "V. Batagelj, U. Brandes", 2005, "Efficient generation of large random networks", "Physical Review E 71",
        doi: "10.1103/PhysRevE.71.036113"),
    ])

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .integer("ties", \.ties, in: 1...1000, help: "ties of a new node; the first ones are a star"),
    .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    guard nodes > ties else {
      throw .unsuitable("\(nodes) nodes cannot have \(ties) ties each", hint: "ask for more nodes")
    }
    var generator = SplitMix64(seed: seed)
    var ends: [(from: Int, to: Int)] = (0..<ties).map { ($0, ties) }
    // Every node as often as it has ties.
    var stubs = ends.flatMap { [$0.from, $0.to] }
    for node in (ties + 1)..<max(ties + 1, nodes) {
      if node & 0xFFF == 0 { try context.checkpoint(Double(node) / Double(nodes)) }
      var chosen: [Int] = []
      while chosen.count < ties {
        let other = stubs[generator.next(below: stubs.count)]
        if !chosen.contains(other) { chosen.append(other) }
      }
      for other in chosen.sorted() {
        ends.append((other, node))
        stubs += [other, node]
      }
    }
    return GeneratedNetwork(nodes, ends)
  }
}

/// The forest fire model: a new node follows the ties of those it has met.
public struct ForestFireGraph: GraphGenerator {
  public var nodes = 100
  /// Probability of following a tie forward.
  public var forward = 0.35
  /// Share of ``forward`` for following it backward.
  public var backward = 0.3
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "forest-fire", title: "Forest fire",
    summary: "Nodes come one by one, meet one node, and go on along ties as fire spreads.",
    citations: [
      Citation(
        "J. Leskovec, J. Kleinberg, C. Faloutsos", 2005,
        "Graphs over time: densification laws, shrinking diameters and possible explanations", "KDD 2005",
        doi: "10.1145/1081870.1081893")
    ], time: "O(n + m) expected")

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes),
    .real("forward", \.forward, in: RealRange(0, 1, includesUpper: false), help: "probability of going on along a tie"),
    .share("backward", \.backward, help: "ratio of going on against a tie"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var generator = SplitMix64(seed: seed)
    var out = [[Int]](repeating: [], count: nodes)
    var into = out
    var ends: [(from: Int, to: Int)] = []
    var met = [Int](repeating: -1, count: nodes)
    for node in 1..<max(1, nodes) {
      if node & 0xFF == 0 { try context.checkpoint(Double(node) / Double(nodes)) }
      var burning = [generator.next(below: node)]
      met[node] = node
      met[burning[0]] = node
      var next = 0
      while next < burning.count {
        let place = burning[next]
        next += 1
        ends.append((node, place))
        for (neighbours, share) in [(out[place], forward), (into[place], forward * backward)] {
          var fresh = neighbours.filter { met[$0] != node }
          // Geometric: on average share/(1 − share).
          while !fresh.isEmpty, generator.nextShare() < share {
            let chosen = fresh.remove(at: generator.next(below: fresh.count))
            met[chosen] = node
            burning.append(chosen)
          }
        }
      }
      guard ends.count <= GeneratedNetwork.largest else {
        throw .limit("the fire made more than \(GeneratedNetwork.largest) ties", hint: "lower 'forward'")
      }
      for place in burning {
        out[node].append(place)
        into[place].append(node)
      }
    }
    return GeneratedNetwork(nodes, ends, isDirected: true)
  }
}
