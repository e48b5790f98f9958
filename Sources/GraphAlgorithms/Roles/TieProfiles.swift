import GraphProjection

/// The ties of every node as a profile: the strengths of those it sends and, in a directed graph, of those it receives.
struct TieProfiles: Sendable {
  /// Neighbours ascending, several ties of a pair added up, loops among them.
  let outgoing: NeighbourRows
  let incoming: NeighbourRows
  let isDirected: Bool
  /// What the strengths were divided by, so that no square is out of range.
  let scale: Double

  init(_ graph: ProjectedGraph, for measure: String) throws(AlgorithmError) {
    let strengths = try graph.tieStrengths(for: measure)
    let largest = strengths?.max() ?? 1
    let scale = largest > 0 ? largest : 1
    func rows(_ arcs: ProjectedGraph.ArcRows) -> NeighbourRows {
      var rows = NeighbourRows(offsets: [0], targets: [], weights: [])
      let ties = strengths == nil ? [] : arcs.ties
      for node in 0..<graph.nodeCount {
        let start = rows.targets.count
        for arc in arcs.range(node) {
          let strength = strengths.map { $0[Int(ties[arc])] / scale } ?? 1
          guard strength > 0 else { continue }
          let last = rows.targets.count - 1
          if last >= start, rows.targets[last] == arcs.targets[arc] {
            rows.weights?[last] += strength
          } else {
            rows.targets.append(arcs.targets[arc])
            rows.weights?.append(strength)
          }
        }
        rows.offsets.append(rows.targets.count)
      }
      return rows
    }
    isDirected = graph.isDirected
    self.scale = scale
    outgoing = rows(graph.outgoing)
    incoming = isDirected ? rows(graph.incoming) : outgoing
  }

  var nodeCount: Int { outgoing.nodeCount }
}

/// What becomes of the ties between two nodes, and of their loops, when their profiles are compared.
public enum PairPositions: String, Hashable, Sendable, CaseIterable {
  /// The tie of one to the other is compared with the tie back, loop with loop: nodes that one could swap are alike.
  case swap
  /// They are left out.
  case exclude
  /// They are compared as they stand in the matrix.
  case include

  var note: String {
    switch self {
    case .swap: "the tie of one to the other is compared with the tie back"
    case .exclude: "ties between the two left out"
    case .include: "ties between the two compared as they stand in the matrix, the diagonal 0 without loops"
    }
  }
}
