import RelationGraph

extension Projection {
  /// The largest number of ties a one-mode projection may make.
  public static let throughLimit = 50_000_000

  /// The bytes that one tie takes while they are made.
  package static let bytesAThroughTie = 96

  /// How many ties ``through`` makes, before two nodes that are tied several times are one tie; `nil` where it makes none.
  package func throughTieCount(in graph: PropertyGraph) throws(ProjectionError) -> Int? {
    guard let through else { return nil }
    let relations = try chosenRelations(of: graph, among: nil)
    var sizes: [Int32: Int] = [:]
    for (from, to) in zip(relations.from, relations.to) {
      let fromIsShared = graph.nodeKind(at: Int(from)) == through
      guard fromIsShared != (graph.nodeKind(at: Int(to)) == through) else { continue }
      sizes[fromIsShared ? from : to, default: 0] += 1
    }
    return sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }

  /// A tie between every two nodes for every node of kind `kind` that both are tied to, whatever the direction.
  ///
  /// A node tied to the shared one by several relations counts once for it. The facts of a tie are the two relations that make
  /// it; the smaller weight of the two counts.
  static func throughTies(
    _ relations: Candidates, via kind: NodeKind, in graph: PropertyGraph
  ) throws(ProjectionError) -> Candidates {
    var members: [Int32: [Membership]] = [:]
    for candidate in 0..<relations.count {
      let (from, to) = (relations.from[candidate], relations.to[candidate])
      let fromIsShared = graph.nodeKind(at: Int(from)) == kind
      let toIsShared = graph.nodeKind(at: Int(to)) == kind
      guard fromIsShared != toIsShared else { continue }
      members[fromIsShared ? from : to, default: []].append(
        Membership(
          node: fromIsShared ? to : from, fact: Int32(relations.row(candidate)),
          weight: relations.weights?[candidate] ?? 1))
    }
    var ties: [(a: Membership, b: Membership)] = []
    for shared in members.keys.sorted() {
      var seen: Set<Int32> = []
      let group = members[shared, default: []].sorted { ($0.node, $0.fact) < ($1.node, $1.fact) }.filter {
        seen.insert($0.node).inserted
      }
      guard ties.count + group.count * (group.count - 1) / 2 <= throughLimit else {
        throw .tooLarge("--through \(kind.rawValue) makes more than \(throughLimit) ties")
      }
      for (index, a) in group.enumerated() {
        for b in group[(index + 1)...] { ties.append((a, b)) }
      }
    }
    ties.sort { ($0.a.fact, $0.b.fact) < ($1.a.fact, $1.b.fact) }
    return Candidates(
      from: ties.map(\.a.node), to: ties.map(\.b.node), facts: ties.map(\.a.fact), secondFacts: ties.map(\.b.fact),
      weights: relations.weights == nil ? nil : ties.map { min($0.a.weight, $0.b.weight) })
  }

  /// A node tied to a shared one.
  private struct Membership {
    var node: Int32
    var fact: Int32
    var weight: Double
  }
}
