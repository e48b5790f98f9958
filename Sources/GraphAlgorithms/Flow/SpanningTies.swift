import GraphProjection
import RelationGraph

/// A tie with its ends.
struct EndedTie: BitwiseCopyable {
  var tie: Int32
  var from: Int32
  var to: Int32
}

/// The ties of a graph in their order, with their ends, from its rows.
struct TieList {
  private let rows: ProjectedGraph.ArcRows
  private let isDirected: Bool
  private let chunks: RowChunks
  /// The number of the first tie of every chunk, and the number of ties.
  private let starts: [Int]

  init(_ graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) {
    let (rows, isDirected) = (graph.outgoing, graph.isDirected)
    let chunks = RowChunks(offsets: rows.offsets)
    let counts = try context.quiet.chunked(chunks) { nodes in
      nodes.reduce(0) { $0 + rows.offsets[$1 + 1] - Self.firstArc(of: $1, rows, isDirected) }
    }
    starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    (self.rows, self.isDirected, self.chunks) = (rows, isDirected, chunks)
  }

  /// Where in a row the arcs begin that ties are counted by: in an undirected graph those to nodes not smaller.
  private static func firstArc(of node: Int, _ rows: ProjectedGraph.ArcRows, _ isDirected: Bool) -> Int {
    guard !isDirected else { return rows.offsets[node] }
    var (low, high) = (rows.offsets[node], rows.offsets[node + 1])
    while low < high {
      let middle = (low + high) / 2
      if Int(rows.targets[middle]) < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The ties that a condition holds for, of their number and ends.
  func ties(
    in context: RunContext, where isIn: @Sendable (Int, Int32, Int32) -> Bool
  ) throws(AlgorithmError) -> [EndedTie] {
    let parts = try context.quiet.chunked(chunks.count, size: 1) { range in
      var found: [EndedTie] = []
      found.reserveCapacity(starts[range.upperBound] - starts[range.lowerBound])
      var tie = starts[range.lowerBound]
      for node in chunks[range.lowerBound] {
        for arc in Self.firstArc(of: node, rows, isDirected)..<rows.offsets[node + 1] {
          let target = rows.targets[arc]
          if isIn(tie, Int32(truncatingIfNeeded: node), target) {
            found.append(
              EndedTie(tie: Int32(truncatingIfNeeded: tie), from: Int32(truncatingIfNeeded: node), to: target))
          }
          tie &+= 1
        }
      }
      return found
    }
    // One after the other, by several threads.
    let places = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return [EndedTie](count: places[parts.count]) { ties in
      let ties = SharedMemory(ties)
      KernelLanes(context).forEach(parts.count, size: 1, stops: false) { _, index in
        let part = parts[index.lowerBound]
        guard let base = ties.base.baseAddress, !part.isEmpty else { return }
        part.withUnsafeBufferPointer { part in
          guard let first = part.baseAddress else { return }
          (base + places[index.lowerBound]).update(from: first, count: part.count)
        }
      }
    }
  }
}
