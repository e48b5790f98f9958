/// Random graphs with given degrees, or degrees that follow a power law.
public struct ConfigurationGraph: GraphGenerator {
  /// Joined by `+`; empty: a power law.
  public var degrees = ""
  public var nodes = 100
  public var exponent = 2.5
  public var minimum = 1
  public var maximum = 10
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "configuration", title: "Given degrees",
    summary: "A simple graph with a list of degrees, or with degrees of a power law, otherwise random.",
    citations: [
      Citation(
        "M. E. J. Newman, S. H. Strogatz, D. J. Watts", 2001,
        "Random graphs with arbitrary degree distributions and their applications", "Physical Review E 64",
        doi: "10.1103/PhysRevE.64.026118")
    ], time: "O(n + m) expected")

  public static let parameters: [Parameter<Self>] = [
    .name("degrees", \.degrees, domain: "NUMBER+NUMBER…", help: "the degree of every node; empty: a power law"),
    .size(\.nodes),
    .real("exponent", \.exponent, in: RealRange(0, 20), help: "γ: degree k with probability proportional to k^−γ"),
    .integer("minimum", \.minimum, in: 1...10_000, help: "smallest degree of the power law"),
    .integer("maximum", \.maximum, in: 1...10_000, help: "largest degree of the power law"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    var generator = SplitMix64(seed: seed)
    let list = try degrees.isEmpty ? drawn(&generator) : given()
    try GeneratedNetwork.check(expected: Double(list.reduce(0, +)) / 2)
    var pairing = StubPairing(nodeCount: list.count)
    let stubs = list.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    return GeneratedNetwork(list.count, pairing.pair(stubs, &generator))
  }

  private func given() throws(AlgorithmError) -> [Int] {
    let parts = degrees.split(separator: "+", omittingEmptySubsequences: false)
    let list = parts.compactMap { Int($0) }
    guard list.count == parts.count, list.count <= 1_000_000, list.allSatisfy({ (0..<max(1, list.count)).contains($0) })
    else { throw .unsuitable("'\(degrees)' is no list of degrees", hint: "whole numbers below their number: 2+1+1") }
    guard list.reduce(0, +).isMultiple(of: 2) else {
      throw .unsuitable("the degrees add up to an odd number", hint: "every tie has two ends")
    }
    return list
  }

  private func drawn(_ generator: inout SplitMix64) throws(AlgorithmError) -> [Int] {
    guard minimum <= maximum, maximum < max(2, nodes) else {
      throw .unsuitable("the degrees \(minimum) to \(maximum) do not fit \(nodes) nodes", hint: nil)
    }
    guard nodes > 1 else { return [Int](repeating: 0, count: nodes) }
    let law = PowerLawNumbers(minimum...maximum, exponent: exponent)
    var list = (0..<nodes).map { _ in law.next(&generator) }
    // The ends of all ties are even in number: one node has a tie more, or less at the maximum.
    if !list.reduce(0, +).isMultiple(of: 2) { list[0] += list[0] < maximum ? 1 : -1 }
    return list
  }
}

/// Random regular graphs: every node has the same degree.
public struct RegularGraph: GraphGenerator {
  public var nodes = 100
  public var degree = 3
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "regular", title: "Random regular graph", summary: "Every node has the same degree; otherwise random.",
    citations: [
      Citation(
        "B. Bollobás", 1980,
        "A probabilistic proof of an asymptotic formula for the number of labelled regular graphs",
        "European Journal of Combinatorics 1", doi: "10.1016/S0195-6698(80)80030-8")
    ], time: "O(n + m) expected")

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .integer("degree", \.degree, in: 0...10_000, help: "of every node"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    guard degree < max(1, nodes), (nodes * degree).isMultiple(of: 2) else {
      throw .unsuitable(
        "there is no graph of \(nodes) nodes of degree \(degree)",
        hint: "the degree is below the number of nodes, and one of them is even")
    }
    try GeneratedNetwork.check(expected: Double(nodes) * Double(degree) / 2)
    // Dense graphs are hard to pair: their complement is as regular.
    let isComplement = degree > nodes / 2
    let paired = isComplement ? nodes - 1 - degree : degree
    let stubs = (0..<nodes).flatMap { [Int](repeating: $0, count: paired) }
    var generator = SplitMix64(seed: seed)
    for attempt in 0..<1000 {
      try context.checkpoint(Double(attempt) / 1000)
      var pairing = StubPairing(nodeCount: nodes)
      let ends = pairing.pair(stubs, &generator)
      guard ends.count * 2 == stubs.count else { continue }
      guard isComplement else { return GeneratedNetwork(nodes, ends) }
      let absent = Set(ends.map { $0.from * nodes + $0.to })
      let pairs = PairSampling(nodeCount: nodes, isDirected: false)
      return GeneratedNetwork(
        nodes, (0..<pairs.possible).map(pairs.pair).filter { !absent.contains($0.from * nodes + $0.to) })
    }
    throw .limit("no graph of degree \(degree) was found in 1000 attempts", hint: "choose another seed")
  }
}
