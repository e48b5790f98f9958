extension GraphDifference {
  /// Compares a graph at two dates.
  ///
  /// A fact is at a date certainly, possibly or not, and a relation never more surely than its ends; a node without any date is
  /// taken to be there. It is added where it is there
  /// more surely at the later date than at the earlier one, and ended where less; whenever one of the two is only possible, so
  /// is the change. Nothing is changed: a fact has one set of properties.
  ///
  /// - Parameters:
  ///   - graph: the graph with all its dates.
  ///   - since: the earlier date.
  ///   - until: the later date.
  /// - Complexity: O((n + m) log (n + m)).
  public init(of graph: PropertyGraph, since: PartialDate, until: PartialDate) {
    let graph = graph.canonical()
    func presence(_ node: Int, _ date: PartialDate) -> Certainty {
      let validity = graph.nodeValidity(at: node)
      return validity == .unknown ? .certainly : validity.contains(date)
    }
    let nodesThen = (0..<graph.nodeCount).map { presence($0, since) }
    let nodesNow = (0..<graph.nodeCount).map { presence($0, until) }
    func change(_ then: Certainty, _ now: Certainty) -> FactChange? {
      guard max(then, now) > .not else { return nil }
      let isPossible = then == .possibly || now == .possibly
      return FactChange(then == now ? .unchanged : then < now ? .added : .ended, isPossible: isPossible)
    }
    let nodes = (0..<graph.nodeCount).map { change(nodesThen[$0], nodesNow[$0]) }
    var passing = 0
    let relations = (0..<graph.relationCount).map { row -> FactChange? in
      let ends = graph.relationEnds(at: row)
      let validity = graph.relationValidity(at: row)
      let then = min(validity.contains(since), nodesThen[ends.from], nodesThen[ends.to])
      let now = min(validity.contains(until), nodesNow[ends.from], nodesNow[ends.to])
      if then == .not, now == .not, validity.isBetween(since, until) { passing += 1 }
      guard nodes[ends.from] != nil, nodes[ends.to] != nil else { return nil }
      return change(then, now)
    }
    self.init(
      union: graph.selecting(
        nodes: nodes.indices.filter { nodes[$0] != nil }, relations.indices.filter { relations[$0] != nil }),
      nodes: nodes.compactMap(\.self), relations: relations.compactMap(\.self), passingCount: passing)
  }
}

extension Validity {
  /// Whether it begins after one date and ends before another, as far as it says.
  fileprivate func isBetween(_ first: PartialDate, _ last: PartialDate) -> Bool {
    guard let start = start.date, let end = end.date else { return false }
    return first.precedes(start) == .certainly && end.precedes(last) == .certainly
  }
}

extension PropertyGraph {
  /// What is there, certainly or possibly, at a date; a relation needs both its ends.
  ///
  /// - Parameter date: some day within it.
  /// - Returns: the graph in canonical order.
  /// - Complexity: O((n + m) log (n + m)).
  public func holding(at date: PartialDate) -> PropertyGraph {
    let graph = canonical()
    let isThere = (0..<graph.nodeCount).map { graph.nodeValidity(at: $0).contains(date) > .not }
    let relations = (0..<graph.relationCount).filter { row in
      let ends = graph.relationEnds(at: row)
      return isThere[ends.from] && isThere[ends.to] && graph.relationValidity(at: row).contains(date) > .not
    }
    return graph.selecting(nodes: isThere.indices.filter { isThere[$0] }, relations)
  }

  /// Some nodes and relations of a graph in canonical order, which they keep.
  func selecting(nodes: [Int], _ relations: [Int]) -> PropertyGraph {
    var number = [Int32](repeating: -1, count: nodeCount)
    for (new, old) in nodes.enumerated() { number[old] = Int32(new) }
    var result = self
    result.nodeTable = nodeTable.selecting(nodes.map(Int32.init))
    result.relationTable = relationTable.selecting(relations.map(Int32.init), newNode: number)
    return result
  }

  /// The latest date that nodes and relations name, `nil` without any.
  public var latestDate: PartialDate? {
    let periods =
      (0..<nodeCount).map { nodeValidity(at: $0) } + (0..<relationCount).map { relationValidity(at: $0) }
    let dates = periods.flatMap { [$0.start.date, $0.end.date] }.compactMap(\.self)
    return dates.max {
      ($0.days.upperBound, $0.days.lowerBound) < ($1.days.upperBound, $1.days.lowerBound)
    }
  }
}
