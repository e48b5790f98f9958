import RelationGraph

extension DistanceSearch {
  /// The distances, NaN where a node is not reached.
  func column(in context: RunContext) -> [Double] {
    let count = distance.count
    return [Double](count: count) { column in
      let column = SharedMemory(column)
      // What a cancelled run leaves out is thrown away.
      _ = try? context.quiet.chunked(count, size: 1 << 15) { nodes in
        for node in nodes {
          let far = distance[node]
          column.base[node] = far < Length.unreached.bits ? Length(bits: far).number : .nan
        }
      }
    }
  }
}
