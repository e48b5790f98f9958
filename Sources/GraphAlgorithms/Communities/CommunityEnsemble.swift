/// Several starts of a community search, and what can be made of them together.
///
/// Starts that differ only by chance agree on most nodes. What the best partition and another one agree on is contracted, and a
/// search decides about the rest alone: that finds partitions better than each (core groups; Ovelgönne and Geyer-Schulz 2013,
/// An ensemble learning strategy for graph clustering, Contemporary Mathematics 588).
struct CommunityEnsemble {
  let network: CommunityNetwork
  let iterations: Int
  let seed: UInt64
  /// The number of searches; 0: by the size of the network.
  let starts: Int

  /// Starts that are held in memory together.
  static let batch = 32

  /// As many starts as come to about `budget` arcs and nodes, 1…`most`.
  static func automaticStarts(for network: CommunityNetwork, budget: Int, most: Int) -> Int {
    min(most, max(1, budget / max(1, network.nodeCount + network.targets.count)))
  }

  func best(in context: RunContext) throws(AlgorithmError) -> (Membership, Double) {
    var seeds = SplitMix64(seed: seed)
    var best = Candidate(Membership(singletons: network.nodeCount), in: network)
    var done = 0
    while done < starts {
      let batch = (0..<min(Self.batch, starts - done)).map { _ in seeds.next() }
      let found = try context.chunked(batch.count, size: 1) { range in
        range.map { index in
          var search = LeidenSearch(network, iterations: iterations, seed: batch[index])
          let membership = search.run(from: Membership(singletons: network.nodeCount)) {
            !context.cancellation.isCancelled
          }
          return Candidate(membership, in: network)
        }
      }.flatMap(\.self)
      for candidate in found where candidate.isBetter(than: best) { best = candidate }
      done += batch.count
      guard starts > 1 else { break }
      try combine(found, into: &best, random: &seeds, context)
      try shake(&best, times: batch.count, random: &seeds, context)
    }
    return (best.membership, best.value)
  }

  struct Candidate: Sendable {
    var membership: Membership
    var value: Double
    init(_ membership: Membership, in network: CommunityNetwork) {
      self.membership = membership
      value = network.value(of: membership.community, count: membership.count)
    }
    func isBetter(than other: Candidate) -> Bool {
      value - other.value > 1e-12 * max(abs(value), abs(other.value))
    }
  }

  private func combine(
    _ others: [Candidate], into best: inout Candidate, random: inout SplitMix64, _ context: RunContext
  ) throws(AlgorithmError) {
    var improves = true
    while improves {
      improves = false
      for other in others where other.membership != best.membership {
        try context.checkpoint()
        let agreed = best.membership.intersected(with: other.membership)
        let contracted = network.contracted(by: agreed.community, count: agreed.count)
        for fromBest in [true, false] {
          let isRunning = { !context.cancellation.isCancelled }
          var search = LeidenSearch(contracted, iterations: iterations, seed: random.next())
          let start =
            fromBest ? best.membership.contracted(by: agreed) : Membership(singletons: agreed.count)
          var membership = search.run(from: start, checkpoint: isRunning).expanded(through: agreed)
          if membership == best.membership || membership == other.membership { continue }
          var polish = LeidenSearch(network, iterations: iterations, seed: random.next())
          membership = polish.run(from: membership, checkpoint: isRunning)
          let candidate = Candidate(membership, in: network)
          if candidate.isBetter(than: best) {
            best = candidate
            improves = true
            break
          }
        }
      }
    }
  }
}

extension CommunityEnsemble {
  /// Dissolves two neighbouring communities at a time and searches again.
  private func shake(
    _ best: inout Candidate, times: Int, random: inout SplitMix64, _ context: RunContext
  ) throws(AlgorithmError) {
    guard !network.targets.isEmpty else { return }
    var done = 0
    while done < times {
      let seeds = (0..<min(8, times - done)).map { _ in random.next() }
      let start = best
      let found = try context.chunked(seeds.count, size: 1) { range in
        range.map { index in
          var random = SplitMix64(seed: seeds[index])
          let agreed = dissolved(start.membership, &random)
          let contracted = network.contracted(by: agreed.community, count: agreed.count)
          let isRunning = { !context.cancellation.isCancelled }
          var search = LeidenSearch(contracted, iterations: iterations, seed: random.next())
          let membership = search.run(from: Membership(singletons: agreed.count), checkpoint: isRunning).expanded(through: agreed)
          if membership == start.membership { return start }
          var polish = LeidenSearch(network, iterations: iterations, seed: random.next())
          return Candidate(polish.run(from: membership, checkpoint: isRunning), in: network)
        }
      }.flatMap(\.self)
      for candidate in found where candidate.isBetter(than: best) { best = candidate }
      done += seeds.count
    }
  }

  private func dissolved(_ membership: Membership, _ random: inout SplitMix64) -> Membership {
    func below(_ n: Int) -> Int { Int(random.next().multipliedFullWidth(by: UInt64(n)).high) }
    var v = 0, u = 0
    for _ in 0..<8 {
      v = Int(network.targets[below(network.targets.count)])
      u = Int(network.targets[network.offsets[v] + below(network.offsets[v + 1] - network.offsets[v])])
      if membership.community[v] != membership.community[u] { break }
    }
    let a = membership.community[v]
    let b = below(2) == 0 ? a : membership.community[u]
    var labels = membership.community
    var next = Int32(membership.count)
    var seenA = false, seenB = false
    for node in labels.indices {
      if labels[node] == a { if seenA { labels[node] = next; next += 1 } else { seenA = true } }
      else if labels[node] == b { if seenB { labels[node] = next; next += 1 } else { seenB = true } }
    }
    return Membership(labels: labels)
  }
}

extension Membership {
  /// The communities of both: two nodes are together where they are together in either.
  func intersected(with other: Membership) -> Membership {
    var number: [UInt64: Int32] = [:]
    return Membership(labels: community.indices.map { node in
      let pair = UInt64(UInt32(bitPattern: community[node])) << 32 | UInt64(UInt32(bitPattern: other.community[node]))
      if let known = number[pair] { return known }
      let new = Int32(number.count)
      number[pair] = new
      return new
    })
  }
}
