import GraphProjection

/// What the search for signed communities runs on, at any level of contraction.
///
/// A partition is worth H = Σ_c [ L⁺_c − L⁻_c − γ p⁺ A⁺_c B⁺_c + γ p⁻ A⁻_c B⁻_c ], with L the strength of ties inside community c,
/// and A, B the sums of the degrees of its nodes: p = 1/(4m) undirected, where both are the degree, and 1/m directed, where they
/// are the out- and the in-degree.
struct SignedNetwork: Sendable {
  /// The neighbours of node `v` are `targets[offsets[v] ..< offsets[v + 1]]`; a neighbour may stand there more than once.
  var offsets: [Int]
  var targets: [Int32]
  /// The strength of every arc, below 0 for a negative tie.
  var strengths: [Double]
  /// The degrees A⁺, B⁺, A⁻, B⁻ of every node.
  var masses: [SIMD4<Double>]
  /// What the four products of ``lossBetween(_:_:)`` are multiplied by: γ p⁺, γ p⁺, −γ p⁻, −γ p⁻.
  let penalties: SIMD4<Double>

  var nodeCount: Int { masses.count }

  /// - Parameters:
  ///   - strengths: of every tie, below 0 for a negative one.
  init(_ graph: ProjectedGraph, strengths: [Double], resolution: Double) {
    var masses = [SIMD4<Double>](repeating: .zero, count: graph.nodeCount)
    var totals = (positive: 0.0, negative: 0.0)
    var arcs = [[(target: Int32, strength: Double)]](repeating: [], count: graph.nodeCount)
    for tie in 0..<graph.tieCount {
      let (from, to) = graph.ends(ofTie: tie)
      let strength = strengths[tie]
      let place = strength < 0 ? 2 : 0
      let size = abs(strength)
      if strength < 0 { totals.negative += size } else { totals.positive += size }
      masses[from][place] += size
      masses[to][place + 1] += size
      if !graph.isDirected {
        masses[to][place] += size
        masses[from][place + 1] += size
      }
      guard from != to, strength != 0 else { continue }
      arcs[from].append((Int32(to), strength))
      arcs[to].append((Int32(from), strength))
    }
    self.masses = masses
    offsets = [0]
    targets = []
    self.strengths = []
    for row in arcs {
      targets += row.map(\.target)
      self.strengths += row.map(\.strength)
      offsets.append(targets.count)
    }
    let factor = graph.isDirected ? 1.0 : 0.25
    let positive = totals.positive > 0 ? resolution * factor / totals.positive : 0
    let negative = totals.negative > 0 ? resolution * factor / totals.negative : 0
    penalties = SIMD4(positive, positive, -negative, -negative)
  }

  private init(
    offsets: [Int], targets: [Int32], strengths: [Double], masses: [SIMD4<Double>], penalties: SIMD4<Double>
  ) {
    self.offsets = offsets
    self.targets = targets
    self.strengths = strengths
    self.masses = masses
    self.penalties = penalties
  }

  /// What uniting two sets with these masses costs, the ties between them aside.
  func lossBetween(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> Double {
    (penalties * a * SIMD4(b[1], b[0], b[3], b[2])).sum()
  }

  /// What a partition is worth more than single nodes.
  func value(of membership: Membership) -> Double {
    let community = membership.community
    var totals = [SIMD4<Double>](repeating: .zero, count: membership.count)
    var sum = 0.0
    for v in 0..<nodeCount {
      let c = Int(community[v])
      sum -= lossBetween(masses[v], totals[c])
      totals[c] += masses[v]
      for arc in offsets[v]..<offsets[v + 1] where targets[arc] < v && Int(community[Int(targets[arc])]) == c {
        sum += strengths[arc]
      }
    }
    return sum
  }

  /// The network whose nodes are the communities of this one.
  func contracted(by membership: Membership) -> SignedNetwork {
    let count = membership.count
    let (members, starts) = CommunityNetwork.members(of: membership.community, count: count)
    var newMasses = [SIMD4<Double>](repeating: .zero, count: count)
    var newOffsets = [0]
    var newTargets: [Int32] = []
    var newStrengths: [Double] = []
    var strengthTo = [Double](repeating: 0, count: count)
    var seenFrom = [Int](repeating: -1, count: count)
    for c in 0..<count {
      var touched: [Int32] = []
      for node in members[starts[c]..<starts[c + 1]] {
        newMasses[c] += masses[Int(node)]
        for arc in offsets[Int(node)]..<offsets[Int(node) + 1] {
          let other = Int(membership.community[Int(targets[arc])])
          guard other != c else { continue }
          if seenFrom[other] != c {
            seenFrom[other] = c
            strengthTo[other] = 0
            touched.append(Int32(other))
          }
          strengthTo[other] += strengths[arc]
        }
      }
      newTargets += touched
      newStrengths += touched.map { strengthTo[Int($0)] }
      newOffsets.append(newTargets.count)
    }
    return SignedNetwork(
      offsets: newOffsets, targets: newTargets, strengths: newStrengths, masses: newMasses, penalties: penalties)
  }
}
