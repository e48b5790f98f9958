import RelationGraph

extension NodeGroups {
  /// Creates a partition from labels that are numbers 0 ..< n.
  ///
  /// One group may hold nearly all nodes, as the giant component of a network does: it is told apart before others are looked
  /// up, so that the result of a million nodes takes a few milliseconds, no more than finding the components.
  ///
  /// - Complexity: O(n + k log k) for k groups.
  init(numbers labels: [Int32], name: String, notes: [String] = []) {
    let count = labels.count
    let frequent = labels.isEmpty ? 0 : labels[count / 2]
    // By label: the number of nodes, and the place in `order`.
    var sizes = [Int32](repeating: 0, count: count)
    var order: [(label: Int32, first: Int)] = []
    var frequentSize: Int32 = 0
    for node in 0..<count {
      let label = labels[node]
      if label == frequent {
        if frequentSize == 0 { order.append((label, node)) }
        frequentSize &+= 1
      } else {
        if sizes[Int(label)] == 0 { order.append((label, node)) }
        sizes[Int(label)] &+= 1
      }
    }
    if count > 0 { sizes[Int(frequent)] = frequentSize }
    order.sort { (sizes[Int($1.label)], $0.first) < (sizes[Int($0.label)], $1.first) }
    var ranks = [Int32](repeating: 0, count: count)
    for (rank, group) in order.enumerated() { ranks[Int(group.label)] = Int32(truncatingIfNeeded: rank) }
    var groups = [[Int]](repeating: [], count: order.count)
    let frequentRank = count > 0 ? Int(ranks[Int(frequent)]) : 0
    for (rank, group) in order.enumerated() where rank != frequentRank {
      groups[rank].reserveCapacity(Int(sizes[Int(group.label)]))
    }
    var membership: [Int] = []
    let members = [Int](count: Int(frequentSize)) { members in
      membership = [Int](count: count) { membership in
        var next = 0
        for node in 0..<count {
          guard labels[node] != frequent else {
            membership[node] = frequentRank
            members[next] = node
            next &+= 1
            continue
          }
          let rank = Int(ranks[Int(labels[node])])
          membership[node] = rank
          groups[rank].append(node)
        }
      }
    }
    if count > 0 { groups[frequentRank] = members }
    self.name = name
    self.membership = membership
    self.groups = groups
    figures = []
    self.notes = notes
  }
}
