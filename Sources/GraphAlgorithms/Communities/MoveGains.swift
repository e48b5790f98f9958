/// What it is worth that a node is with a community, with the masses of all communities as they are now.
struct MoveGains: Sendable {
  private let mass: KernelArray<Double>
  private let otherMass: KernelArray<Double>?
  private let total: KernelArray<Double>
  private let otherTotal: KernelArray<Double>
  private let scale: Double
  private let penalty: Double

  typealias Gain = (value: Double, term: Double, loss: Double)

  /// The worth of being alone.
  static let none: Gain = (0, 0, 0)

  /// - Parameter community: the label of every node, below their number.
  init(_ network: CommunityNetwork, _ community: KernelArray<Int32>, _ memory: KernelArena) {
    let n = network.nodeCount
    mass = memory.array(network.mass)
    otherMass = network.otherMass.map { memory.array($0) }
    scale = network.scale
    penalty = network.penalty
    total = memory.array(n, repeating: 0)
    otherTotal = otherMass == nil ? total : memory.array(n, repeating: 0)
    guard penalty != 0 else { return }
    for node in 0..<n {
      let c = Int(community[node])
      total[c] += mass[node]
      if let otherMass { otherTotal[c] += otherMass[node] }
    }
  }

  @inline(__always)
  func ofStaying(_ v: Int, in own: Int, _ strength: Double) -> Gain {
    if penalty == 0 { return (scale * strength, scale * strength, 0) }
    return gain(v, strength, total[own] - mass[v], otherMass.map { otherTotal[own] - $0[v] } ?? 0)
  }

  @inline(__always)
  func ofJoining(_ v: Int, _ c: Int, _ strength: Double) -> Gain {
    if penalty == 0 { return (scale * strength, scale * strength, 0) }
    return gain(v, strength, total[c], otherMass == nil ? 0 : otherTotal[c])
  }

  @inline(__always)
  private func gain(_ v: Int, _ strength: Double, _ sum: Double, _ otherSum: Double) -> Gain {
    let a = mass[v]
    let loss = otherMass.map { penalty * (a * otherSum + $0[v] * sum) } ?? 2 * penalty * (a * sum)
    let term = scale * strength
    return (term - loss, term, loss)
  }

  func move(_ v: Int, from own: Int, to best: Int) {
    guard penalty != 0 else { return }
    total[own] -= mass[v]
    total[best] += mass[v]
    if let otherMass {
      otherTotal[own] -= otherMass[v]
      otherTotal[best] += otherMass[v]
    }
  }
}
