import RelationGraph

/// Writes a Pajek network: a section for every kind of tie, labels that are our ids, weights, and periods of years.
enum PajekWriter {
  static func text(_ graph: PropertyGraph) -> TextParts {
    let graph = kept(graph)
    let nodes = graph.nodesByMode
    let numbers = nodes.enumerated().reduce(into: [Int](repeating: 0, count: nodes.count)) { numbers, next in
      numbers[next.element] = next.offset + 1
    }
    var out = TextDocument()
    let firstMode = graph.modes.map { modes in " \(modes.count { $0 == 1 })" } ?? ""
    out.line("*Vertices \(nodes.count)\(firstMode)")
    out.rows(nodes.count) { index, out in
      let node = nodes[index]
      out.line("\(numbers[node]) \"\(CharacterReference.escaped(graph.ids[node]))\"")
    }
    let kinds = graph.kinds
    // Sections without a number are what all programs read.
    let isPlain =
      kinds.count == 1
      ? kinds[0].kind == .unspecified
      : kinds.count == 2 && kinds.allSatisfy { isUnnamed($0.kind, isDirected: $0.isDirected) }
    for (number, kind) in kinds.enumerated() {
      let name = isPlain ? "" : " :\(number + 1) \"\(CharacterReference.escaped(kind.kind.rawValue))\""
      out.line((kind.isDirected ? "*Arcs" : "*Edges") + name)
      out.rows(graph.ties.count) { index, out in
        let tie = graph.ties[index]
        guard tie.kind == kind.kind, tie.isDirected == kind.isDirected else { return }
        let weight = tie.weight.map { " " + TieNumber.text($0) } ?? ""
        let period = PajekPeriod.text(tie.validity).map { " " + $0 } ?? ""
        out.line("\(numbers[tie.from]) \(numbers[tie.to])\(weight)\(period)")
      }
    }
    return out.text
  }

  /// Whether a kind is what a section without a name is read as.
  private static func isUnnamed(_ kind: RelationKind, isDirected: Bool) -> Bool {
    kind == (isDirected ? .unspecified : .undirected(besides: .unspecified))
  }

  /// The graph as Pajek holds it.
  static func kept(_ graph: PropertyGraph) -> TieGraph {
    var result = TieGraph(graph)
    result.findModes(in: graph)
    result.useSigns()
    for index in result.ties.indices where PajekPeriod.text(result.ties[index].validity) == nil {
      result.ties[index].validity = .unknown
    }
    return result
  }

  static func losses(_ graph: PropertyGraph) -> [Loss] {
    let ties = kept(graph).ties.count { $0.validity != .unknown }
    let losses = TieGraph.losses(of: graph, in: .pajek).compactMap { loss in
      guard loss.field == "dates of relations" else { return loss }
      return loss.facts == ties ? nil : Loss(loss.field, facts: loss.facts - ties)
    }
    return losses
  }
}
