import GraphProjection

/// VoteRank: spreaders elected one after another by their neighbours, who then have less to say.
///
/// Every node starts with one vote and gives it to each of its neighbours. The node with the most votes is elected, votes no
/// more, and each of its neighbours loses 1/⟨k⟩ of its vote, down to 0, ⟨k⟩ the mean degree; then all vote again, until `count`
/// nodes are elected or nobody gets a vote. So the elected lie apart, unlike the first by degree. Of equal ones the first by id
/// wins; votes are counted in whole numbers, so that equal ones are equal.
///
/// In a directed graph a node gets the votes of those that its ties lead to, and ⟨k⟩ is the mean out-degree. Weights, loops and
/// parallel ties do not matter.
///
/// Options: `count`, how many to elect (0, the default: all that get votes).
///
/// - Returns: ``NodeScores`` with `vote_rank`, the turn of the election from 1, and `votes`, those at that turn (leading); both
///   undefined for nodes that are not elected.
/// - Complexity: O((n + m) log n) time, O(n + m) space.
///
/// J.-X. Zhang, D.-B. Chen, Q. Dong, Z.-D. Zhao (2016). Identifying a set of influential spreaders in complex networks.
/// Scientific Reports 6. https://doi.org/10.1038/srep27823
///
/// As NetworkX, which counts votes in rounded numbers, where equal ones may differ.
public struct VoteRank: GraphAlgorithm {
  /// How many nodes to elect; 0: all that get votes.
  public var count = 0

  public init() {}

  public static let card = AlgorithmCard(
    id: "voterank",
    title: "VoteRank",
    family: .centrality,
    summary: "Spreaders elected one after another by neighbours whose votes then count less.",
    citations: [
      Citation(
        "J.-X. Zhang, D.-B. Chen, Q. Dong, Z.-D. Zhao", 2016,
        "Identifying a set of influential spreaders in complex networks", "Scientific Reports 6",
        doi: "10.1038/srep27823")
    ],
    time: "O((n + m) log n)", space: "O(n + m)", weights: .ignored,
    direction: "followed: votes come from where ties lead")

  public static let parameters: [Parameter<Self>] = [
    .integer("count", \.count, in: 0...Int.max, help: "how many nodes to elect; 0: all that get votes")
  ]

  public func run(on graph: ProjectedGraph, in context: RunContext) throws(AlgorithmError) -> NodeScores {
    try checkOptions()
    try context.checkpoint()
    let n = graph.nodeCount
    let voters = graph.neighbourRows(.outgoing)
    let candidates = graph.isDirected ? graph.neighbourRows(.incoming) : voters
    // A whole vote is M = Σ degrees, so that 1/⟨k⟩ = n/M of it is n.
    let whole = voters.targets.count
    var power = [Int](repeating: whole, count: n)
    var votes = VoteTally((0..<n).map { voters.range($0).count * whole })
    var turns = [Double](repeating: .nan, count: n)
    var received = turns
    var turn = 0

    func weaken(_ node: Int, by loss: Int) {
      let lost = min(loss, power[node])
      guard lost > 0 else { return }
      power[node] -= lost
      for arc in candidates.range(node) {
        let candidate = Int(candidates.targets[arc])
        if turns[candidate].isNaN { votes.lower(candidate, by: lost) }
      }
    }

    while turn < (count == 0 ? n : min(count, n)), votes.largest > 0 {
      if turn & 63 == 0 { try context.checkpoint(Double(turn) / Double(n)) }
      turn += 1
      let elected = votes.leader
      turns[elected] = Double(turn)
      received[elected] = Double(votes.largest) / Double(whole)
      votes.lower(elected, by: votes.largest)
      weaken(elected, by: whole)
      for arc in voters.range(elected) { weaken(Int(voters.targets[arc]), by: n) }
    }
    return NodeScores(
      [NodeScores.Column("vote_rank", turns, isInteger: true), NodeScores.Column("votes", received)], leading: 1,
      notes: [
        graph.isDirected
          ? "a node gets the votes of those that its ties lead to" : "a node gets the votes of its neighbours",
        "\(turn) of \(n) nodes elected; parallel ties count as one",
      ])
  }
}

/// The votes of every node, and who leads: the smallest of those with the most, by a tournament of pairs.
private struct VoteTally {
  private var votes: [Int]
  /// Node `i` is at place `base + i`; every other place has the better one of places `2i` and `2i + 1`.
  private var winners: [Int32]
  private let base: Int

  init(_ votes: [Int]) {
    self.votes = votes
    var base = 1
    while base < votes.count { base *= 2 }
    self.base = base
    winners = [Int32](repeating: -1, count: 2 * base)
    for node in votes.indices { winners[base + node] = Int32(truncatingIfNeeded: node) }
    for place in stride(from: base - 1, to: 0, by: -1) { play(place) }
  }

  var leader: Int { Int(winners[1]) }
  var largest: Int { leader < 0 ? 0 : votes[leader] }

  mutating func lower(_ node: Int, by amount: Int) {
    votes[node] -= amount
    var place = (base + node) / 2
    while place > 0 {
      play(place)
      place /= 2
    }
  }

  private mutating func play(_ place: Int) {
    let (left, right) = (winners[2 * place], winners[2 * place + 1])
    winners[place] = right < 0 || votes[Int(left)] >= votes[Int(right)] ? left : right
  }
}
