/// A partition as communities 0 ..< `count`, numbered by their first node.
struct Membership: Sendable, Hashable {
  var community: [Int32]
  var count: Int

  /// Every node on its own.
  init(singletons count: Int) {
    community = (0..<Int32(count)).map(\.self)
    self.count = count
  }

  /// - Parameter labels: below the number of nodes.
  init(labels: [Int32]) {
    var number = [Int32](repeating: -1, count: labels.count)
    var next: Int32 = 0
    community = labels
    for node in labels.indices {
      let label = Int(labels[node])
      if number[label] < 0 {
        number[label] = next
        next += 1
      }
      community[node] = number[label]
    }
    count = Int(next)
  }

  /// - Parameter labels: any.
  init<Label: Hashable>(numbering labels: [Label]) {
    var number: [Label: Int32] = [:]
    community = labels.map { label in
      if let known = number[label] { return known }
      let new = Int32(number.count)
      number[label] = new
      return new
    }
    count = number.count
  }

  /// The partition of the nodes, where this one is of their communities in `finer`.
  func expanded(through finer: Membership) -> Membership {
    Membership(labels: finer.community.map { community[Int($0)] })
  }

  /// The partition of the communities of `finer`, each of which must lie in one community of this one.
  func contracted(by finer: Membership) -> Membership {
    var coarse = [Int32](repeating: 0, count: finer.count)
    for (node, c) in finer.community.enumerated() { coarse[Int(c)] = community[node] }
    return Membership(labels: coarse)
  }

  /// The communities of both: two nodes are together where they are together in either.
  func intersected(with other: Membership) -> Membership {
    Membership(
      numbering: zip(community, other.community).map {
        UInt64(UInt32(bitPattern: $0)) << 32 | UInt64(UInt32(bitPattern: $1))
      })
  }

  /// The partition with the communities `a` and `b`, which may be the same, taken apart into single nodes.
  func dissolving(_ a: Int32, _ b: Int32) -> Membership {
    var labels = community
    // The first node of a dissolved community keeps its label and the others take new ones, so that all stay below n.
    var next = Int32(count)
    var seenA = false
    var seenB = a == b
    for node in labels.indices {
      if labels[node] == a && !seenA {
        seenA = true
      } else if labels[node] == b && !seenB {
        seenB = true
      } else if labels[node] == a || labels[node] == b {
        labels[node] = next
        next += 1
      }
    }
    return Membership(labels: labels)
  }

  /// The partition with the nodes of the communities `a` and `b` dealt out at random to these and a third one.
  func dividing(_ a: Int32, _ b: Int32, using random: inout SplitMix64) -> Membership {
    let choices = [a, b, Int32(min(count, community.count - 1))]
    let labels = community.map { label in
      label == a || label == b ? choices[random.next(below: 3)] : label
    }
    return Membership(labels: labels)
  }
}
