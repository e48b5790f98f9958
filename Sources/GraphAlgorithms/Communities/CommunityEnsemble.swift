/// Several seeded starts of a community search, of which the best counts.
struct CommunityEnsemble {
  let network: CommunityNetwork
  let seed: UInt64
  /// The number of searches, at least 1.
  let starts: Int

  /// Arcs and nodes that automatic starts go through together: a fraction of a second.
  static let automaticWork = 2_000_000
  static let automaticMost = 200
  /// Starts that are held in memory together.
  static let batchSize = 32

  /// - Parameter starts: 0: as many as come to ``automaticWork``, from 1 for large networks to ``automaticMost`` for small ones.
  init(_ network: CommunityNetwork, seed: UInt64, starts: Int) {
    self.network = network
    self.seed = seed
    let size = max(1, network.nodeCount + network.targets.count)
    self.starts = starts > 0 ? starts : min(Self.automaticMost, max(1, Self.automaticWork / size))
  }

  /// How many starts there were, in words, for the notes of a result.
  var note: String { starts == 1 ? "one start" : "the best of \(starts) starts" }

  /// A partition and its worth.
  struct Candidate: Sendable {
    var membership: Membership
    var value: Double

    init(_ membership: Membership, in network: CommunityNetwork) {
      self.membership = membership
      value = network.value(of: membership)
    }

    /// Better by more than rounding; of equal ones the earlier stays.
    func isBetter(than other: Candidate) -> Bool {
      value - other.value > 1e-12 * max(abs(value), abs(other.value))
    }
  }

  /// The best partition that `search` finds from the seeds of all starts, after `improve` has worked on each batch.
  ///
  /// - Parameters:
  ///   - search: a partition for a seed; runs for several seeds at a time with one worker, for a single one with all.
  ///   - improve: what is made of a batch and the best partition so far. Not called for a single start.
  func best(
    in context: RunContext, search: @Sendable (UInt64, RunContext) -> Membership,
    improve: ([Candidate], inout Candidate, inout SplitMix64) throws(AlgorithmError) -> Void
  ) throws(AlgorithmError) -> Membership {
    var seeds = SplitMix64(seed: seed)
    guard starts > 1 else {
      try context.checkpoint()
      let membership = search(seeds.next(), context)
      try context.checkpoint(1)
      return membership
    }
    var best = Candidate(Membership(singletons: network.nodeCount), in: network)
    var done = 0
    while done < starts {
      let batch = (0..<min(Self.batchSize, starts - done)).map { _ in seeds.next() }
      let found = try candidates(batch, in: context) { Candidate(search($0, context.single), in: network) }
      for candidate in found where candidate.isBetter(than: best) { best = candidate }
      try improve(found, &best, &seeds)
      done += batch.count
      try context.checkpoint(Double(done) / Double(starts))
    }
    return best.membership
  }

  /// One candidate a seed, in the order of the seeds.
  func candidates(
    _ seeds: [UInt64], in context: RunContext, _ make: @Sendable (UInt64) -> Candidate
  ) throws(AlgorithmError) -> [Candidate] {
    try context.quiet.chunked(seeds.count, size: 1) { range in range.map { make(seeds[$0]) } }.flatMap(\.self)
  }
}
