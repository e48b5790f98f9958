/// How often every node is the broker of a → v → b with no arc a → b, by role; all roles together last.
struct BrokerageCounts {
  /// The counts of every node; `nil` for nodes without a category.
  let counts: [[Int]?]

  /// All pairs of an incoming and an outgoing neighbour are counted by category; those that are one node or tied directly are
  /// then taken off.
  ///
  /// - Complexity: O(Σ d²) over the out-degrees, O(n + m) space per worker.
  init(of network: CategoryNetwork, in context: RunContext) throws(AlgorithmError) {
    let (outgoing, incoming) = (network.rows, network.rows.reversed())
    counts = try context.chunked(network.category.count, size: 256) { nodes in
      var inCounts = [Int](repeating: 0, count: network.count)
      var isSuccessor = [Bool](repeating: false, count: network.category.count)
      return nodes.map { broker -> [Int]? in
        let own = network.category[broker]
        guard own >= 0 else { return nil }
        let sources = incoming.targets[incoming.range(broker)]
        let targets = outgoing.targets[outgoing.range(broker)]
        for source in sources { inCounts[network.category[Int(source)]] += 1 }
        for target in targets { isSuccessor[Int(target)] = true }
        var roles = [Int](repeating: 0, count: BrokerageRole.count)
        let outsideSources = sources.count - inCounts[own]
        for target in targets {
          let category = network.category[Int(target)]
          if category == own {
            roles[BrokerageRole.coordinator.rawValue] += inCounts[own]
            roles[BrokerageRole.gatekeeper.rawValue] += outsideSources
          } else {
            roles[BrokerageRole.representative.rawValue] += inCounts[own]
            roles[BrokerageRole.itinerant.rawValue] += inCounts[category]
            roles[BrokerageRole.liaison.rawValue] += outsideSources - inCounts[category]
          }
        }
        for source in sources {
          let category = network.category[Int(source)]
          func takeOff(_ target: Int) {
            let role = BrokerageRole(from: category, through: own, to: network.category[target])
            roles[role.rawValue] -= 1
          }
          if isSuccessor[Int(source)] { takeOff(Int(source)) }
          for target in outgoing.targets[outgoing.range(Int(source))] where isSuccessor[Int(target)] {
            takeOff(Int(target))
          }
        }
        for source in sources { inCounts[network.category[Int(source)]] = 0 }
        for target in targets { isSuccessor[Int(target)] = false }
        return roles + [roles.reduce(0, +)]
      }
    }.flatMap(\.self)
  }
}
