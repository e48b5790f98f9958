import GraphAlgorithms
import RelationGraph

extension SceneBuilder {
  /// How many lines every node has.
  func degrees(_ lines: [DiagramScene.Line]) -> [Int: Int] {
    var degrees: [Int: Int] = [:]
    for line in lines where line.from != line.to {
      degrees[line.from, default: 0] += line.count
      degrees[line.to, default: 0] += line.count
    }
    return degrees
  }

  /// The ends of all ties as places in the list of nodes, in the direction that the facts have: an undirected line does not
  /// tell who attends and what is attended, the order of its ends in the file does.
  func declaredTies(_ lines: [DiagramScene.Line], _ position: [Int: Int]) -> [(from: Int, to: Int)] {
    guard graph.projection.through == nil else {
      return lines.compactMap { line in
        guard let from = position[line.from], let to = position[line.to] else { return nil }
        return (from, to)
      }
    }
    return drawnRelations().compactMap { row in
      let ends = graph.source.relationEnds(at: row)
      guard let from = graph.node(ofSource: ends.from).flatMap({ position[$0] }),
        let to = graph.node(ofSource: ends.to).flatMap({ position[$0] })
      else { return nil }
      return (from, to)
    }
  }

  /// How many facts stand behind every line; of ties through shared nodes, how many nodes are shared.
  func factCounts(_ lines: [DiagramScene.Line]) -> [Int] {
    guard graph.projection.through != nil else { return lines.map(\.count) }
    var counts: [[Int]: Int] = [:]
    for tie in 0..<graph.tieCount {
      let ends = graph.ends(ofTie: tie)
      counts[[ends.from, ends.to]] = graph.relations(ofTie: tie).count / 2
    }
    return lines.map { max(1, counts[[$0.from, $0.to]] ?? counts[[$0.to, $0.from]] ?? 1) }
  }

  /// The community of a node, 0 where there are none.
  func community(_ number: Int) -> Int { analysis.groups?.membership[number] ?? 0 }

  var hasCommunities: Bool { analysis.groups != nil }

  /// Nodes, given by their places in `nodes`, in an order; in each list for itself.
  func ordered(
    _ lists: [[Int]], by order: DiagramOrder, nodes: [DiagramScene.Node], lines: [DiagramScene.Line]
  ) -> [[Int]] {
    let degrees = degrees(lines)
    let kinds = nodes.map { graph.nodeKind($0.number) }
    func degree(_ node: Int) -> Int { degrees[nodes[node].number] ?? 0 }
    let days = order == .date ? firstDays() : [:]
    func firstDay(_ node: Int) -> Int { days[nodes[node].number] ?? .max }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      switch order {
      case .community:
        let (p, q) = (community(nodes[a].number), community(nodes[b].number))
        if p != q { return p < q }
      case .kind: if kinds[a] != kinds[b] { return kinds[a] < kinds[b] }
      case .name:
        let (p, q) = (nodes[a].singleLine, nodes[b].singleLine)
        if p != q { return p.precedes(q) }
      case .date:
        let (p, q) = (firstDay(a), firstDay(b))
        if p != q { return p < q }
      case .degree, .closeness: break
      }
      return degree(a) != degree(b) ? degree(a) > degree(b) : nodes[a].number < nodes[b].number
    }
    return lists.map { $0.sorted(by: precedes) }
  }

  /// The first day that every node may have been there: its own, else that of its first relation.
  private func firstDays() -> [Int: Int] {
    func first(_ validity: Validity) -> Int? { (validity.start.date ?? validity.end.date)?.days.lowerBound }
    var days: [Int: Int] = [:]
    for row in drawnRelations() {
      guard let day = first(graph.source.relationValidity(at: row)) else { continue }
      let ends = graph.source.relationEnds(at: row)
      for case let node? in [graph.node(ofSource: ends.from), graph.node(ofSource: ends.to)] {
        days[node] = min(days[node] ?? day, day)
      }
    }
    for number in numbers {
      if let own = first(graph.source.nodeValidity(at: graph.sourceIndex(number))) { days[number] = own }
    }
    return days
  }
}
