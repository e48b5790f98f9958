import GraphProjection

/// The tied pairs of a graph, to be swapped: a random graph with the same degrees.
///
/// Two pairs of one sort, both one-way or both mutual, exchange an end where the new pairs are not tied yet. So every node keeps its
/// numbers of outgoing, incoming and mutual ties, and the graph its numbers of mutual and asymmetric pairs.
///
/// S. Maslov, K. Sneppen (2002). Specificity and stability in topology of protein networks. Science 296.
/// https://doi.org/10.1126/science.1065103
struct SwappedPairs: Sendable {
  let nodeCount: Int
  /// The pairs with an arc from the first node to the second alone.
  private(set) var oneWay: [(Int32, Int32)] = []
  /// The pairs tied both ways.
  private(set) var mutual: [(Int32, Int32)] = []
  private var tied: Set<UInt64> = []

  /// - Parameter arcs: Without loops and parallels; in an undirected graph every tie twice.
  init(_ arcs: NeighbourRows, backward: NeighbourRows) {
    nodeCount = arcs.nodeCount
    for node in 0..<nodeCount {
      let sources = Set(backward.targets[backward.range(node)])
      for target in arcs.targets[arcs.range(node)] {
        if !sources.contains(target) {
          oneWay.append((Int32(node), target))
        } else if node < target {
          mutual.append((Int32(node), target))
        } else {
          continue
        }
        tied.insert(Self.key(Int32(node), target))
      }
    }
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  /// Tries `rounds` swaps for every pair.
  mutating func shuffle(rounds: Int, with generator: inout SplitMix64, cancellation: Cancellation) {
    oneWay = shuffled(oneWay, rounds, &generator, isMutual: false, cancellation)
    mutual = shuffled(mutual, rounds, &generator, isMutual: true, cancellation)
  }

  private mutating func shuffled(
    _ before: [(Int32, Int32)], _ rounds: Int, _ generator: inout SplitMix64, isMutual: Bool,
    _ cancellation: Cancellation
  ) -> [(Int32, Int32)] {
    var pairs = before
    guard pairs.count > 1 else { return pairs }
    for attempt in 0..<rounds * pairs.count {
      if attempt & 0xFFF == 0, cancellation.isCancelled { break }
      let (first, second) = (generator.next(below: pairs.count), generator.next(below: pairs.count))
      let (a, b) = pairs[first]
      var (c, d) = pairs[second]
      // The ends of a mutual pair have no order: either may be exchanged.
      if isMutual, generator.next(below: 2) == 0 { swap(&c, &d) }
      guard a != c, a != d, b != c, b != d else { continue }
      let (new, other) = (Self.key(a, d), Self.key(c, b))
      guard !tied.contains(new), !tied.contains(other) else { continue }
      tied.remove(Self.key(a, b))
      tied.remove(Self.key(c, d))
      tied.insert(new)
      tied.insert(other)
      pairs[first] = (a, d)
      pairs[second] = (c, b)
    }
    return pairs
  }

  /// The neighbours of every node, ascending, each with a code: 1 for an arc to it, 2 for an arc from it, 3 for both.
  func coded() -> (rows: NeighbourRows, codes: [UInt8]) {
    var lists = [[(Int32, UInt8)]](repeating: [], count: nodeCount)
    for (a, b) in oneWay {
      lists[Int(a)].append((b, 1))
      lists[Int(b)].append((a, 2))
    }
    for (a, b) in mutual {
      lists[Int(a)].append((b, 3))
      lists[Int(b)].append((a, 3))
    }
    var rows = NeighbourRows(offsets: [0], targets: [])
    var codes: [UInt8] = []
    for var list in lists {
      list.sort { $0.0 < $1.0 }
      rows.targets += list.map(\.0)
      codes += list.map(\.1)
      rows.offsets.append(rows.targets.count)
    }
    return (rows, codes)
  }
}

extension RunContext {
  /// What `body` gives of every random graph of an ensemble, in order: each starts from the graph itself, with a seed of its own.
  func swapped<Result: Sendable>(
    _ pairs: SwappedPairs, samples: Int, seed: UInt64, rounds: Int = 10,
    _ body: @Sendable (SwappedPairs) -> Result
  ) throws(AlgorithmError) -> [Result] {
    var generator = SplitMix64(seed: seed)
    let seeds = (0..<samples).map { _ in generator.next() }
    return try chunked(samples, size: 1) { sample in
      var copy = pairs
      var own = SplitMix64(seed: seeds[sample.lowerBound])
      copy.shuffle(rounds: rounds, with: &own, cancellation: cancellation)
      return body(copy)
    }
  }
}
