extension CommunityNetwork {
  /// The connected parts of every community.
  ///
  /// Parting what no tie joins never lowers H: it takes away expected strength only. Several communities are gone through at a time.
  ///
  /// - Complexity: O(n + m), on communities that hang together O(n) in practice.
  func connectedParts(of membership: Membership, in context: RunContext = RunContext()) -> Membership {
    let parts = ConnectedParts(membership: membership, context: context)
    return Membership(labels: withKernelRows(offsets, targets, nil, parts))
  }
}

private struct ConnectedParts: KernelWork {
  let membership: Membership
  let context: RunContext

  /// - Returns: for every node the first node of its part.
  func run<Strengths: KernelStrengths>(_ rows: KernelRows, _: Strengths) -> [Int32] {
    KernelArena.scoped { memory in
      let n = rows.nodeCount
      let (nodes, starts) = CommunityNetwork.members(of: membership.community, count: membership.count)
      let (members, bounds) = (memory.array(nodes), memory.array(starts))
      let parts = PartTree(
        rows: rows, community: memory.array(membership.community), above: memory.uninitialized(n, of: Int32.self))
      for node in 0..<n { parts.above[node] = Int32(truncatingIfNeeded: node) }
      let chunks = UnevenChunks(work: (0..<membership.count).map { starts[$0 + 1] - starts[$0] })
      KernelLanes(context).forEach(chunks.count, size: 1, isLarge: rows.targets.count > 1 << 14) { _, range in
        for chunk in range {
          for item in chunks[chunk] {
            let c = Int(item)
            parts.join(members.from(bounds[c]), count: bounds[c + 1] - bounds[c], context.cancellation)
          }
        }
      }
      return [Int32](UnsafeBufferPointer(start: parts.above.base, count: n))
    }
  }
}

/// Parts as trees of nodes that lead to the first node of each.
private struct PartTree: Sendable {
  let rows: KernelRows
  let community: KernelArray<Int32>
  let above: KernelArray<Int32>

  /// Joins the nodes of one community.
  ///
  /// Two ties a node inside the community join nearly all of it, so that only what is not in its largest part is gone through
  /// whole: a tie between that and another part stands in the row of the latter too. After M. Sutton, T. Ben-Nun, A. Barak (2018),
  /// Optimizing parallel graph connectivity computation via subgraph sampling, IPDPS.
  func join(_ members: KernelArray<Int32>, count: Int, _ cancellation: Cancellation) {
    guard count > 1 else { return }
    let own = community[Int(members[0])]
    for index in 0..<count {
      if index & 1023 == 0 && cancellation.isCancelled { return }
      let v = Int(members[index])
      var found = 0
      for arc in rows.range(v) where community[rows.target(arc)] == own {
        unite(v, rows.target(arc))
        found &+= 1
        if found == 2 { break }
      }
    }
    let largest = frequentPart(members, count)
    for index in 0..<count {
      if index & 1023 == 0 && cancellation.isCancelled { return }
      let v = Int(members[index])
      guard first(v) != first(largest) else { continue }
      for arc in rows.range(v) where community[rows.target(arc)] == own { unite(v, rows.target(arc)) }
    }
    for index in 0..<count {
      let v = Int(members[index])
      above[v] = Int32(truncatingIfNeeded: first(v))
    }
  }

  /// The part of most of a few nodes.
  private func frequentPart(_ members: KernelArray<Int32>, _ count: Int) -> Int {
    var frequent = -1
    var votes = 0
    for sample in 0..<min(count, 64) {
      let part = first(Int(members[sample * count / min(count, 64)]))
      if votes == 0 { frequent = part }
      votes += part == frequent ? 1 : -1
    }
    return frequent
  }

  private func first(_ node: Int) -> Int {
    var node = node
    while true {
      let next = Int(above[node])
      if next == node { return node }
      above[node] = above[next]
      node = next
    }
  }

  private func unite(_ a: Int, _ b: Int) {
    let (a, b) = (first(a), first(b))
    if a < b { above[b] = Int32(truncatingIfNeeded: a) } else { above[a] = Int32(truncatingIfNeeded: b) }
  }
}
