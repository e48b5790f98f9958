import GraphProjection
import RelationGraph

/// How well facts are attested.
struct ReportEvidence: Sendable {
  let graph: ProjectedGraph

  struct Summary: Hashable, Sendable {
    var facts = 0
    var unsourced = 0
    var sources = 0
    /// The lowest confidence of a fact; `nil` where none is stated.
    var weakest: Double?
  }

  /// The relations behind the ties of a node, in both directions, ascending.
  func relations(ofNode node: Int) -> [Int] {
    var rows: Set<Int32> = []
    for arcs in graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing] {
      for arc in arcs.range(node) { rows.formUnion(graph.relations(ofTie: Int(arcs.ties[arc]))) }
    }
    return rows.map(Int.init).sorted()
  }

  func summary(of relations: some Sequence<Int>) -> Summary {
    var summary = Summary()
    var sources: Set<String> = []
    for row in relations {
      summary.facts += 1
      let evidence = graph.source.relationEvidence(at: row)
      if evidence.isEmpty { summary.unsourced += 1 }
      for item in evidence { sources.insert(item.source) }
      if let confidence = Self.confidence(of: evidence) {
        summary.weakest = min(summary.weakest ?? confidence, confidence)
      }
    }
    summary.sources = sources.count
    return summary
  }

  /// The confidence of a fact: the highest that one of its sources has in it; `nil` where one states no doubt, or there is none.
  static func confidence(of evidence: [Evidence]) -> Double? {
    guard evidence.allSatisfy({ $0.confidence != nil }) else { return nil }
    return evidence.compactMap(\.confidence).max()
  }
}

/// A path with what speaks for it.
struct AttestedPath: Sendable {
  var nodes: [Int]
  var ties: [Int]
  var cost: Double
  /// Steps for which no relation has a source.
  var unsourcedSteps = 0
  /// The lowest confidence of a step: that of its best relation; 1 where no doubt is stated.
  var weakest = 1.0
  /// Statements by sources, over all steps.
  var statements = 0

  init(nodes: [Int], ties: [Int], cost: Double, in graph: ProjectedGraph) {
    self.nodes = nodes
    self.ties = ties
    self.cost = cost
    for tie in ties {
      let evidence = graph.relations(ofTie: tie).map { graph.source.relationEvidence(at: Int($0)) }
      let sourced = evidence.filter { !$0.isEmpty }
      if sourced.isEmpty { unsourcedSteps += 1 }
      weakest = min(weakest, sourced.map { ReportEvidence.confidence(of: $0) ?? 1 }.max() ?? 1)
      statements += evidence.reduce(0) { $0 + $1.count }
    }
  }

  /// Whether it is better attested: fewer steps without a source, then the surer weakest step, then fewer steps, then more
  /// statements a step.
  func isStronger(than other: AttestedPath) -> Bool {
    if unsourcedSteps != other.unsourcedSteps { return unsourcedSteps < other.unsourcedSteps }
    if weakest != other.weakest { return weakest > other.weakest }
    if ties.count != other.ties.count { return ties.count < other.ties.count }
    return statements > other.statements
  }
}
