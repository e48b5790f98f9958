import RelationGraph

/// How many triangles there are, how many every node is in, and sums over them.
///
/// For every node v the neighbours N⁺(v) in the half graph are marked; a marked node w ∈ N⁺(u) with u ∈ N⁺(v) closes the
/// triangle v, u, w, which is found nowhere else.
///
/// M. Latapy (2008). Main-memory triangle computations for very large (sparse (power-law)) graphs. Theoretical Computer Science
/// 407. https://doi.org/10.1016/j.tcs.2008.07.017
extension HalfGraph {
  /// The number of parts that sums are taken of, whatever the number of threads.
  private static let parts = 16

  /// Goes over some nodes, their neighbours, and the rows of these.
  ///
  /// A row waits for memory at its beginning. Where a visit writes much, the processor does not get to the next row meanwhile, so
  /// that the beginnings of several are read first: on 4 million arcs of 200,000 nodes the triangles of every node took an eighth
  /// less time. Where it only counts this changes nothing.
  ///
  /// - Parameters:
  ///   - places: The nodes; those with many neighbours and those with few are spread over all parts.
  ///   - open: Called with a node's row, to mark what is in it; `close` to take the marks off.
  ///   - close: Its opposite.
  ///   - visit: Called with a node, the arc to a neighbour, and the row of that.
  /// - Returns: Of no meaning; who keeps it has rows read ahead.
  @inline(__always) @discardableResult
  private func scan(
    _ places: StrideTo<Int>, _ cancellation: Cancellation, open: (Range<Int>) -> Void, close: (Range<Int>) -> Void,
    visit: (_ node: Int, _ arc: Int, _ row: Range<Int>) -> Void
  ) -> Int32 {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        func row(_ v: Int) -> Range<Int> {
          Range(uncheckedBounds: (Int(offsets[v]), Int(offsets[v &+ 1])))
        }
        var met: Int32 = 0
        for v in places {
          let whole = row(v)
          guard whole.count > 1 else { continue }
          guard !cancellation.isCancelled else { break }
          open(whole)
          var start = whole.lowerBound
          while start < whole.upperBound {
            let block = start..<min(whole.upperBound, start &+ Self.ahead)
            // No row of a neighbour begins at the end of all rows: that of `v` comes after it.
            for arc in block { met ^= targets[Int(offsets[Int(targets[arc])])] }
            for arc in block { visit(v, arc, row(Int(targets[arc]))) }
            start = block.upperBound
          }
          close(whole)
        }
        return met
      }
    }
  }

  /// How many rows are met before the first of them is gone through.
  private static let ahead = 16

  /// The nodes of one of `Self.parts` or of more parts.
  private func part(_ number: Int, of parts: Int) -> StrideTo<Int> {
    stride(from: number, to: nodes.count, by: parts)
  }

  /// How many parts the threads share, where their order does not matter.
  private static let smallParts = 64

  /// The number of triangles of the whole graph.
  ///
  /// - Complexity: O(m^(3/2)) time, O(n + m) space.
  func triangles(in context: RunContext) throws(AlgorithmError) -> Int {
    try context.checkpoint(0)
    let lanes = KernelLanes(context)
    let marks = (0..<lanes.count).map { _ in KernelMemory<UInt8>(repeating: 0, count: nodes.count) }
    let counts = KernelMemory<Int>(repeating: 0, count: Self.smallParts)
    defer {
      for marks in marks { marks.deallocate() }
      counts.deallocate()
    }
    lanes.forEach(Self.smallParts, size: 1) { lane, part in
      let isMarked = marks[lane].base
      var count = 0
      targets.withUnsafeBufferPointer { targets in
        _ = scan(self.part(part.lowerBound, of: Self.smallParts), context.cancellation) { row in
          for arc in row { isMarked[Int(targets[arc])] = 1 }
        } close: { row in
          for arc in row { isMarked[Int(targets[arc])] = 0 }
        } visit: { _, _, row in
          for arc in row { count &+= Int(isMarked[Int(targets[arc])]) }
        }
      }
      counts[part.lowerBound] = count
    }
    try context.checkpoint(1)
    return (0..<Self.smallParts).reduce(0) { $0 + counts[$1] }
  }

  /// The number of triangles that each node is in; their sum is three times the total.
  ///
  /// - Complexity: O(m^(3/2)) time, O(n + m) space.
  func trianglesPerNode(in context: RunContext) throws(AlgorithmError) -> [Int] {
    try context.checkpoint(0)
    let lanes = KernelLanes(context)
    // The mark of a node in the highest bit, its count in the others, so that both are one access. A triangle of a node is a
    // tie that does not touch it, and there are fewer than 2³¹ ties.
    let mark: UInt32 = 1 << 31
    let cells = (0..<lanes.count).map { _ in KernelMemory<UInt32>(repeating: 0, count: nodes.count + 1) }
    defer { for cells in cells { cells.deallocate() } }
    lanes.forEach(Self.smallParts, size: 1) { lane, part in
      let cells = cells[lane].base
      targets.withUnsafeBufferPointer { targets in
        let met = scan(self.part(part.lowerBound, of: Self.smallParts), context.cancellation) { row in
          for arc in row { cells[Int(targets[arc])] |= mark }
        } close: { row in
          for arc in row { cells[Int(targets[arc])] &= ~mark }
        } visit: { v, arc, row in
          var ofPair: UInt32 = 0
          for second in row {
            let w = Int(targets[second])
            let one = cells[w] &>> 31
            ofPair &+= one
            cells[w] &+= one
          }
          cells[Int(targets[arc])] &+= ofPair
          cells[v] &+= ofPair
        }
        cells[nodes.count] = UInt32(bitPattern: met)
      }
    }
    try context.checkpoint(1)
    return [Int](count: nodes.count) { counts in
      for (place, node) in nodes.enumerated() { counts[Int(node)] = cells.reduce(0) { $0 &+ Int($1[place]) } }
    }
  }

  /// What a triangle gives each of its nodes, from the numbers of its ties.
  enum Combination: Sendable {
    /// The product of all three.
    case product
    /// The sum of the two at the node.
    case ownTies
  }

  /// Sums over the triangles of every node.
  ///
  /// - Parameter values: A number, not negative, for every neighbour in the old rows, the same from both ends; the half graph
  ///   must know its ``arcs``.
  /// - Complexity: O(m^(3/2)) time, O(n + m) space.
  func triangleSums(
    of values: [Double], combining combination: Combination, in context: RunContext
  ) throws(AlgorithmError) -> [Double] {
    let numbers = arcs.map { values[$0] }
    let found = try context.chunked(Self.parts, size: 1) { part -> [Double] in
      var sums = [Double](repeating: 0, count: nodes.count)
      // The number of the tie from the node at hand; −1 for other nodes.
      var marks = [Double](repeating: -1, count: nodes.count)
      scan(self.part(part.lowerBound, of: Self.parts), context.cancellation) { row in
        for arc in row { marks[Int(targets[arc])] = numbers[arc] }
      } close: { row in
        for arc in row { marks[Int(targets[arc])] = -1 }
      } visit: { v, arc, row in
        let u = Int(targets[arc])
        let first = numbers[arc]
        for second in row {
          let w = Int(targets[second])
          let third = marks[w]
          guard third >= 0 else { continue }
          switch combination {
          case .product:
            let product = first * numbers[second] * third
            sums[v] += product
            sums[u] += product
            sums[w] += product
          case .ownTies:
            sums[v] += first + third
            sums[u] += first + numbers[second]
            sums[w] += third + numbers[second]
          }
        }
      }
      return sums
    }
    var whole = [Double](repeating: 0, count: nodes.count)
    for part in found { for place in nodes.indices { whole[Int(nodes[place])] += part[place] } }
    return whole
  }
}

extension NeighbourRows {
  /// The number of paths of length two, by their middle: Σ d(d − 1)/2.
  var connectedTriples: Int {
    (0..<nodeCount).reduce(0) { sum, node in
      let degree = range(node).count
      return sum + degree * (degree - 1) / 2
    }
  }
}
