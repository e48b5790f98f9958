import GraphProjection

/// A community search that chance makes come out differently.
public enum CommunityMethod: String, Hashable, Sendable, CaseIterable {
  case leiden, louvain
}

/// What single searches from different seeds find in the same network.
struct CommunityRuns: Sendable {
  let memberships: [Membership]
  let nodeCount: Int

  /// - Parameter count: of searches, at least 1.
  init(
    _ count: Int, of method: CommunityMethod, on network: CommunityNetwork, seed: UInt64, in context: RunContext
  ) throws(AlgorithmError) {
    nodeCount = network.nodeCount
    var random = SplitMix64(seed: seed)
    let seeds = (0..<count).map { _ in random.next() }
    memberships = try context.chunked(count, size: 1) { range in
      range.map { index -> Membership in
        switch method {
        case .leiden:
          var search = LeidenSearch(network, iterations: 2, seed: seeds[index])
          return search.run(from: Membership(singletons: network.nodeCount), in: context.single)
        case .louvain:
          var search = LouvainSearch(network, seed: seeds[index])
          return search.run(in: context.single)
        }
      }
    }.flatMap(\.self)
    try context.checkpoint()
  }

  /// Whether all are the same partition.
  var agree: Bool { memberships.allSatisfy { $0 == memberships[0] } }

  /// In how many runs each later node is together with every node, where it is in any: rows of (node, count), nodes ascending.
  ///
  /// - Complexity: O(n² · runs) at worst.
  func rows(in context: RunContext) throws(AlgorithmError) -> [[(node: Int32, count: Int32)]] {
    let members = memberships.map { CommunityNetwork.members(of: $0.community, count: $0.count) }
    return try context.chunked(nodeCount, size: 64) { range in
      var counts = [Int32](repeating: 0, count: nodeCount)
      return range.map { node -> [(node: Int32, count: Int32)] in
        var touched: [Int32] = []
        for (run, membership) in memberships.enumerated() {
          let c = Int(membership.community[node])
          for other in members[run].members[members[run].starts[c]..<members[run].starts[c + 1]] where other > node {
            if counts[Int(other)] == 0 { touched.append(other) }
            counts[Int(other)] += 1
          }
        }
        touched.sort()
        let row = touched.map { (node: $0, count: counts[Int($0)]) }
        for other in touched { counts[Int(other)] = 0 }
        return row
      }
    }.flatMap(\.self)
  }

  /// The means over all pairs of runs; 1 for a single run.
  func meanAgreement(in context: RunContext) throws(AlgorithmError) -> (adjustedRand: Double, normalised: Double) {
    // Few different partitions among many runs are compared once.
    var kinds: [Membership: Int] = [:]
    var distinct: [(labels: [Int], times: Double)] = []
    for membership in memberships {
      if let known = kinds[membership] {
        distinct[known].times += 1
      } else {
        kinds[membership] = distinct.count
        distinct.append((membership.community.map(Int.init), 1))
      }
    }
    var sums = (adjustedRand: 0.0, normalised: 0.0, pairs: 0.0)
    for a in distinct.indices {
      try context.checkpoint()
      let same = distinct[a].times * (distinct[a].times - 1) / 2
      sums = (sums.adjustedRand + same, sums.normalised + same, sums.pairs + same)
      for b in 0..<a {
        let comparison = try PartitionComparison(distinct[b].labels, distinct[a].labels)
        let times = distinct[a].times * distinct[b].times
        sums.adjustedRand += times * comparison.adjustedRand
        sums.normalised += times * comparison.normalisedMutualInformation(.arithmetic)
        sums.pairs += times
      }
    }
    return sums.pairs == 0 ? (1, 1) : (sums.adjustedRand / sums.pairs, sums.normalised / sums.pairs)
  }
}

extension Parameter {
  /// `runs`: searches from different seeds.
  static func runs(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("runs", path, in: 1...10_000, help: "searches from different seeds")
  }

  /// `method`: of the searches.
  static func method(_ path: WritableKeyPath<Root, CommunityMethod> & Sendable) -> Parameter {
    choice("method", path, help: "the search that is repeated")
  }

  /// `largest`: number of nodes, where space grows with their square.
  static func largest(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("largest", path, in: 1...50_000, help: "largest number of nodes: time and space grow with its square")
  }
}
