/// What several starts of Leiden make of each other.
///
/// Starts that differ only by chance agree on most nodes. What is beyond doubt is contracted, and a search decides about the rest
/// alone; then one on all nodes. That finds partitions better than each start, after the ensembles of core groups of Ovelgönne and
/// Geyer-Schulz (2013), An ensemble learning strategy for graph clustering, Contemporary Mathematics 588.
struct LeidenCombination {
  let network: CommunityNetwork
  let iterations: Int
  let context: RunContext

  typealias Candidate = CommunityEnsemble.Candidate

  /// Searches again where the best partition and another one disagree, until none of the others leads to a better one.
  func combine(
    _ others: [Candidate], into best: inout Candidate, random: inout SplitMix64
  ) throws(AlgorithmError) {
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for other in others where other.membership != best.membership {
        try context.checkpoint()
        let agreed = best.membership.intersected(with: other.membership)
        let starts = [best.membership.contracted(by: agreed), Membership(singletons: agreed.count)]
        for start in starts {
          let candidate = searched(agreed, from: start, known: [best, other], random: &random)
          guard let candidate, candidate.isBetter(than: best) else { continue }
          best = candidate
          hasImproved = true
          break
        }
      }
    }
  }

  /// Dissolves one community, or two neighbouring ones, and searches again, several times.
  func shake(
    _ best: inout Candidate, times: Int, in ensemble: CommunityEnsemble, random: inout SplitMix64
  ) throws(AlgorithmError) {
    guard !network.targets.isEmpty else { return }
    // All of a round begin with the same partition, whatever the number of workers.
    let roundSize = 8
    var done = 0
    while done < times {
      let seeds = (0..<min(roundSize, times - done)).map { _ in random.next() }
      let start = best
      let found = try ensemble.candidates(seeds, in: context) { seed in
        var random = SplitMix64(seed: seed)
        let (a, b) = neighbours(in: start.membership, &random)
        let kept = start.membership.dissolving(a, b)
        // Single nodes lead to what greedy unions reach; a random division also to the rest.
        let division =
          random.next(below: 2) == 0
          ? Membership(singletons: kept.count)
          : start.membership.dividing(a, b, using: &random).contracted(by: kept)
        return searched(kept, from: division, known: [start], random: &random) ?? start
      }
      for candidate in found where candidate.isBetter(than: best) { best = candidate }
      done += seeds.count
    }
  }

  /// Searches with the communities of `contracted` as nodes, then with all nodes; `nil` where the first leads to what is known.
  private func searched(
    _ contracted: Membership, from start: Membership, known: [Candidate], random: inout SplitMix64
  ) -> Candidate? {
    var coarse = LeidenSearch(
      network.contracted(by: contracted.community, count: contracted.count), iterations: iterations, seed: random.next()
    )
    let found = coarse.run(from: start, in: context.single).expanded(through: contracted)
    guard !known.contains(where: { $0.membership == found }) else { return nil }
    var fine = LeidenSearch(network, iterations: iterations, seed: random.next())
    return Candidate(fine.run(from: found, in: context.single), in: network)
  }

  /// The communities at the ends of a random arc, or one of them twice.
  private func neighbours(in membership: Membership, _ random: inout SplitMix64) -> (a: Int32, b: Int32) {
    var a: Int32 = 0
    var b: Int32 = 0
    // Most arcs lie inside a community: a few attempts find one between two.
    for _ in 0..<8 {
      let v = Int(network.targets[random.next(below: network.targets.count)])
      let row = network.offsets[v]..<network.offsets[v + 1]
      let u = Int(network.targets[row.lowerBound + random.next(below: row.count)])
      (a, b) = (membership.community[v], membership.community[u])
      if a != b { break }
    }
    return (a, random.next(below: 2) == 0 ? a : b)
  }
}
