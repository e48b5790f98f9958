/// The positions of single nodes in the connected subgraphs of up to four nodes.
struct GraphletCounts: Sendable {
  let rows: NeighbourRows
  let pairs: TiedPairs

  /// Marks and counts by node, 0 throughout between calls.
  struct Scratch {
    fileprivate var isNear: [Bool]
    fileprivate var isCommon: [Bool]
    fileprivate var waysTo: [Int]

    init(nodeCount: Int) {
      isNear = [Bool](repeating: false, count: nodeCount)
      isCommon = isNear
      waysTo = [Int](repeating: 0, count: nodeCount)
    }
  }

  /// - Parameter rows: An undirected graph without loops and parallel ties.
  init(_ rows: NeighbourRows) {
    self.rows = rows
    pairs = TiedPairs(rows)
  }

  /// How often a node is in every orbit.
  ///
  /// - Parameters:
  ///   - triangles: By node.
  ///   - onPairs: By tied pair.
  func orbits(of x: Int, _ triangles: [Int], _ onPairs: [Int32], _ scratch: inout Scratch) -> [Int128] {
    let row = rows.range(x)
    let d = Int128(row.count)
    let t = Int128(triangles[x])
    for arc in row { scratch.isNear[Int(rows.targets[arc])] = true }
    // Subgraphs that need not be induced, by the orbit of x in them.
    var all = [Int128](repeating: 0, count: 15)
    var met: [Int] = []
    for arc in row {
      let y = Int(rows.targets[arc])
      let dy = Int128(rows.range(y).count)
      let shared = Int128(onPairs[Int(pairs.pairs[arc])])
      all[1] += dy - 1
      all[5] += (d - 1) * (dy - 1) - shared
      all[6] += (dy - 1) * (dy - 2) / 2
      all[9] += Int128(triangles[y]) - shared
      all[13] += shared * (shared - 1) / 2
      for second in rows.range(y) {
        let z = Int(rows.targets[second])
        guard z != x else { continue }
        if scratch.waysTo[z] == 0 { met.append(z) }
        scratch.waysTo[z] += 1
        let isClosed = scratch.isNear[z]
        all[4] += Int128(rows.range(z).count) - 1 - (isClosed ? 1 : 0)
        guard isClosed, z > y else { continue }
        all[10] += dy + Int128(rows.range(z).count) - 4
        all[12] += Int128(onPairs[Int(pairs.pairs[second])]) - 1
      }
      all[14] += cliques(x, y, &scratch)
    }
    for z in met {
      let ways = Int128(scratch.waysTo[z])
      all[8] += ways * (ways - 1) / 2
      scratch.waysTo[z] = 0
    }
    for arc in row { scratch.isNear[Int(rows.targets[arc])] = false }
    all[7] = d * (d - 1) * (d - 2) / 6
    all[11] = t * (d - 2)

    var o = all
    o[0] = d
    o[1] -= 2 * t
    o[2] = d * (d - 1) / 2 - t
    o[3] = t
    o[13] -= 3 * o[14]
    o[12] -= 3 * o[14]
    o[8] -= o[12] + o[13] + 3 * o[14]
    o[11] -= 2 * o[13] + 3 * o[14]
    o[10] -= 2 * o[12] + 2 * o[13] + 6 * o[14]
    o[9] -= 2 * o[12] + 3 * o[14]
    o[7] -= o[11] + o[13] + o[14]
    o[6] -= o[9] + o[10] + 2 * o[12] + o[13] + 3 * o[14]
    o[5] -= 2 * o[8] + o[10] + 2 * o[11] + 2 * o[12] + 4 * o[13] + 6 * o[14]
    o[4] -= 2 * o[8] + 2 * o[9] + o[10] + 4 * o[12] + 2 * o[13] + 6 * o[14]
    return o
  }

  /// The cliques of `x`, `y` and two nodes of larger numbers.
  private func cliques(_ x: Int, _ y: Int, _ scratch: inout Scratch) -> Int128 {
    var nodes: [Int] = []
    for arc in rows.range(y) where Int(rows.targets[arc]) > y && scratch.isNear[Int(rows.targets[arc])] {
      nodes.append(Int(rows.targets[arc]))
    }
    guard nodes.count > 1 else { return 0 }
    for node in nodes { scratch.isCommon[node] = true }
    var count: Int128 = 0
    for node in nodes {
      for arc in rows.range(node) where Int(rows.targets[arc]) > node && scratch.isCommon[Int(rows.targets[arc])] {
        count += 1
      }
    }
    for node in nodes { scratch.isCommon[node] = false }
    return count
  }
}
