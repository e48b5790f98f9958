/// The division of a group of nodes in two that raises the value of a partition, by the leading eigenvector of the modularity matrix.
///
/// With sᵢ = ±1 the side of node i, the value gains ¼ Σ Bᵢⱼ sᵢ sⱼ, where Bᵢⱼ is what i and j together are worth, with a diagonal that
/// makes every row of the group sum to 0.
struct CommunityDivision {
  private let network: CommunityNetwork
  /// The nodes of the group.
  private let nodes: [Int32]
  /// Their neighbours within the group, by place in `nodes`.
  private var offsets = [0]
  private var targets: [Int32] = []
  private var strengths: [Double] = []
  private let mass: [Double]
  private let otherMass: [Double]
  /// The largest strength of a node, by which all is divided.
  private var unit = 0.0
  private var diagonal: [Double] = []
  /// Groups larger than that are not refined: it takes a time of O(n²).
  static let largestRefined = 5000

  /// - Parameter place: Memory for a place of every node of the network, −1 everywhere, and so again afterwards.
  init(of nodes: [Int32], in network: CommunityNetwork, place: inout [Int32]) {
    self.network = network
    self.nodes = nodes
    mass = nodes.map { network.mass[Int($0)] }
    otherMass = network.otherMass.map { masses in nodes.map { masses[Int($0)] } } ?? mass
    for (index, node) in nodes.enumerated() { place[Int(node)] = Int32(index) }
    for node in nodes {
      for arc in network.offsets[Int(node)]..<network.offsets[Int(node) + 1] {
        let target = place[Int(network.targets[arc])]
        guard target >= 0 else { continue }
        targets.append(target)
        strengths.append(network.strengths?[arc] ?? 1)
      }
      offsets.append(targets.count)
    }
    for node in nodes { place[Int(node)] = -1 }
    unit = network.scale * max(1, mass.max() ?? 1, otherMass.max() ?? 1)
    diagonal = product([Double](repeating: 1, count: nodes.count))
  }

  /// Σ_j Bᵢⱼ xⱼ over j ≠ i, divided by ``unit``.
  private func product(_ x: [Double]) -> [Double] {
    var (sum, otherSum) = (0.0, 0.0)
    for i in x.indices {
      sum += mass[i] * x[i]
      otherSum += otherMass[i] * x[i]
    }
    var result = x
    for i in x.indices {
      var near = 0.0
      for arc in offsets[i]..<offsets[i + 1] { near += strengths[arc] * x[Int(targets[arc])] }
      let far = mass[i] * (otherSum - otherMass[i] * x[i]) + otherMass[i] * (sum - mass[i] * x[i])
      result[i] = (network.scale * near - network.penalty * far) / unit
    }
    return result
  }

  /// The gain of a division, divided by ``unit``.
  private func gain(_ sides: [Double]) -> Double {
    let near = product(sides)
    var sum = 0.0
    for i in sides.indices { sum += sides[i] * near[i] - diagonal[i] }
    return sum / 4
  }

  /// The two sides, or `nil` where no division by the eigenvector gains.
  ///
  /// - Parameter isRefined: Whether nodes then change sides, one at a time.
  func sides(
    isRefined: Bool, seed: UInt64, in context: RunContext
  ) throws(AlgorithmError) -> (first: [Int32], second: [Int32])? {
    guard nodes.count > 1, unit > 0 else { return nil }
    let system = try LeadingEigenvectors(size: nodes.count, count: 1, seed: seed, in: context) { x in
      var result = product(x)
      for i in x.indices { result[i] -= diagonal[i] * x[i] }
      return result
    }
    guard system.values[0] > 1e-10 else { return nil }
    var sides = system.vectors[0].map { $0 > 0 ? 1.0 : -1 }
    if isRefined && nodes.count <= Self.largestRefined { try refine(&sides, in: context) }
    guard gain(sides) > 1e-12, sides.contains(1), sides.contains(-1) else { return nil }
    return (
      nodes.indices.filter { sides[$0] > 0 }.map { nodes[$0] }, nodes.indices.filter { sides[$0] < 0 }.map { nodes[$0] }
    )
  }

  /// Kernighan–Lin: every node changes sides once, each time the one that gains most or loses least; the best state on the way
  /// is where the next round begins, until a round gains nothing.
  private func refine(_ sides: inout [Double], in context: RunContext) throws(AlgorithmError) {
    let n = nodes.count
    var isGaining = true
    while isGaining {
      try context.checkpoint()
      var state = sides
      var near = product(state)
      var isFree = [Bool](repeating: true, count: n)
      var (sum, best, bestCount) = (0.0, 1e-12, 0)
      var moves: [Int] = []
      for _ in 0..<n {
        var (next, nextGain) = (-1, -Double.infinity)
        for i in 0..<n where isFree[i] && -state[i] * near[i] > nextGain { (next, nextGain) = (i, -state[i] * near[i]) }
        guard next >= 0 else { break }
        sum += nextGain
        isFree[next] = false
        moves.append(next)
        let change = -2 * state[next]
        state[next] = -state[next]
        for i in 0..<n where i != next {
          near[i] -= network.penalty * (mass[i] * otherMass[next] + otherMass[i] * mass[next]) / unit * change
        }
        for arc in offsets[next]..<offsets[next + 1] {
          near[Int(targets[arc])] += network.scale * strengths[arc] / unit * change
        }
        if sum > best + 1e-13 { (best, bestCount) = (sum, moves.count) }
      }
      for move in moves.prefix(bestCount) { sides[move] = -sides[move] }
      isGaining = bestCount > 0
    }
  }
}
