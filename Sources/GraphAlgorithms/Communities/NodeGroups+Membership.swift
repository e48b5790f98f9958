extension NodeGroups {
  /// Creates a partition from communities that are numbered already.
  ///
  /// - Complexity: O(n + c log c) for c communities.
  init(_ membership: Membership, figures: [Figure], notes: [String]) {
    let (members, starts) = CommunityNetwork.members(of: membership.community, count: membership.count)
    // Numbered by their first node, which decides between equal sizes.
    let sizes = (0..<membership.count).map { starts[$0 + 1] - starts[$0] }
    let order = sizes.indices.sorted { a, b in sizes[a] > sizes[b] || (sizes[a] == sizes[b] && a < b) }
    var number = [Int](repeating: 0, count: membership.count)
    for (group, c) in order.enumerated() { number[c] = group }
    self.init(
      membership: membership.community.map { number[Int($0)] },
      groups: order.map { c in members[starts[c]..<starts[c + 1]].map(Int.init) }, figures: figures, notes: notes)
  }
}
