extension PropertyGraph {
  /// The same facts in canonical order, which does not depend on the order they came in.
  ///
  /// Nodes are ordered by their ids: numbers as numbers, then the others by their UTF-8; relations by their ends, then kind,
  /// period, sign, id, properties and evidence.
  /// The ends of undirected relations are written smaller id first. Evidence is ordered by source.
  /// - Complexity: O((n + m) log (n + m)); O(1) if it is in order already.
  public func canonical() -> PropertyGraph {
    isCanonical ? self : inCanonicalOrder(tracksRows: false).graph
  }

  /// The same graph in canonical order, and for every new row the old one; `nil` where rows stay where they are.
  ///
  /// - Parameter tracksRows: whether the old rows of relations are asked for; relations that only their ends tell apart are
  ///   ordered faster without.
  func inCanonicalOrder(tracksRows: Bool = true) -> (graph: PropertyGraph, nodes: [Int32]?, relations: [Int32]?) {
    WorkProgress.current.begin("Ordering the graph")
    var result = self
    let nodeRows = nodeTable.ids.areInOrder ? nil : IDOrder.order(nodeTable.ids.values)
    var rank: [Int32]?
    if let nodeRows {
      var ranks = [Int32](repeating: 0, count: nodeCount)
      for (new, old) in nodeRows.enumerated() { ranks[Int(old)] = Int32(truncatingIfNeeded: new) }
      rank = ranks
      result.nodeTable = nodeTable.selecting(nodeRows)
    }
    let relationRows = orderRelations(rank, tracksRows: tracksRows, into: &result)
    result.isCanonical = true
    return (result, nodeRows, relationRows)
  }

  /// Puts the relations in order by the ranks of their ends; for every new row the old one, `nil` where none moves.
  private func orderRelations(_ rank: [Int32]?, tracksRows: Bool, into result: inout PropertyGraph) -> [Int32]? {
    let isPlain = !tracksRows && relationTable.isUniform
    if isPlain {
      let ends = orderedEnds(rank, tracksRows: false)
      result.relationTable = relationTable.withEnds(from: ends.from, to: ends.to)
      return nil
    }
    let ends = orderedEnds(rank, tracksRows: true)
    var rows = ends.rows ?? Array(0..<Int32(relationCount))
    orderParallels(ends.from, ends.to, &rows)
    if !rows.indices.contains(where: { rows[$0] != $0 }) {
      result.relationTable = relationTable.withEnds(from: ends.from, to: ends.to)
      return nil
    }
    result.relationTable = relationTable.selecting(rows, from: ends.from, to: ends.to)
    return rows
  }

  /// The ends of all relations by rank and in order, those of undirected relations smaller first.
  private func orderedEnds(_ rank: [Int32]?, tracksRows: Bool) -> EndOrder.Columns {
    let isDirected = shared.relationKinds.values.map { schema.rule(for: $0).isDirected }
    let (from, to, kinds) = (relationTable.from, relationTable.to, relationTable.kinds)
    let common = kinds.isUniform && kinds.count > 0 ? isDirected[Int(kinds.common)] : nil
    let bits = NodeTable.numberBits(nodeCount)
    return EndOrder.order(count: from.count, nodeBits: bits, tracksRows: tracksRows) { rows, keys in
      for row in rows {
        var (a, b) = (from[row], to[row])
        if let rank { (a, b) = (rank[Int(a)], rank[Int(b)]) }
        if a > b, !(common ?? isDirected[Int(kinds.dense[row])]) { swap(&a, &b) }
        keys[row &- rows.lowerBound] = EndOrder.key(a, b, bits)
      }
    }
  }

  /// Orders relations between the same nodes by kind and details.
  private func orderParallels(_ from: [Int32], _ to: [Int32], _ rows: inout [Int32]) {
    let kindRank = Self.ranks(of: shared.relationKinds.values.elements)
    func rank(_ row: Int32) -> Int { kindRank[Int(relationTable.kinds[Int(row)])] }
    var start = 0
    while start < rows.count {
      var stop = start + 1
      while stop < rows.count, to[stop] == to[start], from[stop] == from[start] { stop += 1 }
      if stop - start > 1 {
        var group = rows[start..<stop].map { (row: $0, rank: rank($0), key: [String]()) }
        if Set(group.map(\.rank)).count < group.count {
          for index in group.indices { group[index].key = detailKey(Int(group[index].row)) }
        }
        group.sort { a, b in
          if a.rank != b.rank { return a.rank < b.rank }
          if a.key == b.key { return a.row < b.row }
          return a.key.lexicographicallyPrecedes(b.key) { $0.precedes($1) }
        }
        for (index, entry) in group.enumerated() { rows[start + index] = entry.row }
      }
      start = stop
    }
  }

  /// What orders relations of one kind between the same two nodes; different for whatever is different.
  private func detailKey(_ row: Int) -> [String] {
    let relation = relations[row]
    var key = [relation.id ?? "", relation.validity.description, relation.sign.map { String($0.rawValue) } ?? ""]
    key.append(String(relation.properties.count))
    for (name, value) in relation.properties.sorted(by: { $0.key.precedes($1.key) }) {
      key.append(name)
      key += value.orderKey
    }
    return key + relation.evidence.flatMap(\.orderKey)
  }

  private static func ranks(of kinds: [RelationKind]) -> [Int] {
    var ranks = [Int](repeating: 0, count: kinds.count)
    for (rank, index) in kinds.indices.sorted(by: { kinds[$0] < kinds[$1] }).enumerated() { ranks[index] = rank }
    return ranks
  }

  /// The id of a relation: its own, else `from/kind/to`, with `#2`, `#3` … for further ones between the same nodes.
  ///
  /// It is the only one in the graph: `/`, `#` and `%` within a part are written as in URLs, and a `#` is appended where
  /// another relation has the whole as an id of its own.
  ///
  /// In a graph in canonical order the number does not depend on the order in which the facts came.
  /// - Complexity: O(relations between the same nodes) in canonical order, else O(relations).
  public func relationID(at index: Int) -> String {
    if let id = relationTable.ids[Int32(index)] { return id }
    func isTwin(_ row: Int) -> Bool {
      relationTable.from[row] == relationTable.from[index] && relationTable.to[row] == relationTable.to[index]
        && relationTable.kinds[row] == relationTable.kinds[index]
    }
    let ends = relationEnds(at: index)
    let parts = [nodeID(at: ends.from), relationKind(at: index).rawValue, nodeID(at: ends.to)]
    let base = parts.map(\.escapedAsPart).joined(separator: "/")
    let before =
      isCanonical
      ? (0..<index).reversed().prefix { isTwin($0) }.count
      : (0..<index).count { isTwin($0) }
    var id = before == 0 ? base : "\(base)#\(before + 1)"
    while relationTable.usedIDs.contains(id) { id += "#" }
    return id
  }
}

extension String {
  /// The text with the characters that divide a relation id escaped.
  fileprivate var escapedAsPart: String {
    guard utf8.contains(where: { "/#%".utf8.contains($0) }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "/": result += "%2F"
      case "#": result += "%23"
      case "%": result += "%25"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
