import Foundation

/// What the map equation is calculated on: how a random walk flows between nodes, at any level of contraction.
///
/// A module i of share pᵢ of the walk is left at the rate exitᵢ and entered at the rate enterᵢ, which are the same where the walk is
/// stationary. The map equation is the number of bits that a step of the walk takes on average,
///
///     L = H(Σ enter) − Σ H(enterᵢ) − Σ H(exitᵢ) + Σ H(exitᵢ + pᵢ) − Σ_v H(p_v),   H(x) = x log₂ x
///
/// with a sum over nodes that no partition changes.
struct FlowNetwork: Sendable {
  /// The flows from node `v` to others: at `offsets[v] ..< offsets[v + 1]`; no loops, no parallels.
  var out = Rows()
  /// The flows into node `v` from others.
  var into = Rows()
  /// The share of the walk at every node.
  var visits: [Double]
  /// What of it jumps, to any node alike.
  var jumps: [Double]
  /// How many of the first nodes a node holds, as a share.
  var sizes: [Double]
  /// Σ_v H(p_v) over the first nodes.
  var nodeTerm: Double

  struct Rows: Sendable {
    var offsets = [0]
    var targets: [Int32] = []
    var flows: [Double] = []

    func range(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }
  }

  var nodeCount: Int { visits.count }

  /// x log₂ x.
  @inline(__always)
  static func term(_ x: Double) -> Double { x > 0 ? x * log2(x) : 0 }

  /// What the map equation needs to know of a module.
  struct Module {
    var visits = 0.0
    /// By ties alone.
    var exit = 0.0
    var enter = 0.0
    var jumps = 0.0
    var size = 0.0

    /// - Parameter total: All jumps.
    @inline(__always)
    func exits() -> Double { max(0, exit + jumps * (1 - size)) }
    @inline(__always)
    func enters(_ total: Double) -> Double { max(0, enter + (total - jumps) * size) }
    /// The part of the map equation that is the module's alone.
    @inline(__always)
    func worth(_ total: Double) -> Double {
      let exits = exits()
      return FlowNetwork.term(exits + visits) - FlowNetwork.term(exits) - FlowNetwork.term(enters(total))
    }
  }

  /// The modules of a partition.
  func modules(of membership: Membership) -> [Module] {
    var modules = [Module](repeating: Module(), count: membership.count)
    for node in 0..<nodeCount {
      let c = Int(membership.community[node])
      modules[c].visits += visits[node]
      modules[c].jumps += jumps[node]
      modules[c].size += sizes[node]
      for arc in out.range(node) {
        let other = Int(membership.community[Int(out.targets[arc])])
        guard other != c else { continue }
        modules[c].exit += out.flows[arc]
        modules[other].enter += out.flows[arc]
      }
    }
    return modules
  }

  var jumpTotal: Double { jumps.reduce(0, +) }

  /// L, in bits.
  func codelength(of membership: Membership) -> Double {
    let total = jumpTotal
    let modules = modules(of: membership)
    let entered = modules.reduce(0) { $0 + $1.enters(total) }
    return Self.term(entered) + modules.reduce(0) { $0 + $1.worth(total) } - nodeTerm
  }

  /// The network whose nodes are the communities of this one. Complexity: O(n + m).
  func contracted(by membership: Membership) -> FlowNetwork {
    let modules = modules(of: membership)
    var result = FlowNetwork(
      visits: modules.map(\.visits), jumps: modules.map(\.jumps), sizes: modules.map(\.size), nodeTerm: nodeTerm)
    let (members, starts) = CommunityNetwork.members(of: membership.community, count: membership.count)
    var sums = [Double](repeating: 0, count: membership.count)
    func rows(_ rows: Rows) -> Rows {
      var new = Rows()
      for c in 0..<membership.count {
        var touched: [Int32] = []
        for index in starts[c]..<starts[c + 1] {
          for arc in rows.range(Int(members[index])) {
            let other = membership.community[Int(rows.targets[arc])]
            guard Int(other) != c, rows.flows[arc] > 0 else { continue }
            if sums[Int(other)] == 0 { touched.append(other) }
            sums[Int(other)] += rows.flows[arc]
          }
        }
        for other in touched {
          new.targets.append(other)
          new.flows.append(sums[Int(other)])
          sums[Int(other)] = 0
        }
        new.offsets.append(new.targets.count)
      }
      return new
    }
    result.out = rows(out)
    result.into = rows(into)
    return result
  }
}
