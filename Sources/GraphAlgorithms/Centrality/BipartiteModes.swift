import GraphProjection

/// The two modes of a bipartite graph: ties lead from one to the other only.
///
/// They are the two categories of an attribute where every tie joins one to the other. Where `kind` does not divide the nodes so,
/// they are found by colouring: in every component the nodes at an even distance from its smallest node, which are the first mode,
/// and the others.
struct BipartiteModes {
  /// 0 or 1 for every node.
  let mode: [Int]
  /// How many nodes each mode has.
  let counts: [Int]
  /// How the modes were found, in words.
  let note: String

  /// - Throws: ``AlgorithmError/unsuitable(_:hint:)`` where the graph is not bipartite, naming a cycle of odd length, and where an
  ///   attribute other than `kind` does not divide it.
  init(of graph: ProjectedGraph, attribute: String) throws(AlgorithmError) {
    let categories = try graph.categories(by: attribute)
    let isDivided =
      categories.count == 2 && !categories.category.contains(-1)
      && (0..<graph.tieCount).allSatisfy { tie in
        let ends = graph.ends(ofTie: tie)
        return categories.category[ends.from] != categories.category[ends.to]
      }
    if isDivided {
      mode = categories.category
      note = "modes by '\(attribute)': 1 is \(categories.names[0]), 2 is \(categories.names[1])"
    } else {
      guard attribute == "kind" else {
        throw .unsuitable(
          "'\(attribute)' does not divide the nodes into two modes with all ties between them",
          hint: "choose another attribute, or 'kind' to have the modes found by colouring")
      }
      let (side, oddCycle) = graph.bipartition()
      guard oddCycle.isEmpty else { throw Self.notBipartite(oddCycle, of: graph) }
      mode = side
      note = "modes by colouring: 1 is that of the smallest id in every component, and of isolates"
    }
    let second = mode.reduce(0, +)
    counts = [mode.count - second, second]
  }

  /// How many nodes the mode of `node`, and how many the other one has.
  func sizes(for node: Int) -> (own: Int, other: Int) { (counts[mode[node]], counts[1 - mode[node]]) }

  /// The mode of every node, as 1 or 2.
  var column: NodeScores.Column { NodeScores.Column("mode", mode.map { Double($0 + 1) }, isInteger: true) }

  private static func notBipartite(_ cycle: [Int], of graph: ProjectedGraph) -> AlgorithmError {
    let shown = cycle.prefix(9).map(graph.nodeID).joined(separator: "–")
    return .unsuitable(
      "the graph is not bipartite: \(cycle.count == 1 ? "a loop at" : "a cycle of \(cycle.count) ties through") \(shown)"
        + (cycle.count > 9 ? "–…" : ""),
      hint: "keep the relations between two kinds of nodes (--nodes, --relations)")
  }
}
