import RelationGraph

extension Projection {
  /// The largest number of ties a one-mode projection may make.
  public static let throughLimit = 50_000_000

  /// A tie between every two nodes for every node of kind `kind` that both are tied to, whatever the direction.
  ///
  /// A node tied to the shared one by several relations counts once for it. The facts of a tie are the two relations that make
  /// it; the smaller weight of the two counts.
  static func throughTies(
    _ relations: [Candidate], via kind: NodeKind, in graph: PropertyGraph
  ) throws(ProjectionError) -> [Candidate] {
    var members: [Int32: [Candidate]] = [:]
    for relation in relations {
      let fromIsShared = graph.nodeKind(at: Int(relation.from)) == kind
      let toIsShared = graph.nodeKind(at: Int(relation.to)) == kind
      guard fromIsShared != toIsShared else { continue }
      var membership = relation
      if fromIsShared { (membership.from, membership.to) = (relation.to, relation.from) }
      members[membership.to, default: []].append(membership)
    }
    var ties: [Candidate] = []
    for shared in members.keys.sorted() {
      var seen: Set<Int32> = []
      let group = members[shared]!.sorted { ($0.from, $0.fact) < ($1.from, $1.fact) }.filter {
        seen.insert($0.from).inserted
      }
      guard ties.count + group.count * (group.count - 1) / 2 <= throughLimit else {
        throw .tooLarge("--through \(kind.rawValue) makes more than \(throughLimit) ties")
      }
      for (index, a) in group.enumerated() {
        for b in group[(index + 1)...] {
          ties.append(
            Candidate(from: a.from, to: b.from, weight: min(a.weight, b.weight), fact: a.fact, secondFact: b.fact))
        }
      }
    }
    return ties
  }
}
