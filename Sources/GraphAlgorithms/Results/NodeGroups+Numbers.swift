import RelationGraph

extension NodeGroups {
  /// Creates a partition from labels that are numbers 0 ..< n.
  ///
  /// One group may hold nearly all nodes, as the giant component of a network does: it is told apart before others are looked
  /// up, and several threads write it, so that the result of a million nodes takes a millisecond or two.
  ///
  /// - Complexity: O(n + k log k) for k groups.
  init(
    numbers labels: UnsafeBufferPointer<Int32>, name: String, notes: [String] = [],
    lanes: KernelLanes = KernelLanes(RunContext())
  ) {
    let parts = LabelParts(labels, lanes)
    defer { parts.deallocate() }
    // By label: the number of nodes.
    var sizes = [Int32](repeating: 0, count: parts.others.isEmpty ? Int(parts.frequent) + 1 : labels.count)
    var order: [(label: Int32, first: Int32)] = []
    for node in parts.others {
      let label = labels[Int(node)]
      if sizes[Int(label)] == 0 { order.append((label, node)) }
      sizes[Int(label)] &+= 1
    }
    if let first = parts.first {
      sizes[Int(parts.frequent)] = Int32(truncatingIfNeeded: parts.frequentCount)
      order.append((parts.frequent, first))
    }
    order.sort { (sizes[Int($1.label)], $0.first) < (sizes[Int($0.label)], $1.first) }
    var groups = [[Int]](repeating: [], count: order.count)
    // What was a size becomes the number of the group.
    var frequentRank = 0
    for (rank, group) in order.enumerated() {
      if group.label == parts.frequent {
        frequentRank = rank
      } else {
        groups[rank].reserveCapacity(Int(sizes[Int(group.label)]))
      }
    }
    for (rank, group) in order.enumerated() { sizes[Int(group.label)] = Int32(truncatingIfNeeded: rank) }
    for node in parts.others { groups[Int(sizes[Int(labels[Int(node)])])].append(Int(node)) }
    if !order.isEmpty { groups[frequentRank] = parts.members(lanes) }
    self.name = name
    membership = parts.membership(rank: sizes, lanes)
    self.groups = groups
    figures = []
    self.notes = notes
  }
}

/// Nodes with a frequent label, and the others, told apart by several threads.
private struct LabelParts: @unchecked Sendable {
  let labels: UnsafeBufferPointer<Int32>
  let frequent: Int32
  /// By chunk of nodes, and one more: how many nodes before it have the frequent label.
  private let before: KernelMemory<Int>
  private let otherNodes: KernelMemory<Int32>

  private static let size = 1 << 15

  init(_ labels: UnsafeBufferPointer<Int32>, _ lanes: KernelLanes) {
    let frequent = labels.isEmpty ? 0 : labels[labels.count / 2]
    let chunks = (labels.count + Self.size - 1) / Self.size
    let before = KernelMemory<Int>(repeating: 0, count: chunks + 1)
    let shared = SharedMemory(UnsafeMutableBufferPointer(mutating: labels))
    lanes.forEach(labels.count, size: Self.size, stops: false) { _, nodes in
      var count = 0
      for node in nodes { count &+= shared.base[node] == frequent ? 1 : 0 }
      before[nodes.lowerBound / Self.size + 1] = count
    }
    for chunk in 0..<chunks { before[chunk + 1] += before[chunk] }
    let others = KernelMemory<Int32>(count: labels.count - before[chunks])
    lanes.forEach(labels.count, size: Self.size, stops: false) { _, nodes in
      var next = nodes.lowerBound - before[nodes.lowerBound / Self.size]
      for node in nodes where shared.base[node] != frequent {
        others[next] = Int32(truncatingIfNeeded: node)
        next &+= 1
      }
    }
    (self.labels, self.frequent, self.before, otherNodes) = (labels, frequent, before, others)
  }

  func deallocate() {
    before.deallocate()
    otherNodes.deallocate()
  }

  var frequentCount: Int { labels.count - otherNodes.count }
  var others: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: otherNodes.base, count: otherNodes.count) }

  /// The first node with the frequent label.
  var first: Int32? { labels.firstIndex(of: frequent).map { Int32(truncatingIfNeeded: $0) } }

  /// The nodes with the frequent label.
  func members(_ lanes: KernelLanes) -> [Int] {
    [Int](count: frequentCount) { members in
      let members = SharedMemory(members)
      lanes.forEach(labels.count, size: Self.size, stops: false) { _, nodes in
        var next = before[nodes.lowerBound / Self.size]
        for node in nodes where labels[node] == frequent {
          members.base[next] = node
          next &+= 1
        }
      }
    }
  }

  /// - Parameter rank: Of the group, by label.
  func membership(rank: [Int32], _ lanes: KernelLanes) -> [Int] {
    [Int](count: labels.count) { membership in
      let membership = SharedMemory(membership)
      let frequentRank = labels.isEmpty ? 0 : Int(rank[Int(frequent)])
      lanes.forEach(labels.count, size: Self.size, stops: false) { _, nodes in
        for node in nodes {
          let label = labels[node]
          membership.base[node] = label == frequent ? frequentRank : Int(rank[Int(label)])
        }
      }
    }
  }
}
