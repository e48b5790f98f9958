import GraphProjection
import RelationGraph

/// A graph given by its arcs, `a>b` directed and `a-b` undirected, with an optional weight: `a>b:2.5`.
func smallGraph(_ text: String, nodes: [String] = []) throws -> PropertyGraph {
  var schema = Schema(id: "test", title: "test", isOpen: true)
  schema.relations["both"] = RelationRule(isDirected: false)
  var graph = PropertyGraph(schema: schema)
  for node in nodes { try graph.insert(Node(id: node)) }
  for word in text.split(separator: " ") {
    let parts = word.split(separator: ":")
    let isDirected = parts[0].contains(">")
    let ends = parts[0].split { ">-".contains($0) }.map(String.init)
    for end in ends where graph.nodeIndex(end) == nil { try graph.insert(Node(id: end)) }
    let weight = parts.count > 1 ? Double(parts[1]) : nil
    try graph.insert(
      Relation(
        kind: isDirected ? "arc" : "both", from: ends[0], to: ends[1],
        properties: weight.map { ["w": .real($0)] } ?? [:]))
  }
  return graph
}

extension ProjectedGraph {
  /// Every tie as `a>b` or `a-b`, with its weight where there are weights.
  var tieTexts: [String] {
    (0..<tieCount).map { tie in
      let (from, to) = ends(ofTie: tie)
      return nodeID(from) + (isDirected ? ">" : "-") + nodeID(to) + (tieWeights.map { ":\($0[tie])" } ?? "")
    }
  }

  var nodeIDs: [String] { (0..<nodeCount).map(nodeID) }

  /// The ids of the relations behind every tie.
  var facts: [[String]] {
    (0..<tieCount).map { relations(ofTie: $0).map { source.relationID(at: Int($0)) } }
  }

  /// What must hold for every projected graph, as a list of what does not.
  var contradictions: [String] {
    var found: [String] = []
    func check(_ condition: Bool, _ what: String) { if !condition { found.append(what) } }
    check(nodeIDs == nodeIDs.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }, "nodes not by id")
    for (rows, isOut) in [(outgoing, true), (incoming, false)] {
      check(rows.offsets.count == nodeCount + 1 && rows.offsets.last == rows.targets.count, "offsets")
      check(rows.ties.count == rows.targets.count, "row columns")
      var seen = [Int](repeating: 0, count: tieCount)
      for node in 0..<nodeCount {
        let row = rows.range(node)
        let keys = row.map { (rows.targets[$0], rows.ties[$0]) }
        check(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, "row of \(node) not sorted")
        for arc in row {
          let tie = Int(rows.ties[arc])
          let (from, to) = ends(ofTie: tie)
          let other = Int(rows.targets[arc])
          seen[tie] += 1
          let isRight = isOut ? (from, to) == (node, other) : (to, from) == (node, other)
          check(
            isRight || (!isDirected && (to, from) == (node, other)) || (!isDirected && (from, to) == (node, other)),
            "arc")
        }
      }
      for tie in 0..<tieCount {
        let (from, to) = ends(ofTie: tie)
        check(seen[tie] == (isDirected || from == to ? 1 : 2), "tie \(tie) stands in \(seen[tie]) rows")
      }
    }
    for node in 0..<nodeCount { check(self.node(ofSource: sourceIndex(node)) == node, "way back of \(node)") }
    for tie in 0..<tieCount { check(!relations(ofTie: tie).isEmpty, "tie \(tie) has no facts") }
    check(tieWeights.map { $0.count == tieCount } ?? true, "weights")
    return found
  }
}
