/// The sums of a contraction: over the arcs and the nodes of every community.
struct RowMerging<Strengths: KernelStrengths>: Sendable {
  private let rows: KernelRows
  private let arcStrengths: Strengths
  private let community: KernelArray<Int32>
  private let members: KernelArray<Int32>
  private let starts: KernelArray<Int>
  private let nodeInside: KernelArray<Double>
  private let nodeMass: KernelArray<Double>
  private let otherNodeMass: KernelArray<Double>?
  private let scratch: [LabelSums<Strengths>]
  private let cancellation: Cancellation
  private let count: Int
  /// How many arcs the nodes of the communities before every one have, and how many arcs it has itself.
  let first: KernelArray<Int>
  let degree: KernelArray<Int>
  /// By community: the strength of the ties inside, and the masses.
  let inside: KernelArray<Double>
  let mass: KernelArray<Double>
  let otherMass: KernelArray<Double>

  init(
    _ network: CommunityNetwork, _ rows: KernelRows, _ strengths: Strengths, _ community: KernelArray<Int32>,
    members: KernelArray<Int32>, starts: KernelArray<Int>, count: Int, _ lanes: KernelLanes, _ memory: KernelArena
  ) {
    (self.rows, arcStrengths, self.community) = (rows, strengths, community)
    (self.members, self.starts, self.count) = (members, starts, count)
    nodeInside = memory.array(network.inside)
    nodeMass = memory.array(network.mass)
    otherNodeMass = network.otherMass.map { memory.array($0) }
    cancellation = lanes.cancellation
    scratch = (0..<lanes.count).map { _ in LabelSums(count, memory) }
    first = memory.array(count + 1, repeating: 0)
    degree = memory.array(count, repeating: 0)
    inside = memory.array(count, repeating: 0)
    mass = memory.array(count, repeating: 0)
    otherMass = otherNodeMass == nil ? mass : memory.array(count, repeating: 0)
    for node in 0..<rows.nodeCount { first[Int(community[node])] &+= rows.degree(node) }
    var arcs = 0
    for c in 0...count {
      let own = first[c]
      first[c] = arcs
      arcs &+= own
    }
  }

  /// Where to divide the communities into at most `count` chunks of about as many arcs.
  func bounds(_ chunks: Int) -> [Int] {
    var bounds = [0]
    for c in 1..<max(1, count) where first[c] >= first[count] * bounds.count / chunks { bounds.append(c) }
    return count == 0 ? bounds : bounds + [count]
  }

  func values(_ array: KernelArray<Double>) -> [Double] {
    [Double](UnsafeBufferPointer(start: array.base, count: count))
  }

  /// Sums up one community, and appends its arcs at `place`.
  func merge(
    _ c: Int, into targets: KernelArray<Int32>, _ strengths: KernelArray<Strengths.Sum>, _ place: inout Int, lane: Int
  ) {
    let sums = scratch[lane]
    var touched = 0
    var (inner, whole, otherWhole) = (0.0, 0.0, 0.0)
    for index in starts[c]..<starts[c &+ 1] {
      if index & 1023 == 0 && cancellation.isCancelled { return }
      let node = Int(members[index])
      touched = sums.add(rows.range(node), rows, arcStrengths, community, after: touched)
      inner += nodeInside[node]
      whole += nodeMass[node]
      if let otherNodeMass { otherWhole += otherNodeMass[node] }
    }
    let start = place
    for index in 0..<touched {
      let other = sums.touched[index]
      let sum = sums.sum[Int(other)]
      sums.sum[Int(other)] = 0
      if Int(other) == c {
        // Every inner tie was seen from both of its ends.
        inner += Strengths.real(sum) / 2
      } else {
        targets[place] = other
        strengths[place] = sum
        place &+= 1
      }
    }
    degree[c] = place &- start
    inside[c] = inner
    mass[c] = whole
    if otherNodeMass != nil { otherMass[c] = otherWhole }
  }
}
