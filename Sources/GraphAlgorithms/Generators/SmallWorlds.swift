import RelationGraph

/// Small worlds of Watts and Strogatz: a ring in which some ties are thrown elsewhere.
public struct WattsStrogatzGraph: GraphGenerator {
  public var nodes = 100
  public var neighbours = 4
  public var rewiring = 0.1
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "watts-strogatz", title: "Small world",
    summary: "A ring of neighbours in which some ties lead anywhere instead.",
    citations: [
      Citation(
        "D. J. Watts, S. H. Strogatz", 1998, "Collective dynamics of 'small-world' networks", "Nature 393",
        doi: "10.1038/30918")
    ])

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .integer("neighbours", \.neighbours, in: 0...10_000, help: "neighbours on the ring; even"),
    .share("rewiring", \.rewiring, help: "probability that a tie leads elsewhere"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    guard neighbours.isMultiple(of: 2), neighbours < max(1, nodes) else {
      throw .unsuitable("'neighbours' is \(neighbours): not even, or not below the number of nodes", hint: nil)
    }
    try GeneratedNetwork.check(expected: Double(nodes) * Double(neighbours) / 2)
    var generator = SplitMix64(seed: seed)
    var tied = [Set<Int>](repeating: [], count: nodes)
    var ends: [(from: Int, to: Int)] = []
    for step in 1..<(neighbours / 2 + 1) {
      for node in 0..<nodes {
        let other = (node + step) % nodes
        ends.append((node, other))
        tied[node].insert(other)
        tied[other].insert(node)
      }
    }
    for place in ends.indices where generator.nextShare() < rewiring {
      let (node, old) = ends[place]
      guard tied[node].count < nodes - 1 else { continue }
      var new = generator.next(below: nodes)
      while new == node || tied[node].contains(new) { new = generator.next(below: nodes) }
      tied[node].remove(old)
      tied[old].remove(node)
      tied[node].insert(new)
      tied[new].insert(node)
      ends[place] = (node, new)
    }
    return GeneratedNetwork(nodes, ends)
  }
}

/// Random geometric graphs: nodes in the unit square, tied where they are near.
public struct GeometricGraph: GraphGenerator {
  public var nodes = 100
  public var radius = 0.15
  public var seed: UInt64 = 1

  public init() {}

  public static let card = GeneratorCard(
    id: "geometric", title: "Random geometric graph",
    summary: "Nodes somewhere in the unit square, tied where they are no farther than a radius.",
    citations: [
      Citation(
        "E. N. Gilbert", 1961, "Random plane networks",
        "Journal of the Society for Industrial and Applied Mathematics 9",
        doi: "10.1137/0109045")
    ], time: "O(n + m) expected")

  public static let parameters: [Parameter<Self>] = [
    .size(\.nodes), .share("radius", \.radius, help: "largest distance of tied nodes"), .seed(\.seed),
  ]

  public func network(in context: RunContext) throws(AlgorithmError) -> GeneratedNetwork {
    try GeneratedNetwork.check(expected: Double(nodes) * Double(nodes) * min(1, radius * radius * 3.2) / 2)
    var generator = SplitMix64(seed: seed)
    let points = (0..<nodes).map { _ in (x: generator.nextShare(), y: generator.nextShare()) }
    // Cells at least as wide as the radius: near nodes are in the same or a neighbouring one.
    let width = max(1, min(Int(1 / max(radius, 1e-9)), Int(Double(nodes).squareRoot())))
    func cell(_ value: Double) -> Int { min(width - 1, Int(value * Double(width))) }
    var cells = [[Int]](repeating: [], count: width * width)
    for (node, point) in points.enumerated() { cells[cell(point.y) * width + cell(point.x)].append(node) }
    var ends: [(from: Int, to: Int)] = []
    for (node, point) in points.enumerated() {
      if node & 0xFFF == 0 { try context.checkpoint(Double(node) / Double(nodes)) }
      var near: [Int] = []
      for row in max(0, cell(point.y) - 1)...min(width - 1, cell(point.y) + 1) {
        for column in max(0, cell(point.x) - 1)...min(width - 1, cell(point.x) + 1) {
          near += cells[row * width + column].filter { other in
            let (x, y) = (points[other].x - point.x, points[other].y - point.y)
            return other > node && x * x + y * y <= radius * radius
          }
        }
      }
      ends += near.sorted().map { (node, $0) }
    }
    var network = GeneratedNetwork(nodes, ends)
    network.properties = ["x": points.map { .real($0.x) }, "y": points.map { .real($0.y) }]
    return network
  }
}
