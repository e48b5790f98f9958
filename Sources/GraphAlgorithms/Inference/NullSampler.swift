import GraphProjection

/// Draws random graphs by a ``NullModel``: every sample has a generator of its own, so that it depends on the seed and its number alone.
struct NullSampler: Sendable {
  /// The graph as it is compared: without loops and parallel ties, and without weights unless nodes only exchange places.
  let observed: ProjectedGraph
  let model: NullModel
  private let pairs: NullPairs
  private let rounds: Int
  private let seeds: [UInt64]

  /// - Parameters:
  ///   - rounds: Attempted swaps a tie, or trades a node.
  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where the graph does not fit the model.
  init(
    _ graph: ProjectedGraph, model: NullModel, samples: Int, rounds: Int, seed: UInt64
  ) throws(AlgorithmError) {
    self.model = model
    self.rounds = rounds
    pairs = NullPairs(graph)
    var generator = SplitMix64(seed: seed)
    seeds = (0..<samples).map { _ in generator.next() }
    switch model {
    case .labels:
      observed = graph.rewired(
        (0..<graph.tieCount).map { tie in
          let ends = graph.ends(ofTie: tie)
          return (Int32(ends.from), Int32(ends.to))
        }, weights: graph.tieWeights)
    case .size where pairs.possible > 10_000_000:
      throw .limit(
        "'size' looks at every pair of nodes, of which there are more than ten million", hint: "choose 'erdos-renyi'")
    case .curveball where !pairs.hasSides:
      throw .unsuitable(
        "'curveball' needs a directed graph, or one whose ties all join nodes of two kinds", hint: "choose 'swap'")
    default: observed = graph.rewired(pairs.ends)
    }
  }

  /// The random graph with this number.
  func sample(_ number: Int, cancellation: Cancellation) -> ProjectedGraph {
    var generator = SplitMix64(seed: seeds[number])
    switch model {
    case .size: return observed.rewired(pairs.eachByHalf(&generator))
    case .erdosRenyi: return observed.rewired(pairs.thrown(&generator))
    case .dyads: return observed.rewired(pairs.dyads(&generator))
    case .configuration: return observed.rewired(pairs.paired(&generator))
    case .swap: return observed.rewired(pairs.swapped(rounds, &generator, cancellation))
    case .curveball: return observed.rewired(pairs.traded(rounds, &generator, cancellation))
    case .labels:
      let place = generator.permutation(observed.nodeCount)
      let ends = (0..<observed.tieCount).map { tie in
        let ends = observed.ends(ofTie: tie)
        return (from: place[ends.from], to: place[ends.to])
      }
      return observed.rewired(ends, weights: observed.tieWeights)
    }
  }

  /// What `body` gives of every sample, in order.
  func each<Result: Sendable>(
    in context: RunContext, _ body: @Sendable (ProjectedGraph) throws(AlgorithmError) -> Result
  ) throws(AlgorithmError) -> [Result] {
    let found = try context.chunked(seeds.count, size: 1) { range -> Swift.Result<Result, AlgorithmError> in
      let graph = sample(range.lowerBound, cancellation: context.cancellation)
      do throws(AlgorithmError) { return .success(try body(graph)) } catch { return .failure(error) }
    }
    var results: [Result] = []
    for result in found { results.append(try result.get()) }
    return results
  }

  /// The convention in words, for the notes of a result.
  func notes(seed: UInt64) -> [String] {
    var note = "expected of \(model.note)"
    if model == .swap || model == .curveball {
      note += model == .swap ? "; \(rounds) attempts a tie" : "; \(rounds) trades a node"
    }
    if pairs.isTwoMode, model != .labels { note += "; ties join nodes of the two kinds that ties join" }
    return [
      "\(note); seed \(seed)",
      model == .labels
        ? "weights go with the ties; signs and evidence are not looked at"
        : "parallel ties count once, loops, weights and signs not at all",
    ]
  }
}
