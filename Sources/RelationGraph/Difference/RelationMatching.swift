/// Which relation of one graph is which of another.
struct RelationMatching {
  /// The old relation of every new one that has one.
  private(set) var oldOfNew: [Int: Int] = [:]
  /// The old relations that are gone, ascending.
  private(set) var unmatchedOld: [Int] = []

  /// What a relation is known by that has no id of its own.
  private struct Identity: Hashable {
    var kind: RelationKind
    var from: String
    var to: String
    var start: DateBound

    init(_ row: Int, in graph: PropertyGraph) {
      let ends = graph.relationEnds(at: row)
      kind = graph.relationKind(at: row)
      (from, to) = (graph.nodeID(at: ends.from), graph.nodeID(at: ends.to))
      start = graph.relationValidity(at: row).start
      if !graph.isDirected(relationAt: row), IDOrder.precedes(to, from) { swap(&from, &to) }
    }
  }

  /// The relations of one identity, without and with ids of their own.
  private struct Group {
    var plain: [Int] = []
    var named: [Int] = []

    mutating func add(_ row: Int, isNamed: Bool) {
      if isNamed { named.append(row) } else { plain.append(row) }
    }
  }

  /// - Complexity: O(m) on average for the relations of both graphs, which are in canonical order.
  init(old: PropertyGraph, new: PropertyGraph) {
    var oldByID: [String: Int] = [:]
    for row in 0..<old.relationCount { if let id = old.relationTable.ids[Int32(row)] { oldByID[id] = row } }
    var isMatchedOld = [Bool](repeating: false, count: old.relationCount)
    for row in 0..<new.relationCount {
      guard let id = new.relationTable.ids[Int32(row)], let before = oldByID[id] else { continue }
      oldOfNew[row] = before
      isMatchedOld[before] = true
    }
    func groups(of graph: PropertyGraph, _ isFree: (Int) -> Bool) -> [Identity: Group] {
      var groups: [Identity: Group] = [:]
      for row in 0..<graph.relationCount where isFree(row) {
        let isNamed = graph.relationTable.ids[Int32(row)] != nil
        groups[Identity(row, in: graph), default: Group()].add(row, isNamed: isNamed)
      }
      return groups
    }
    let befores = groups(of: old) { !isMatchedOld[$0] }
    let known = oldOfNew
    for (identity, now) in groups(of: new, { known[$0] == nil }) {
      guard let before = befores[identity] else { continue }
      for (a, b) in Self.pairs(before, old, now, new) {
        oldOfNew[b] = a
        isMatchedOld[a] = true
      }
    }
    unmatchedOld = isMatchedOld.indices.filter { !isMatchedOld[$0] }
  }

  /// Equal ones first, then in order; two with ids of their own are two. The count does not depend on which graph is old.
  private static func pairs(
    _ before: Group, _ old: PropertyGraph, _ now: Group, _ new: PropertyGraph
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var rest = (old: before.plain, new: now.plain)
    if before.plain.count > 1 || now.plain.count > 1 {
      var equals: [Relation: [Int]] = [:]
      for row in now.plain.reversed() { equals[new.relations[row], default: []].append(row) }
      var taken: Set<Int> = []
      rest.old = before.plain.filter { row in
        guard let equal = equals[old.relations[row]]?.popLast() else { return true }
        pairs.append((row, equal))
        taken.insert(equal)
        return false
      }
      rest.new = now.plain.filter { !taken.contains($0) }
    }
    let plain = Array(zip(rest.old, rest.new))
    pairs += plain
    pairs += zip(rest.old.dropFirst(plain.count), now.named)
    pairs += zip(before.named, rest.new.dropFirst(plain.count))
    return pairs
  }
}
