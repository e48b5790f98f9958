import RelationGraph

/// Writes METIS: nodes by number, each undirected tie once, and weights where all are whole positive numbers.
enum METISWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = kept(graph)
    let isWeighted = graph.ties.first?.weight != nil
    var neighbours = [[(node: Int32, weight: Int)]](repeating: [], count: graph.ids.count)
    for tie in graph.ties {
      var weight = 0
      if case .integer(let number)? = tie.weight { weight = number }
      neighbours[tie.from].append((Int32(tie.to), weight))
      neighbours[tie.to].append((Int32(tie.from), weight))
    }
    var out = TextDocument()
    out.line("\(graph.ids.count) \(graph.ties.count)" + (isWeighted ? " 1" : ""))
    out.rows(neighbours.count) { [neighbours] node, out in
      let words = neighbours[node].sorted { $0.node < $1.node }.map { neighbour in
        "\(neighbour.node + 1)" + (isWeighted ? " \(neighbour.weight)" : "")
      }
      out.line(words.joined(separator: " "))
    }
    return out.text
  }

  /// The graph as METIS holds it.
  static func kept(_ graph: PropertyGraph) -> TieGraph {
    var result = TieGraph(graph)
    result.dropIDs()
    result.dropKinds()
    result.dropDates()
    for index in result.ties.indices { result.ties[index].isDirected = false }
    result.ties.removeAll { $0.from == $0.to }
    result.mergeParallels()
    if !result.ties.allSatisfy({ isWhole($0.weight) }) {
      for index in result.ties.indices { result.ties[index].weight = nil }
    }
    return result
  }

  private static func isWhole(_ weight: PropertyValue?) -> Bool {
    if case .integer(let number)? = weight { number > 0 } else { false }
  }

  static func losses(_ graph: PropertyGraph) -> [Loss] {
    let losses = TieGraph.losses(of: graph, in: .metis).filter { $0.field != weights }
    let count = graph.relations.count { $0.properties["weight"] != nil }
    let isLost = kept(graph).ties.first?.weight == nil
    return losses + (count > 0 && isLost ? [Loss(weights, facts: count)] : [])
  }

  private static let weights = "property 'weight' of relations"
}
