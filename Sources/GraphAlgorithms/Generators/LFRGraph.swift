import RelationGraph

/// LFR benchmark: communities of unequal size among nodes of unequal degree.
///
/// Degrees and sizes of communities follow power laws. Every node has the share `mixing` of its ties outside its community, rounded to
/// whole ties; ties that cannot be placed without a loop or a parallel are dropped.
public struct LFRGraph: GraphGenerator {
  public var nodes = 250
  public var mixing = 0.2
  public var degreeExponent = 2.5
  public var minimumDegree = 4
  public var maximumDegree = 25
  public var sizeExponent = 1.5
  public var minimumSize = 20
  public var maximumSize = 60
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "lfr", title: "LFR benchmark",
    summary: "Communities of unequal size among nodes of unequal degree, with a share of ties that leave them.",
    citations: [
      Citation(
        "A. Lancichinetti, S. Fortunato, F. Radicchi", 2008,
        "Benchmark graphs for testing community detection algorithms", "Physical Review E 78",
        doi: "10.1103/PhysRevE.78.046110")
    ], time: "O(n + m) expected")

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .share("mixing", \.mixing, help: "μ: share of a node's ties that leave its community"),
    .real("degree-exponent", \.degreeExponent, in: RealRange(0, 20), help: "of the degrees"),
    .integer("minimum-degree", \.minimumDegree, in: 1...10_000, help: "smallest degree"),
    .integer("maximum-degree", \.maximumDegree, in: 1...10_000, help: "largest degree"),
    .real("size-exponent", \.sizeExponent, in: RealRange(0, 20), help: "of the sizes of communities"),
    .integer("minimum-size", \.minimumSize, in: 2...1_000_000, help: "size of the smallest community"),
    .integer("maximum-size", \.maximumSize, in: 2...1_000_000, help: "size of the largest community"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    let largestInside = Int(((1 - mixing) * Double(maximumDegree)).rounded())
    guard minimumDegree <= maximumDegree, minimumSize <= maximumSize, minimumSize <= nodes, maximumDegree < nodes,
      largestInside < maximumSize
    else {
      throw .unsuitable(
        "degrees up to \(maximumDegree) and communities of \(minimumSize) to \(maximumSize) nodes do not fit together",
        hint: "the largest community has more nodes than a node has ties inside, and a graph has more than both")
    }
    try GeneratedNetwork.check(expected: Double(nodes) * Double(maximumDegree) / 2)
    var generator = SplitMix64(seed: seed)
    let degrees = PowerLawNumbers(minimumDegree...maximumDegree, exponent: degreeExponent)
    let degree = (0..<nodes).map { _ in degrees.next(&generator) }
    let inside = degree.map { Int(((1 - mixing) * Double($0)).rounded()) }
    let community = try placed(inside, sizes(&generator), &generator, context)

    var pairing = StubPairing(nodeCount: nodes)
    var ends: [(from: Int, to: Int)] = []
    var members = [[Int]](repeating: [], count: (community.max() ?? -1) + 1)
    for (node, group) in community.enumerated() { members[group].append(node) }
    for group in members {
      try context.checkpoint()
      ends += pairing.pair(Self.stubs(group, inside), &generator)
    }
    let outside = zip(degree, inside).map { $0 - $1 }
    ends += pairing.pair(Self.stubs(Array(0..<nodes), outside), &generator) { community[$0] != community[$1] }
    var network = GeneratedNetwork(nodes, ends)
    network.properties["community"] = community.map { .integer($0 + 1) }
    return network
  }

  /// Every node as often as it has ties; one less where that is odd.
  private static func stubs(_ nodes: [Int], _ counts: [Int]) -> [Int] {
    var stubs = nodes.flatMap { [Int](repeating: $0, count: counts[$0]) }
    if !stubs.count.isMultiple(of: 2) { stubs.removeLast() }
    return stubs
  }

  /// Sizes that add up to the number of nodes; the last ones are spread over the others.
  private func sizes(_ generator: inout SplitMix64) -> [Int] {
    let law = PowerLawNumbers(minimumSize...maximumSize, exponent: sizeExponent)
    // One community is as large as any, so that nodes with many ties find room.
    var sizes = [min(maximumSize, nodes)]
    var rest = nodes - sizes[0]
    while rest >= minimumSize {
      sizes.append(min(rest, law.next(&generator)))
      rest -= sizes[sizes.count - 1]
    }
    for place in 0..<rest { sizes[place % sizes.count] += 1 }
    return sizes
  }

  /// The community of every node: nodes with many ties inside first, each in one with room and enough others.
  private func placed(
    _ inside: [Int], _ sizes: [Int], _ generator: inout SplitMix64, _ context: RunContext
  ) throws(AlgorithmError) -> [Int] {
    var room = sizes
    var community = [Int](repeating: 0, count: inside.count)
    let order = generator.permutation(inside.count).map(Int.init).enumerated().sorted {
      (inside[$1.element], $0.offset) < (inside[$0.element], $1.offset)
    }.map(\.element)
    for (place, node) in order.enumerated() {
      if place & 0xFFF == 0 { try context.checkpoint(Double(place) / Double(order.count)) }
      let fitting = sizes.indices.filter { room[$0] > 0 && sizes[$0] > inside[node] }
      let total = fitting.reduce(0) { $0 + room[$1] }
      guard total > 0 else {
        throw .limit(
          "there is no community large enough for every node of many ties",
          hint: "larger communities (minimum-size), smaller degrees (maximum-degree), or another seed")
      }
      var chosen = generator.next(below: total)
      for group in fitting {
        if chosen < room[group] {
          community[node] = group
          room[group] -= 1
          break
        }
        chosen -= room[group]
      }
    }
    return community
  }
}
