extension PropertyGraph {
  /// The same facts in canonical order, which does not depend on the order they came in.
  ///
  /// Nodes are ordered by the UTF-8 of their ids; relations by their ends, then kind, period, sign, id, properties and evidence.
  /// The ends of undirected relations are written smaller id first. Evidence is ordered by source.
  /// - Complexity: O((n + m) log (n + m)); O(1) if it is in order already.
  public func canonical() -> PropertyGraph {
    isCanonical ? self : inCanonicalOrder().graph
  }

  /// The same graph in canonical order, and for every new row the old one.
  func inCanonicalOrder() -> (graph: PropertyGraph, nodes: [Int], relations: [Int]) {
    var result = self
    let nodeRows = (0..<nodeCount).sorted { nodeID(at: $0).precedes(nodeID(at: $1)) }
    var rank = [Int32](repeating: 0, count: nodeCount)
    for (new, old) in nodeRows.enumerated() { rank[old] = Int32(new) }
    result.nodeTable = nodeTable.selecting(nodeRows)

    let isDirected = shared.relationKinds.values.map { schema.rule(for: $0).isDirected }
    let kindRank = Self.ranks(of: shared.relationKinds.values.elements)
    func ends(_ row: Int) -> (Int32, Int32) {
      let (a, b) = (rank[Int(relationTable.from[row])], rank[Int(relationTable.to[row])])
      return isDirected[Int(relationTable.kinds[row])] || a <= b ? (a, b) : (b, a)
    }
    let relationRows = (0..<relationCount).sorted { x, y in
      let (ax, bx) = ends(x)
      let (ay, by) = ends(y)
      if ax != ay { return ax < ay }
      if bx != by { return bx < by }
      let kx = kindRank[Int(relationTable.kinds[x])]
      let ky = kindRank[Int(relationTable.kinds[y])]
      return kx != ky ? kx < ky : detailKey(x).lexicographicallyPrecedes(detailKey(y)) { $0.precedes($1) }
    }
    result.relationTable = relationTable.selecting(relationRows, newNode: rank) { row in
      !isDirected[Int(relationTable.kinds[row])]
        && rank[Int(relationTable.from[row])] > rank[Int(relationTable.to[row])]
    }
    result.isCanonical = true
    return (result, nodeRows, relationRows)
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
