import GraphAlgorithms
import GraphProjection
import RelationGraph

/// A small random graph that can be rebuilt with its facts in another order.
struct RandomNetwork {
  struct Arc {
    var from: String
    var to: String
    var weight: Double
  }

  var nodes: [String]
  var arcs: [Arc]
  var projection = Projection()

  /// Lengths of which many sums are equal on paper and differ in their last bits.
  static let lengths = [0.1, 0.15, 0.2, 0.3, 0.45, 0.6, 1, 2]

  init(nodes: [String], arcs: [Arc]) {
    self.nodes = nodes
    self.arcs = arcs
  }

  init(seed: UInt64, nodeCount: ClosedRange<Int> = 1...7, arcsPerNode: Double = 2) {
    var random = PathRandom(seed: seed)
    let n = Int.random(in: nodeCount, using: &random)
    nodes = (0..<n).map { "n\($0 < 10 ? "0" : "")\($0)" }
    let m = Int.random(in: 0...max(1, Int(Double(n) * arcsPerNode)), using: &random)
    arcs = []
    for _ in 0..<m {
      arcs.append(
        Arc(
          from: nodes.randomElement(using: &random) ?? "", to: nodes.randomElement(using: &random) ?? "",
          weight: Self.lengths.randomElement(using: &random) ?? 1))
    }
    projection.direction = [.directed, .undirected, .reversed].randomElement(using: &random) ?? .directed
    projection.parallel = [.collapse, .count].randomElement(using: &random) ?? .collapse
    projection.loops = Bool.random(using: &random) ? .keep : .drop
    switch Int.random(in: 0..<3, using: &random) {
    case 0: break
    case 1: (projection.weight, projection.weightMeaning) = (.property("w"), .distance)
    default: (projection.weight, projection.weightMeaning) = (.property("w"), .strength)
    }
  }

  /// The projected graph; facts are inserted in an order that depends on `shuffle`.
  func graph(shuffle: UInt64? = nil) throws -> ProjectedGraph {
    var graph = PropertyGraph(schema: .open)
    var (nodes, arcs) = (nodes, arcs)
    if let shuffle {
      var random = PathRandom(seed: shuffle)
      nodes.shuffle(using: &random)
      arcs.shuffle(using: &random)
    }
    for node in nodes { try graph.insert(Node(id: node)) }
    for arc in arcs {
      try graph.insert(Relation(from: arc.from, to: arc.to, properties: ["w": .real(arc.weight)]))
    }
    return try projection.apply(to: graph)
  }
}

/// A linear congruential generator with a mixed output: the same numbers everywhere.
struct PathRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state ^ (state >> 33)
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 29)
  }
}
