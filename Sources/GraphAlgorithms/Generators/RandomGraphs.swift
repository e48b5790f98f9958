import RelationGraph

/// Random graphs of Erdős and Rényi: G(n, m), or G(n, p) where a probability is given.
public struct ErdosRenyiGraph: GraphGenerator {
  public var nodes = 100
  public var ties = 200
  /// Above 0: every tie is there with this probability, and ``ties`` is not looked at.
  public var probability = 0.0
  public var directed = false
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "erdos-renyi", title: "Random graph",
    summary: "A given number of ties between any nodes, or every tie with a given probability.",
    citations: [
      Citation(
        "P. Erdős, A. Rényi", 1959, "On random graphs I", "Publicationes Mathematicae Debrecen 6",
        doi: "10.5486/PMD.1959.6.3-4.12"),
      Citation(
        "V. Batagelj, U. Brandes", 2005, "Efficient generation of large random networks", "Physical Review E 71",
        doi: "10.1103/PhysRevE.71.036113"),
    ])

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .integer("ties", \.ties, in: 0...GeneratedNetwork.largest, help: "number of ties"),
    .share("probability", \.probability, help: "of every tie; 0: by 'ties'"), .directed(\.directed), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var generator = SplitMix64(seed: seed)
    let pairs = PairSampling(nodeCount: nodes, isDirected: directed)
    guard probability > 0 else {
      guard ties <= pairs.possible else {
        throw .unsuitable(
          "\(nodes) nodes have \(pairs.possible) pairs, fewer than \(ties) ties", hint: "ask for fewer ties")
      }
      return GeneratedNetwork(nodes, pairs.draw(ties, &generator), isDirected: directed)
    }
    try GeneratedNetwork.check(expected: probability * Double(pairs.possible))
    var ends: [(from: Int, to: Int)] = []
    PairSampling.each(below: pairs.possible, with: probability, &generator) { ends.append(pairs.pair($0)) }
    return GeneratedNetwork(nodes, ends, isDirected: directed)
  }
}

/// Random two-mode graphs: actors and events, tied with one probability.
public struct BipartiteGraph: GraphGenerator {
  public var first = 50
  public var second = 20
  public var probability = 0.1
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "bipartite", title: "Random two-mode graph",
    summary: "Actors and events, every actor tied to every event with a given probability.",
    citations: [
      Citation(
        "V. Batagelj, U. Brandes", 2005, "Efficient generation of large random networks", "Physical Review E 71",
        doi: "10.1103/PhysRevE.71.036113")
    ])

  public static let parameters: [Parameter<Self>] = [
    .integer("first", \.first, in: 0...1_000_000, help: "number of nodes of kind 'actor'"),
    .integer("second", \.second, in: 0...1_000_000, help: "number of nodes of kind 'event'"),
    .share("probability", \.probability, help: "of every tie"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var generator = SplitMix64(seed: seed)
    try GeneratedNetwork.check(expected: probability * Double(first) * Double(second))
    var ends: [(from: Int, to: Int)] = []
    PairSampling.each(below: first * second, with: probability, &generator) {
      ends.append(($0 / second, first + $0 % second))
    }
    var network = GeneratedNetwork(first + second, ends)
    network.kinds =
      [NodeKind](repeating: "actor", count: first) + [NodeKind](repeating: "event", count: second)
    return network
  }
}

/// A random labelled tree, all equally likely.
public struct RandomTree: GraphGenerator {
  public var nodes = 50
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "tree", title: "Random tree", summary: "A tree on labelled nodes, all of them equally likely.",
    citations: [
      Citation("H. Prüfer", 1918, "Neuer Beweis eines Satzes über Permutationen", "Archiv der Mathematik und Physik 27")
    ], time: "O(n)")

  public static let parameters: [Parameter<Self>] = [.size(\.nodes), .seed(\.seed)]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    guard nodes > 1 else { return GeneratedNetwork(nodes, []) }
    var generator = SplitMix64(seed: seed)
    let code = (0..<(nodes - 2)).map { _ in generator.next(below: nodes) }
    var degree = [Int](repeating: 1, count: nodes)
    for node in code { degree[node] += 1 }
    // The smallest leaf: the pointer only goes up, but for leaves that come up behind it.
    var pointer = degree.firstIndex(of: 1) ?? 0
    var leaf = pointer
    var ends: [(from: Int, to: Int)] = []
    for node in code {
      ends.append((min(leaf, node), max(leaf, node)))
      degree[node] -= 1
      if degree[node] == 1, node < pointer {
        leaf = node
      } else {
        pointer += 1
        while pointer < nodes, degree[pointer] != 1 { pointer += 1 }
        leaf = pointer
      }
    }
    ends.append((min(leaf, nodes - 1), max(leaf, nodes - 1)))
    return GeneratedNetwork(nodes, ends)
  }
}
