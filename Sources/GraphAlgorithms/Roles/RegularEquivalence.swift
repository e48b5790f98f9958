import GraphProjection

/// Regular equivalence: how alike two nodes are in being tied to alike others, by the REGE algorithm.
///
/// Two diplomats of different states are not tied to the same people, yet to people like each other's. Starting from
/// s(i, j) = 1 for all pairs, every step sets s(i, j) to
/// (Σₖ maxₘ s(k, m) a(i, k, j, m) + Σₘ maxₖ s(k, m) a(i, k, j, m)) / (D(i) + D(j)), where
/// a(i, k, j, m) = min(wᵢₖ, wⱼₘ) + min(wₖᵢ, wₘⱼ) is how well the ties of i with k match those of j with m, and D(i) sums wᵢₖ + wₖᵢ
/// over k. After `iterations` steps (3, the custom) the similarity is between 0 and 1.
///
/// In an undirected graph without weights, or weighted alike, all nodes with ties are regularly equivalent: REGE tells them apart by
/// directions and weights only. `nearest` keeps that many pairs for every node, the most alike (10); 0 keeps all. A weight is a
/// strength; parallel ties are added up; loops are left out.
///
/// - Returns: ``PairScores`` with `similarity`, most alike pairs first.
/// - Throws: ``AlgorithmError/limit(_:hint:)`` for more than 2000 nodes or more than 10¹¹ comparisons of ties;
///   ``AlgorithmError/unsuitable(_:hint:)`` for negative weights and weights declared distances.
/// - Complexity: O(n² + m²) a step; O(n² + m) space.
///
/// D. R. White, K. P. Reitz (1983). Graph and semigroup homomorphisms on networks of relations. Social Networks 5.
/// https://doi.org/10.1016/0378-8733(83)90025-4 —
/// S. P. Borgatti, M. G. Everett (1993). Two algorithms for computing regular equivalence. Social Networks 15.
/// https://doi.org/10.1016/0378-8733(93)90012-A
///
/// UCINET has it as REGE, and R `blockmodeling` as `REGE`; both default to 3 iterations.
public struct RegularEquivalence: GraphAlgorithm {
  public var iterations = 3
  /// How many pairs to keep for every node; 0: all.
  public var nearest = 10

  public init() {}

  static let largest = 2000
  static let mostComparisons = 1e11

  public static let card = AlgorithmCard(
    id: "regular-equivalence",
    title: "Regular equivalence",
    family: .roles,
    summary: "How alike two nodes are in being tied to alike others.",
    citations: [.whiteReitz, .borgattiEverettRegular],
    time: "O(n² + m²) a step", space: "O(n² + m)", weights: .strength,
    direction: "followed: ties sent and ties received are matched together")

  public var memory: MemoryGrowth { .pairs(bytes: 16) }

  public static let parameters: [Parameter<Self>] = [
    .integer("iterations", \.iterations, in: 1...1000, help: "steps of the algorithm"),
    .integer("nearest", \.nearest, in: 0...1000, help: "pairs to keep for every node; 0: all"),
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> PairScores {
    try checkOptions()
    try context.checkpoint()
    let profiles = try TieProfiles(graph, for: Self.card.id)
    let n = graph.nodeCount
    try NearestPairs.checkSize(n, nearest: nearest, all: Self.largest, some: Self.largest)
    let contacts = Self.contacts(profiles)
    let comparisons = Double(contacts.targets.count) * Double(contacts.targets.count) * Double(iterations)
    guard comparisons <= Self.mostComparisons else {
      throw .limit(
        "\(comparisons.brief) comparisons of ties are more than \(Self.mostComparisons.brief)",
        hint: "filter the graph by --nodes or --relations, or take fewer iterations")
    }
    var similarity = [Double](repeating: 1, count: n * n)
    for step in 0..<iterations {
      try context.checkpoint(Double(step) / Double(iterations))
      let known = similarity
      similarity = try context.quiet.chunked(n, size: 8) { nodes in
        nodes.flatMap { node in (0..<n).map { contacts.similarity(node, $0, known) } }
      }.flatMap(\.self)
    }
    let final = similarity
    let partners = (0..<n).map { node in
      NearestPairs.choose(node, Array(final[node * n..<(node + 1) * n]), count: nearest, isDistance: false)
    }
    return try NearestPairs.scores(
      partners, isDistance: false,
      notes: [
        graph.strengthNote, "REGE, \(iterations) iterations; nodes without ties are alike", NearestPairs.note(nearest),
      ])
  }

  /// The neighbours of every node either way, with the strength sent and the strength received.
  private static func contacts(_ profiles: TieProfiles) -> Contacts {
    var contacts = Contacts()
    for node in 0..<profiles.nodeCount {
      var sent = profiles.outgoing.range(node)
      var received = profiles.isDirected ? profiles.incoming.range(node) : 0..<0
      while !sent.isEmpty || !received.isEmpty {
        let next = sent.first.map { profiles.outgoing.targets[$0] } ?? Int32.max
        let other = received.first.map { profiles.incoming.targets[$0] } ?? Int32.max
        var (there, back) = (0.0, 0.0)
        if next <= other { there = profiles.outgoing.weights?[sent.removeFirst()] ?? 1 }
        if other <= next { back = profiles.incoming.weights?[received.removeFirst()] ?? 1 }
        guard min(next, other) != node else { continue }
        contacts.targets.append(min(next, other))
        contacts.sent.append(there)
        contacts.received.append(back)
      }
      contacts.offsets.append(contacts.targets.count)
    }
    return contacts
  }
}

/// The contacts of nodes, and how well they match.
private struct Contacts {
  var offsets = [0]
  var targets: [Int32] = []
  var sent: [Double] = []
  var received: [Double] = []

  /// One step of the algorithm for one pair: symmetric to the bit.
  func similarity(_ first: Int, _ second: Int, _ known: [Double]) -> Double {
    guard first != second else { return 1 }
    let (i, j) = (min(first, second), max(first, second))
    let total = strength(i) + strength(j)
    guard total > 0 else { return 1 }
    return min(1, (best(of: i, in: j, known) + best(of: j, in: i, known)) / total)
  }

  private func strength(_ node: Int) -> Double {
    (offsets[node]..<offsets[node + 1]).reduce(0) { $0 + sent[$1] + received[$1] }
  }

  /// How well the contacts of one node are matched, each by the best of those of another.
  private func best(of i: Int, in j: Int, _ known: [Double]) -> Double {
    let n = offsets.count - 1
    var sum = 0.0
    for mine in offsets[i]..<offsets[i + 1] {
      var most = 0.0
      for yours in offsets[j]..<offsets[j + 1] {
        let match = min(sent[mine], sent[yours]) + min(received[mine], received[yours])
        most = max(most, known[Int(targets[mine]) * n + Int(targets[yours])] * match)
      }
      sum += most
    }
    return sum
  }
}

extension Citation {
  static let whiteReitz = Citation(
    "D. R. White, K. P. Reitz", 1983, "Graph and semigroup homomorphisms on networks of relations",
    "Social Networks 5", doi: "10.1016/0378-8733(83)90025-4")
  static let borgattiEverettRegular = Citation(
    "S. P. Borgatti, M. G. Everett", 1993, "Two algorithms for computing regular equivalence", "Social Networks 15",
    doi: "10.1016/0378-8733(93)90012-A")
}
