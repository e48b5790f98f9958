import GraphProjection

/// The ties of a weighted graph without its loops, and what its nodes have of them, as backbones read it.
struct WeightedTies {
  struct Tie {
    var tie: Int
    var from: Int
    var to: Int
    var weight: Double
  }

  /// What a node has on one side.
  struct End {
    var degree = 0
    var strength = 0.0
  }

  let list: [Tie]
  /// By node: its outgoing ties; in an undirected graph all of them.
  let leaving: [End]
  /// By node: its incoming ties; in an undirected graph all of them.
  let arriving: [End]
  /// The sum of all weights.
  let total: Double

  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` for a graph without weights, or with weights that are no strengths.
  init(_ graph: ProjectedGraph, for measure: String) throws(AlgorithmError) {
    guard let strengths = try graph.tieStrengths(for: measure) else {
      throw .unsuitable(
        "'\(measure)' compares the weights of ties, and these have none",
        hint: "choose a --weight, or count relations with --weight count or --parallel sum")
    }
    var list: [Tie] = []
    var leaving = [End](repeating: End(), count: graph.nodeCount)
    var arriving = leaving
    func add(_ weight: Double, to end: inout End) {
      end.degree += 1
      end.strength += weight
    }
    for (tie, weight) in strengths.enumerated() {
      let (from, to) = graph.ends(ofTie: tie)
      guard from != to else { continue }
      list.append(Tie(tie: tie, from: from, to: to, weight: weight))
      add(weight, to: &leaving[from])
      add(weight, to: &arriving[to])
      if !graph.isDirected {
        add(weight, to: &leaving[to])
        add(weight, to: &arriving[from])
      }
    }
    total = list.reduce(0) { $0 + $1.weight }
    guard (2 * total).isFinite else { throw .infiniteStrength }
    self.list = list
    self.leaving = leaving
    self.arriving = arriving
  }

  /// How much of the graph the kept ties are.
  func figures(_ kept: [Int]) -> [Figures.Entry] {
    let weight = kept.reduce(0) { $0 + list[$1].weight }
    return [
      Figures.Entry("kept", .integer(kept.count)), Figures.Entry("ties", .integer(list.count)),
      Figures.Entry("kept_weight_share", total > 0 ? .real(weight / total) : .undefined),
      Figures.Entry("kept_nodes", .integer(Set(kept.flatMap { [list[$0].from, list[$0].to] }).count)),
    ]
  }
}
