import GraphProjection

/// A network of arcs with capacities, kept as residual arcs in pairs: `arc ^ 1` is `arc` turned round.
struct CapacityNetwork {
  struct Arc {
    var from: Int
    var to: Int
    var capacity: Double
    /// The capacity against the arc: that of the arc itself where a tie has no direction.
    var back = 0.0
  }

  /// The residual arcs that leave node `v` are `row[offsets[v] ..< offsets[v + 1]]`, ascending.
  let offsets: [Int]
  let row: [Int32]
  /// What every residual arc leads to.
  let heads: [Int32]
  let capacity: [Double]
  /// What every arc can still carry.
  var residual: [Double]

  var nodeCount: Int { offsets.count - 1 }

  init(nodeCount: Int, arcs: [Arc]) {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for arc in arcs {
      offsets[arc.from + 1] += 1
      offsets[arc.to + 1] += 1
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var row = [Int32](repeating: 0, count: 2 * arcs.count)
    var next = offsets
    for (pair, arc) in arcs.enumerated() {
      for (node, residualArc) in [(arc.from, 2 * pair), (arc.to, 2 * pair + 1)] {
        row[next[node]] = Int32(residualArc)
        next[node] += 1
      }
    }
    self.offsets = offsets
    self.row = row
    heads = arcs.flatMap { [Int32($0.to), Int32($0.from)] }
    capacity = arcs.flatMap { [$0.capacity, $0.back] }
    residual = capacity
  }

  /// The ties of a graph: pair `t` is tie `t`. Loops carry nothing.
  ///
  /// - Parameters:
  ///   - capacities: One number a tie, or `nil`: 1.
  ///   - ignoresDirection: Whether ties of a directed graph carry both ways too.
  init(_ graph: ProjectedGraph, capacities: [Double]?, ignoresDirection: Bool = false) {
    self.init(
      nodeCount: graph.nodeCount,
      arcs: (0..<graph.tieCount).map { tie in
        let ends = graph.ends(ofTie: tie)
        let capacity = ends.from == ends.to ? 0 : capacities?[tie] ?? 1
        return Arc(
          from: ends.from, to: ends.to, capacity: capacity,
          back: graph.isDirected && !ignoresDirection ? 0 : capacity)
      })
  }

  /// Every node as an entry, 2v, and an exit, 2v + 1, with an arc of capacity 1 between, and arcs that are never full.
  init(splittingNodesOf rows: NeighbourRows) {
    let n = rows.nodeCount
    let through = (0..<n).map { Arc(from: 2 * $0, to: 2 * $0 + 1, capacity: 1) }
    let ties = (0..<n).flatMap { node in
      rows.range(node).map { Arc(from: 2 * node + 1, to: 2 * Int(rows.targets[$0]), capacity: Double(n + 1)) }
    }
    self.init(nodeCount: 2 * n, arcs: through + ties)
  }

  /// Takes all flow out.
  mutating func reset() { residual = capacity }

  func tail(_ arc: Int) -> Int { Int(heads[arc ^ 1]) }

  /// The net flow from the start of a pair to its end.
  func flow(ofPair pair: Int) -> Double {
    // A tie that carries both ways has gained on one side what it lost on the other.
    let forward = capacity[2 * pair] - residual[2 * pair]
    return forward == 0 ? 0 : forward
  }

  /// The nodes that `source` still reaches: its side of the minimum cut nearest to it, once the flow is a maximum.
  func reached(from source: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: nodeCount)
    isReached[source] = true
    var queue = [source]
    while let node = queue.popLast() {
      for place in offsets[node]..<offsets[node + 1] {
        let arc = Int(row[place])
        let head = Int(heads[arc])
        guard residual[arc] > 0, !isReached[head] else { continue }
        isReached[head] = true
        queue.append(head)
      }
    }
    return isReached
  }
}

extension ProjectedGraph {
  /// The capacity of every tie: its strength, or `nil` where each is 1. Refused where their sum is no finite number.
  func tieCapacities(for measure: String) throws(AlgorithmError) -> [Double]? {
    guard let strengths = try tieStrengths(for: measure) else { return nil }
    guard strengths.reduce(0, +) * 4 < .infinity else { throw .infiniteStrength }
    return strengths
  }

  var capacityNote: String { tieWeights == nil ? "every tie has capacity 1" : "capacity of a tie = weight" }
}
