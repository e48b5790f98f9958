import Foundation
import GraphProjection
import RelationGraph
import Testing

@Suite("Projections of random graphs")
struct ProjectionPropertiesTests {
  struct Fact {
    var from: Int
    var to: Int
    var isDirected: Bool
    var weight: Double
  }

  /// A linear congruential generator with a mixed output: the same numbers everywhere.
  private struct TestRandom: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    }
  }

  private func name(_ node: Int) -> String { ["é", "a", "B", "b", "日", "Z", "c", "aa"][node] }

  private func graph(_ facts: [Fact], order: [Int]) throws -> PropertyGraph {
    var schema = Schema(id: "test", title: "test", isOpen: true)
    schema.relations["both"] = RelationRule(isDirected: false)
    var graph = PropertyGraph(schema: schema)
    for node in order { try graph.insert(Node(id: name(node))) }
    for fact in facts {
      try graph.insert(
        Relation(
          kind: fact.isDirected ? "arc" : "both", from: name(fact.from), to: name(fact.to),
          properties: ["w": .real(fact.weight)]))
    }
    return graph
  }

  private static let projections: [Projection] = {
    var list: [Projection] = []
    for direction in Projection.Direction.allCases {
      for parallel in Projection.Parallel.allCases {
        for loops in Projection.Loops.allCases {
          for (weight, meaning) in [
            (.none, nil), (.count, nil), (.property("w"), .strength), (.property("w"), .distance),
          ] as [(Projection.Weight, Projection.WeightMeaning?)] {
            var projection = Projection()
            (projection.direction, projection.parallel, projection.loops) = (direction, parallel, loops)
            (projection.weight, projection.weightMeaning) = (weight, meaning)
            list.append(projection)
          }
        }
      }
    }
    return list
  }()

  /// The verifier: ties as a dictionary from ends to the weights of the facts between them.
  private func expected(_ facts: [Fact], _ projection: Projection) -> [String: [Double]] {
    let facts = facts.filter { projection.loops == .keep || $0.from != $0.to }
    let isDirected =
      projection.direction == .declared ? facts.contains(where: \.isDirected) : projection.direction != .undirected
    var ties: [String: [Double]] = [:]
    for fact in facts {
      var (a, b) = (name(fact.from), name(fact.to))
      // Undirected facts are kept with the smaller id first.
      if !isDirected || !fact.isDirected, Array(b.utf8).lexicographicallyPrecedes(Array(a.utf8)) { swap(&a, &b) }
      if projection.direction == .reversed { swap(&a, &b) }
      ties["\(a) \(b)", default: []].append(fact.weight)
      if isDirected, !fact.isDirected, a != b {
        ties["\(b) \(a)", default: []].append(fact.weight)
      }
    }
    return ties.mapValues { weights in
      let values: [Double] =
        switch projection.weight {
        case .none, .count: weights.map { _ in 1 }
        case .property: weights.sorted()
        }
      switch (projection.parallel, projection.weight) {
      case (.count, _): return values
      case (.sum, _), (_, .count): return [values.reduce(0, +)]
      case (.collapse, .none): return [1]
      case (.collapse, .property): return [(projection.weightMeaning == .distance ? values.min() : values.max()) ?? 0]
      }
    }
  }

  @Test("against a dictionary of ties, and with shuffled facts", arguments: 0..<10)
  func everyOption(seed: UInt64) throws {
    var random = TestRandom(state: seed &* 77 &+ 5)
    let n = Int.random(in: 1...8, using: &random)
    let facts = (0..<Int.random(in: 0...25, using: &random)).map { _ in
      Fact(
        from: Int.random(in: 0..<n, using: &random), to: Int.random(in: 0..<n, using: &random),
        isDirected: seed % 3 == 0 ? false : Bool.random(using: &random),
        weight: Double(Int.random(in: 1...9, using: &random)) / 10)
    }
    let plain = try graph(facts, order: Array(0..<n))
    let shuffled = try graph(facts.shuffled(using: &random), order: Array(0..<n).shuffled(using: &random))
    for projection in Self.projections where plain.relationCount > 0 || projection.weight == .none {
      let projected = try projection.apply(to: plain)
      #expect(projected.contradictions.isEmpty)
      var ties: [String: [Double]] = [:]
      for tie in 0..<projected.tieCount {
        let (from, to) = projected.ends(ofTie: tie)
        ties["\(projected.nodeID(from)) \(projected.nodeID(to))", default: []].append(projected.weight(ofTie: tie))
      }
      let wanted = expected(facts, projection)
      #expect(Set(ties.keys) == Set(wanted.keys))
      for (ends, weights) in ties {
        // Sums are taken in the order of the facts, the verifier's in that of the weights.
        for (a, b) in zip(weights.sorted(), wanted[ends] ?? []) { #expect(abs(a - b) <= 1e-14) }
        #expect(weights.count == wanted[ends]?.count)
      }
      let again = try projection.apply(to: shuffled)
      #expect(again.tieTexts == projected.tieTexts && again.facts == projected.facts)
      #expect(again.tieWeights?.map(\.bitPattern) == projected.tieWeights?.map(\.bitPattern))
      #expect(again.outgoing.targets == projected.outgoing.targets && again.incoming.ties == projected.incoming.ties)
    }
  }

  @Test func recipesReadBack() throws {
    for var projection in Self.projections {
      projection.asOf = PartialDate("2023-05~")
      projection.nodeKinds = ["a"]
      let data = try JSONEncoder().encode(projection)
      #expect(try JSONDecoder().decode(Projection.self, from: data) == projection)
    }
  }
}
