import GraphProjection

/// Which pairs of nodes are ranked.
public enum PairChoice: String, Hashable, Sendable, CaseIterable {
  /// Pairs without a tie: those that may be missing.
  case absent
  case all
  /// Pairs with a tie.
  case present
}

extension Parameter {
  /// `pairs`: which pairs of nodes are ranked.
  static func pairs(_ path: WritableKeyPath<Root, PairChoice> & Sendable) -> Parameter {
    choice("pairs", path, help: "pairs without a tie, all, or those with a tie")
  }

  /// `count`: how many pairs are listed.
  static func count(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("count", path, in: 1...10_000_000, help: "how many pairs are listed, the highest scores first")
  }

  /// `from`: one node whose pairs are ranked.
  static func pairsFrom(_ path: WritableKeyPath<Root, String> & Sendable) -> Parameter {
    node("from", path, help: "rank the pairs of this node only")
  }

  /// `limit`: the largest number of nodes for a measure of all pairs.
  static func nodeLimit(_ path: WritableKeyPath<Root, Int> & Sendable) -> Parameter {
    integer("limit", path, in: 1...30_000, help: "largest number of nodes; more are refused")
  }
}

/// The pairs of the highest scores above 0.
struct SimilarPairs {
  var choice: PairChoice
  var count: Int
  var from: String

  /// - Parameter column: The name of the scores.
  func ranked(
    by scorer: some SimilarityScorer, column: String, isInteger: Bool = false, notes: [String],
    of graph: ProjectedGraph, in context: RunContext
  ) throws(AlgorithmError) -> PairScores {
    let rows = graph.neighbourRows(.both)
    let n = graph.nodeCount
    let only = from.isEmpty ? nil : try graph.node(named: from)
    let found = try context.chunked(only == nil ? n : min(n, 1), size: 32) { chunk in
      var best = BestPairs(count: count)
      var row = SimilarityRow(nodeCount: n)
      var isTied = [Bool](repeating: false, count: n)
      for place in chunk where !context.cancellation.isCancelled {
        let node = only ?? place
        scorer.fill(&row, from: node)
        for arc in rows.range(node) { isTied[Int(rows.targets[arc])] = true }
        for other in row.reached where only == nil ? other > node : other != node {
          guard choice == .all || isTied[Int(other)] == (choice == .present) else { continue }
          best.insert(row.scores[Int(other)], from: Int32(node), to: other)
        }
        for arc in rows.range(node) { isTied[Int(rows.targets[arc])] = false }
        row.empty()
      }
      return best
    }
    try context.checkpoint(1)
    var best = BestPairs(count: count)
    for part in found { for pair in part.pairs { best.insert(pair.score, from: pair.from, to: pair.to) } }
    let ranked = best.sorted()
    let choiceNote =
      switch choice {
      case .absent: "pairs without a tie"
      case .all: "all pairs"
      case .present: "pairs with a tie"
      }
    return PairScores(
      ranked.map { .init(from: Int($0.from), to: Int($0.to), tie: graph.firstTie(between: Int($0.from), Int($0.to))) },
      columns: [NodeScores.Column(column, ranked.map(\.score), isInteger: isInteger)],
      notes: notes + ["\(choiceNote) with a score above 0, at most \(count)"])
  }
}

extension ProjectedGraph {
  /// The first tie of a pair, in either direction.
  func firstTie(between a: Int, _ b: Int) -> Int? {
    let ties = [(a, b), (b, a)].flatMap { from, to in
      outgoing.range(from).filter { outgoing.targets[$0] == to }.map { outgoing.ties[$0] }
    }
    return ties.min().map { Int($0) }
  }
}

/// A bounded heap of pairs with the worst at its top.
struct BestPairs: Sendable {
  struct Pair: Sendable {
    var score: Double
    var from: Int32
    var to: Int32

    /// By falling score, then by nodes.
    func comesBefore(_ other: Pair) -> Bool {
      score == other.score ? (from, to) < (other.from, other.to) : score > other.score
    }
  }

  let count: Int
  private(set) var pairs: [Pair] = []

  init(count: Int) { self.count = count }

  mutating func insert(_ score: Double, from: Int32, to: Int32) {
    let pair = Pair(score: score, from: from, to: to)
    guard pairs.count == count else {
      pairs.append(pair)
      var place = pairs.count - 1
      while place > 0, pairs[(place - 1) / 2].comesBefore(pairs[place]) {
        pairs.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
      return
    }
    guard pair.comesBefore(pairs[0]) else { return }
    pairs[0] = pair
    var place = 0
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count, pairs[child].comesBefore(pairs[child + 1]) { child += 1 }
      guard pairs[place].comesBefore(pairs[child]) else { break }
      pairs.swapAt(place, child)
      place = child
    }
  }

  func sorted() -> [Pair] { pairs.sorted { $0.comesBefore($1) } }
}
