/// Compares the profile of one node after another with those of all others, in the same memory.
struct ProfileComparison {
  private let profiles: TieProfiles
  private let mutual: PairPositions
  /// The profile of the node at hand, by neighbour.
  private var sent: [Double]
  private var received: [Double]
  private var tallies: [ProfileTally]
  private let own: [ProfileTally]
  private let loops: [Double]

  /// - Parameter own: What ``ownTallies(of:)`` gives: computed once, shared by workers.
  init(_ profiles: TieProfiles, _ mutual: PairPositions, own: [ProfileTally]) {
    self.profiles = profiles
    self.mutual = mutual
    self.own = own
    loops = (0..<profiles.nodeCount).map { Self.loop(of: $0, in: profiles.outgoing) }
    sent = [Double](repeating: 0, count: profiles.nodeCount)
    received = sent
    tallies = [ProfileTally](repeating: ProfileTally(), count: profiles.nodeCount)
  }

  /// The sums of every profile alone, as of a comparison with nothing.
  static func ownTallies(of profiles: TieProfiles) -> [ProfileTally] {
    (0..<profiles.nodeCount).map { node in
      var tally = ProfileTally()
      for arc in profiles.outgoing.range(node) { tally.add(profiles.outgoing.weights?[arc] ?? 1, 0) }
      if profiles.isDirected {
        for arc in profiles.incoming.range(node) { tally.add(profiles.incoming.weights?[arc] ?? 1, 0) }
      }
      tally.positions = profiles.nodeCount * (profiles.isDirected ? 2 : 1)
      return tally
    }
  }

  private static func loop(of node: Int, in rows: NeighbourRows) -> Double {
    rows.range(node).first { Int(rows.targets[$0]) == node }.map { rows.weights?[$0] ?? 1 } ?? 0
  }

  /// The sums for a node and every other.
  ///
  /// - Complexity: O(n) and the degrees of its neighbours.
  mutating func tallies(of node: Int) -> [ProfileTally] {
    let first = own[node]
    for other in tallies.indices {
      var tally = first
      (tally.y, tally.yy, tally.yCount) = (own[other].x, own[other].xx, own[other].xCount)
      tallies[other] = tally
    }
    Self.addCommon(node, profiles.outgoing, back: profiles.incoming, to: &tallies, profile: &sent)
    if profiles.isDirected {
      Self.addCommon(node, profiles.incoming, back: profiles.outgoing, to: &tallies, profile: &received)
    }
    for other in tallies.indices where other != node && mutual != .include {
      let (there, back) = (sent[other], profiles.isDirected ? received[other] : sent[other])
      correct(&tallies[other], loops[node], loops[other], there, back)
      if profiles.isDirected { correct(&tallies[other], loops[node], loops[other], back, there) }
    }
    for arc in profiles.outgoing.range(node) { sent[Int(profiles.outgoing.targets[arc])] = 0 }
    for arc in profiles.incoming.range(node) { received[Int(profiles.incoming.targets[arc])] = 0 }
    return tallies
  }

  /// Adds what needs both profiles: at a common neighbour.
  private static func addCommon(
    _ node: Int, _ rows: NeighbourRows, back: NeighbourRows, to tallies: inout [ProfileTally],
    profile: inout [Double]
  ) {
    for arc in rows.range(node) {
      let (middle, a) = (Int(rows.targets[arc]), rows.weights?[arc] ?? 1)
      profile[middle] = a
      for way in back.range(middle) {
        let (other, b) = (Int(back.targets[way]), back.weights?[way] ?? 1)
        tallies[other].xy += a * b
        tallies[other].shared += min(a, b)
        tallies[other].bothCount += 1
        if a == b { tallies[other].equalCount += 1 }
      }
    }
  }

  /// Takes the positions of the two nodes themselves off a row, and puts them back swapped.
  ///
  /// - Parameters:
  ///   - there: The entry of the first node for the second, `back` that of the second for the first.
  private func correct(
    _ tally: inout ProfileTally, _ loop: Double, _ otherLoop: Double, _ there: Double, _ back: Double
  ) {
    tally.add(loop, back, -1)
    tally.add(there, otherLoop, -1)
    guard mutual == .swap else { return }
    tally.add(loop, otherLoop)
    tally.add(there, back)
  }
}
