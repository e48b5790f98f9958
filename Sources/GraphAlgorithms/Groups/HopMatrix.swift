import GraphProjection

/// The numbers of steps between all pairs of nodes.
struct HopMatrix: Sendable {
  private typealias Steps = SIMD16<UInt16>

  private let nodeCount: Int
  /// To the nodes of a batch, sixteen an element, from node `a` from element `a · rowLength` on: at most 65,534, and 65,535 where a
  /// node is not reached. Batches follow each other as the nodes do.
  private let batches: [[Steps]]
  private static let rowLength = BreadthFirstBatch.width / Steps.scalarCount

  /// - Complexity: O(n·m / 256 + n²) steps at best, O(n·m) at worst; O(n²) space.
  init(of graph: ProjectedGraph, _ direction: DistanceDirection, in context: RunContext) throws(AlgorithmError) {
    let n = graph.nodeCount
    // A search against the arcs from the nodes of a batch gives every node its distances to them.
    let forward = graph.neighbourRows(direction.sense.reversed)
    let backward = graph.neighbourRows(direction.sense)
    nodeCount = n
    batches = try context.quiet.chunked(n, size: BreadthFirstBatch.width) { chunk -> [Steps] in
      var part = [Steps](repeating: Steps(repeating: .max), count: n * Self.rowLength)
      for (place, node) in chunk.enumerated() {
        part[node * Self.rowLength + place / Steps.scalarCount][place % Steps.scalarCount] = 0
      }
      let sources = chunk.map { Int32(truncatingIfNeeded: $0) }
      var search = BreadthFirstBatch(forward: forward, backward: backward)
      search.run(from: sources[...], cancellation: context.cancellation) { distance, node, reached in
        let steps = Steps(repeating: UInt16(min(distance, 65_534)))
        for place in 0..<Self.rowLength {
          let bits = reached.bits(place)
          if bits != 0 { part[node &* Self.rowLength &+ place].replace(with: steps, where: Self.mask(bits)) }
        }
      }
      return part
    }
  }

  /// The elements whose bit is set.
  @inline(__always)
  private static func mask(_ bits: UInt16) -> SIMDMask<SIMD16<Int16>> {
    let each = Steps(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768)
    return (Steps(repeating: bits) & each) .== each
  }

  /// The mean inverse distance of all nodes from a set, members counting 1; and the share of those within `limit` steps, or at any
  /// distance where that is 0.
  func reach(from set: [Int], within limit: Int) -> (weighted: Double, share: Double) {
    // By distance, so that the sum does not depend on the order of the nodes.
    var counts: [Int] = []
    var reached = 0
    for batch in batches {
      for place in 0..<Self.rowLength {
        var nearest = Steps(repeating: .max)
        for member in set { nearest = pointwiseMin(nearest, batch[member * Self.rowLength + place]) }
        for element in nearest.indices where nearest[element] != .max {
          let distance = Int(nearest[element])
          while counts.count < max(distance, 1) { counts.append(0) }
          counts[max(distance, 1) - 1] += 1
          if limit == 0 || distance <= limit { reached += 1 }
        }
      }
    }
    let weighted = counts.enumerated().reduce(0.0) { $0 + Double($1.element) / Double($1.offset + 1) }
    return (weighted / Double(nodeCount), Double(reached) / Double(nodeCount))
  }
}
